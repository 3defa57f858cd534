// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace themata {

/// A zip archive in memory, read with distrust: a part is unpacked only as far
/// as the limits go, whatever size it states.
class ZipArchive {
 public:
  /// Keeps a view of `bytes`. Throws Error(input) for what is no whole archive.
  ZipArchive(std::string_view bytes, std::string path, std::size_t size_limit);

  /// The part's content; nothing if there is no such part. Throws Error(input)
  /// for a part that is damaged, encrypted, or unpacks to more than it may.
  [[nodiscard]] std::optional<std::string> read(const std::string& name);

 private:
  struct Close {
    void operator()(void* archive) const;
  };

  /// Whether the directory is whole; `places_` are then its entries.
  [[nodiscard]] bool read_directory(std::string_view bytes);
  [[noreturn]] void fail(const std::string& message) const;

  std::string path_;
  std::size_t room_;  ///< bytes that may still be unpacked
  std::unique_ptr<void, Close> archive_{};
  std::map<std::string, std::uint64_t> places_{};  ///< by a part's name in small letters
};

}  // namespace themata
