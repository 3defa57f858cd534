// SPDX-License-Identifier: MIT
//
// WordStat's .cat: a line further in belongs to the line above it that is less far in.
// `WORD (2)` is an entry with its weight, `_` a blank inside a phrase, and a line
// without a number a category. WordStat writes `(1)` where nobody chose a weight, so a
// file with no other weight has none. A line `@NAME [A NEAR B /C5] (1)` is a rule; those
// of two items become `near`, or a word with an `unless`:
//
//   A NEAR B, A BEFORE B, A AFTER B                   both, within what the scope says
//   A NOT NEAR B, A NOT BEFORE B, A NOT AFTER B       A, unless B is there
//
// with a scope `/S` (the sentence) or `/Cn` (n words), and `#CATEGORY` for an item.
// Any other rule is reported and left out.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include <themata/text/utf8.hpp>

#include "importer.hpp"
#include "native_pattern.hpp"

namespace themata {
namespace {

struct Line {
  std::size_t indent = 0;
  std::size_t number = 0;
  std::string_view text{};  ///< without the weight
  std::optional<double> weight{};
};

Line split_line(std::string_view line, std::size_t number) {
  Line out;
  out.indent = std::min(line.find_first_not_of("\t "), line.size());
  out.number = number;
  out.text = trim(line);
  const std::size_t open = out.text.rfind('(');
  if (!out.text.ends_with(')') || open == std::string_view::npos) return out;
  out.weight = weight_from(out.text.substr(open + 1, out.text.size() - open - 2));
  if (out.weight) out.text = trim(out.text.substr(0, open));
  return out;
}

std::string phrase_of(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

class WordStatReader {
 public:
  explicit WordStatReader(Importer& importer) : importer_(importer) {}

  void read(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t number = 1; !text.empty(); ++number) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (const std::string_view line = text.substr(0, end); !trim(line).empty()) {
        lines.push_back(split_line(line, number));
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    weighted_ = std::any_of(lines.begin(), lines.end(), [](const Line& line) {
      return line.weight.has_value() && *line.weight != 1;
    });
    for (std::size_t at = 0; at < lines.size(); ++at) {
      const bool holds_more = at + 1 < lines.size() && lines[at + 1].indent > lines[at].indent;
      read_line(lines[at], holds_more);
    }
    for (const auto& [rule, theme] : rules_) read_rule(rule, theme);
    resolve_references(importer_.dictionary(), importer_.errors());
  }

 private:
  struct Open {
    std::size_t indent;
    ThemeId theme;
  };

  void read_line(const Line& line, bool holds_more) {
    while (!open_.empty() && open_.back().indent >= line.indent) open_.pop_back();
    std::optional<ThemeId> above;
    if (!open_.empty()) above = open_.back().theme;
    const Importer::Spot spot{line.number, line.indent + 1};
    if (line.text.starts_with('@') && line.text.find('[') != std::string_view::npos) {
      if (above) rules_.emplace_back(line, *above);
      if (!above) importer_.lost("a rule in no category is left out", spot);
    } else if (holds_more || !line.weight) {
      open_.push_back({line.indent, importer_.theme(line.text, above, spot)});
    } else if (above) {
      importer_.pattern(phrase_of(line.text), *above, spot, weight_of(line));
    } else {
      importer_.lost(fmt::format("`{}` is in no category and left out", line.text), spot);
    }
  }

  std::optional<double> weight_of(const Line& line) const {
    return weighted_ ? line.weight : std::nullopt;
  }

  void read_rule(const Line& line, ThemeId theme) {
    const Importer::Spot spot{line.number, line.indent + 1};
    const std::size_t begin = line.text.find('[') + 1;
    const std::string_view inside = line.text.substr(begin, line.text.rfind(']') - begin);
    std::optional<Pattern> pattern = rule_as_pattern(words_of(inside), spot);
    if (!pattern) {
      importer_.lost(fmt::format("the rule `{}` has no counterpart and is left out", line.text),
                     spot);
      return;
    }
    pattern->theme = theme;
    pattern->weight = weight_of(line);
    pattern->place = importer_.place(spot);
    importer_.dictionary().add_pattern(std::move(*pattern));
  }

  std::optional<Pattern> rule_as_pattern(const std::vector<std::string_view>& words,
                                         Importer::Spot spot) {
    const bool negated = words.size() == 5 && words[1] == "NOT";
    if (words.size() != 4 && !negated) return std::nullopt;
    const std::string_view how = words[words.size() - 3];
    const auto reach = reach_of(words.back());
    if (!reach || (how != "NEAR" && how != "BEFORE" && how != "AFTER")) return std::nullopt;
    std::optional<Term> first = term(words[0], spot);
    std::optional<Term> second = term(words[words.size() - 2], spot);
    if (!first || !second || (negated && words[0].starts_with('#'))) return std::nullopt;
    Pattern pattern;
    if (!negated) {
      if (how == "AFTER") std::swap(first, second);
      const auto order = how == "NEAR" ? Near::Order::any : Near::Order::as_written;
      pattern.near = Near{{*first, *second}, *reach, order};
      pattern.written = near_in_one_line(*pattern.near);
      return pattern;
    }
    pattern.written = first->written;
    pattern.parts = std::move(first->parts);
    auto side = Context::Side::around;
    if (how == "BEFORE") side = Context::Side::after;
    if (how == "AFTER") side = Context::Side::before;
    pattern.unless.push_back({side, *reach, {std::move(*second)}, importer_.place(spot)});
    return pattern;
  }

  static std::optional<Reach> reach_of(std::string_view scope) {
    if (scope == "/S") return Reach{Reach::Kind::sentence, 0};
    if (!scope.starts_with("/C")) return std::nullopt;
    Reach reach{Reach::Kind::words, 0};
    const char* end = scope.data() + scope.size();
    const auto [stop, problem] = std::from_chars(scope.data() + 2, end, reach.words);
    const bool good = problem == std::errc{} && stop == end && reach.words >= 1;
    return good && reach.words <= Reach::most_words ? std::optional(reach) : std::nullopt;
  }

  std::optional<Term> term(std::string_view item, Importer::Spot spot) {
    Term term;
    term.place = importer_.place(spot);
    if (!item.starts_with('#')) {
      term.written = phrase_of(item);
      auto parsed = parse_pattern(term.written, PatternSyntax::plain);
      if (!std::holds_alternative<PatternParts>(parsed)) return std::nullopt;
      term.parts = std::get<PatternParts>(std::move(parsed));
      return term;
    }
    const Theme* named = only_theme(std::string(item.substr(1)));
    if (named == nullptr) return std::nullopt;
    term.written = "@" + named->full_name;
    return term;
  }

  /// The only one of this name, with or without its blanks; nullptr where there is none, or more.
  const Theme* only_theme(const std::string& name) {
    const auto& themes = importer_.dictionary().themes();
    if (named_.empty()) {  // no theme comes once rules are read
      for (const Theme& theme : themes) named_.emplace(theme.name, &theme);
    }
    const Theme* found = nullptr;
    for (const std::string& one : std::set<std::string>{name, phrase_of(name)}) {
      const auto [from, to] = named_.equal_range(one);
      for (auto at = from; at != to; ++at) {
        if (found != nullptr) return nullptr;
        found = at->second;
      }
    }
    return found;
  }

  Importer& importer_;
  std::vector<Open> open_{};
  std::vector<std::pair<Line, ThemeId>> rules_{};
  std::unordered_multimap<std::string_view, const Theme*> named_{};
  bool weighted_ = false;
};

}  // namespace

void read_wordstat(std::string_view text, Importer& importer) {
  WordStatReader(importer).read(text);
}

}  // namespace themata
