// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>

#include <themata/tally/frequency_tally.hpp>
#include <themata/text/encoding.hpp>

#include "commands.hpp"
#include "group_columns.hpp"
#include "lists.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples = R"(Columns: [by...], term, count, per_million, documents.
per_million is by all counted words of the group, whatever --stopwords leaves out.
An n-gram crosses what a phrase crosses: never a sentence's end. With --stopwords, n-grams that
begin or end with a stop word are left out.

Examples:
  themata freq examples/interviews --top 20
  themata freq examples/interviews --stopwords en --ngrams 2 --min-count 3
  themata freq examples/interviews --by role --role all --stem en --top 10)";

struct Arguments {
  InputArguments input{};
  SelectionArguments selection{Grouping::offered};
  SegmentArguments segment{};
  OutputArguments output{};
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
    throw Error(ErrorKind::usage, "can't read the stop words (en, fr, none, or a file)",
                Place{which, 0, 0, {}});
  }
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return parse_stopwords(decode(bytes, DecodeOptions{}, which).text);
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
  Counting(const Arguments& arguments, const Segmenter& segmenter, Selection& selection)
      : options_{arguments.ngrams, stopwords(arguments.stopwords), arguments.stem},
        segmenter_(segmenter),
        selection_(selection) {}

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
      segmenter_.words(passage, *worker.scratch, worker.vocabulary, worker.words);
      turns.push_back({turn.speaker, static_cast<std::uint32_t>(worker.words.size())});
      if (groups[turn.speaker] == set_aside) continue;
      if (options_.ngrams > 1) {
        segmenter_.phrase_stops(passage, worker.words, *worker.scratch, worker.stops);
      }
      worker.tally.add(worker.words, worker.stops, groups[turn.speaker]);
    }
    selection_.count_turns(document.speakers, groups, turns);
  }

  FrequencyOptions options_;
  const Segmenter& segmenter_;
  Selection& selection_;
  std::mutex mutex_{};
  std::vector<std::unique_ptr<Worker>> workers_{};
};

void write_rows(RowWriter& rows, const GroupKey& key, const FrequencyTally::Group& group) {
  RowStart start;
  for (const GroupPart& part : key) rows.text(part.text);
  rows.keep_start(start);
  for (const FrequencyTally::Term& term : group.terms) {
    rows.start(start).text(term.text).count(term.count);
    rows.real(static_cast<double>(term.count) * 1e6 / static_cast<double>(group.tokens));
    rows.count(term.documents).end_row();
  }
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  arguments.input.require_some();
  arguments.input.set_labels(arguments.segment.labels());
  arguments.input.set_metadata(arguments.selection.metadata_path());
  const std::optional<Metadata> metadata = arguments.selection.load_metadata();
  const std::vector<InputFile> inputs = find_inputs(arguments.input.inputs(), diagnostics);
  keep_apart(arguments.output.path(), paths_of(inputs));
  const Segmenter segmenter(arguments.segment.options());
  Selection selection(arguments.selection.options(), metadata ? &*metadata : nullptr);
  Counting counting(arguments, segmenter, selection);
  const int code = walk_inputs(
      inputs, arguments.input.walk(), [&counting] { return counting.make_handler(); },
      [](std::string_view) {}, console, diagnostics);
  Diagnostics report;
  selection.report(arguments.selection.require_roles(), report);
  console.say(report);

  const Table table = grouped_table(selection, {{"term"},
                                                {"count", ColumnType::integer},
                                                {"per_million", ColumnType::real},
                                                {"documents", ColumnType::integer}});
  const std::vector<FrequencyTally::Group> groups =
      counting.total({arguments.min_count, arguments.top});
  arguments.output.write(table.columns, [&](RowWriter& rows) {
    for (const auto& [key, id] : selection.groups()) {
      if (id < groups.size()) write_rows(rows, key, groups[id]);
    }
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

}  // namespace

Runner bind_freq(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->input.bind(app);
  arguments->selection.bind(app);
  arguments->segment.bind(app);
  const std::string group = "Terms";
  app.add_option("--ngrams", arguments->ngrams, "words in a row that make a term (default: 1)")
      ->check(quiet(CLI::Range(1, 20)))
      ->type_name("N")
      ->group(group);
  app.add_option("--top", arguments->top, "only the N most frequent (of each group)")
      ->check(positive)
      ->type_name("N")
      ->group(group);
  app.add_option("--min-count", arguments->min_count, "only terms at least this frequent")
      ->check(positive)
      ->type_name("N")
      ->group(group);
  app.add_option("--stopwords", arguments->stopwords, "words to leave out (default: none)")
      ->type_name("en|fr|none|FILE")
      ->group(group);
  app.add_option("--stem", arguments->stem, "count stems of this language (Snowball): en, fr, ...")
      ->check([](const std::string& language) {
        return has_stemmer(language) ? "" : "no stemmer for `" + language + "`";
      })
      ->type_name("LANG")
      ->group(group);
  arguments->output.bind(app);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
