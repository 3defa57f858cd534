// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include <themata/table/table.hpp>
#include <themata/tally/bridges.hpp>

#include "bridge_quotes.hpp"
#include "commands.hpp"
#include "group_columns.hpp"
#include "lists.hpp"
#include "options_output.hpp"
#include "paired_themes.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: [by...], from, connective, to, count, share, forward, backward, n_both, n, unit.
n units (sentences) were looked at, n_both hold both themes; count of them hold `from`, a connective
and `to` in this order; share is count / n_both. connective is means-end, causal, contrast or
condition. forward: the connective says that what stands before it brings the rest about (we waited,
so that she could talk); backward: what stands behind it does (she talked because we waited).
--order sense turns the backward ones round. --quotes: [by...], from, connective, to, document, turn,
speaker, role, from_words, connective_words, to_words, text.

Examples:
  themata bridges examples/interviews
  themata bridges examples/interviews --unit turn --order sense
  themata bridges examples/interviews --quotes 2
  themata bridges examples/interviews --level leaf --by document)";

struct Arguments {
  AnalysisArguments analysis{Grouping::offered};
  OutputArguments output{};
  Unit unit{UnitKind::sentence, 0};
  BridgeTally::Order order = BridgeTally::Order::text;
  std::string connectives{};
  std::uint32_t within = UINT32_MAX;
  std::string level{};
  std::optional<std::size_t> quotes{};
};

/// A class of connectives, by the word that tables print.
struct ConnectiveClass {
  std::string name{};
  ThemeId theme{};
  bool points = false;  ///< has it connectives that say which of the two brings about?
};

Pointing pointing_of(const Dictionary& dictionary, ThemeId theme) {
  const std::string& name = dictionary.theme(theme).name;
  if (name == "forward") return Pointing::forward;
  return name == "backward" ? Pointing::backward : Pointing::neither;
}

/// Children of a lone top theme, or the top themes.
std::vector<ConnectiveClass> classes_of(const Dictionary& dictionary,
                                        const CodingArguments& coding) {
  std::vector<ThemeId> themes;
  for (const ThemeId id : dictionary.select({})) {
    if (coding.is_connective(id) && dictionary.theme(id).level == 1) themes.push_back(id);
  }
  if (themes.size() == 1 && !dictionary.theme(themes.front()).children.empty()) {
    themes = dictionary.theme(ThemeId{themes.front()}).children;
  }
  std::vector<ConnectiveClass> classes;
  for (const ThemeId id : themes) {
    const std::string& name = dictionary.theme(id).name;
    bool points = false;
    for (const ThemeId child : dictionary.theme(id).children) {
      points = points || pointing_of(dictionary, child) != Pointing::neither;
    }
    classes.push_back({name == "means"   ? "means-end"
                       : name == "cause" ? "causal"
                                         : name,
                       id, points});
  }
  return classes;
}

/// What one table is made of.
struct Counted {
  const Selection& selection;
  const Dictionary& dictionary;
  const std::vector<ConnectiveClass>& classes;
  const BridgeTally& tally;
  const BridgeQuotes* quotes = nullptr;

  [[nodiscard]] const std::string& theme(std::size_t at) const {
    return dictionary.theme(tally.question().themes[at]).full_name;
  }
};

/// Calls `visit(from, link, to)` for every row.
template <typename Visit>
void for_each_row(const Counted& counted, Visit visit) {
  const std::vector<ThemeId>& themes = counted.tally.question().themes;
  for (std::uint32_t from = 0; from < themes.size(); ++from) {
    for (std::uint32_t to = 0; to < themes.size(); ++to) {
      if (from == to || counted.dictionary.is_ancestor(themes[from], themes[to]) ||
          counted.dictionary.is_ancestor(themes[to], themes[from])) {
        continue;
      }
      for (std::uint32_t link = 0; link < counted.classes.size(); ++link) visit(from, link, to);
    }
  }
}

Table counts_table(const Counted& counted) {
  Table table = grouped_table(counted.selection, {{"from"},
                                                  {"connective"},
                                                  {"to"},
                                                  {"count", ColumnType::integer},
                                                  {"share", ColumnType::real},
                                                  {"forward", ColumnType::integer},
                                                  {"backward", ColumnType::integer},
                                                  {"n_both", ColumnType::integer},
                                                  {"n", ColumnType::integer},
                                                  {"unit"}});
  for (const auto& [key, id] : counted.selection.groups()) {
    const GroupId group = id;
    for_each_row(counted, [&](std::uint32_t from, std::uint32_t link, std::uint32_t to) {
      const BridgeTally::Counts counts = counted.tally.counts(group, from, link, to);
      const std::uint64_t both = counted.tally.units_with_both(group, from, to);
      Row row = group_cells(key);
      row.push_back(text_cell(counted.theme(from)));
      row.push_back(text_cell(counted.classes[link].name));
      row.push_back(text_cell(counted.theme(to)));
      row.push_back(count_cell(counts.units));
      row.push_back(both == 0
                        ? Cell{}
                        : real_cell(static_cast<double>(counts.units) / static_cast<double>(both)));
      const bool points = counted.classes[link].points;
      row.push_back(points ? count_cell(counts.forward) : Cell{});
      row.push_back(points ? count_cell(counts.backward) : Cell{});
      row.push_back(count_cell(both));
      row.push_back(count_cell(counted.tally.units(group)));
      row.push_back(text_cell(counted.tally.question().unit.name()));
      table.rows.push_back(std::move(row));
    });
  }
  return table;
}

Table quotes_table(const Counted& counted) {
  Table table = grouped_table(counted.selection, {{"from"},
                                                  {"connective"},
                                                  {"to"},
                                                  {"document"},
                                                  {"turn", ColumnType::integer},
                                                  {"speaker"},
                                                  {"role"},
                                                  {"from_words"},
                                                  {"connective_words"},
                                                  {"to_words"},
                                                  {"text"}});
  const bool by_sense = counted.tally.order() == BridgeTally::Order::sense;
  for (const auto& [key, id] : counted.selection.groups()) {
    const GroupId group = id;
    for_each_row(counted, [&](std::uint32_t from, std::uint32_t link, std::uint32_t to) {
      for (const BridgeQuote& quote : counted.quotes->of({group, from, link, to})) {
        const bool turned = by_sense && quote.pointing == Pointing::backward;
        Row row = group_cells(key);
        row.push_back(text_cell(counted.theme(from)));
        row.push_back(text_cell(counted.classes[link].name));
        row.push_back(text_cell(counted.theme(to)));
        row.push_back(text_cell(quote.document));
        row.push_back(count_cell(quote.turn));
        row.push_back(text_cell(quote.speaker));
        row.push_back(text_cell(quote.role));
        row.push_back(text_cell(turned ? quote.second : quote.first));
        row.push_back(text_cell(quote.connective));
        row.push_back(text_cell(turned ? quote.first : quote.second));
        row.push_back(text_cell(quote.text));
        table.rows.push_back(std::move(row));
      }
    });
  }
  return table;
}

/// Codes every document and keeps the words of its bridges.
int collect(Analysis& analysis, const BridgeQuestion& question, BridgeQuotes& quotes,
            Console& console) {
  std::mutex mutex;
  std::vector<std::unique_ptr<BridgeQuotes>> parts;
  const auto make_handler = [&]() -> DocumentHandler {
    const auto coder = std::make_shared<Coder>(analysis.make_coder());
    const std::lock_guard lock(mutex);
    BridgeQuotes* part = parts.emplace_back(std::make_unique<BridgeQuotes>(quotes)).get();
    return [&analysis, &question, coder, part](const Document& document, DocumentPlace place,
                                               const Emit&) {
      std::vector<Span> words;
      const CodedDocument coded =
          coder->code(document, [&words](const TurnView& view, std::span<const OwnedHit>) {
            for (const Token& token : view.words) words.push_back(token.span);
          });
      const std::vector<GroupId> groups = analysis.selection().assign(coded, place);
      for_each_bridged_unit(coded, question, groups, [&](const BridgedUnit& unit) {
        part->add(document, place, unit, words, question.unit.kind);
      });
    };
  };
  const int code = analysis.run(
      make_handler, [](std::string_view) {}, console);
  for (const auto& part : parts) quotes.merge(*part);
  return code;
}

BridgeQuestion question_of(Arguments& arguments, const Dictionary& dictionary, StatusSet counted,
                           const std::vector<ConnectiveClass>& classes) {
  BridgeQuestion question;
  const CodingArguments& coding = arguments.analysis.coding;
  question.themes = paired_themes(dictionary, coding.themes(), arguments.level,
                                  [&coding](ThemeId id) { return coding.is_connective(id); });
  if (question.themes.size() < 2) {
    throw Error(ErrorKind::usage,
                fmt::format("there are no two themes to tie; choose others with `--level` (1 to "
                            "{}, leaf, all) or `--themes`",
                            deepest(dictionary)));
  }
  for (const ConnectiveClass& one : classes) question.classes.push_back(one.theme);
  for (const Pattern& pattern : dictionary.patterns()) {
    question.pointing.push_back(pointing_of(dictionary, pattern.theme));
  }
  question.unit = arguments.unit;
  question.within = arguments.within;
  question.counted = counted;
  return question;
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  CodingArguments& coding = arguments.analysis.coding;
  coding.use_statuses(CodingArguments::StatusUse::counted);
  const StatusSet statuses = coding.leave_statuses_to_tally();
  coding.use_connectives(arguments.connectives, arguments.analysis.segment.language({}));
  Analysis analysis(arguments.analysis, Sentences::always, diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  const std::vector<ConnectiveClass> classes = classes_of(dictionary, coding);
  const BridgeQuestion question = question_of(arguments, dictionary, statuses, classes);
  BridgeTally tally(question, arguments.order);
  if (!arguments.quotes) {
    const int code = analysis.tally(tally, console);
    arguments.output.write(counts_table({analysis.selection(), dictionary, classes, tally}));
    return code;
  }
  BridgeQuotes quotes(*arguments.quotes, arguments.order);
  const int code = collect(analysis, question, quotes, console);
  arguments.output.write(quotes_table({analysis.selection(), dictionary, classes, tally, &quotes}));
  return code;
}

}  // namespace

Runner bind_bridges(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  app.add_option_function<std::string>(
         "--unit",
         [arguments](const std::string& name) { arguments->unit = *Unit::from_name(name); },
         "what a connective ties two themes in (default: sentence)")
      ->check(quiet(CLI::IsMember({"sentence", "turn"})))
      ->type_name("sentence|turn")
      ->group("Words and hits");
  app.add_option(
         "--within", arguments->within,
         "at most N words from the end of the one theme to the begin of the other (default: "
         "the unit)")
      ->check(quiet(CLI::Range(1, 1'000'000)))
      ->type_name("N")
      ->group("Words and hits");
  bind_level(app, arguments->level);
  app.add_option(
         "--connectives", arguments->connectives,
         "a dictionary of connectives, a theme for each class (default: the built-in one of "
         "the language)")
      ->type_name("FILE|NAME")
      ->group("Words and hits");
  app.add_option("--order", arguments->order,
                 "from is what stands first, or (sense) what brings the other about (default: "
                 "text)")
      ->transform(quiet(CLI::CheckedTransformer(
          std::map<std::string, BridgeTally::Order>{{"text", BridgeTally::Order::text},
                                                    {"sense", BridgeTally::Order::sense}},
          CLI::ignore_case)))
      ->type_name("text|sense")
      ->group("Words and hits");
  app.add_option("--quotes", arguments->quotes,
                 "instead of counts the first N units of each row, in their words")
      ->check(quiet(CLI::Range(1, 1'000'000)))
      ->type_name("N")
      ->group("Output");
  arguments->output.bind(app);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
