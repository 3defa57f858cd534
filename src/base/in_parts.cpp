// SPDX-License-Identifier: MIT
#include <themata/base/in_parts.hpp>

#include <exception>
#include <thread>
#include <vector>

namespace themata {

void in_parts(std::size_t parts, const std::function<void(std::size_t part)>& work) {
  std::vector<std::exception_ptr> failures(parts);
  const auto attempt = [&](std::size_t part) {
    try {
      work(part);
    } catch (...) {
      failures[part] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    others.reserve(parts);
    for (std::size_t part = 0; part + 1 < parts; ++part) others.emplace_back(attempt, part);
    if (parts > 0) attempt(parts - 1);
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace themata
