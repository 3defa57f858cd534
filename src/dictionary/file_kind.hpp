// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace themata {

/// The kinds of file that hold dictionaries; native and quanteda's YAML are one.
enum class FileKind : std::uint8_t { yaml, liwc, dicx, csv, wordstat, lexicoder, yoshikoder, qdc };

/// By what the file begins with where that is plain, else by its extension.
[[nodiscard]] FileKind file_kind(std::string_view text, const std::string& path);

/// What an XML file says about its own encoding, unless that is UTF-8; else `auto`.
[[nodiscard]] std::string declared_encoding(std::string_view bytes);

}  // namespace themata
