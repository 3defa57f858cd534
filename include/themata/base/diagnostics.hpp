// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <themata/base/error.hpp>

namespace themata {

enum class Severity {
  note,     ///< something the user should know: a choice made, a thing set aside
  warning,  ///< something that may be wrong with the input
  error     ///< something that was refused
};

struct Diagnostic {
  Severity severity;
  std::string message;
  Place place{};  ///< empty path: about no file in particular
};

/// Survivable findings, in the order in which they were made. Not shared
/// between threads: each worker fills its own, and they are joined in order.
class Diagnostics {
 public:
  void note(std::string message, Place place = {}) {
    items_.push_back({Severity::note, std::move(message), std::move(place)});
  }
  void warning(std::string message, Place place = {}) {
    items_.push_back({Severity::warning, std::move(message), std::move(place)});
  }
  void error(std::string message, Place place = {}) {
    items_.push_back({Severity::error, std::move(message), std::move(place)});
  }
  void append(Diagnostics&& other);

  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }
  [[nodiscard]] bool empty() const { return items_.empty(); }

 private:
  std::vector<Diagnostic> items_{};
};

}  // namespace themata
