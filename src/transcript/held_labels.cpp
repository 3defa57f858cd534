// SPDX-License-Identifier: MIT
#include "held_labels.hpp"

#include <algorithm>
#include <cstddef>

namespace themata {

void take_held(const std::vector<Label>& held, const Blocks& blocks, Candidates& found) {
  for (const Label& label : held) {
    Name& name = found.names[label.name];
    ++(label.tight ? name.tight : name.count);
    if (blocks.lines[label.line].after_gap) {
      ++(label.tight ? name.tight_after_gap : name.after_gap);
    }
  }
  const auto middle = static_cast<std::ptrdiff_t>(found.labels.size());
  found.labels.insert(found.labels.end(), held.begin(), held.end());
  std::inplace_merge(found.labels.begin(), found.labels.begin() + middle, found.labels.end(),
                     by_line);
}

void forget_held(const std::vector<Label>& held, Candidates& found) {
  for (const Label& label : held) {
    Name& name = found.names[label.name];
    if (name.count != 0 || name.tight != 0) continue;
    name.doubtful = true;
    name.known = name.collective = false;
  }
}

}  // namespace themata
