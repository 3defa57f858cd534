// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace themata {

/// How work is shared: in so many parts, by so many threads at once.
struct Shares {
  std::size_t parts = 1;
  std::size_t threads = 1;
};

/// Calls `work` with the number of each part, on the calling thread and on others, which begin
/// parts in their order. When a part's work and that of all before it is done, `take` is called
/// with its number, one call at a time; who is two parts a thread ahead of that waits, so that not
/// all that parts give is kept at once. Where the system refuses a thread the others do its work.
///
/// Where parts throw, throws what the first of them did, after all that were begun have ended.
void in_parts(const Shares& shares, const std::function<void(std::size_t part)>& work,
              const std::function<void(std::size_t part)>& take = {});

}  // namespace themata
