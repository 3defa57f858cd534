// SPDX-License-Identifier: MIT
#include <themata/base/error.hpp>

#include <fmt/format.h>

namespace themata {

std::string Place::str() const {
  if (byte) return fmt::format("{}: byte {}", path, *byte);
  if (line == 0) return path;
  if (column == 0) return fmt::format("{}:{}", path, line);
  return fmt::format("{}:{}:{}", path, line, column);
}

std::string Error::full() const {
  if (!place_ || place_->path.empty()) return what();
  return fmt::format("{}: {}", place_->str(), what());
}

}  // namespace themata
