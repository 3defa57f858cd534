// SPDX-License-Identifier: MIT
#include <themata/base/shell_word.hpp>

namespace themata {

std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char letter : text) {
    if (letter == '\'') {
      out += "'\\''";
    } else {
      out += letter;
    }
  }
  return out + "'";
}

std::string with_commas_escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == ',' && !out.ends_with('\\')) out += '\\';
    out += letter;
  }
  return out;
}

}  // namespace themata
