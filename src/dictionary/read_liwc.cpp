// SPDX-License-Identifier: MIT
//
// LIWC's .dic as it is found: a header between two lines `%` maps codes to
// category names, then each line is a term and its codes. Tabs or blanks
// separate; terms may hold blanks; a term may come twice; codes may stand in
// any order. LIWC 2007's conditions (`<of>131/125`, `(02 134)125/464`) have no
// counterpart here and are reported, line by line.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include <themata/text/utf8.hpp>

#include "readers.hpp"

namespace themata {
namespace {

bool is_code(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \t");
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

struct Entry {
  std::string_view term;
  std::vector<std::string_view> codes;    ///< in the file's order
  std::vector<std::string_view> dropped;  ///< conditions that can't be carried over
};

/// With a tab the term is what stands before it; without one, what stands
/// before the codes at the end of the line.
Entry split_entry(std::string_view line) {
  Entry entry;
  const std::size_t tab = line.find('\t');
  std::string_view codes;
  if (tab != std::string_view::npos) {
    entry.term = trim(line.substr(0, tab));
    codes = trim(line.substr(tab));
  } else {
    std::string_view rest = line;
    while (!rest.empty()) {
      const std::string_view word = last_word(rest);
      const bool condition = word.find_first_of("<>()/") != std::string_view::npos &&
                             word.find_first_of("0123456789") != std::string_view::npos;
      if (!is_code(word) && !condition) break;
      rest = trim(rest.substr(0, rest.size() - word.size()));
    }
    entry.term = rest;
    codes = trim(line.substr(rest.size()));
  }
  while (!codes.empty()) {
    // A condition in brackets may hold blanks: `(02 134)125/464`.
    std::size_t end = codes.front() == '(' ? codes.find(')') : 0;
    end =
        std::min(codes.find_first_of(" \t", end == std::string_view::npos ? 0 : end), codes.size());
    const std::string_view word = codes.substr(0, end);
    (is_code(word) ? entry.codes : entry.dropped).push_back(word);
    codes = trim(codes.substr(end));
  }
  return entry;
}

class LiwcReader {
 public:
  LiwcReader(Dictionary& dictionary, SourceErrors& errors, Diagnostics& diagnostics)
      : dictionary_(dictionary), errors_(errors), diagnostics_(diagnostics) {}

  void read(std::string_view text) {
    int rules_seen = 0;
    std::size_t opened = 1;
    for (std::size_t number = 1; !text.empty(); ++number) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      const std::string_view line = trim(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.empty()) continue;
      if (line.front() == '%' && rules_seen < 2) {
        if (++rules_seen == 1) opened = number;
      } else if (rules_seen == 0) {
        errors_.add(number, 1, "a LIWC dictionary begins with a line `%`");
        return;
      } else if (rules_seen == 1) {
        read_category(line, number);
      } else {
        read_entry(line, number);
      }
    }
    if (rules_seen < 2) {
      errors_.add(opened, 1, "the list of categories that opens here is not closed by a line `%`");
    }
  }

 private:
  Place at(std::size_t line) const { return {errors_.path(), line, 1, {}}; }

  void read_category(std::string_view line, std::size_t number) {
    const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
    const std::string code(line.substr(0, blank));
    const std::string_view name = trim(line.substr(blank));
    if (!is_code(code) || name.empty()) {
      errors_.add(number, 1, "a category is a number and a name");
      return;
    }
    Theme theme;
    theme.name = name;
    theme.place = at(number);
    if (!names_.insert(theme.name).second) {
      errors_.add(number, 1, fmt::format("the category `{}` stands here a second time", name));
      return;
    }
    const ThemeId id = dictionary_.add_theme(std::move(theme));
    if (!themes_.emplace(code, id).second) {
      errors_.add(number, 1, fmt::format("the code {} stands here a second time", code));
    }
  }

  void read_entry(std::string_view line, std::size_t number) {
    const Entry entry = split_entry(line);
    for (const std::string_view condition : entry.dropped) {
      diagnostics_.warning(
          fmt::format("`{}`: the condition `{}` is not carried over", entry.term, condition),
          at(number));
    }
    if (entry.term.empty()) {
      diagnostics_.warning("a line without a term is left out", at(number));
      return;
    }
    if (entry.codes.empty()) {
      diagnostics_.warning(fmt::format("`{}` is in no category and left out", entry.term),
                           at(number));
    }
    for (const std::string_view code : entry.codes) add(entry.term, code, number);
  }

  void add(std::string_view term, std::string_view code, std::size_t number) {
    const auto theme = themes_.find(std::string(code));
    if (theme == themes_.end()) {
      diagnostics_.warning(
          fmt::format("`{}`: no category has the code {}; this one is left out", term, code),
          at(number));
      return;
    }
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.scalar = term;
    node.line = number;
    node.column = 1;
    auto pattern = written_pattern(node, theme->second, PatternSyntax::plain, errors_);
    if (pattern) dictionary_.add_pattern(std::move(*pattern));
  }

  Dictionary& dictionary_;
  SourceErrors& errors_;
  Diagnostics& diagnostics_;
  std::map<std::string, ThemeId> themes_{};  ///< by their codes
  std::unordered_set<std::string> names_{};
};

}  // namespace

void read_liwc(std::string_view text, Dictionary& dictionary, SourceErrors& errors,
               Diagnostics& diagnostics) {
  LiwcReader(dictionary, errors, diagnostics).read(text);
}

}  // namespace themata
