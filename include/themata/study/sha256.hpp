// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace themata {

/// SHA-256 in 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

struct HashedFile {
  std::uint64_t bytes = 0;
  std::string sha256{};
  friend bool operator==(const HashedFile&, const HashedFile&) = default;
};

/// Of a file, read as a stream. Throws Error(input) where it can't be read.
[[nodiscard]] HashedFile hash_file(const std::string& path);

}  // namespace themata
