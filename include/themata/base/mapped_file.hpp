// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace themata {

/// A regular file whose bytes stand in memory without being copied: the system brings a page
/// when it is looked at. Read only; moved, never copied; unmapped at the end.
///
/// What is written to the file while it is mapped may or may not be seen, and looking at what
/// has been cut off raises SIGBUS: whoever maps files that others may touch asks changed()
/// at the end, and gives that signal a handler (the program does both).
class MappedFile {
 public:
  MappedFile() = default;
  /// Maps nothing where there is no regular file that holds at least `least` bytes and at
  /// most `most`, or where the system refuses.
  MappedFile(const std::string& path, std::size_t least, std::size_t most);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  /// Is anything mapped? An empty file never is.
  [[nodiscard]] explicit operator bool() const { return bytes_ != nullptr; }
  [[nodiscard]] std::string_view bytes() const { return {bytes_, size_}; }

  /// Takes the pages of bytes [from, to) out of the process's memory. Whoever looks at them
  /// again gets them back, which takes time and nothing else. From any thread.
  void let_go(std::size_t from, std::size_t to) const;

  /// Has the file been written to, or grown or shrunk, since it was mapped?
  [[nodiscard]] bool changed() const;

 private:
  void close();

  const char* bytes_ = nullptr;
  std::size_t size_ = 0;
  int file_ = -1;  ///< open as long as it is mapped, to ask for changes
  std::int64_t seconds_ = 0;
  std::int64_t nanoseconds_ = 0;
};

}  // namespace themata
