// SPDX-License-Identifier: MIT
//
// Nearly all dictionaries are plain: nested `key:` lines, lists of `- text`,
// quotes without escapes, `{key: text}` on one line, texts folded by `>`. Such a
// text is read here in one pass of a line at a time, ten times as fast as by
// libyaml, which has to be ready for everything.
//
// The invariant: whatever is doubtful is declined, and declining costs nothing
// but time, since libyaml then reads the text from its beginning. So nothing here
// reports an error or knows a rule's exceptions: bytes that are not printable
// ASCII, blanks at a line's end, a colon or `#` inside a bare text, a line whose
// indentation is not that of an open level, a key that stands twice: declined.
// A test compares the trees of both readers on all short texts.
#include "plain_yaml.hpp"

#include <algorithm>

namespace themata {
namespace {

constexpr std::size_t deepest = 50;
constexpr std::size_t longest_key = 1000;
constexpr std::size_t most_nodes = 1'000'000;
constexpr std::size_t npos = std::string_view::npos;

/// May a bare text begin so? All that YAML gives a meaning to is left out.
bool begins_text(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("(/~$+^;_").find(c) != npos;
}

bool ends_flow_text(char c) {
  switch (c) {
    case ',':
    case ']':
    case '}':
    case '[':
    case '{':
    case ':':
    case '#':
    case '?': return true;
    default: return false;
  }
}

bool twice(const std::vector<std::pair<YamlNode, YamlNode>>& entries) {
  if (entries.size() < 2) return false;
  std::vector<std::string_view> keys;
  keys.reserve(entries.size());
  for (const auto& [key, value] : entries) keys.push_back(key.scalar);
  std::sort(keys.begin(), keys.end());
  return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

/// What is left of one line, and where it stands.
struct Rest {
  std::string_view text;
  std::size_t line;
  std::size_t column;  ///< of the text's first byte, from 1

  void skip(std::size_t bytes) {
    text.remove_prefix(bytes);
    column += bytes;
  }
  void skip_blanks() { skip(std::min(text.find_first_not_of(' '), text.size())); }
};

class PlainReader {
 public:
  explicit PlainReader(std::string_view text) : text_(text) {}

  std::optional<YamlNode> read() {
    if (text_.empty() || text_.back() != '\n') return std::nullopt;
    while (at_ < text_.size()) {
      Rest rest = next_line();
      if (rest.text.find_first_not_of(' ') == npos) {
        if (!rest.text.empty()) return std::nullopt;
        continue;
      }
      rest.skip_blanks();
      if (rest.text.front() == '#') continue;
      if (rest.text.back() == ' ' || !take(rest)) return std::nullopt;
    }
    if (open_.empty() || !close_to(0)) return std::nullopt;
    return close_last();
  }

  /// Printable ASCII and line ends, nothing else.
  static bool printable(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
  }

 private:
  struct Level {
    std::size_t column;
    YamlNode node;
    YamlNode key{};
    bool waits = false;  ///< for the value of `key`
  };

  Rest next_line() {
    const std::size_t end = text_.find('\n', at_);
    Rest rest{text_.substr(at_, end - at_), ++line_, 1};
    at_ = end + 1;
    return rest;
  }

  static YamlNode node(YamlNode::Kind kind, const Rest& at) {
    YamlNode node;
    node.kind = kind;
    node.line = at.line;
    node.column = at.column;
    return node;
  }

  static YamlNode scalar(const Rest& at, std::string_view text) {
    YamlNode made = node(YamlNode::Kind::scalar, at);
    made.scalar = text;
    return made;
  }

  /// A line that is no comment: an item of a list, or a key.
  bool take(Rest rest) {
    const bool item = rest.text.starts_with("- ");
    const auto kind = item ? YamlNode::Kind::list : YamlNode::Kind::map;
    const bool deeper = open_.empty() ? rest.column == 1 && !item
                                      : open_.back().waits && rest.column > open_.back().column;
    if (deeper) {
      if (open_.size() == deepest) return false;
      open_.push_back({rest.column, node(kind, rest)});
    } else if (!close_to(rest.column)) {
      return false;
    }
    if (open_.empty() || open_.back().node.kind != kind) return false;
    return item ? take_item(rest) : take_key(rest);
  }

  bool take_item(Rest rest) {
    rest.skip(1);
    rest.skip_blanks();
    auto& items = open_.back().node.items;
    return take_value(rest, items.emplace_back());
  }

  bool take_key(Rest rest) {
    Level& level = open_.back();
    if (!take_key_of(rest, level.key)) return false;
    if (rest.text == ">") {
      YamlNode value = node(YamlNode::Kind::scalar, rest);
      if (!fold(level.column, value.scalar)) return false;
      return add_entry(level, std::move(value));
    }
    level.waits = rest.text.empty();
    if (level.waits) {
      after_colon_ = rest;
      return true;
    }
    YamlNode value;
    return take_value(rest, value) && add_entry(level, std::move(value));
  }

  bool add_entry(Level& level, YamlNode value) {
    level.node.entries.emplace_back(std::move(level.key), std::move(value));
    level.waits = false;
    return ++nodes_ < most_nodes;
  }

  /// The bare key before a colon, which must end its word; `rest` is left at the value.
  static bool take_key_of(Rest& rest, YamlNode& key) {
    const std::size_t colon = rest.text.find(':');
    if (colon == npos || colon == 0 || colon > longest_key) return false;
    const std::string_view name =
        rest.text.substr(0, rest.text.find_last_not_of(' ', colon - 1) + 1);
    if (!begins_text(name.front()) || name.find_first_of("#,[]{}?\"'") != npos) return false;
    key = scalar(rest, name);
    rest.skip(colon + 1);
    if (!rest.text.empty() && rest.text.front() != ' ') return false;
    if (!rest.text.empty()) rest.skip_blanks();
    return true;
  }

  /// A text, a map or a list that ends with its line.
  bool take_value(Rest rest, YamlNode& value) {
    if (++nodes_ >= most_nodes || rest.text.empty()) return false;
    const char first = rest.text.front();
    if (first == '{' || first == '[') return take_flow(rest, value);
    if (first == '"' || first == '\'') return take_quoted(rest, value) && rest.text.empty();
    if (!begins_text(first) || rest.text.find(':') != npos || rest.text.find('#') != npos) {
      return false;
    }
    value = scalar(rest, rest.text);
    return true;
  }

  static bool take_quoted(Rest& rest, YamlNode& value) {
    const char quote = rest.text.front();
    const std::size_t end = rest.text.find(quote, 1);
    if (end == npos) return false;
    const std::string_view inside = rest.text.substr(1, end - 1);
    if (inside.find('\\') != npos) return false;
    value = scalar(rest, inside);
    value.quoted = true;
    rest.skip(end + 1);
    return rest.text.empty() || rest.text.front() != quote;
  }

  /// `{key: text, ...}` or `[text, ...]`.
  bool take_flow(Rest& rest, YamlNode& value) {
    const bool map = rest.text.front() == '{';
    value = node(map ? YamlNode::Kind::map : YamlNode::Kind::list, rest);
    for (char next = ','; next == ',';) {
      rest.skip(1);
      rest.skip_blanks();
      YamlNode key;
      YamlNode item;
      if (map && !take_key_of(rest, key)) return false;
      if (!take_flow_text(rest, item) || ++nodes_ >= most_nodes) return false;
      rest.skip_blanks();
      if (rest.text.empty()) return false;
      next = rest.text.front();
      if (map) {
        value.entries.emplace_back(std::move(key), std::move(item));
      } else {
        value.items.push_back(std::move(item));
      }
    }
    return rest.text == (map ? "}" : "]") && !twice(value.entries);
  }

  static bool take_flow_text(Rest& rest, YamlNode& value) {
    if (rest.text.empty()) return false;
    if (rest.text.front() == '"' || rest.text.front() == '\'') return take_quoted(rest, value);
    if (!begins_text(rest.text.front())) return false;
    const auto* const stop = std::find_if(rest.text.begin(), rest.text.end(), ends_flow_text);
    if (stop == rest.text.end()) return false;
    const auto end = static_cast<std::size_t>(stop - rest.text.begin());
    value = scalar(rest, rest.text.substr(0, rest.text.find_last_not_of(' ', end - 1) + 1));
    rest.skip(end);
    return true;
  }

  /// The lines below a `>`, all indented alike and deeper than `column`, as one text.
  bool fold(std::size_t column, std::string& text) {
    std::size_t indented = 0;
    bool ended = false;
    while (at_ < text_.size()) {
      const std::size_t before = at_;
      Rest rest = next_line();
      if (rest.text.empty()) {
        ended = true;
        continue;
      }
      rest.skip_blanks();
      if (rest.text.empty() || rest.text.back() == ' ') return false;
      if (indented == 0 && (ended || rest.column <= column)) return false;
      if (indented == 0) indented = rest.column;
      if (rest.column < indented) {
        at_ = before;
        --line_;
        break;
      }
      if (ended || rest.column > indented) return false;
      if (!text.empty()) text += ' ';
      text += rest.text;
    }
    text += '\n';
    return indented > 0;
  }

  /// Closes what is deeper than `column`; is there a level of just this one then?
  bool close_to(std::size_t column) {
    while (!open_.empty()) {
      Level& level = open_.back();
      if (level.waits && !add_entry(level, node(YamlNode::Kind::empty, after_colon_))) return false;
      if (level.column <= column || open_.size() == 1) break;
      std::optional<YamlNode> done = close_last();
      if (!done || !add_entry(open_.back(), *std::move(done))) return false;
    }
    return !open_.empty() && (column == 0 || open_.back().column == column);
  }

  std::optional<YamlNode> close_last() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    if (twice(done.entries)) return std::nullopt;
    return done;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  std::size_t nodes_ = 0;
  Rest after_colon_{};
  std::vector<Level> open_{};
};

}  // namespace

std::optional<YamlNode> read_plain_yaml(std::string_view text) {
  if (!PlainReader::printable(text)) return std::nullopt;
  return PlainReader(text).read();
}

}  // namespace themata
