// SPDX-License-Identifier: MIT
// Real transcripts and Unicode's test files lie beside a checkout, never in it.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

inline std::filesystem::path real_data() {
  return std::filesystem::path(THEMATA_SOURCE_DIR).parent_path() / "shared/data/open";
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Ends the test case with a plain word where the file is not there.
#define NEEDS_REAL_DATA(needed)                                                                 \
  do {                                                                                          \
    if (!std::filesystem::exists(needed)) {                                                     \
      std::cout << "skipped: " << std::filesystem::path(needed).filename() << " is not here\n"; \
      SUCCEED();                                                                                \
      return;                                                                                   \
    }                                                                                           \
  } while (false)
