// SPDX-License-Identifier: MIT
#include "unmet_names.hpp"

#include <fmt/format.h>

#include <vector>

#include <themata/base/shell_word.hpp>
#include <themata/base/suggest.hpp>

namespace themata {

void UnmetNames::see(const Document& document) {
  const std::lock_guard lock(mutex_);
  ++documents_;
  if (document.unmet.empty()) return;
  for (const UnmetName& name : document.unmet) ++missed_[name];
  for (const Speaker& speaker : document.speakers) {
    if (!speaker.name.empty()) voices_.insert(speaker.name);
  }
}

void UnmetNames::tell(Diagnostics& diagnostics) const {
  const std::vector<std::string> known(voices_.begin(), voices_.end());
  for (const auto& [unmet, times] : missed_) {
    if (times < documents_) continue;
    const std::string meant = with_commas_escaped(nearest(unmet.name, known));
    diagnostics.warning(
        fmt::format("{} {}: no document has a speaker of that name{}", unmet.option, unmet.name,
                    meant.empty() ? "" : fmt::format(", did you mean `{}`?", meant)));
  }
}

}  // namespace themata
