// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <re2/re2.h>

#include <themata/text/utf8.hpp>

#include "native_fields.hpp"
#include "native_pattern.hpp"
#include "readers.hpp"

namespace themata {

namespace {

bool regexes_compile(const PatternParts& parts, const YamlNode& node, SourceErrors& errors) {
  bool good = true;
  for (const auto& part : parts) {
    const auto* choice = std::get_if<Choice>(&part);
    if (choice == nullptr) continue;
    for (const auto& option : choice->options) {
      for (const WrittenWord& word : option) {
        if (!word.regex) continue;
        RE2::Options quiet;
        quiet.set_log_errors(false);
        const RE2 expression(word.text, quiet);
        if (expression.ok()) continue;
        good = false;
        errors.add(node.line, node.column,
                   fmt::format("`/{}/` is not a regular expression that RE2 takes: {}", word.text,
                               expression.error()));
      }
    }
  }
  return good;
}

}  // namespace

void fail_inside(SourceErrors& errors, const YamlNode& node, const PatternError& problem) {
  const std::size_t quote = node.quoted ? 1 : 0;
  std::size_t column = node.column;
  if (errors.text_at(node.line, node.column + quote).starts_with(node.scalar)) {
    column += quote + count_code_points(std::string_view(node.scalar).substr(0, problem.at));
  }
  errors.add(node.line, column, problem.message);
}

std::optional<Pattern> written_pattern(const YamlNode& node, ThemeId theme, PatternSyntax syntax,
                                       SourceErrors& errors, const PatternSets& sets) {
  auto parsed = parse_pattern(node.scalar, syntax, sets);
  if (const auto* problem = std::get_if<PatternError>(&parsed)) {
    fail_inside(errors, node, *problem);
    return std::nullopt;
  }
  Pattern pattern;
  pattern.written = node.scalar;
  pattern.parts = std::get<PatternParts>(std::move(parsed));
  if (!regexes_compile(pattern.parts, node, errors)) return std::nullopt;
  pattern.theme = theme;
  pattern.place = {errors.path(), node.line, node.column, {}};
  return pattern;
}

namespace {

constexpr int format_version = 1;

class NativeReader {
 public:
  NativeReader(Dictionary& dictionary, SourceErrors& errors)
      : dictionary_(dictionary), fields_(errors, sets_) {}

  void read(const YamlNode& root) {
    fields_.check_keys(root, "a dictionary",
                       {"themata", "name", "version", "language", "description", "source",
                        "license", "sets", "silence", "themes"});
    read_version(*root.find("themata"));
    dictionary_.name = fields_.text(root, "name");
    dictionary_.version = fields_.text(root, "version");
    dictionary_.language = fields_.text(root, "language");
    dictionary_.description = fields_.text(root, "description");
    dictionary_.sources = fields_.texts(root, "source");
    dictionary_.license = fields_.text(root, "license");
    dictionary_.sets = fields_.named_sets(root);
    dictionary_.silences = fields_.silences(root);
    const YamlNode* themes = root.find("themes");
    if (themes == nullptr || themes->kind != YamlNode::Kind::map || themes->entries.empty()) {
      const YamlNode& at = themes == nullptr ? root : *themes;
      fields_.fail(at, "a dictionary needs `themes:`, a map from names to themes");
      return;
    }
    read_themes(*themes, std::nullopt);
    resolve_references(dictionary_, fields_.errors());
  }

 private:
  void read_version(const YamlNode& node) {
    if (node.scalar == std::to_string(format_version)) return;
    fields_.fail(node, fmt::format("`themata:` gives the version of the format; this program reads "
                                   "version {}",
                                   format_version));
  }

  std::string theme_name(const YamlNode& key) {
    std::string name;
    for (std::size_t at = 0; at < key.scalar.size(); ++at) {
      char c = key.scalar[at];
      if (c == '.') {
        fields_.fail(key,
                     "a dot in a theme's name separates levels: write `\\.`, or nest the themes");
      } else if (c == '\\' && at + 1 < key.scalar.size()) {
        c = key.scalar[++at];
      }
      name += c;
    }
    if (trim(name).empty()) fields_.fail(key, "a theme needs a name");
    return name;
  }

  void read_themes(const YamlNode& map, std::optional<ThemeId> parent) {
    for (const auto& [key, value] : map.entries) {
      Theme theme;
      theme.name = theme_name(key);
      theme.parent = parent;
      theme.polarity = parent ? dictionary_.theme(*parent).polarity : Polarity::none;
      theme.place = fields_.place(key);
      const ThemeId id = dictionary_.add_theme(std::move(theme));
      switch (value.kind) {
        case YamlNode::Kind::empty: break;
        case YamlNode::Kind::list: read_patterns(value, id); break;
        case YamlNode::Kind::map: read_theme(value, id); break;
        case YamlNode::Kind::scalar:
          fields_.fail(value, "a theme is a list of patterns or a map of keys");
      }
    }
  }

  void read_theme(const YamlNode& map, ThemeId id) {
    fields_.check_keys(map, "a theme",
                       {"label", "description", "source", "polarity", "patterns", "themes",
                        "examples", "silence"});
    Theme& theme = dictionary_.mutable_theme(id);
    theme.label = fields_.text(map, "label");
    theme.description = fields_.text(map, "description");
    theme.sources = fields_.texts(map, "source");
    theme.polarity = fields_.polarity(map, theme.polarity);
    theme.silences = fields_.silences(map);
    if (const YamlNode* examples = map.find("examples")) read_examples(*examples, theme);
    if (const YamlNode* patterns = map.find("patterns")) read_patterns(*patterns, id);
    if (const YamlNode* themes = map.find("themes")) {
      if (themes->kind == YamlNode::Kind::map) {
        read_themes(*themes, id);
      } else if (themes->kind != YamlNode::Kind::empty) {
        fields_.fail(*themes, "`themes` takes a map from names to themes");
      }
    }
  }

  void read_examples(const YamlNode& node, Theme& theme) {
    if (node.kind != YamlNode::Kind::map) {
      fields_.fail(node, "`examples` takes `match:` and `no_match:`, each a list of texts");
      return;
    }
    fields_.check_keys(node, "`examples`", {"match", "no_match"});
    theme.must_match = fields_.examples(node, "match");
    theme.must_not_match = fields_.examples(node, "no_match");
  }

  void read_patterns(const YamlNode& node, ThemeId id) {
    if (node.kind == YamlNode::Kind::empty) return;
    if (node.kind == YamlNode::Kind::scalar) return read_pattern(node, id);
    if (node.kind == YamlNode::Kind::map) {
      fields_.fail(node, "`patterns` takes a list; begin each pattern with `- `");
      return;
    }
    for (const YamlNode& item : node.items) {
      if (item.kind == YamlNode::Kind::scalar) {
        read_pattern(item, id);
      } else if (item.kind == YamlNode::Kind::map) {
        add(pattern_object(item, dictionary_.theme(id), id, fields_), item);
      } else {
        fields_.fail(item, "a pattern is a text or an object with `match:` or `near:`");
      }
    }
  }

  void read_pattern(const YamlNode& node, ThemeId id) {
    auto pattern = written_pattern(node, id, PatternSyntax::native, fields_.errors(), sets_);
    if (pattern) pattern->polarity = dictionary_.theme(id).polarity;
    add(std::move(pattern), node);
  }

  /// Sets make big patterns out of small ones, so their sum has a limit.
  void add(std::optional<Pattern> pattern, const YamlNode& node) {
    if (!pattern) return;
    if (!dictionary_.sets.empty() && alternatives_ <= most_alternatives) {
      alternatives_ += alternatives(*pattern);
      if (alternatives_ > most_alternatives) {
        fields_.fail(node, fmt::format("with their sets expanded the patterns hold more than {} "
                                       "alternatives; use fewer or smaller sets",
                                       most_alternatives));
      }
    }
    if (alternatives_ <= most_alternatives) dictionary_.add_pattern(std::move(*pattern));
  }

  static std::size_t alternatives(const Pattern& pattern) {
    std::size_t sum = 0;
    const auto count = [&sum](const PatternParts& parts) {
      for (const auto& part : parts) {
        if (const auto* choice = std::get_if<Choice>(&part)) sum += choice->options.size();
      }
    };
    count(pattern.parts);
    for_each_term(pattern, [&count](const Term& term) { count(term.parts); });
    return sum;
  }

  static constexpr std::size_t most_alternatives = 1'000'000;

  Dictionary& dictionary_;
  PatternSets sets_{};
  NativeFields fields_;
  std::size_t alternatives_ = 0;
};

}  // namespace

void read_native(const YamlNode& root, Dictionary& dictionary, SourceErrors& errors) {
  NativeReader(dictionary, errors).read(root);
}

}  // namespace themata
