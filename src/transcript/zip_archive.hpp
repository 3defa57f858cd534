// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

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
  struct Discard {
    void operator()(zip* archive) const;
  };

  [[noreturn]] void fail(const std::string& message) const;

  std::string path_;
  std::size_t room_;  ///< bytes that may still be unpacked
  std::unique_ptr<zip, Discard> archive_{};
};

}  // namespace themata
