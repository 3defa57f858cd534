// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "writers.hpp"

namespace themata {

std::string write_dicx(const Dictionary& dictionary, Losses& losses) {
  losses.say_header(dictionary);
  for (const Theme& theme : dictionary.themes()) {
    losses.say_theme(theme, Losses::Description::lost);
  }
  const std::vector<std::string> names = flat_names(dictionary, losses);
  std::string out = "DicTerm";
  for (const std::string& name : names) out += ',' + csv_cell(name);
  out += '\n';
  for (const FlatTerm& flat : flat_terms(dictionary, losses, Losses::Weight::kept)) {
    out += csv_cell(flat.term);
    std::size_t column = 0;
    for (const auto& [theme, weight] : flat.in) {
      out.append(theme + 1 - column, ',');
      column = theme + 1;
      out += weight ? fmt::format("{}", *weight) : "X";
    }
    out.append(names.size() - column, ',');
    out += '\n';
  }
  return out;
}

}  // namespace themata
