// SPDX-License-Identifier: MIT
#include "importer.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include <themata/text/utf8.hpp>

namespace themata {

ThemeId Importer::theme(std::string_view name, std::optional<ThemeId> parent, Spot spot,
                        Repeats repeats) {
  name = trim(name);
  if (name.empty()) fail(spot, "a category needs a name");
  if (parent && dictionary_.theme(*parent).level >= deepest) {
    fail(spot, fmt::format("categories nested more than {} deep", deepest));
    return *parent;
  }
  const std::size_t above = parent ? index_of(*parent) + 1 : 0;
  const auto [known, is_new] = known_.try_emplace({above, std::string(name)});
  if (!is_new) {
    if (repeats == Repeats::said) {
      lost(fmt::format("the category `{}` stands here a second time; both are one theme", name),
           spot);
    }
    return known->second;
  }
  Theme theme;
  theme.name = name;
  theme.parent = parent;
  theme.place = place(spot);
  known->second = dictionary_.add_theme(std::move(theme));
  return known->second;
}

void Importer::pattern(std::string_view term, ThemeId theme, Spot spot,
                       std::optional<double> weight, PatternSyntax syntax) {
  term = trim(term);
  if (term.empty()) return lost("an entry without a term is left out", spot);
  YamlNode node;
  node.kind = YamlNode::Kind::scalar;
  node.scalar = term;
  node.line = spot.line;
  node.column = spot.column;
  auto pattern = written_pattern(node, theme, syntax, errors_);
  if (!pattern) return;
  pattern->weight = weight;
  dictionary_.add_pattern(std::move(*pattern));
}

std::optional<double> weight_from(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double weight = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), weight);
  if (problem != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  if (!std::isfinite(weight) || std::abs(weight) > Pattern::most_weight) return std::nullopt;
  return weight;
}

std::string small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace themata
