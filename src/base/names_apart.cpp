// SPDX-License-Identifier: MIT
#include <themata/base/names_apart.hpp>

#include <fmt/format.h>

namespace themata {

std::string NamesApart::next(const std::string& name) {
  std::uint32_t& last = last_[name];
  if (last++ == 0) return name;
  std::string numbered = fmt::format("{}#{}", name, last);
  while (knows(numbered)) numbered = fmt::format("{}#{}", name, ++last);
  return numbered;
}

}  // namespace themata
