// SPDX-License-Identifier: MIT
//
// Lexicoder's .lc3: a line `+CATEGORY`, then a term on each line. Blanks at a term's
// ends are no part of it.
#include <algorithm>

#include <themata/text/utf8.hpp>

#include "importer.hpp"

namespace themata {

void read_lexicoder(std::string_view text, Importer& importer) {
  std::optional<ThemeId> theme;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    const std::size_t column = 1 + std::min(text.find_first_not_of(" \t"), end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (line.front() == '+') {
      theme = importer.theme(line.substr(1), std::nullopt, {number, 1});
    } else if (theme) {
      importer.pattern(line, *theme, {number, column});
    } else {
      importer.fail({number, 1}, "a Lexicoder dictionary begins with a category (`+NAME`)");
      return;
    }
  }
}

}  // namespace themata
