// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>

#include <themata/base/suggest.hpp>
#include <themata/coding/passages.hpp>
#include <themata/tally/frequency_tally.hpp>
#include <themata/text/encoding.hpp>
#include <themata/text/line_of_byte.hpp>

#include "collocates.hpp"
#include "commands.hpp"
#include "declared_options.hpp"
#include "freq_dispersion.hpp"
#include "group_columns.hpp"
#include "idle_options.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples = R"(Columns: [by...], term, count, per_million, documents.
--dispersion adds how evenly a term lies over documents: range, dp, dp_norm, juilland_d, carroll_d2,
rosengren_s. --collocates lists the words near hits of a theme or pattern instead: [by...], term, n,
n_a, n_b, n_ab, expected, log_dice, pmi, g2 (or --measures), by the first measure. Of n words that are
no part of a hit, n_a are near one, n_b are this word, n_ab both.
per_million is by all counted words of the group, whatever --stopwords leaves out.
An n-gram crosses what a phrase crosses: never a sentence's end. With --stopwords, n-grams that
begin or end with a stop word are left out.

Examples:
  themata freq examples/interviews --top 20
  themata freq examples/interviews --stopwords en --ngrams 2 --min-count 3
  themata freq examples/interviews --by role --role all --stem en --top 10
  themata freq examples/interviews --dispersion --stopwords en --top 10
  themata freq examples/interviews --collocates distributive --window 5 --stopwords en --top 10
  themata freq examples/interviews --collocates 'deserv*' --measures log_dice,fisher --min-count 2)";

struct Arguments {
  const CLI::App* app = nullptr;
  AnalysisArguments analysis{Grouping::offered};
  OutputArguments output{};
  NotationArguments notation{};
  CollocateArguments collocates{};
  bool dispersion = false;
  std::uint32_t ngrams = 1;
  std::uint64_t top = 0;
  std::uint64_t min_count = 1;
  std::string stopwords = "none";
  std::string stem{};
};

std::unordered_set<std::string> stopwords(const std::string& which) {
  if (which == "none") return {};
  if (which == "en" || which == "fr") return built_in_stopwords(which);
  std::ifstream file(which, std::ios::binary);
  if (!file || std::filesystem::is_directory(which)) {
    throw Error(ErrorKind::usage,
                fmt::format("can't read the stop words{} (en, fr, none, or a file)",
                            did_you_mean(which, {"en", "fr", "none"})),
                Place{which, 0, 0, {}});
  }
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return parse_stopwords(decode_lines(std::move(bytes), DecodeOptions{}, which).text);
}

/// One worker: a vocabulary, a segmenter's scratch and the counts so far.
struct Worker {
  Vocabulary vocabulary;
  FrequencyTally tally;
  SegmenterScratch scratch;
  std::vector<Token> words{};
  std::vector<std::uint32_t> stops{};

  Worker(const FrequencyOptions& options, const Segmenter& segmenter)
      : vocabulary(segmenter.options().diacritics),
        tally(options, vocabulary),
        scratch(segmenter.make_scratch()) {}
};

class Counting {
 public:
  /// `times` may be null.
  Counting(const Arguments& arguments, const Segmenter& segmenter, Selection& selection,
           StageTimes* times)
      : options_{arguments.ngrams, stopwords(arguments.stopwords), arguments.stem},
        segmenter_(segmenter),
        selection_(selection),
        times_(times) {}

  DocumentHandler make_handler() {
    const std::lock_guard lock(mutex_);
    Worker& worker = *workers_.emplace_back(std::make_unique<Worker>(options_, segmenter_));
    return [this, &worker](const Document& document, DocumentPlace place, const Emit&) {
      count(document, place, worker);
    };
  }

  [[nodiscard]] std::vector<FrequencyTally::Group> total(const FrequencyLimits& limits) const {
    std::vector<FrequencyTally*> tallies;
    for (const auto& worker : workers_) tallies.push_back(&worker->tally);
    return FrequencyTally::merged(tallies, limits);
  }

 private:
  void count(const Document& document, DocumentPlace place, Worker& worker) {
    const std::vector<GroupId> groups =
        selection_.add_document(document.id, document.metadata, document.speakers, place);
    std::vector<TurnSummary> turns;
    worker.tally.begin_document();
    Passages passages(document);
    for (const Turn& turn : document.turns) {
      const Passage passage = passages.of(turn);
      worker.words.clear();
      {
        const StageTimer timer(times_, Stage::segmenting, Stage::tallying);
        segmenter_.words(passage, *worker.scratch, worker.vocabulary, worker.words);
      }
      turns.push_back({turn.speaker, static_cast<std::uint32_t>(worker.words.size())});
      if (groups[turn.speaker] == set_aside) continue;
      if (options_.ngrams > 1) {
        segmenter_.phrase_stops(passage, worker.words, *worker.scratch, worker.stops);
      }
      worker.tally.add(worker.words, worker.stops, groups[turn.speaker]);
    }
    selection_.count_turns(document.id, document.metadata, document.speakers, groups, turns);
  }

  FrequencyOptions options_;
  const Segmenter& segmenter_;
  Selection& selection_;
  StageTimes* times_;
  std::mutex mutex_{};
  std::vector<std::unique_ptr<Worker>> workers_{};
};

using Field = std::optional<std::string>;  ///< the line of notation, where rows carry it

template <typename Rows>
void end_row(Rows& rows, const Field& notation) {
  if (notation) rows.text(*notation);
  rows.end_row();
}

template <typename Rows>
void write_rows(Rows& rows, const GroupKey& key, const FrequencyTally::Group& group,
                const Field& notation) {
  constexpr std::size_t ahead = 16;  // texts stand as they came, so that of the next row is far
  RowStart start;
  for (const GroupPart& part : key) rows.text(part.text);
  rows.keep_start(start);
  for (std::size_t at = 0; at < group.terms.size(); ++at) {
    const FrequencyTally::Term& term = group.terms[at];
    if (at + ahead < group.terms.size()) __builtin_prefetch(group.terms[at + ahead].text.data());
    rows.start(start).text(term.text).count(term.count);
    rows.real(static_cast<double>(term.count) * 1e6 / static_cast<double>(group.tokens));
    rows.count(term.documents);
    end_row(rows, notation);
  }
}

template <typename Rows>
void add_dispersion(Rows& rows, const Dispersion& dispersion) {
  rows.count(dispersion.range);
  for (const auto& value : {dispersion.dp, dispersion.dp_norm, dispersion.juilland_d,
                            dispersion.carroll_d2, dispersion.rosengren_s}) {
    rows.cell(real_cell(value));
  }
}

template <typename Rows>
void write_dispersed(Rows& rows, const GroupKey& key, const DispersedGroup& group,
                     const Field& notation) {
  RowStart start;
  for (const GroupPart& part : key) rows.text(part.text);
  rows.keep_start(start);
  for (const DispersedTerm& term : group.terms) {
    rows.start(start).text(term.text).count(term.count);
    rows.real(static_cast<double>(term.count) * 1e6 / static_cast<double>(group.tokens));
    rows.count(term.documents);
    add_dispersion(rows, term.dispersion);
    end_row(rows, notation);
  }
}

/// Takes out the words that `--min-cell` holds back, and then what the limits leave out.
template <typename Groups>
void hold_back(Groups& groups, const FrequencyLimits& limits, DisclosureArguments& disclosure) {
  if (!disclosure.has_least()) return;
  std::vector<std::vector<std::string>> values;
  for (const auto& [key, group] : groups) values.push_back(texts_of(key));
  HeldBackWords words = disclosure.words(std::move(values), HeldBackWords::Second::documents);
  for (std::size_t at = 0; at < groups.size(); ++at) {
    for (const auto& term : groups[at].second.terms) {
      words.add(term.text, at, term.count, term.documents);
    }
  }
  disclosure.settle(words);
  for (auto& [key, group] : groups) {
    std::erase_if(group.terms, [&](const auto& term) {
      return term.count < limits.min_count || words.has(term.text);
    });
    if (limits.top > 0 && group.terms.size() > limits.top) group.terms.resize(limits.top);
  }
}

/// What can't stand together, and why.
void check(const Arguments& arguments) {
  refuse_idle(*arguments.app);
  if (arguments.collocates.node.empty()) return;
  if (arguments.ngrams > 1 || !arguments.stem.empty() || arguments.dispersion) {
    throw Error(ErrorKind::usage,
                "--collocates lists words as they are: no --ngrams, --stem, --dispersion");
  }
}

/// How the terms were counted; no dictionary has a part in it.
std::string notation(const Arguments& arguments, const Segmenter& segmenter) {
  std::string line =
      arguments.ngrams == 1 ? "words" : fmt::format("{} words in a row", arguments.ngrams);
  if (!arguments.stem.empty()) line += "; stems " + arguments.stem;
  line += fmt::format("; at least {} occurrences", arguments.min_count);
  if (arguments.dispersion) line += "; dispersion over documents by their words";
  return fmt::format("{}; {}{}; {}", line, notation_of(segmenter.options()),
                     notation_of(arguments.analysis.selection.options()), notation_of_program());
}

template <typename Fill>
void write(const Arguments& arguments, std::vector<Column> columns, const Segmenter& segmenter,
           Console& console, const Fill& fill) {
  const auto line = [&] { return notation(arguments, segmenter); };
  Field field;
  if (arguments.notation.is_field(arguments.output)) {
    columns.push_back({"notation"});
    field = arguments.notation.whole(arguments.output, line);
  }
  arguments.output.write_rows(columns, [&](auto& rows) { fill(rows, field); });
  arguments.notation.say(arguments.output, line, console);
}

int run(Arguments& arguments, Console& console) {
  check(arguments);
  if (!arguments.collocates.node.empty()) {
    return list_collocates(arguments.collocates, arguments.analysis, arguments.output,
                           arguments.notation, stopwords(arguments.stopwords), arguments.min_count,
                           arguments.top, console);
  }
  Diagnostics diagnostics;
  if (arguments.dispersion) arguments.analysis.selection.keep_interviews_apart();
  arguments.analysis.input.require_some();
  arguments.analysis.input.set_labels(arguments.analysis.segment.labels());
  arguments.analysis.input.set_metadata(arguments.analysis.selection.metadata_path());
  const std::optional<Metadata> metadata = arguments.analysis.selection.load_metadata();
  const std::vector<InputFile> inputs = find_inputs(arguments.analysis.input.inputs(), diagnostics);
  keep_apart(arguments.output.path(), paths_of(inputs));
  const Segmenter segmenter(arguments.analysis.segment.options());
  const std::string& key_file = arguments.output.disclosure().key_file();
  if (!key_file.empty()) call_by_key(arguments.analysis.selection, key_file);
  Selection selection(arguments.analysis.selection.options(), metadata ? &*metadata : nullptr);
  Counting counting(arguments, segmenter, selection, console.times());
  const int code = walk_inputs(
      inputs, arguments.analysis.input.walk(), [&counting] { return counting.make_handler(); },
      [](std::string_view) {}, console, diagnostics);
  Diagnostics report;
  selection.report(arguments.analysis.selection.require_roles(), report);
  console.say(report);

  arguments.output.disclosure().tell_interviews(selection,
                                                arguments.analysis.selection.options().by);
  Table table = grouped_table(selection, {{"term"},
                                          {"count", ColumnType::integer},
                                          {"per_million", ColumnType::real},
                                          {"documents", ColumnType::integer}});
  DisclosureArguments& disclosure = arguments.output.disclosure();
  const FrequencyLimits limits{arguments.min_count, arguments.top};
  // What is small is small whatever --top and --min-count leave out.
  const FrequencyLimits counted = disclosure.has_least() ? FrequencyLimits{} : limits;
  if (arguments.dispersion) {
    for (Column& column : dispersion_columns()) table.columns.push_back(std::move(column));
    const auto documents = counting.total({});
    std::vector<std::pair<GroupKey, DispersedGroup>> groups;
    for (const ClusteredGroup& group : selection.clustered_groups()) {
      groups.emplace_back(group.key, disperse(documents, group.parts, counted));
    }
    hold_back(groups, limits, disclosure);
    write(arguments, std::move(table.columns), segmenter, console,
          [&](auto& rows, const Field& field) {
            for (const auto& [key, group] : groups) write_dispersed(rows, key, group, field);
          });
    return code;
  }
  std::vector<FrequencyTally::Group> all = counting.total(counted);
  std::vector<std::pair<GroupKey, FrequencyTally::Group>> groups;
  for (const auto& [key, id] : selection.groups()) {
    if (id < all.size()) groups.emplace_back(key, std::move(all[id]));
  }
  hold_back(groups, limits, disclosure);
  write(arguments, std::move(table.columns), segmenter, console,
        [&](auto& rows, const Field& field) {
          for (const auto& [key, group] : groups) write_rows(rows, key, group, field);
        });
  return code;
}

std::string positive(const std::string& number) {
  const bool digits = !number.empty() && number.size() < 19 &&
                      number.find_first_not_of("0123456789") == std::string::npos;
  return digits && number.find_first_not_of('0') != std::string::npos
             ? ""
             : "`" + number + "` is no number from 1 on";
}

void bind_dispersion_and_collocates(CLI::App& app, Arguments& arguments) {
  arguments.app = &app;
  add_flag(app, "--dispersion", arguments.dispersion, "how evenly a term lies over the documents")
      .group("Terms");
  const std::string group = "Collocates";
  add_option(app, "--collocates", arguments.collocates.node,
             "words near hits of this theme of the dictionary, or of this pattern")
      .type_name("THEME|PATTERN")
      .group(group);
  add_option(app, "--window", arguments.collocates.window,
             "words on each side of a hit, in its turn (default: 5)")
      .in_range(1, 10000)
      .type_name("N")
      .group(group);
  arguments.analysis.coding.bind_dictionaries(app, group);
  arguments.collocates.measures.bind(app);
  bind_confidence(app, arguments.collocates.confidence, "Measures");
  arguments.notation.bind(app,
                          {"ngrams", "stem", "min-count", "dispersion", "collocates", "window"});
}

}  // namespace

Runner bind_freq(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.input.bind(app);
  arguments->analysis.selection.bind(app);
  arguments->analysis.segment.bind(app);
  const std::string group = "Terms";
  add_option(app, "--ngrams", arguments->ngrams, "words in a row that make a term (default: 1)")
      .in_range(1, 20)
      .type_name("N")
      .group(group);
  add_option(app, "--top", arguments->top, "only the N most frequent (of each group)")
      .check(positive)
      .type_name("N")
      .group(group);
  add_option(app, "--min-count", arguments->min_count, "only terms at least this frequent")
      .check(positive)
      .type_name("N")
      .group(group);
  add_option(app, "--stopwords", arguments->stopwords, "words to leave out (default: none)")
      .type_name("en|fr|none|FILE")
      .group(group);
  add_option(app, "--stem", arguments->stem, "count stems of this language (Snowball): en, fr, ...")
      .check([](const std::string& language) {
        return has_stemmer(language) ? "" : "no stemmer for `" + language + "`";
      })
      .type_name("LANG")
      .group(group);
  bind_dispersion_and_collocates(app, *arguments);
  arguments->output.bind(app);
  arguments->output.disclosure().bind_words(app);
  set_footer(app, examples);
  return [arguments](Console& console) {
    arguments->output.disclosure().say_to(console);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
