// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include <themata/base/suggest.hpp>
#include <themata/coding/dictionary_cases.hpp>
#include <themata/dictionary/yaml_tree.hpp>
#include <themata/text/encoding.hpp>
#include <themata/text/line_of_byte.hpp>
#include <themata/transcript/table_file.hpp>

namespace themata {
namespace {

std::optional<Expectation> expectation_from_name(std::string_view name) {
  if (name == "match") return Expectation::match;
  if (name == "no_match") return Expectation::no_match;
  return std::nullopt;
}

std::string expectation_message(const std::string& written) {
  return fmt::format("a case is `match` or `no_match`, not `{}`{}", written,
                     did_you_mean(written, {"match", "no_match"}));
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (std::filesystem::is_directory(path) || !file) {
    const std::string why = file ? "it is a folder" : std::strerror(errno);
    throw Error(ErrorKind::input, fmt::format("can't read the cases: {}", why),
                Place{path, 0, 0, {}});
  }
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return decode_lines(std::move(bytes), DecodeOptions{}, path).text;
}

class YamlCases {
 public:
  explicit YamlCases(const std::string& path)
      : path_(path), text_(text_of(path)), errors_(path, text_) {}

  std::vector<DictionaryCase> read() {
    const YamlNode root = parse_yaml(text_, errors_);
    if (errors_.empty() && root.kind != YamlNode::Kind::map) {
      fail(root, "a file of cases is a map from full theme names to `match:` and `no_match:`");
    }
    for (const auto& [theme, lists] : root.entries) read_theme(theme, lists);
    errors_.throw_if_any();
    return std::move(cases_);
  }

 private:
  void fail(const YamlNode& at, const std::string& message) {
    errors_.add(at.line, at.column, message);
  }

  void read_theme(const YamlNode& theme, const YamlNode& lists) {
    if (lists.kind != YamlNode::Kind::map) {
      return fail(lists, "a theme's cases are `match:` and `no_match:`, each a list of texts");
    }
    for (const auto& [key, texts] : lists.entries) {
      const auto expected = expectation_from_name(key.scalar);
      if (!expected) {
        fail(key, expectation_message(key.scalar));
      } else if (texts.kind == YamlNode::Kind::scalar) {
        add(theme, *expected, texts);
      } else if (texts.kind == YamlNode::Kind::list) {
        for (const YamlNode& text : texts.items) add(theme, *expected, text);
      } else if (texts.kind == YamlNode::Kind::map) {
        fail(texts, "texts are a list; begin each with `- `");
      }
    }
  }

  void add(const YamlNode& theme, Expectation expected, const YamlNode& text) {
    if (text.kind != YamlNode::Kind::scalar) {
      return fail(text, "a case is a text; if it holds `: `, put it in quotes");
    }
    cases_.push_back({theme.scalar, expected, text.scalar, {path_, text.line, text.column, {}}});
  }

  const std::string& path_;
  std::string text_;
  SourceErrors errors_;
  std::vector<DictionaryCase> cases_{};
};

std::size_t column_of(const TableFile& table, const std::string& name, const std::string& path) {
  const auto found = std::find(table.header.begin(), table.header.end(), name);
  if (found != table.header.end()) return static_cast<std::size_t>(found - table.header.begin());
  throw Error(ErrorKind::input,
              fmt::format("a table of cases has the columns theme, text and expect (match or "
                          "no_match); there is no `{}`{}",
                          name, did_you_mean(name, table.header)),
              Place{path, 1, 0, {}});
}

std::vector<DictionaryCase> read_table(const std::string& path) {
  const TableFile table = read_table_file(path);
  const std::size_t theme = column_of(table, "theme", path);
  const std::size_t text = column_of(table, "text", path);
  const std::size_t expect = column_of(table, "expect", path);
  std::vector<DictionaryCase> cases;
  for (const TableFile::Line& line : table.lines) {
    const Place place{path, line.number, 0, {}};
    const auto expected = expectation_from_name(line.cells[expect]);
    if (!expected) throw Error(ErrorKind::input, expectation_message(line.cells[expect]), place);
    cases.push_back({line.cells[theme], *expected, line.cells[text], place});
  }
  return cases;
}

}  // namespace

std::vector<DictionaryCase> read_case_file(const std::string& path) {
  const bool yaml = path.ends_with(".yml") || path.ends_with(".yaml");
  return yaml ? YamlCases(path).read() : read_table(path);
}

}  // namespace themata
