// SPDX-License-Identifier: MIT
#include "explained_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include <themata/base/error.hpp>

namespace themata::cli {
namespace {

[[noreturn]] void refuse(const std::string& why) { throw Error(ErrorKind::usage, why); }

ThemeId theme_of(const Dictionary& dictionary, const std::string& name) {
  const auto found = dictionary.find(name);
  if (!found) {
    refuse(fmt::format("the dictionary has no theme `{}` now; `themata verify` says what changed",
                       name));
  }
  return *found;
}

}  // namespace

bool ExplainedTable::has(std::string_view option) const {
  const std::string flag = fmt::format("--{}", option);
  return value(option) ||
         std::find(made.options.begin(), made.options.end(), flag) != made.options.end();
}

std::optional<std::string> ExplainedTable::value(std::string_view option) const {
  const std::string begin = fmt::format("--{}=", option);
  std::optional<std::string> found;
  for (const std::string& word : made.options) {
    if (word.starts_with(begin)) found = word.substr(begin.size());
  }
  return found;
}

void ExplainedTable::check() const {
  const std::string& command = made.command;
  if (command == "code" || command == "kwic") {
    refuse(fmt::format("a row of `{}` is a hit already, with its words", command));
  }
  if (command != "themes" && command != "cooccur" && command != "sequence" && command != "freq") {
    refuse(
        fmt::format("the numbers of `{}` are not counted from hits; those of themes, cooccur, "
                    "sequence and freq are",
                    command));
  }
  for (const char* option :
       {"compare", "influence", "grid", "matrix", "ordered", "disjoint", "exclusive", "omnibus",
        "asymmetry", "through", "collocates", "stem", "pseudonyms"}) {
    if (!has(option)) continue;
    refuse(
        fmt::format("a row of a table with --{} is no count of hits; explain the same table "
                    "without it, or list hits with `themata code`",
                    option));
  }
  if (value("ngrams").value_or("1") != "1") {
    refuse("terms of several words are shown by `themata kwic --pattern 'SEVERAL WORDS'`");
  }
  if (unit().overlaps()) {
    refuse(
        "windows and stanzas share their words, so a hit is behind many of them; explain the "
        "table with --unit turn or sentence");
  }
  if (row.cell("prompted")) {
    refuse(
        "what was prompted is told by turns before a hit; explain the table without --by "
        "prompted");
  }
  if (command == "themes" && !row.cell("theme") && theme.empty()) {
    refuse("in a wide table each theme is a column: name one with --drill theme=NAME");
  }
}

std::vector<std::string> ExplainedTable::default_by() const {
  const bool apart = value("ci").value_or("none") != "none";
  if (made.command == "themes" && !apart) return {"document"};
  return {};
}

void ExplainedTable::prepare(AnalysisArguments& arguments) const {
  const auto taken = arguments.selection.take_from_by({"status", "polarity", "prompted"});
  const bool needed = std::find(taken.begin(), taken.end(), "status") != taken.end();
  arguments.coding.use_statuses(needed ? CodingArguments::StatusUse::needed
                                       : CodingArguments::StatusUse::counted);
}

Unit ExplainedTable::unit() const {
  const auto known = Unit::from_name(value("unit").value_or("turn"));
  return known.value_or(Unit{});
}

ExplainedNumber ExplainedTable::number(const Dictionary& dictionary, std::size_t fields) const {
  ExplainedNumber number;
  for (std::size_t at = 0; at < fields && at < row.cells.size(); ++at) {
    number.group.push_back(row.cells[at]);
  }
  if (const auto status = row.cell("status")) number.status = status_from_name(*status);
  if (const auto polarity = row.cell("polarity")) {
    for (const Polarity one : {Polarity::none, Polarity::adherence, Polarity::violation}) {
      if (polarity_name(one) == *polarity) number.polarity = one;
    }
  }
  const auto themes = [&](const char* first, const char* second) {
    number.themes = {theme_of(dictionary, *row.cell(first)),
                     theme_of(dictionary, *row.cell(second))};
  };
  if (made.command == "freq") {
    number.kind = ExplainedNumber::Kind::words;
    number.term = *row.cell("term");
  } else if (made.command == "themes") {
    number.themes = {theme_of(dictionary, row.cell("theme").value_or(theme))};
  } else if (made.command == "cooccur") {
    number.kind = ExplainedNumber::Kind::units;
    number.unit = unit();
    themes("a", "b");
  } else {
    number.kind = ExplainedNumber::Kind::pairs;
    const std::string lag = *row.cell("lag");
    std::from_chars(lag.data(), lag.data() + lag.size(), number.lag);
    themes("from", "to");
  }
  return number;
}

std::pair<std::string, std::string> ExplainedTable::column() const {
  std::string name = "hits";
  if (made.command == "themes" && !row.cell("theme")) name = theme;
  if (made.command == "freq") name = "count";
  if (made.command == "cooccur") name = "n_ab";
  if (made.command == "sequence") name = "observed";
  return {name, row.cell(name).value_or("")};
}

}  // namespace themata::cli
