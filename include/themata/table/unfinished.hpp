// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace themata {

/// Says, as long as it lives, that a file of this name is not finished.
class UnfinishedFile {
 public:
  UnfinishedFile() = default;
  /// Before the file is made, so that there is no moment in which nobody knows of it.
  explicit UnfinishedFile(const std::string& path) noexcept;
  UnfinishedFile(UnfinishedFile&& other) noexcept;
  UnfinishedFile& operator=(UnfinishedFile&& other) noexcept;
  ~UnfinishedFile();

 private:
  std::size_t place_ = none;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

/// Removes them all: for a program that is told to end, so that what people said does not stay
/// behind under a hidden name. May be called by a handler of signals.
void remove_unfinished_files() noexcept;

}  // namespace themata
