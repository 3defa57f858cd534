// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>

namespace themata::cli {

/// While it lives, what goes to one of the standard streams goes to memory that has no name: a
/// command that another one runs writes there, and nothing is left behind if it is killed.
class CapturedStream {
 public:
  /// STDOUT_FILENO or STDERR_FILENO. Throws Error(output) where that can't be done.
  explicit CapturedStream(int file);
  CapturedStream(const CapturedStream&) = delete;
  CapturedStream& operator=(const CapturedStream&) = delete;
  ~CapturedStream();

  /// A path under which what was written can be read, as long as this lives.
  [[nodiscard]] std::string path() const;
  [[nodiscard]] std::string text() const;

 private:
  int file_;
  int kept_ = -1;
  int memory_ = -1;
};

/// The messages that a Console wrote into a captured standard error; no places.
[[nodiscard]] std::vector<Diagnostic> messages_in(const std::string& written);

}  // namespace themata::cli
