// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include <themata/stats/random.hpp>
#include <themata/table/output.hpp>

#include "commands.hpp"
#include "declared_options.hpp"
#include "documents_of_units.hpp"
#include "kept_apart.hpp"
#include "options_output.hpp"
#include "sample_key.hpp"
#include "seed_option.hpp"
#include "unit_strata.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: unit, theme, text, coder, code. A person who has not seen the dictionary's codes fills in
code: 1 where the theme is there, 0 where it is not. Rows are in a random order and do not tell which
units the dictionary found.
The key says that, and of how many units each stands for: unit, theme, document, dictionary,
stratum_units, weight; a row without unit where none was drawn of those that the dictionary finds, or of
the others. Keep it from the coder; `themata agree SHEET --key KEY` takes both.
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

/// The units of one theme: those in which the dictionary finds it, and the others.
struct Strata {
  UnitRanks ranks;
  UnitStratum found;
  UnitStratum passed;

  Strata(const Arguments& arguments, const std::string& theme)
      : ranks(arguments.seed, theme), found(arguments.count), passed(arguments.count) {}
};

struct Drawn {
  KeptUnit unit{};
  bool found = false;
  std::size_t stratum_units = 0;
  std::size_t stratum_drawn = 0;
};

std::vector<Drawn> draw(Strata&& strata, const std::string& theme, const Arguments& arguments) {
  const std::size_t units[]{strata.passed.units(), strata.found.units()};
  const std::size_t count = std::min(arguments.count, units[0] + units[1]);
  const auto wanted = static_cast<std::size_t>(arguments.hits * static_cast<double>(count) + 0.5);
  const std::size_t others = std::min(count - std::min(wanted, units[1]), units[0]);
  const std::size_t hits = std::min(count - others, units[1]);
  std::vector<Drawn> drawn;
  for (KeptUnit& unit : std::move(strata.found).first(hits)) {
    drawn.push_back({std::move(unit), true, units[1], hits});
  }
  for (KeptUnit& unit : std::move(strata.passed).first(others)) {
    drawn.push_back({std::move(unit), false, units[0], others});
  }
  RandomStream random(arguments.seed, UnitRanks::number_of(theme));
  shuffle(std::span(drawn), random);
  return drawn;
}

/// Looks at every unit, and keeps of each theme what may be drawn. Throws Error(input) where units
/// of several documents have the same name.
int look(Analysis& analysis, const Arguments& arguments, const std::vector<ThemeId>& themes,
         std::vector<Strata>& all, Console& console) {
  struct Looked {
    std::vector<Strata> strata;
    DocumentsOfUnits documents{};
  };
  const std::vector<Strata> none = all;
  std::vector<std::unique_ptr<Looked>> workers;
  const auto make_sink = [&]() -> UnitSink {
    Looked* mine = workers.emplace_back(std::make_unique<Looked>(Looked{none})).get();
    return [mine](const CorpusUnit& unit, DocumentPlace place) {
      mine->documents.add(unit.document, place);
      const std::uint64_t name = UnitRanks::number_of(unit.id);
      for (std::size_t theme = 0; theme < mine->strata.size(); ++theme) {
        Strata& strata = mine->strata[theme];
        (unit.present[theme] ? strata.found : strata.passed).add(strata.ranks.of(name), unit);
      }
    };
  };
  const int code =
      for_each_unit(analysis, arguments.unit, themes, UnitText::shown, make_sink, console);
  DocumentsOfUnits documents;
  for (const auto& worker : workers) {
    documents.merge(std::move(worker->documents));
    for (std::size_t theme = 0; theme < all.size(); ++theme) {
      all[theme].found.merge(std::move(worker->strata[theme].found));
      all[theme].passed.merge(std::move(worker->strata[theme].passed));
    }
  }
  documents.expect_own_ids(analysis);
  return code;
}

/// Puts what was drawn into sheet and key. `units`: those not found, and those found.
void add_rows(std::vector<Drawn>&& drawn, const std::string& theme,
              const std::array<std::size_t, 2>& units, const Arguments& arguments, Table& sheet,
              Table& key, Diagnostics& diagnostics) {
  std::array<std::size_t, 2> of_stratum{};
  for (Drawn& one : drawn) {
    ++of_stratum[one.found ? 1 : 0];
    key.rows.push_back({text_cell(one.unit.id), text_cell(theme), text_cell(one.unit.document),
                        count_cell(one.found ? 1 : 0), count_cell(one.stratum_units),
                        real_cell(static_cast<double>(one.stratum_units) /
                                  static_cast<double>(one.stratum_drawn))});
    sheet.rows.push_back({text_cell(one.unit.id), text_cell(theme), text_cell(one.unit.text),
                          text_cell(arguments.coder), Cell{}});
  }
  diagnostics.note(fmt::format("{}: {} of {} {}s drawn, seed {}", theme, drawn.size(),
                               units[0] + units[1], arguments.unit.name(), arguments.seed));
  if (units[1] == 0) {
    diagnostics.warning(fmt::format("{}: the dictionary finds it in no unit", theme));
  }
  for (const std::size_t stratum : {1U, 0U}) {
    if (of_stratum[stratum] > 0 || units[stratum] == 0) continue;
    key.rows.push_back({Cell{}, text_cell(theme), Cell{}, count_cell(stratum),
                        count_cell(units[stratum]), Cell{}});
    diagnostics.warning(fmt::format(
        "{}: none of the {} {}s in which the dictionary {} it is drawn, so the sheet will say "
        "nothing of them, and little of the whole; a larger --n, or another --hits, draws some",
        theme, units[stratum], arguments.unit.name(), stratum == 1 ? "finds" : "does not find"));
  }
}

/// The key takes its place last: that of another sheet stays where this one can't be written. Its
/// texts are as safe for a spreadsheet as in the sheet, whose units are looked up in it.
void write_both(const Table& sheet, const Table& key, const Arguments& arguments) {
  Output output = Output::to_file(arguments.key);
  output.write(format_table(key, TableFormat::csv, arguments.output.cells()));
  output.flush();
  arguments.output.write(sheet);
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
  expect_writable(arguments.key);
  Diagnostics diagnostics;
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.output.path());
  analysis.keep_apart(arguments.key);
  const Dictionary& dictionary = analysis.dictionary();
  const std::vector<ThemeId> themes = dictionary.select(arguments.analysis.coding.themes());
  std::vector<Strata> all;
  for (const ThemeId theme : themes) all.emplace_back(arguments, dictionary.theme(theme).full_name);
  const int code = look(analysis, arguments, themes, all, console);
  Table sheet{{{"unit"}, {"theme"}, {"text"}, {"coder"}, {"code"}}, {}};
  Table key{key_columns(), {}};
  Diagnostics made;
  for (std::size_t theme = 0; theme < themes.size(); ++theme) {
    const std::string& name = dictionary.theme(themes[theme]).full_name;
    const std::array<std::size_t, 2> units{all[theme].passed.units(), all[theme].found.units()};
    add_rows(draw(std::move(all[theme]), name, arguments), name, units, arguments, sheet, key,
             made);
  }
  // The order in which they were drawn says nothing; that of a key in the same order would not.
  const auto text = [](const Cell& cell) {
    const std::string* known = std::get_if<std::string>(&cell);
    return known == nullptr ? std::string_view() : std::string_view(*known);
  };
  std::sort(key.rows.begin(), key.rows.end(), [&text](const Row& a, const Row& b) {
    return std::pair(text(a[1]), text(a[0])) < std::pair(text(b[1]), text(b[0]));
  });
  console.say(made);
  write_both(sheet, key, arguments);
  return code;
}

}  // namespace

Runner bind_sample(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  const std::string group = "Sheet";
  arguments->analysis.bind(app);
  bind_unit(app, arguments->unit);
  declared_option(app, "--unit").type_name("turn|sentence");
  add_option(app, "--n", arguments->count, "units to draw for each theme (default: 100)")
      .in_range(std::size_t{2}, std::size_t{1000000})
      .type_name("N")
      .group(group);
  add_option(app, "--hits", arguments->hits,
             "share of them in which the dictionary finds the theme (default: 0.5)")
      .in_range(0.0, 1.0)
      .type_name("0.5")
      .group(group);
  add_option(app, "--key", arguments->key, "where the key to the sheet goes, as CSV")
      .type_name("FILE")
      .group(group);
  add_option(app, "--coder", arguments->coder, "whose sheet it is (default: human)")
      .type_name("NAME")
      .group(group);
  bind_seed(app, arguments->seed, group);
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
