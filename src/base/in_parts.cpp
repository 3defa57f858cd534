// SPDX-License-Identifier: MIT
#include <themata/base/in_parts.hpp>

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

#include <themata/base/shared_parts.hpp>

namespace themata {

void in_parts(const Shares& shares, const std::function<void(std::size_t part)>& work,
              const std::function<void(std::size_t part)>& take) {
  SharedParts parts(shares.parts, 2 * shares.threads, take);
  {
    std::vector<std::jthread> others;
    try {
      for (std::size_t other = 1; other < std::min(shares.threads, shares.parts); ++other) {
        others.emplace_back([&] { parts.work(work); });
      }
    } catch (const std::system_error&) {
      // There may be no more threads: a limit of the system.
    }
    parts.work(work);
  }
  parts.finish();
}

}  // namespace themata
