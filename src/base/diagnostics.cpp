// SPDX-License-Identifier: MIT
#include <themata/base/diagnostics.hpp>

#include <algorithm>
#include <iterator>

namespace themata {

void Diagnostics::append(Diagnostics&& other) {
  items_.insert(items_.end(), std::make_move_iterator(other.items_.begin()),
                std::make_move_iterator(other.items_.end()));
  other.items_.clear();
}

bool Diagnostics::has_errors() const {
  return std::any_of(items_.begin(), items_.end(),
                     [](const Diagnostic& item) { return item.severity == Severity::error; });
}

}  // namespace themata
