// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <functional>
#include <map>

#include <themata/base/suggest.hpp>
#include <themata/text/utf8.hpp>

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

std::optional<Pattern> written_pattern(const YamlNode& node, ThemeId theme, PatternSyntax syntax,
                                       SourceErrors& errors) {
  auto parsed = parse_pattern(node.scalar, syntax);
  if (const auto* problem = std::get_if<PatternError>(&parsed)) {
    // The caret can point into the pattern only where the file shows it verbatim.
    const std::string_view seen = errors.text_at(node.line, node.column + (node.quoted ? 1 : 0));
    std::size_t column = node.column;
    if (seen.starts_with(node.scalar)) {
      column += (node.quoted ? 1 : 0) +
                count_code_points(std::string_view(node.scalar).substr(0, problem->at));
    }
    errors.add(node.line, column, problem->message);
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
      : dictionary_(dictionary), errors_(errors) {}

  void read(const YamlNode& root) {
    check_keys(
        root, "a dictionary",
        {"themata", "name", "version", "language", "description", "source", "license", "themes"});
    read_version(*root.find("themata"));
    dictionary_.name = text(root, "name");
    dictionary_.version = text(root, "version");
    dictionary_.language = text(root, "language");
    dictionary_.description = text(root, "description");
    dictionary_.sources = texts(root, "source");
    const YamlNode* themes = root.find("themes");
    if (themes == nullptr || themes->kind != YamlNode::Kind::map || themes->entries.empty()) {
      const YamlNode& at = themes == nullptr ? root : *themes;
      fail(at, "a dictionary needs `themes:`, a map from names to themes");
      return;
    }
    read_themes(*themes, std::nullopt);
  }

 private:
  void fail(const YamlNode& at, const std::string& message) {
    errors_.add(at.line, at.column, message);
  }

  void read_version(const YamlNode& node) {
    if (node.scalar == std::to_string(format_version)) return;
    fail(node, fmt::format("`themata:` gives the version of the format; this program reads "
                           "version {}",
                           format_version));
  }

  void check_keys(const YamlNode& map, std::string_view what,
                  const std::vector<std::string>& known) {
    static const std::vector<std::string> later{"near", "within", "ordered", "unless", "requires",
                                                "case", "weight", "role",    "sets"};
    for (const auto& [key, value] : map.entries) {
      if (std::find(known.begin(), known.end(), key.scalar) != known.end()) continue;
      if (std::find(later.begin(), later.end(), key.scalar) != later.end()) {
        fail(key, fmt::format("`{}` belongs to a later version of themata; this one can't honour "
                              "it, and won't ignore it",
                              key.scalar));
        continue;
      }
      std::vector<std::string> all = known;
      all.insert(all.end(), later.begin(), later.end());
      fail(key, fmt::format("`{}` is not a key of {}{}", key.scalar, what,
                            did_you_mean(key.scalar, all)));
    }
  }

  std::string text(const YamlNode& map, std::string_view key) {
    const YamlNode* value = map.find(key);
    if (value == nullptr || value->kind == YamlNode::Kind::empty) return {};
    if (value->kind != YamlNode::Kind::scalar) {
      fail(*value, fmt::format("`{}` takes a text", key));
      return {};
    }
    return std::string(trim(value->scalar));
  }

  std::vector<std::string> texts(const YamlNode& map, std::string_view key) {
    const YamlNode* value = map.find(key);
    std::vector<std::string> out;
    if (value == nullptr || value->kind == YamlNode::Kind::empty) return out;
    if (value->kind == YamlNode::Kind::scalar) return {value->scalar};
    const bool list = value->kind == YamlNode::Kind::list;
    if (!list) fail(*value, fmt::format("`{}` takes a text or a list of texts", key));
    for (const YamlNode& item : value->items) {
      if (item.kind == YamlNode::Kind::scalar) {
        out.push_back(item.scalar);
      } else {
        fail(item, fmt::format("`{}` takes texts; if this one holds `: `, put it in quotes", key));
      }
    }
    return out;
  }

  Polarity polarity(const YamlNode& map, Polarity otherwise) {
    const YamlNode* value = map.find("polarity");
    if (value == nullptr) return otherwise;
    if (value->scalar == "adherence") return Polarity::adherence;
    if (value->scalar == "violation") return Polarity::violation;
    fail(*value, fmt::format("polarity is `adherence` or `violation`{}",
                             did_you_mean(value->scalar, {"adherence", "violation"})));
    return otherwise;
  }

  std::string theme_name(const YamlNode& key) {
    std::string name;
    for (std::size_t at = 0; at < key.scalar.size(); ++at) {
      char c = key.scalar[at];
      if (c == '.') {
        fail(key, "a dot in a theme's name separates levels: write `\\.`, or nest the themes");
      } else if (c == '\\' && at + 1 < key.scalar.size()) {
        c = key.scalar[++at];
      }
      name += c;
    }
    if (trim(name).empty()) fail(key, "a theme needs a name");
    return name;
  }

  void read_themes(const YamlNode& map, std::optional<ThemeId> parent) {
    for (const auto& [key, value] : map.entries) {
      Theme theme;
      theme.name = theme_name(key);
      theme.parent = parent;
      theme.polarity = parent ? dictionary_.theme(*parent).polarity : Polarity::none;
      theme.place = {errors_.path(), key.line, key.column, {}};
      const ThemeId id = dictionary_.add_theme(std::move(theme));
      switch (value.kind) {
        case YamlNode::Kind::empty: break;
        case YamlNode::Kind::list: read_patterns(value, id); break;
        case YamlNode::Kind::map: read_theme(value, id); break;
        case YamlNode::Kind::scalar: fail(value, "a theme is a list of patterns or a map of keys");
      }
    }
  }

  void read_theme(const YamlNode& map, ThemeId id) {
    check_keys(map, "a theme",
               {"label", "description", "source", "polarity", "patterns", "themes", "examples"});
    Theme& theme = dictionary_.mutable_theme(id);
    theme.label = text(map, "label");
    theme.description = text(map, "description");
    theme.sources = texts(map, "source");
    theme.polarity = polarity(map, theme.polarity);
    if (const YamlNode* examples = map.find("examples")) read_examples(*examples, theme);
    if (const YamlNode* patterns = map.find("patterns")) read_patterns(*patterns, id);
    if (const YamlNode* themes = map.find("themes")) {
      if (themes->kind == YamlNode::Kind::map) {
        read_themes(*themes, id);
      } else if (themes->kind != YamlNode::Kind::empty) {
        fail(*themes, "`themes` takes a map from names to themes");
      }
    }
  }

  void read_examples(const YamlNode& node, Theme& theme) {
    if (node.kind != YamlNode::Kind::map) {
      fail(node, "`examples` takes `match:` and `no_match:`, each a list of texts");
      return;
    }
    check_keys(node, "`examples`", {"match", "no_match"});
    theme.must_match = texts(node, "match");
    theme.must_not_match = texts(node, "no_match");
  }

  void read_patterns(const YamlNode& node, ThemeId id) {
    if (node.kind == YamlNode::Kind::empty) return;
    if (node.kind == YamlNode::Kind::scalar) return read_pattern(node, id);
    if (node.kind == YamlNode::Kind::map) {
      fail(node, "`patterns` takes a list; begin each pattern with `- `");
      return;
    }
    for (const YamlNode& item : node.items) {
      if (item.kind == YamlNode::Kind::scalar) {
        read_pattern(item, id);
      } else if (item.kind == YamlNode::Kind::map) {
        read_pattern_object(item, id);
      } else {
        fail(item, "a pattern is a text or an object with `match:`");
      }
    }
  }

  void read_pattern(const YamlNode& node, ThemeId id) {
    auto pattern = written_pattern(node, id, PatternSyntax::native, errors_);
    if (!pattern) return;
    pattern->polarity = dictionary_.theme(id).polarity;
    dictionary_.add_pattern(std::move(*pattern));
  }

  void read_pattern_object(const YamlNode& map, ThemeId id) {
    check_keys(map, "a pattern", {"match", "polarity", "note", "source"});
    const YamlNode* match = map.find("match");
    if (match == nullptr || match->kind != YamlNode::Kind::scalar) {
      fail(match == nullptr ? map : *match, "a pattern object needs `match:` with a text");
      return;
    }
    auto pattern = written_pattern(*match, id, PatternSyntax::native, errors_);
    const Polarity sign = polarity(map, dictionary_.theme(id).polarity);
    const std::string note = text(map, "note");
    const std::string source = text(map, "source");
    if (!pattern) return;
    pattern->polarity = sign;
    pattern->note = note;
    pattern->source = source;
    dictionary_.add_pattern(std::move(*pattern));
  }

  Dictionary& dictionary_;
  SourceErrors& errors_;
};

}  // namespace

void read_native(const YamlNode& root, Dictionary& dictionary, SourceErrors& errors) {
  NativeReader(dictionary, errors).read(root);
}

}  // namespace themata
