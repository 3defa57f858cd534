// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "option_tree.hpp"

namespace themata::cli {

/// What an option, or what stands without one, takes: as far as a shell can know it.
struct TakenValues {
  bool any = false;     ///< a value at all; a flag takes none
  bool list = false;    ///< several, with commas between
  bool files = false;   ///< a file or a folder
  bool themes = false;  ///< a theme of the dictionary in use
  /// Fixed ones. One that ends with `:` goes on with what only the user knows.
  std::vector<std::string> words{};
};

/// Read off the type name (`csv|tsv`, `FILE|NAME`, `GLOB,...`) and what offer() adds.
[[nodiscard]] TakenValues taken_by(CLI::Option& option);

/// The type name alone: `turn|window:N` takes `turn` and `window:`, and capitals stand for
/// something else.
[[nodiscard]] TakenValues taken_by_type(const std::string& type);

}  // namespace themata::cli
