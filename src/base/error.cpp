// SPDX-License-Identifier: MIT
#include <themata/base/error.hpp>

#include <fmt/format.h>

#include <themata/base/shown_path.hpp>

namespace themata {

std::string shown_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == '\n') {
      out += "\u240A";
    } else {
      out += c;
    }
  }
  return out;
}

std::string Place::str() const {
  std::string shown = shown_path(path);
  if (byte) return fmt::format("{}: byte {}", shown, *byte);
  if (line == 0) return shown;
  if (column == 0) return fmt::format("{}:{}", shown, line);
  return fmt::format("{}:{}:{}", shown, line, column);
}

std::string Error::full() const {
  if (!place_ || place_->path.empty()) return what();
  return fmt::format("{}: {}", place_->str(), what());
}

}  // namespace themata
