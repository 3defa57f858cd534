// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace themata {

/// Where in the user's material something was seen. Lines and columns count
/// from 1, columns in code points; 0 means "not known". Bytes count from 0.
struct Place {
  std::string path;
  std::size_t line = 0;
  std::size_t column = 0;
  std::optional<std::uint64_t> byte{};

  /// `path:line:column`, as much of it as is known; `path: byte N` for a byte.
  [[nodiscard]] std::string str() const;
};

/// What kind of thing went wrong. Which exit code follows is decided in one
/// place, by the program's `main`.
enum class ErrorKind {
  usage,       ///< an option or a value that can't be honoured
  input,       ///< a document, a list or a metadata table
  dictionary,  ///< a theme file
  output,      ///< a table that can't be written
  closed_pipe  ///< the reader of our output went away: silent success
};

/// The one exception of the library: a sentence for the user, and the place.
/// `what()` is the sentence without the place.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  /// Several problems of one file in one message.
  Error(ErrorKind kind, const std::string& message, std::size_t problems)
      : std::runtime_error(message), kind_(kind), problems_(problems) {}
  Error(ErrorKind kind, const std::string& message, Place place)
      : std::runtime_error(message), kind_(kind), place_(std::move(place)) {}

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  [[nodiscard]] const std::optional<Place>& place() const { return place_; }
  [[nodiscard]] std::size_t problems() const { return problems_; }
  /// The place, a colon and the message: one line (or several) for stderr.
  [[nodiscard]] std::string full() const;

 private:
  ErrorKind kind_;
  std::optional<Place> place_{};
  std::size_t problems_ = 1;
};

}  // namespace themata
