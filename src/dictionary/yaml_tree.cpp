// SPDX-License-Identifier: MIT
//
// The tree is built from libyaml's events, without recursion: they say where
// every key and value stands, and leave `no`, `1`, `null` and `~` the words
// that their author wrote.
#include <themata/dictionary/yaml_tree.hpp>

#include <fmt/format.h>
#include <yaml.h>

#include <map>
#include <optional>

namespace themata {

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

namespace {

constexpr std::size_t deepest = 100;
constexpr std::size_t most_nodes = 2'000'000;

struct ParserGuard {
  yaml_parser_t parser{};
  ParserGuard() { yaml_parser_initialize(&parser); }
  ~ParserGuard() { yaml_parser_delete(&parser); }
  ParserGuard(const ParserGuard&) = delete;
  ParserGuard& operator=(const ParserGuard&) = delete;
};

struct EventGuard {
  yaml_event_t event{};
  EventGuard() = default;
  ~EventGuard() { yaml_event_delete(&event); }
  EventGuard(const EventGuard&) = delete;
  EventGuard& operator=(const EventGuard&) = delete;
};

class TreeBuilder {
 public:
  explicit TreeBuilder(SourceErrors& errors) : errors_(errors) {}

  YamlNode take() { return std::move(root_); }

  /// False where nothing more is to be read.
  bool take_in(const yaml_event_t& event) {
    YamlNode node = at(event.start_mark);
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT: return begin_document(node);
      case YAML_ALIAS_EVENT:
        fail(node,
             "an alias (`*name`) is not allowed here; if a pattern begins with `*`, quote it: "
             "\"*ing\"");
        return add(std::move(node));
      case YAML_SCALAR_EVENT: return add(scalar(event, std::move(node)));
      case YAML_SEQUENCE_START_EVENT: return open(std::move(node), YamlNode::Kind::list);
      case YAML_MAPPING_START_EVENT: return open(std::move(node), YamlNode::Kind::map);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT: return close();
      case YAML_STREAM_END_EVENT: return false;
      default: return true;
    }
  }

 private:
  struct Open {
    YamlNode node;
    YamlNode key{};
    bool has_key = false;
    std::map<std::string, std::size_t, std::less<>> seen{};
  };

  static YamlNode at(const yaml_mark_t& mark) {
    YamlNode node;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  void fail(const YamlNode& node, const std::string& why) {
    errors_.add(node.line, node.column, why);
  }

  bool begin_document(const YamlNode& node) {
    if (++documents_ == 1) return true;
    fail(node, "the file holds more than one YAML document (a line `---`); keep one");
    return false;
  }

  static YamlNode scalar(const yaml_event_t& event, YamlNode node) {
    const auto& data = event.data.scalar;
    node.scalar.assign(reinterpret_cast<const char*>(data.value), data.length);
    node.quoted = data.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                  data.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    const bool nothing = node.scalar.empty() && data.style == YAML_PLAIN_SCALAR_STYLE;
    node.kind = nothing ? YamlNode::Kind::empty : YamlNode::Kind::scalar;
    return node;
  }

  bool open(YamlNode node, YamlNode::Kind kind) {
    if (open_.size() >= deepest) {
      fail(node, fmt::format("more than {} levels deep; not read any further", deepest));
      return false;
    }
    node.kind = kind;
    open_.push_back({std::move(node)});
    return true;
  }

  bool close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    return add(std::move(done));
  }

  bool add(YamlNode node) {
    if (++nodes_ > most_nodes) {
      fail(node, fmt::format("more than {} entries; not read any further", most_nodes));
      return false;
    }
    if (open_.empty()) {
      root_ = std::move(node);
      return true;
    }
    Open& parent = open_.back();
    if (parent.node.kind == YamlNode::Kind::list) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.has_key) {
      check_key(parent, node);
      parent.key = std::move(node);
      parent.has_key = true;
    } else {
      parent.node.entries.emplace_back(std::move(parent.key), std::move(node));
      parent.has_key = false;
    }
    return true;
  }

  void check_key(Open& parent, const YamlNode& key) {
    if (key.kind != YamlNode::Kind::scalar) {
      fail(key, "a key must be a word, not a list or a map");
      return;
    }
    const auto [before, fresh] = parent.seen.try_emplace(key.scalar, key.line);
    if (fresh) return;
    fail(key, fmt::format("the key `{}` stands here a second time (first in line {}); join the two "
                          "or rename one",
                          key.scalar, before->second));
  }

  SourceErrors& errors_;
  YamlNode root_{};
  std::vector<Open> open_{};
  std::size_t nodes_ = 0;
  std::size_t documents_ = 0;
};

/// libyaml counts code points.
bool is_tab_at(std::string_view text, std::size_t index) {
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
    if (begins && index-- == 0) return c == '\t';
  }
  return false;
}

std::string why_no_yaml(const yaml_parser_t& parser, std::string_view text) {
  if (is_tab_at(text, parser.problem_mark.index)) return "here stands a tab; indent with spaces";
  const std::string why = parser.problem == nullptr ? "unreadable" : parser.problem;
  const bool quote = why.find("cannot start any token") != why.npos;
  return why + (quote ? " (put a text that begins so in quotes: '@theme')" : "");
}

}  // namespace

YamlNode parse_yaml(std::string_view text, SourceErrors& errors) {
  ParserGuard guard;
  yaml_parser_set_encoding(&guard.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&guard.parser, reinterpret_cast<const yaml_char_t*>(text.data()),
                               text.size());
  TreeBuilder builder(errors);
  for (;;) {
    EventGuard next;
    if (yaml_parser_parse(&guard.parser, &next.event) == 0) {
      const yaml_mark_t& mark = guard.parser.problem_mark;
      errors.add(mark.line + 1, mark.column + 1,
                 "this is not YAML: " + why_no_yaml(guard.parser, text));
      return {};
    }
    if (!builder.take_in(next.event)) return builder.take();
  }
}

}  // namespace themata
