// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace themata {

/// A small CSV or TSV file with a header, whole in memory: for metadata and
/// lists, not for transcripts.
struct TableFile {
  struct Line {
    std::vector<std::string> cells{};  ///< as many as the header has
    std::size_t number = 0;            ///< line of the file on which it begins
  };
  std::vector<std::string> header{};
  std::vector<Line> lines{};
};

/// Delimiter and encoding are detected. Throws Error(input) for a file that
/// can't be read or is empty, and, with the line, for a row of another length.
[[nodiscard]] TableFile read_table_file(const std::string& path);

}  // namespace themata
