// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include <themata/base/suggest.hpp>
#include <themata/coding/dictionary_cases.hpp>
#include <themata/dictionary/load.hpp>
#include <themata/table/format.hpp>
#include <themata/text/utf8.hpp>

#include "cmd_dict.hpp"
#include "declared_options.hpp"
#include "options_coding.hpp"
#include "options_output.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(A text under a theme's `examples: match:` must hold a hit of the theme or of a theme below it, one
under `no_match:` none. --cases adds texts that are kept in a file of their own: YAML
(`procedural.voice: {match: [...], no_match: [...]}`), or CSV with the columns theme, text and
expect (match or no_match). A case that fails is said with the words and the pattern; exit 1.
Columns: dictionary, theme, cases, passed, failed;
with --each: dictionary, theme, expect, result, text, words, patterns, line.

Examples:
  themata dict test justice topic
  themata dict test dictionaries/justice.yml --themes 'procedural.*' --format table
  themata dict test --each --format jsonl)";

struct Arguments {
  std::vector<std::string> dictionaries{};
  std::vector<std::string> case_files{};
  CodingArguments coding{};
  SegmentArguments segment{};
  OutputArguments output{};
  bool each = false;
};

struct ThemeResults {
  std::size_t passed = 0;
  std::size_t failed = 0;
};

/// The text on one line with the found words underlined; of a long text the part around them.
std::string underlined(const DictionaryCase& one, const std::vector<CaseResult::Found>& found) {
  constexpr std::size_t widest = 160;
  const std::size_t first = found.empty() ? 0 : found.front().span.begin;
  std::size_t from = first > widest / 2 ? first - widest / 2 : 0;
  while (from > 0 && (static_cast<unsigned char>(one.text[from]) & 0xC0U) == 0x80U) --from;
  std::string shown;
  std::string marks;
  std::size_t at = from;
  for (; at < one.text.size() && shown.size() < 2 * widest && marks.size() < widest;) {
    const CodePoint c = code_point_at(one.text, at);
    const std::string_view written = std::string_view(one.text).substr(at, c.bytes);
    const std::string sign = is_space(c.value) ? " " : for_terminal(written);
    const bool hit = std::any_of(found.begin(), found.end(), [at](const auto& words) {
      return at >= words.span.begin && at < words.span.end;
    });
    shown += sign;
    marks += std::string(display_width(sign), hit ? '^' : ' ');
    at += c.bytes;
  }
  marks.erase(marks.find_last_not_of(' ') + 1);
  const std::string before = from > 0 ? "..." : "";
  std::string out = fmt::format("\n{:>5} | {}{}{}", one.place.line, before, shown,
                                at < one.text.size() ? "..." : "");
  if (!marks.empty()) out += fmt::format("\n{:>5} | {:{}}{}", "", "", before.size(), marks);
  return out;
}

class Testing {
 public:
  Testing(const Arguments& arguments, const std::string& name, Console& console)
      : arguments_(arguments),
        name_(name),
        console_(console),
        dictionary_(load_named_dictionary(name, diagnostics_)),
        segmenter_(arguments.segment.options(dictionary_.language)),
        matcher_(dictionary_, segmenter_, arguments.coding.options().scope, diagnostics_),
        runner_(segmenter_, dictionary_, matcher_, arguments.coding.options()),
        results_(dictionary_.themes().size()) {
    console.say(diagnostics_);
  }

  [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }

  void run(const std::vector<ThemeId>& chosen, const std::vector<DictionaryCase>& more,
           Table& table) {
    const std::set<ThemeId> wanted(chosen.begin(), chosen.end());
    std::vector<DictionaryCase> cases = example_cases(dictionary_);
    cases.insert(cases.end(), more.begin(), more.end());
    std::vector<ThemeId> themes;
    std::erase_if(cases, [&](const DictionaryCase& one) {
      const auto theme = dictionary_.find(one.theme);
      if (!theme || !wanted.contains(*theme)) return true;
      themes.push_back(*theme);
      return false;
    });
    const std::vector<CaseResult> all = runner_.run(cases, themes);
    for (std::size_t at = 0; at < cases.size(); ++at) {
      ThemeResults& results = results_[index_of(themes[at])];
      ++(all[at].held ? results.passed : results.failed);
      if (!all[at].held) say(cases[at], all[at]);
      if (arguments_.each) table.rows.push_back(case_row(cases[at], all[at]));
    }
    for (const ThemeId theme : chosen) {
      const ThemeResults& results = results_[index_of(theme)];
      cases_ += results.passed + results.failed;
      failed_ += results.failed;
      if (!arguments_.each) table.rows.push_back(theme_row(theme, results));
    }
    if (cases_ > 0) return;
    Diagnostics none;
    none.warning("nothing was tested: no theme asked for has `examples`, and no --cases name one",
                 Place{name_, 0, 0, {}});
    console_.say(none);
  }

  [[nodiscard]] bool failed() const { return failed_ > 0; }

 private:
  [[nodiscard]] std::string words_of(const DictionaryCase& one,
                                     const CaseResult::Found& found) const {
    return one_line(found.span.of(one.text));
  }

  [[nodiscard]] std::string said(const DictionaryCase& one, const CaseResult::Found& found,
                                 const std::string& theme) const {
    const bool ours = dictionary_.theme(found.theme).full_name == theme;
    return fmt::format("`{}`{} finds \"{}\"", dictionary_.pattern(found.pattern).written,
                       ours ? "" : " of " + dictionary_.theme(found.theme).full_name,
                       words_of(one, found));
  }

  void say(const DictionaryCase& one, const CaseResult& result) {
    const bool wanted = one.expected == Expectation::match;
    std::string message = wanted ? fmt::format("`{}` must match this, and finds nothing", one.theme)
                                 : fmt::format("`{}` must not match this, but ", one.theme);
    const auto& found = wanted ? result.elsewhere : result.found;
    if (wanted && !found.empty()) message += "; elsewhere ";
    for (std::size_t at = 0; at < found.size(); ++at) {
      message += (at > 0 ? ", " : "") + said(one, found[at], one.theme);
    }
    message += underlined(one, result.found);
    Diagnostics failure;
    failure.error(std::move(message), one.place);
    console_.say(failure);
  }

  [[nodiscard]] Row case_row(const DictionaryCase& one, const CaseResult& result) const {
    std::string words;
    std::string patterns;
    for (const CaseResult::Found& found : result.found) {
      const char* between = words.empty() ? "" : " / ";
      words += between + words_of(one, found);
      patterns += between + dictionary_.pattern(found.pattern).written;
    }
    return {text_cell(name_),
            text_cell(one.theme),
            text_cell(expectation_name(one.expected)),
            text_cell(result.held ? "passed" : "failed"),
            text_cell(one.text),
            text_cell(words),
            text_cell(patterns),
            text_cell(one.place.path + ":" + std::to_string(one.place.line))};
  }

  [[nodiscard]] Row theme_row(ThemeId theme, const ThemeResults& results) const {
    return {text_cell(name_), text_cell(dictionary_.theme(theme).full_name),
            count_cell(results.passed + results.failed), count_cell(results.passed),
            count_cell(results.failed)};
  }

  const Arguments& arguments_;
  const std::string& name_;
  Console& console_;
  Diagnostics diagnostics_{};
  Dictionary dictionary_;
  Segmenter segmenter_;
  Matcher matcher_;
  CaseRunner runner_;
  std::vector<ThemeResults> results_;
  std::size_t cases_ = 0;
  std::size_t failed_ = 0;
};

Table empty_table(const Arguments& arguments) {
  if (arguments.each) {
    return {{{"dictionary"},
             {"theme"},
             {"expect"},
             {"result"},
             {"text"},
             {"words"},
             {"patterns"},
             {"line"}},
            {}};
  }
  return {{{"dictionary"},
           {"theme"},
           {"cases", ColumnType::integer},
           {"passed", ColumnType::integer},
           {"failed", ColumnType::integer}},
          {}};
}

/// The cases of all files. A theme that no dictionary has would never be tested: an error.
std::vector<DictionaryCase> cases_of_files(const std::vector<std::string>& paths,
                                           const std::vector<std::unique_ptr<Testing>>& all) {
  std::vector<DictionaryCase> cases;
  std::vector<std::string> names;
  for (const auto& one : all) {
    for (const Theme& theme : one->dictionary().themes()) names.push_back(theme.full_name);
  }
  for (const std::string& path : paths) {
    for (DictionaryCase& one : read_case_file(path)) {
      if (std::find(names.begin(), names.end(), one.theme) == names.end()) {
        throw Error(ErrorKind::input,
                    fmt::format("no dictionary here has the theme `{}`{}", one.theme,
                                did_you_mean(one.theme, names)),
                    one.place);
      }
      cases.push_back(std::move(one));
    }
  }
  return cases;
}

int run(Arguments& arguments, Console& console) {
  if (arguments.dictionaries.empty()) {
    arguments.dictionaries.push_back(built_in_dictionary_names().front());
  }
  std::vector<std::unique_ptr<Testing>> all;
  for (const std::string& name : arguments.dictionaries) {
    all.push_back(std::make_unique<Testing>(arguments, name, console));
  }
  const std::vector<DictionaryCase> more = cases_of_files(arguments.case_files, all);
  Table table = empty_table(arguments);
  bool failed = false;
  for (const auto& one : all) {
    one->run(one->dictionary().select(arguments.coding.themes()), more, table);
    failed |= one->failed();
  }
  arguments.output.write(table);
  return failed ? 1 : 0;
}

}  // namespace

Runner bind_dict_test(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "dictionaries", arguments->dictionaries,
             "theme files, or built-in dictionaries: justice (the default), topic")
      .type_name("[FILE|NAME]...");
  add_option(app, "--cases", arguments->case_files,
             "more texts to test with (YAML or CSV); may be repeated")
      .type_name("FILE")
      .one_at_a_time()
      .group("Words and hits");
  arguments->coding.bind_themes(app);
  arguments->coding.bind_hits(app);
  arguments->segment.bind(app);
  add_flag(app, "--each", arguments->each, "a row for each case").group("Output");
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
