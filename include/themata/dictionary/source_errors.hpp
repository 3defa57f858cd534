// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>

namespace themata {

/// Collects what is wrong with a file that a user wrote, so that all of it can
/// be said at once, each with the user's own line and a caret.
class SourceErrors {
 public:
  SourceErrors(std::string path, std::string_view text);

  /// Line and column from 1, columns in code points; line 0: the whole file.
  void add(std::size_t line, std::size_t column, const std::string& message);

  [[nodiscard]] bool empty() const { return found_.empty(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// The characters of `line` from `column` on; "" outside the text.
  [[nodiscard]] std::string_view text_at(std::size_t line, std::size_t column) const;
  /// The message with the line below it and a caret under the column.
  [[nodiscard]] std::string with_caret(std::size_t line, std::size_t column,
                                       const std::string& message) const;

  /// Throws Error(dictionary) with everything that was found, in order of place.
  void throw_if_any() const;

 private:
  struct Found {
    std::size_t line;
    std::size_t column;
    std::string message;
  };
  std::string path_;
  std::string_view text_;
  std::vector<std::size_t> line_begins_{};
  std::vector<Found> found_{};
};

/// The problems of a file that are in one Error, each with its place and without the line
/// that is shown below it.
[[nodiscard]] std::vector<Diagnostic> problems_of(const Error& error, const std::string& path);

}  // namespace themata
