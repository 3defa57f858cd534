// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace themata::cli {

/// A code as a number; nothing where it is a word.
[[nodiscard]] std::optional<double> code_number(const std::string& code);

/// Codes as categories. Numbers are one if they are equal: 1 and 1.0. Their order is the one
/// that was declared, else that of their values, else that of the alphabet, which is none.
class Categories {
 public:
  /// `met`: the codes that occur; `declared`: all that there are, from the least to the most, or
  /// nothing. Throws Error(usage) for a code that is declared twice.
  Categories(const std::set<std::string>& met, const std::vector<std::string>& declared);

  /// Nothing for a code that is neither met nor declared, and where some are declared for one
  /// that is not.
  [[nodiscard]] std::optional<std::uint32_t> find(const std::string& code) const;
  /// In their order.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Of names(): the numbers, or for words in a declared order their places; else empty.
  [[nodiscard]] const std::vector<double>& values() const { return values_; }
  /// Are there values that are but an order?
  [[nodiscard]] bool ordered() const { return !numeric_ && !values_.empty(); }

 private:
  void declare(const std::vector<std::string>& declared);
  void collect(const std::set<std::string>& met);

  bool numeric_ = false;
  std::vector<std::string> names_{};
  std::vector<double> values_{};
  std::map<std::string, std::uint32_t> by_name_{};
  std::map<double, std::uint32_t> by_value_{};
};

}  // namespace themata::cli
