// SPDX-License-Identifier: MIT
// What a table of metadata and the documents have not in common is named: a misspelt id
// would else put talk among those without a value, where nobody looks for it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "selection_parts.hpp"

namespace themata {

std::string list_of(const std::vector<std::string>& names, std::uint64_t count) {
  count = std::max<std::uint64_t>(count, names.size());
  const std::size_t shown = std::min(names.size(), most_named);
  const std::vector<std::string> some(names.begin(),
                                      names.begin() + static_cast<std::ptrdiff_t>(shown));
  std::string list = fmt::format("{}", fmt::join(some, ", "));
  if (count > shown) list += fmt::format(" and {} more", count - shown);
  return list;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void Selection::report_partners(Diagnostics& diagnostics) const {
  if (metadata_ == nullptr) return;
  auto ordered = documents_;
  std::sort(ordered.begin(), ordered.end());
  const std::vector<std::string>& known = metadata_->documents();
  std::vector<bool> met(known.size());
  std::vector<std::string> missing;
  std::map<std::size_t, std::set<std::string>> otherwise;  // ids that are not as in the table
  std::vector<bool> exactly(known.size());
  for (const auto& [place, name] : ordered) {
    const auto joined = metadata_->document(name);
    if (!joined) {
      missing.push_back(name);
      continue;
    }
    met[*joined] = true;
    if (known[*joined] == name) {
      exactly[*joined] = true;
    } else {
      otherwise[*joined].insert(name);
    }
  }
  std::vector<std::string> shared;
  for (auto& [document, ids] : otherwise) {
    if (exactly[document]) ids.insert(known[document]);
    if (ids.size() < 2) continue;
    shared.push_back(fmt::format("{} ({})", known[document], fmt::join(ids, ", ")));
  }
  if (!missing.empty()) {
    diagnostics.warning(fmt::format("{} without a row in the metadata: {}",
                                    counted(missing.size(), "document", "documents"),
                                    list_of(missing)));
  }
  if (!shared.empty()) {
    diagnostics.warning(
        fmt::format("{} of the metadata {} for several documents that differ in their extensions: "
                    "{}; ids with extension tell them apart",
                    counted(shared.size(), "id", "ids"), shared.size() == 1 ? "stands" : "stand",
                    list_of(shared)));
  }
  std::vector<std::string> rows;
  for (std::size_t at = 0; at < known.size(); ++at) {
    if (!met[at]) rows.push_back(known[at]);
  }
  if (rows.empty()) return;
  diagnostics.warning(fmt::format("{} of the metadata without a document: {}",
                                  counted(rows.size(), "row", "rows"), list_of(rows)));
}

}  // namespace themata
