// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

enum class DictionaryFormat : std::uint8_t {
  native,    ///< YAML with a `themata:` header; holds everything
  quanteda,  ///< YAML of nested themes and plain patterns
  dic,       ///< LIWC: numbered categories, plain terms
  dicx,      ///< LIWC-22: a table of terms and categories, with weights
  csv,       ///< a table `theme,pattern,weight`, patterns in the native syntax
  qdc        ///< REFI-QDA's codebook: nested themes with descriptions, no patterns
};

/// As `dict convert --to` takes them, in the order of the enum.
[[nodiscard]] const std::vector<std::string>& dictionary_format_names();
[[nodiscard]] std::optional<DictionaryFormat> dictionary_format_from_name(std::string_view name);

/// The dictionary as a file of this format: UTF-8, LF, the same bytes for the same
/// dictionary. Whatever the format can't hold is a warning in `lost`, with the place it
/// had in its own file. Where alternatives can't be written they become patterns of
/// their own, which find the same.
[[nodiscard]] std::string write_dictionary(const Dictionary& dictionary, DictionaryFormat format,
                                           Diagnostics& lost);

}  // namespace themata
