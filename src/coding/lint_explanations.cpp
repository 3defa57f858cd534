// SPDX-License-Identifier: MIT
#include <themata/coding/lint.hpp>

namespace themata {
namespace {

constexpr char manual[] = {
#include "CHECKS.inc"
};

}  // namespace

std::string_view explanation_of(std::string_view code) {
  const std::string_view all(manual, sizeof manual);
  const std::string head = "\n## " + std::string(check_of(code).code) + " ";
  const std::size_t begin = all.find(head);
  if (begin == std::string_view::npos) return {};
  const std::size_t end = all.find("\n## ", begin + 1);
  std::string_view section = all.substr(begin + 1, end == all.npos ? end : end - begin);
  while (section.ends_with('\n')) section.remove_suffix(1);
  return section;
}

}  // namespace themata
