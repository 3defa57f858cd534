// SPDX-License-Identifier: MIT
#include <themata/dictionary/yaml_tree.hpp>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace themata {

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

namespace {

/// Builds the tree out of yaml-cpp's events: its own Node type turns `null`
/// and `~` into nothing and forgets where keys stand.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(SourceErrors& errors) : errors_(errors) {}

  YamlNode take() { return std::move(root_); }
  [[nodiscard]] bool stopped() const { return stopped_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    YamlNode node = at(mark, YamlNode::Kind::empty);
    const std::string_view written = errors_.text_at(node.line, node.column);
    for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
      if (!written.starts_with(word)) continue;
      node.kind = YamlNode::Kind::scalar;
      node.scalar = word;
      break;
    }
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    const YamlNode node = at(mark, YamlNode::Kind::empty);
    errors_.add(node.line, node.column,
                "an alias (`*name`) is not allowed here; if a pattern begins with `*`, quote it: "
                "\"*ing\"");
    add(node);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    YamlNode node = at(mark, YamlNode::Kind::scalar);
    node.quoted = tag == "!";
    node.scalar = value;
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(at(mark, YamlNode::Kind::list));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(at(mark, YamlNode::Kind::map));
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    YamlNode key{};
    bool has_key = false;
    std::map<std::string, std::size_t, std::less<>> seen{};
  };

  static YamlNode at(const YAML::Mark& mark, YamlNode::Kind kind) {
    YamlNode node;
    node.kind = kind;
    node.line = static_cast<std::size_t>(mark.line) + 1;
    node.column = static_cast<std::size_t>(mark.column) + 1;
    return node;
  }

  void open(YamlNode node) {
    constexpr std::size_t deepest = 100;
    if (open_.size() >= deepest) stop(node, "more than 100 levels deep");
    open_.push_back({std::move(node)});
  }

  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(done));
  }

  void add(YamlNode node) {
    constexpr std::size_t most = 2'000'000;
    if (++count_ > most) stop(node, "more than two million entries");
    if (open_.empty()) {
      root_ = std::move(node);
      return;
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
  }

  void check_key(Open& parent, const YamlNode& key) {
    if (key.kind != YamlNode::Kind::scalar) {
      errors_.add(key.line, key.column, "a key must be a word, not a list or a map");
      return;
    }
    const auto [before, fresh] = parent.seen.try_emplace(key.scalar, key.line);
    if (fresh) return;
    errors_.add(key.line, key.column,
                fmt::format("the key `{}` stands here a second time (first in line {}); join the "
                            "two or rename one",
                            key.scalar, before->second));
  }

  [[noreturn]] void stop(const YamlNode& node, const std::string& why) {
    stopped_ = true;
    errors_.add(node.line, node.column, why + ": this is not read any further");
    throw YAML::ParserException(YAML::Mark::null_mark(), why);
  }

  SourceErrors& errors_;
  YamlNode root_{};
  std::vector<Open> open_{};
  std::size_t count_ = 0;
  bool stopped_ = false;
};

}  // namespace

YamlNode parse_yaml(std::string_view text, SourceErrors& errors) {
  TreeBuilder builder(errors);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder) && parser.HandleNextDocument(builder)) {
      errors.add(0, 0, "the file holds more than one YAML document (a line `---`); keep one");
    }
  } catch (const YAML::Exception& problem) {
    if (!builder.stopped()) {
      errors.add(static_cast<std::size_t>(std::max(problem.mark.line, -1) + 1),
                 static_cast<std::size_t>(std::max(problem.mark.column, -1) + 1),
                 fmt::format("this is not YAML: {}", problem.msg));
    }
    return {};
  }
  return builder.take();
}

}  // namespace themata
