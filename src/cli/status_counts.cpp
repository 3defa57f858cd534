// SPDX-License-Identifier: MIT
#include "status_counts.hpp"

#include <fmt/format.h>

#include <string>

namespace themata::cli {

void StatusCounts::add(const CodedDocument& document, std::span<const GroupId> groups,
                       const Dictionary& dictionary, const std::vector<bool>& shown) {
  for (std::uint32_t at = 0; at < shown.size(); ++at) {
    const Theme& theme = dictionary.themes()[at];
    if (!shown[at] || theme.patterns.empty()) continue;
    std::size_t turn = 0;
    for (const Hit& hit : theme.children.empty() ? document.hits.of[at] : document.hits.own[at]) {
      const auto end = [&](std::size_t of) {
        return document.turns[of].first_word + document.turns[of].words;
      };
      while (end(turn) <= hit.begin) ++turn;
      if (groups[turn] != set_aside) add(hit.status);
    }
  }
}

void StatusCounts::report(Diagnostics& diagnostics) const {
  std::uint64_t all = 0;
  std::string parts;
  for (const Status status : all_statuses) {
    const std::uint64_t count = counts_[static_cast<std::size_t>(status)];
    all += count;
    if (count == 0 || status == Status::affirmed) continue;
    parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", count, status_name(status));
  }
  if (parts.empty()) return;
  diagnostics.note(
      fmt::format("{} of {} hits are not affirmed ({}); `--status affirmed` leaves them out, in "
                  "every table",
                  all - counts_[0], all, parts));
}

}  // namespace themata::cli
