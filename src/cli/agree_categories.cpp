// SPDX-License-Identifier: MIT
#include "agree_categories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <themata/base/error.hpp>

namespace themata::cli {

std::optional<double> code_number(const std::string& code) {
  char* end = nullptr;
  const double value = std::strtod(code.c_str(), &end);
  const bool plain = code.find_first_not_of("+-.0123456789eE") == std::string::npos;
  if (code.empty() || !plain || *end != '\0' || !std::isfinite(value)) return std::nullopt;
  return value;
}

Categories::Categories(const std::set<std::string>& met, const std::vector<std::string>& declared) {
  const auto is_number = [](const std::string& code) { return code_number(code).has_value(); };
  numeric_ = declared.empty() ? !met.empty() && std::all_of(met.begin(), met.end(), is_number)
                              : std::all_of(declared.begin(), declared.end(), is_number);
  declared.empty() ? collect(met) : declare(declared);
  for (std::uint32_t at = 0; at < names_.size(); ++at) {
    by_name_.emplace(names_[at], at);
    if (numeric_) by_value_.emplace(values_[at], at);
  }
}

void Categories::declare(const std::vector<std::string>& declared) {
  for (const std::string& code : declared) {
    const double value =
        numeric_ ? code_number(code).value_or(0) : static_cast<double>(names_.size());
    const auto twice = std::find_if(names_.begin(), names_.end(), [&](const std::string& name) {
      return name == code || (numeric_ && code_number(name) == value);
    });
    if (twice != names_.end()) {
      throw Error(ErrorKind::usage,
                  *twice == code ? fmt::format("--categories names the code `{}` twice", code)
                                 : fmt::format("--categories names one code twice: `{}` is `{}`",
                                               code, *twice));
    }
    names_.push_back(code);
    values_.push_back(value);
  }
}

void Categories::collect(const std::set<std::string>& met) {
  if (!numeric_) {
    names_.assign(met.begin(), met.end());
    return;
  }
  std::map<double, std::string> by_value;
  for (const std::string& code : met) by_value.try_emplace(*code_number(code), code);
  // A mark that nobody, or everybody, made is still one of two.
  const bool mark = by_value.size() == 1 && (by_value.contains(0) || by_value.contains(1));
  if (mark) by_value = {{0, "0"}, {1, "1"}};
  for (const auto& [value, code] : by_value) {
    names_.push_back(code);
    values_.push_back(value);
  }
}

std::optional<std::uint32_t> Categories::find(const std::string& code) const {
  if (numeric_) {
    const auto value = code_number(code);
    const auto at = value ? by_value_.find(*value) : by_value_.end();
    if (at == by_value_.end()) return std::nullopt;
    return at->second;
  }
  const auto at = by_name_.find(code);
  if (at == by_name_.end()) return std::nullopt;
  return at->second;
}

}  // namespace themata::cli
