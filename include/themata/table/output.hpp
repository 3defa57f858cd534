// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace themata {

/// Where a table goes: standard output, or a file that appears whole or not
/// at all. Nothing of the file is visible before commit(); without it, nothing
/// is left behind. Throws Error(output) for a full disk and the like, and
/// Error(closed_pipe) when nobody reads standard output any more.
class Output {
 public:
  static Output to_stdout();
  /// A device, a pipe, and a file that is open under a number (`/dev/stdout`, `/dev/fd/3`, the
  /// file of `> FILE`) are written directly, where the writer before left off.
  static Output to_file(const std::string& path);
  Output(Output&&) noexcept;
  Output& operator=(Output&&) noexcept;
  ~Output();

  void write(std::string_view text);
  /// Passes on what is buffered (standard output) .
  void flush();
  /// Flushes and, for a file, puts it in its place.
  void commit();

 private:
  struct State;
  explicit Output(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace themata
