// SPDX-License-Identifier: MIT
#include <themata/base/diagnostics.hpp>

#include <iterator>

namespace themata {

void Diagnostics::append(Diagnostics&& other) {
  items_.insert(items_.end(), std::make_move_iterator(other.items_.begin()),
                std::make_move_iterator(other.items_.end()));
  other.items_.clear();
}

}  // namespace themata
