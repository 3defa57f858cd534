// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "pattern_text.hpp"
#include "writers.hpp"

namespace themata {

std::string csv_cell(std::string_view text) {
  const bool bare = text.find_first_of(",\"\n\r;\t") == std::string_view::npos &&
                    !text.starts_with(' ') && !text.ends_with(' ');
  if (bare) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string write_csv_terms(const Dictionary& dictionary, Losses& losses) {
  losses.say_header(dictionary);
  const NativeText text(dictionary, NativeText::Sets::expanded);
  std::string out = "theme,pattern,weight\n";
  for (const Theme& theme : dictionary.themes()) {
    losses.say_theme(theme, Losses::Description::lost);
    const std::string name = csv_cell(theme.full_name);
    bool written = !theme.children.empty();  // their names hold it
    for (const PatternId id : theme.patterns) {
      const Pattern& pattern = dictionary.pattern(id);
      if (pattern.near) {
        losses.say_left_out(pattern, "`near`");
        continue;
      }
      losses.say_pattern(pattern, Losses::Weight::kept);
      out += fmt::format("{},{},", name, csv_cell(text.of(pattern.written, pattern.parts)));
      if (pattern.weight) out += fmt::format("{}", *pattern.weight);
      out += '\n';
      written = true;
    }
    if (!written) out += name + ",,\n";
  }
  return out;
}

}  // namespace themata
