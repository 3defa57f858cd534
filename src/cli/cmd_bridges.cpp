// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "bridges_influence.hpp"
#include "bridges_table.hpp"
#include "commands.hpp"
#include "declared_options.hpp"
#include "notation.hpp"
#include "options_grid.hpp"
#include "options_output.hpp"
#include "options_prompting.hpp"
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
--fronted counts those too in which a connective opens a sentence, behind at most one other word, `from`
follows in that sentence and `to` after it: those of a condition, and those that point backward, which
then are forward ones (because we waited, she talked).
--by prompted parts units by whether the interviewer had just raised one of the two themes, or neither.
--order sense turns the backward ones round. --ci adds share_low, share_high, share_undefined and
interviews, --null what count would be if themes moved round: null_expected, null_ratio, p_upper,
p_lower. --influence leaves out each interview, and each pattern, in turn: [by...], from, connective, to,
kind (interview or pattern), left_out, count, n_both, n, unit and share of what is left, share_all, change,
change_percent; what moves the share most comes first. --grid gives the table under every combination of
declared choices, text being read once, with columns overlap and status behind unit. --quotes: [by...], from, connective, to, document, turn,
speaker, role, from_words, connective_words, to_words, text.

Examples:
  themata bridges examples/interviews
  themata bridges examples/interviews --unit turn --order sense
  themata bridges examples/interviews --quotes 2
  themata bridges examples/interviews --unit turn --fronted
  themata bridges examples/interviews --unit turn --ci jackknife --null shift --draws 200
  themata bridges examples/interviews --level leaf --by document
  themata bridges examples/interviews --unit turn --influence
  themata bridges examples/interviews --unit turn --by prompted --prompted 2
  themata bridges examples/interviews --grid unit=sentence,turn,overlap=longest,all)";

struct Arguments {
  AnalysisArguments analysis{Grouping::offered};
  NotationArguments notation{};
  OutputArguments output{};
  InferenceArguments inference{};
  NullArguments null{};
  Unit unit{UnitKind::sentence, 0};
  BridgeTally::Order order = BridgeTally::Order::text;
  std::string connectives{};
  std::uint32_t within = UINT32_MAX;
  bool fronted = false;
  std::string level{};
  std::optional<std::size_t> quotes{};
  GridArguments grid{};
  PromptingArguments prompting{};
  std::optional<Prompting> asked_before{};
  bool influence = false;
};

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
      const auto keep_words = [&words](const TurnView& view, std::span<const OwnedHit>) {
        for (const Token& token : view.words) words.push_back(token.span);
      };
      const CodedDocument coded = coder->code(document, keep_words, ShownTypes::none);
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
    if (arguments.fronted) question.opening.push_back(may_open(dictionary, pattern.theme));
  }
  question.unit = arguments.unit;
  question.within = arguments.within;
  question.counted = counted;
  return question;
}

Table inferred_table(CountedBridges counted, const Arguments& arguments, Diagnostics& made) {
  IntervalColumns intervals(arguments.inference, bridge_figures());
  if (arguments.inference.asked()) counted.intervals = &intervals;
  counted.drawn = arguments.null.options(arguments.inference);
  Table table = counts_table(counted);
  if (arguments.inference.asked()) intervals.report(made);
  if (arguments.null.asked()) arguments.null.report(arguments.inference, made);
  return table;
}

/// Bridges, and for a null model where the hits stand.
struct BridgeCounts {
  BridgeTally bridges;
  std::optional<HitPositions> positions{};

  void add(const CodedDocument& document, std::span<const GroupId> groups) {
    bridges.add(document, groups);
    if (positions) positions->add(document, groups);
  }
  void merge(const BridgeCounts& other) {
    bridges.merge(other.bridges);
    if (positions) positions->merge(*other.positions);
  }
};

/// Throws Error(usage) where a null model would not move what is counted.
void check_null(const Arguments& arguments, StatusSet counted) {
  if (!arguments.null.asked()) return;
  arguments.null.check(arguments.unit);
  const bool moved = arguments.order == BridgeTally::Order::text && !arguments.fronted &&
                     arguments.within == UINT32_MAX && counted == StatusSet::all();
  const bool words = arguments.null.options(arguments.inference).model != NullModel::shift_turns;
  if (moved && words) return;
  throw Error(ErrorKind::usage,
              "--null moves words, with all hits, whole units and --order text: it goes neither "
              "with --within, --fronted, --status and --order sense nor as shift-turns");
}

std::string counting(const Arguments& arguments, const std::string& units) {
  std::string line = fmt::format("theme, connective, theme in one {}", units);
  if (arguments.within != UINT32_MAX) line += fmt::format("; within {} words", arguments.within);
  if (arguments.fronted) line += "; connectives at the front of a sentence too";
  if (arguments.order == BridgeTally::Order::sense) line += "; backward ones turned round";
  if (arguments.asked_before) {
    line += "; one of the two " + notation_of(*arguments.asked_before);
  }
  if (arguments.inference.asked()) line += "; " + arguments.inference.description();
  if (arguments.null.asked()) line += "; " + arguments.null.description(arguments.inference);
  return line + "; ";
}

BridgeCounts make_counts(const Arguments& arguments, const BridgeTally& empty) {
  BridgeCounts counts{empty, {}};
  if (!arguments.null.asked()) return counts;
  const BridgeQuestion& question = empty.question();
  std::vector<ThemeId> placed = question.themes;
  placed.insert(placed.end(), question.classes.begin(), question.classes.end());
  counts.positions.emplace(std::move(placed), question.unit);
  return counts;
}

Table table_of(const Arguments& arguments, Analysis& analysis,
               const std::vector<ConnectiveClass>& classes, const BridgeCounts& counts,
               Diagnostics& made) {
  CountedBridges counted{analysis.selection(), analysis.dictionary(), classes, counts.bridges};
  if (counts.positions) counted.positions = &*counts.positions;
  return inferred_table(counted, arguments, made);
}

int run_grid(Arguments& arguments, std::span<const CountingChoice> choices, Analysis& analysis,
             Console& console) {
  const Dictionary& dictionary = analysis.dictionary();
  const auto classes = classes_of(dictionary, arguments.analysis.coding);
  const auto make = [&](const CountingChoice& choice) {
    arguments.unit = choice.unit;
    const BridgeQuestion question = question_of(arguments, dictionary, choice.statuses, classes);
    return make_counts(arguments, BridgeTally(question, arguments.order));
  };
  // Connectives count whatever the words round them.
  GridTally<BridgeCounts> grid(choices, analysis.code_everything(), make, StatusChoice::by_tally);
  const int code = analysis.tally(grid, console);
  Diagnostics made;
  std::vector<Table> tables;
  for (const BridgeCounts& counts : grid.tallies()) {
    tables.push_back(table_of(arguments, analysis, classes, counts, made));
  }
  console.say(without_repeats(made));
  arguments.notation.write(
      arguments.output, join_choices(choices, std::move(tables), "unit", UnitColumn::left_out),
      [&] { return counting(arguments, units_of(choices)) + analysis.notation(hits_of(choices)); },
      console);
  return code;
}

/// The choices of --grid, or none; checked. Throws Error(usage).
std::vector<CountingChoice> choices_of(Arguments& arguments) {
  const auto refuse = [](const char* why) { throw Error(ErrorKind::usage, why); };
  if (arguments.influence && (arguments.inference.asked() || arguments.null.asked())) {
    refuse("--influence leaves out interviews itself: no --ci, --null");
  }
  CodingArguments& coding = arguments.analysis.coding;
  if (!arguments.grid.asked()) {
    check_null(arguments, coding.options().counted);
    return {};
  }
  if (arguments.influence) refuse("--grid and --influence are two tables; ask for one of them");
  const auto choices = arguments.grid.choices(arguments.unit, coding);
  for (const CountingChoice& choice : choices) {
    if (choice.unit.kind != UnitKind::sentence && choice.unit.kind != UnitKind::turn) {
      refuse("--grid: a connective ties two themes in a sentence or a turn (unit=sentence,turn)");
    }
    check_null(arguments, choice.statuses);
  }
  if (asks_statuses(choices)) coding.use_statuses(CodingArguments::StatusUse::needed);
  return choices;
}

/// Throws Error(usage) for what has no rows by prompting.
void check_prompting(const Arguments& arguments) {
  if (!arguments.asked_before) return;
  if (arguments.null.asked() || arguments.grid.asked() || arguments.influence || arguments.quotes) {
    throw Error(ErrorKind::usage,
                "--by prompted goes with --ci, and without --null, --grid, --influence and "
                "--quotes");
  }
  arguments.output.disclosure().refuse_least(true, "rows by prompting, which add up");
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  arguments.asked_before = arguments.prompting.take(arguments.analysis);
  check_prompting(arguments);
  CodingArguments& coding = arguments.analysis.coding;
  coding.use_statuses(CodingArguments::StatusUse::counted);
  std::vector<CountingChoice> choices = choices_of(arguments);
  arguments.output.disclosure().refuse_least(arguments.grid.asked(), "a grid of choices");
  arguments.output.disclosure().refuse_least(arguments.influence, "what one interview changes");
  arguments.output.disclosure().refuse_least(arguments.quotes.has_value(), "quotes");
  const StatusSet statuses = coding.leave_statuses_to_tally();
  coding.use_connectives(arguments.connectives, arguments.analysis.segment.language({}));
  const bool infers = arguments.inference.asked() || arguments.null.asked() || arguments.influence;
  if (infers) arguments.analysis.selection.keep_interviews_apart();
  if (arguments.quotes) {
    arguments.analysis.input.refuse_coded(
        "--quotes shows text, which a coded file does not hold; name the transcripts");
  } else {
    arguments.analysis.input.take_coded();
  }
  Analysis analysis(arguments.analysis, Sentences::always, diagnostics);
  analysis.keep_apart(arguments.output.path());
  if (arguments.grid.asked()) {
    arguments.grid.adopt_overlap(coding, choices);
    return run_grid(arguments, choices, analysis, console);
  }
  const Dictionary& dictionary = analysis.dictionary();
  const std::vector<ConnectiveClass> classes = classes_of(dictionary, coding);
  const BridgeQuestion question = question_of(arguments, dictionary, statuses, classes);
  BridgeTally tally(question, arguments.order, arguments.asked_before);
  const auto line = [&] {
    return counting(arguments, arguments.unit.name()) + notation_of(analysis, statuses);
  };
  if (arguments.influence) {
    BridgeInfluenceTally influence(std::move(tally), analysis.code_everything());
    const int code = analysis.tally(influence, console);
    arguments.notation.write(
        arguments.output,
        bridge_influence_table(analysis.selection(), dictionary, classes, influence),
        [&] { return "each interview and each pattern left out; " + line(); }, console);
    return code;
  }
  if (!arguments.quotes) {
    BridgeCounts counts = make_counts(arguments, tally);
    const int code = analysis.tally(counts, console);
    Diagnostics made;
    Table table = table_of(arguments, analysis, classes, counts, made);
    console.say(made);
    arguments.output.disclosure().tell_interviews(analysis.selection(),
                                                  arguments.analysis.selection.options().by);
    arguments.notation.write(arguments.output, std::move(table), line, console);
    return code;
  }
  BridgeQuotes quotes(*arguments.quotes, arguments.order);
  const int code = collect(analysis, question, quotes, console);
  arguments.notation.write(
      arguments.output, quotes_table({analysis.selection(), dictionary, classes, tally, &quotes}),
      line, console);
  return code;
}

}  // namespace

Runner bind_bridges(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  add_option(
      app, "--unit",
      [arguments](const std::string& name) { arguments->unit = *Unit::from_name(name); },
      "what a connective ties two themes in (default: sentence)")
      .one_of({"sentence", "turn"})
      .type_name("sentence|turn")
      .group("Words and hits");
  add_option(app, "--within", arguments->within,
             "at most N words from the end of the one theme to the begin of the other (default: "
             "the unit)")
      .in_range(1, 1'000'000)
      .type_name("N")
      .group("Words and hits");
  add_flag(app, "--fronted", arguments->fronted,
           "count connectives that open a sentence too, with both themes behind them: if we "
           "are fair, she talks")
      .group("Words and hits");
  bind_level(app, arguments->level);
  add_option(app, "--connectives", arguments->connectives,
             "a dictionary of connectives, a theme for each class (default: the built-in one of "
             "the language)")
      .type_name("FILE|NAME")
      .group("Words and hits");
  add_option(
      app, "--order",
      [arguments](const std::string& name) {
        arguments->order = name == "sense" ? BridgeTally::Order::sense : BridgeTally::Order::text;
      },
      "from is what stands first, or (sense) what brings the other about (default: text)")
      .one_of_in_any_case({"text", "sense"})
      .type_name("text|sense")
      .group("Words and hits");
  arguments->inference.bind(app);
  arguments->null.bind(app);
  arguments->grid.bind(app);
  arguments->prompting.bind(app);
  add_flag(app, "--influence", arguments->influence,
           "the share with each interview, and each pattern, left out in turn")
      .group("Inference");
  add_option(app, "--quotes", arguments->quotes,
             "instead of counts the first N units of each row, in their words")
      .in_range(1, 1'000'000)
      .type_name("N")
      .excludes("--ci")
      .excludes("--null")
      .excludes("--grid")
      .excludes("--influence")
      .group("Output");
  arguments->notation.bind(app,
                           {"unit", "within", "fronted", "order", "ci", "confidence", "null",
                            "prompted", "grid", "influence", "draws", "seed"},
                           &arguments->analysis);
  arguments->output.bind(app);
  arguments->output.disclosure().bind_cells(app, "from", bridge_cells);
  set_footer(app, examples);
  return [arguments](Console& console) {
    arguments->output.disclosure().say_to(console);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
