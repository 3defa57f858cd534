// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "writers.hpp"

namespace themata {

std::string write_dic(const Dictionary& dictionary, Losses& losses) {
  losses.say_header(dictionary);
  for (const Theme& theme : dictionary.themes()) {
    losses.say_theme(theme, Losses::Description::lost);
  }
  std::string out = "%\n";
  const std::vector<std::string> names = flat_names(dictionary, losses);
  for (std::size_t at = 0; at < names.size(); ++at) {
    out += fmt::format("{}\t{}\n", at + 1, names[at]);
  }
  out += "%\n";
  for (const FlatTerm& flat : flat_terms(dictionary, losses, Losses::Weight::lost)) {
    out += flat.term;
    for (const auto& [theme, weight] : flat.in) out += fmt::format("\t{}", theme + 1);
    out += '\n';
  }
  return out;
}

}  // namespace themata
