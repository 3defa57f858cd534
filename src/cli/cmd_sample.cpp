// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <themata/stats/random.hpp>
#include <themata/table/output.hpp>

#include "commands.hpp"
#include "corpus_units.hpp"
#include "options_output.hpp"
#include "sample_key.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: unit, theme, text, coder, code. A person who has not seen the dictionary's codes fills in
code: 1 where the theme is there, 0 where it is not. Rows are in a random order and do not tell which
units the dictionary found.
The key says that, and of how many units each stands for: unit, theme, document, dictionary,
stratum_units, weight. Keep it from the coder; `themata agree SHEET --key KEY` takes both.
Units that the dictionary finds are drawn more often than their share (--hits): a theme that is
rare would else hardly be looked at. A stratum with fewer units is drawn whole, and the other one
fills up.

Examples:
  themata sample examples/interviews --themes procedural --n 20 --key key.csv -o sheet.csv
  themata sample examples/interviews --n 40 --unit sentence --seed 7 --key key.csv --excel-safe)";

struct Arguments {
  AnalysisArguments analysis{Grouping::not_offered};
  OutputArguments output{};
  Unit unit{};
  std::size_t count = 100;
  double hits = 0.5;
  std::uint64_t seed = 1;
  std::string key{};
  std::string coder = "human";
};

/// A stream of its own for each theme, so that its units do not depend on what else is drawn.
std::uint64_t stream_of(const std::string& theme) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : theme) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

struct Drawn {
  std::size_t unit = 0;
  bool found = false;
  std::size_t stratum_units = 0;
  std::size_t stratum_drawn = 0;
};

std::vector<Drawn> draw(const std::vector<CorpusUnit>& units, std::size_t theme,
                        const Arguments& arguments, RandomStream& random) {
  std::vector<std::size_t> found;
  std::vector<std::size_t> passed;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    (units[unit].present[theme] ? found : passed).push_back(unit);
  }
  shuffle(std::span(found), random);
  shuffle(std::span(passed), random);
  const std::size_t count = std::min(arguments.count, units.size());
  const auto wanted = static_cast<std::size_t>(arguments.hits * static_cast<double>(count) + 0.5);
  std::size_t hits = std::min(wanted, found.size());
  const std::size_t others = std::min(count - hits, passed.size());
  hits = std::min(count - others, found.size());
  std::vector<Drawn> drawn;
  for (std::size_t at = 0; at < hits; ++at) drawn.push_back({found[at], true, found.size(), hits});
  for (std::size_t at = 0; at < others; ++at) {
    drawn.push_back({passed[at], false, passed.size(), others});
  }
  shuffle(std::span(drawn), random);
  return drawn;
}

void write_key(const Table& key, const std::string& path) {
  Output output = Output::to_file(path);
  output.write(format_table(key, TableFormat::csv));
  output.commit();
}

void check(const Arguments& arguments) {
  if (arguments.unit.kind != UnitKind::turn && arguments.unit.kind != UnitKind::sentence) {
    throw Error(ErrorKind::usage, "a sheet has turns or sentences: --unit turn|sentence");
  }
  if (arguments.key.empty()) {
    throw Error(ErrorKind::usage,
                "--key FILE is needed: without it nobody can tell what the sheet stands for");
  }
  if (!arguments.output.path().empty() && arguments.output.path() == arguments.key) {
    throw Error(ErrorKind::usage, "the sheet and its key are two files");
  }
}

int run(Arguments& arguments, Console& console) {
  check(arguments);
  Diagnostics diagnostics;
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  analysis.keep_apart(arguments.key);
  const Dictionary& dictionary = analysis.dictionary();
  const std::vector<ThemeId> themes = dictionary.select(arguments.analysis.coding.themes());
  int code = 0;
  const std::vector<CorpusUnit> units =
      corpus_units(analysis, arguments.unit, themes, console, code);
  Table sheet{{{"unit"}, {"theme"}, {"text"}, {"coder"}, {"code"}}, {}};
  Table key{key_columns(), {}};
  Diagnostics made;
  for (std::size_t theme = 0; theme < themes.size(); ++theme) {
    const std::string& name = dictionary.theme(themes[theme]).full_name;
    RandomStream random(arguments.seed, stream_of(name));
    std::size_t hits = 0;
    const std::vector<Drawn> drawn = draw(units, theme, arguments, random);
    for (const Drawn& unit : drawn) {
      const CorpusUnit& of = units[unit.unit];
      sheet.rows.push_back({text_cell(of.id), text_cell(name), text_cell(of.text),
                            text_cell(arguments.coder), Cell{}});
      key.rows.push_back({text_cell(of.id), text_cell(name), text_cell(of.document),
                          count_cell(unit.found ? 1 : 0), count_cell(unit.stratum_units),
                          real_cell(static_cast<double>(unit.stratum_units) /
                                    static_cast<double>(unit.stratum_drawn))});
      if (unit.found) ++hits;
    }
    made.note(fmt::format("{}: {} of {} {}s drawn, seed {}", name, drawn.size(), units.size(),
                          arguments.unit.name(), arguments.seed));
    if (hits == 0) made.warning(fmt::format("{}: the dictionary finds it in no unit", name));
  }
  // The order in which they were drawn says nothing; that of a key in the same order would not.
  std::sort(key.rows.begin(), key.rows.end(), [](const Row& a, const Row& b) {
    return std::pair(std::get<std::string>(a[1]), std::get<std::string>(a[0])) <
           std::pair(std::get<std::string>(b[1]), std::get<std::string>(b[0]));
  });
  console.say(made);
  write_key(key, arguments.key);
  arguments.output.write(sheet);
  return code;
}

}  // namespace

Runner bind_sample(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  const std::string group = "Sheet";
  arguments->analysis.bind(app);
  bind_unit(app, arguments->unit);
  app.get_option("--unit")->type_name("turn|sentence");
  app.add_option("--n", arguments->count, "units to draw for each theme (default: 100)")
      ->check(CLI::Range(std::size_t{2}, std::size_t{1000000}).description(""))
      ->type_name("N")
      ->group(group);
  app.add_option("--hits", arguments->hits,
                 "share of them in which the dictionary finds the theme (default: 0.5)")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->type_name("0.5")
      ->group(group);
  app.add_option("--key", arguments->key, "where the key to the sheet goes, as CSV")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--coder", arguments->coder, "whose sheet it is (default: human)")
      ->type_name("NAME")
      ->group(group);
  app.add_option("--seed", arguments->seed, "of the random numbers (default: 1)")
      ->type_name("N")
      ->group(group);
  arguments->output.bind(app);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
