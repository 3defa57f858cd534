// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "../../../src/dictionary/plain_yaml.hpp"

using namespace themata;

namespace {

/// Everything a node says, on one line.
std::string shown(const YamlNode& node) {
  std::string out = std::to_string(node.line) + ":" + std::to_string(node.column);
  switch (node.kind) {
    case YamlNode::Kind::empty: return out + " nothing";
    case YamlNode::Kind::scalar:
      return out.append(node.quoted ? " quoted <" : " <").append(node.scalar).append(">");
    case YamlNode::Kind::list:
      out += " [";
      for (const YamlNode& item : node.items) out.append(shown(item)).append(", ");
      return out + "]";
    case YamlNode::Kind::map:
      out += " {";
      for (const auto& [key, value] : node.entries) {
        out.append(shown(key)).append(": ").append(shown(value)).append(", ");
      }
      return out + "}";
  }
  return out;
}

/// Whether the text is plain; fails where the two readers see it differently.
bool is_plain(const std::string& text) {
  const std::optional<YamlNode> plain = read_plain_yaml(text);
  if (!plain) return false;
  SourceErrors errors("test.yml", text);
  const YamlNode any = read_any_yaml(text, errors);
  if (errors.empty() && shown(*plain) == shown(any)) return true;
  FAIL(text << "\nplain: " << shown(*plain) << "\nany:   " << shown(any));
  return false;
}

/// All texts of `most` pieces, each followed by `after`; returns how many are plain.
std::size_t compare_all(const std::vector<std::string>& pieces, std::size_t most,
                        const std::string& after) {
  std::vector<std::size_t> chosen;
  std::size_t plain = 0;
  for (;;) {
    std::size_t last = 0;
    while (last < chosen.size() && chosen[last] + 1 == pieces.size()) chosen[last++] = 0;
    if (last < chosen.size()) {
      ++chosen[last];
    } else if (chosen.size() == most) {
      return plain;
    } else {
      chosen.push_back(0);
    }
    std::string text;
    for (const std::size_t piece : chosen) text += pieces[piece];
    plain += is_plain(text + after) ? 1U : 0U;
  }
}

}  // namespace

TEST_CASE("plain YAML has libyaml's tree: every short text of letters that matter") {
  CHECK(compare_all({"a", ":", " ", "\n", "-", "#", "\"", "{", ",", "}", ">", "'"}, 5, "\n") > 50);
  CHECK(compare_all({"a", ": ", "\n", " ", "- ", "\n  "}, 7, "\n") > 500);
}

TEST_CASE("plain YAML has libyaml's tree: every text of up to five such lines") {
  const std::vector<std::string> lines{
      "a:\n",           "b: c\n",       "  a:\n", "  b: >\n", "    c d\n", "    - a (b|c) d\n",
      "  - \"a: b\"\n", "    # note\n", "\n",     "      e\n"};
  CHECK(compare_all(lines, 5, "") > 1000);
}

TEST_CASE("plain YAML has libyaml's tree: what stands in one line") {
  const std::vector<std::string> pieces{"a", "(b|c) ", "'",  "\"", "{", "}",
                                        "[", "]",      ": ", ", ", "?", "\\"};
  CHECK(compare_all(pieces, 4, "\n") > 0);
  CHECK(compare_all(pieces, 4, "}\n") > 0);
  for (const std::string before : {"k: ", "k: {a: ", "k: [a, ", "k: {a: b, c: ", "k:\n  - {a: "}) {
    for (const std::string after : {"\n", "}\n", "]\n"}) {
      for (const std::string& first : pieces) {
        for (const std::string& second : pieces) {
          for (const std::string& third : pieces) {
            (void)is_plain(std::string(before).append(first).append(second).append(third) + after);
          }
        }
      }
    }
  }
  CHECK(is_plain("k: {a: b, c: \"d: e\", f: 'g'}\n"));
  CHECK(is_plain("k: [a, \"b, c\", (d|e) f]\n"));
}

TEST_CASE("the dictionaries of the project are plain, other YAML is left to libyaml") {
  for (const auto& file : std::filesystem::directory_iterator(THEMATA_SOURCE_DIR "/dictionaries")) {
    if (file.path().extension() != ".yml") continue;
    std::ifstream in(file.path(), std::ios::binary);
    INFO(file.path());
    CHECK(is_plain({std::istreambuf_iterator<char>(in), {}}));
  }
  for (const std::string text :
       {"", "a", "- a\n", "a: b", "a: \t b\n", "a: caf\u00E9\n", "a: *b\n", "a: |\n  b\n",
        "a: b\n  c\n", "a: 1\na: 2\n", "a: b # c\n", "a:\n- b\n", "a:\n  - - b\n", "a: !t b\n"}) {
    INFO(text);
    CHECK_FALSE(read_plain_yaml(text));
  }
}
