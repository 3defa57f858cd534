// SPDX-License-Identifier: MIT
#include "phrases.hpp"

#include <fmt/format.h>

#include <cmath>

#include <themata/report/words.hpp>

namespace themata {

std::string count_in_words(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string number_in_words(double value) {
  if (!std::isfinite(value)) return "undefined";
  const double size = std::abs(value);
  if (size >= 1000) return count_in_words(static_cast<std::uint64_t>(std::llround(size)));
  if (size >= 100) return fmt::format("{:.0f}", value);
  if (size >= 10) return fmt::format("{:.1f}", value);
  if (size >= 0.1 || size == 0) return fmt::format("{:.2f}", value);
  return fmt::format("{:.2g}", value);
}

std::string quoted_theme(const Report& report, std::size_t theme) {
  return "\u201C" + report.themes[theme].label + "\u201D";
}

std::string with_interval(const Report& report, const Report::Estimate& estimate) {
  if (!estimate.value) return "undefined";
  const std::string value = number_in_words(*estimate.value);
  if (!estimate.low || !estimate.high) return value + " (no interval)";
  return fmt::format("{} ({:g} % interval {} to {})", value, report.made.confidence * 100,
                     number_in_words(*estimate.low), number_in_words(*estimate.high));
}

namespace {

std::string of_window(const std::string& unit, std::string_view name) {
  return fmt::format("{} of {} words", name, unit.substr(unit.find(':') + 1));
}

}  // namespace

std::string unit_in_words(const std::string& unit) {
  if (unit == "document") return "interview";
  return unit.find(':') == std::string::npos ? unit : of_window(unit, "window");
}

std::string counted_in_words(std::uint64_t count, std::string_view one) {
  return fmt::format("{} {}{}", count_in_words(count), one, count == 1 ? "" : "s");
}

bool has_empty_cell(const Report::Fourfold& counts) {
  return counts.n_ab == 0 || counts.n_a == counts.n_ab || counts.n_b == counts.n_ab ||
         counts.n + counts.n_ab == counts.n_a + counts.n_b;
}

std::string units_in_words(const std::string& unit) {
  if (unit.find(':') != std::string::npos) return of_window(unit, "windows");
  return unit_in_words(unit) + "s";
}

std::string listed_in_words(const std::vector<std::string>& names) {
  std::string said;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (at > 0) said += at + 1 == names.size() ? " and " : ", ";
    said += names[at];
  }
  return said;
}

}  // namespace themata
