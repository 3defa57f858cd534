// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include <themata/coding/coder.hpp>
#include <themata/dictionary/difference.hpp>
#include <themata/dictionary/load.hpp>
#include <themata/tally/cooccurrence_tally.hpp>
#include <themata/tally/hit_changes.hpp>
#include <themata/tally/theme_tally.hpp>

#include "cmd_dict.hpp"
#include "declared_options.hpp"
#include "idle_options.hpp"
#include "options_output.hpp"
#include "paired_themes.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(What is not the same in two dictionaries, and with a corpus what that does to its hits.
--show changes: change (added, gone, changed), theme, pattern, field, before, after, line.
--show hits: change (appears, gone), document, turn, speaker, role, theme, pattern, text, quote.
--show counts: theme, hits_before, hits_after, difference, units_before, units_after (turns with it).
--show pairs: a, b, n (turns), n_a_before, n_a_after, n_b_before, n_b_after (turns with one), n_ab_before,
n_ab_after, difference (turns with both); the topmost level that has two themes.
Without --show: changes, or with a corpus hits.

Examples:
  themata dict diff topic justice
  themata dict diff dictionaries/topic.yml dictionaries/topic.yml examples/interviews --show counts)";

struct Arguments {
  std::string before{};
  std::string after{};
  AnalysisArguments analysis{Grouping::not_offered};
  OutputArguments output{};
  std::string show{};
};

/// One of the two dictionaries, ready to code.
struct Side {
  Dictionary dictionary;
  Segmenter segmenter;
  Matcher matcher;
  CodingOptions coding;

  Side(const Arguments& arguments, const std::string& name, Diagnostics& diagnostics)
      : dictionary(load_named_dictionary(name, diagnostics)),
        segmenter(arguments.analysis.segment.options(dictionary.language)),
        matcher(dictionary, segmenter, arguments.analysis.coding.options().scope, diagnostics),
        coding(arguments.analysis.coding.options()) {}
  [[nodiscard]] Coder coder(StageTimes* times) const {
    CodingOptions timed = coding;
    timed.times = times;
    return {segmenter, dictionary, matcher, timed};
  }
};

Table changes_table(const Side& before, const Side& after) {
  Table table{{{"change"},
               {"theme"},
               {"pattern"},
               {"field"},
               {"before"},
               {"after"},
               {"line", ColumnType::integer}},
              {}};
  for (const Difference& one : differences(before.dictionary, after.dictionary)) {
    table.rows.push_back({text_cell(difference_name(one.kind)), text_cell(one.theme),
                          text_cell(one.pattern), text_cell(one.field), text_cell(one.before),
                          text_cell(one.after),
                          one.place.line == 0 ? Cell() : count_cell(one.place.line)});
  }
  return table;
}

/// What a corpus is asked: hits are streamed, counts are added up.
class Corpus {
 public:
  Corpus(Arguments& arguments, const Side& before, const Side& after, Diagnostics& diagnostics)
      : before_(before),
        after_(after),
        metadata_(arguments.analysis.selection.load_metadata()),
        selection_(arguments.analysis.selection.options(), metadata_ ? &*metadata_ : nullptr),
        inputs_(find_inputs(told(arguments).inputs(), diagnostics)),
        walk_(told(arguments).walk()),
        require_roles_(arguments.analysis.selection.require_roles()),
        diagnostics_(diagnostics) {
    std::vector<std::string> read = paths_of(inputs_);
    read.insert(read.end(), {arguments.before, arguments.after});
    keep_apart(arguments.output.path(), read);
  }

  int hits(const OutputArguments& output, Console& console) {
    RowStream stream(output, {{"change"},
                              {"document"},
                              {"turn", ColumnType::integer},
                              {"speaker"},
                              {"role"},
                              {"theme"},
                              {"pattern"},
                              {"text"},
                              {"quote"}});
    const auto make_handler = [&]() -> DocumentHandler {
      struct Worker {
        Coder old_coder;
        Coder new_coder;
        RowWriter rows;
      };
      const auto worker = std::make_shared<Worker>(Worker{before_.coder(console.times()),
                                                          after_.coder(console.times()),
                                                          RowWriter(stream.format())});
      return [this, worker](const Document& document, DocumentPlace place, const Emit& emit) {
        std::vector<PlacedHit> was;
        std::vector<PlacedHit> is;
        (void)worker->old_coder.code(document, collect_into(was, before_));
        const CodedDocument coded = worker->new_coder.code(document, collect_into(is, after_));
        list(document, selection_.assign(coded, place), hit_changes(std::move(was), std::move(is)),
             worker->rows);
        worker->rows.pass_on(emit);
      };
    };
    const int code = run(
        make_handler, [&stream](std::string_view piece) { stream.write(piece); }, console);
    stream.finish();
    return code;
  }

  /// Both sides' counts in one walk; a tally a worker, merged at the end.
  template <typename Tally>
  int tally(Tally& old_tally, Tally& new_tally, Console& console) {
    struct Part {
      Tally before;
      Tally after;
    };
    std::mutex mutex;
    std::vector<std::unique_ptr<Part>> parts;
    const auto make_handler = [&]() -> DocumentHandler {
      const auto coders = std::make_shared<std::pair<Coder, Coder>>(before_.coder(console.times()),
                                                                    after_.coder(console.times()));
      const std::lock_guard lock(mutex);
      Part* part = parts.emplace_back(std::make_unique<Part>(Part{old_tally, new_tally})).get();
      return [this, coders, part](const Document& document, DocumentPlace place, const Emit&) {
        const CodedDocument coded = coders->second.code(document);
        const std::vector<GroupId> groups = selection_.assign(coded, place);
        part->before.add(coders->first.code(document), groups);
        part->after.add(coded, groups);
      };
    };
    const int code = run(
        make_handler, [](std::string_view) {}, console);
    for (const auto& part : parts) {
      old_tally.merge(part->before);
      new_tally.merge(part->after);
    }
    return code;
  }

  /// The one group that there is, or none where the corpus held no turn that counts.
  [[nodiscard]] GroupId group() const {
    const auto groups = selection_.groups();
    return groups.empty() ? GroupId{} : groups.front().second;
  }

 private:
  /// The inputs, told what other options say of them.
  static const InputArguments& told(Arguments& arguments) {
    arguments.analysis.input.set_labels(arguments.analysis.segment.labels());
    arguments.analysis.input.set_metadata(arguments.analysis.selection.metadata_path());
    return arguments.analysis.input;
  }

  int run(const std::function<DocumentHandler()>& make_handler,
          const std::function<void(std::string_view)>& sink, Console& console) {
    const int code = walk_inputs(inputs_, walk_, make_handler, sink, console, diagnostics_);
    Diagnostics report;
    selection_.report(require_roles_, report);
    console.say(report);
    return code;
  }

  static TurnSink collect_into(std::vector<PlacedHit>& hits, const Side& side) {
    return [&hits, &side](const TurnView& turn, std::span<const OwnedHit> found) {
      add_placed(turn, found, side.dictionary, hits);
    };
  }

  static void list(const Document& document, const std::vector<GroupId>& groups,
                   const std::vector<HitChange>& changes, RowWriter& rows) {
    for (const auto& [kind, hit] : changes) {
      if (groups[hit.turn] == set_aside) continue;
      const Speaker& speaker = document.speakers[document.turns[hit.turn].speaker];
      rows.text(change_name(kind)).text(document.id).count(hit.turn + 1).text(speaker.name);
      rows.text(role_name(speaker.role)).text(hit.theme).text(hit.pattern);
      rows.text(hit.span.of(document.text)).text(hit.quote.of(document.text)).end_row();
    }
  }

  const Side& before_;
  const Side& after_;
  std::optional<Metadata> metadata_;
  Selection selection_;
  std::vector<InputFile> inputs_;
  WalkOptions walk_;
  bool require_roles_;
  Diagnostics& diagnostics_;
};

Cell less(std::uint64_t after, std::uint64_t before) {
  return Cell(static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before));
}

int show_counts(const Arguments& arguments, Corpus& corpus, const Side& before, const Side& after,
                Console& console) {
  ThemeTally was(before.dictionary.select({}), Unit{});
  ThemeTally is(after.dictionary.select({}), Unit{});
  const int code = corpus.tally(was, is, console);
  const ThemeTally::Group old_counts = was.group(corpus.group());
  const ThemeTally::Group new_counts = is.group(corpus.group());
  Table table{{{"theme"}}, {}};
  for (const char* name :
       {"hits_before", "hits_after", "difference", "units_before", "units_after"}) {
    table.columns.push_back({name, ColumnType::integer});
  }
  const auto add = [&table](const std::string& theme, const ThemeTally::Counts* then,
                            const ThemeTally::Counts* now) {
    const auto count = [](const ThemeTally::Counts* counts, auto member) {
      return counts == nullptr ? Cell() : count_cell(counts->*member);
    };
    const bool both = then != nullptr && now != nullptr;
    table.rows.push_back({text_cell(theme), count(then, &ThemeTally::Counts::hits),
                          count(now, &ThemeTally::Counts::hits),
                          both ? less(now->hits, then->hits) : Cell(),
                          count(then, &ThemeTally::Counts::units_with),
                          count(now, &ThemeTally::Counts::units_with)});
  };
  for (std::uint32_t at = 0; at < after.dictionary.themes().size(); ++at) {
    const std::string& name = after.dictionary.themes()[at].full_name;
    const auto known = before.dictionary.find(name);
    add(name, known ? &old_counts.themes[index_of(*known)] : nullptr, &new_counts.themes[at]);
  }
  for (std::uint32_t at = 0; at < before.dictionary.themes().size(); ++at) {
    const std::string& name = before.dictionary.themes()[at].full_name;
    if (!after.dictionary.find(name)) add(name, &old_counts.themes[at], nullptr);
  }
  arguments.output.write(table);
  return code;
}

/// A pair of themes by their names, with its counts in one dictionary.
struct PairCounts {
  std::string a;
  std::string b;
  std::uint64_t n_a;
  std::uint64_t n_b;
  std::uint64_t n_ab;
};

std::vector<PairCounts> pair_counts(const Side& side, const CooccurrenceTally& tally,
                                    const CooccurrenceTally::Group& group) {
  std::vector<PairCounts> pairs;
  for (const auto& [i, j] : tally.pairs(side.dictionary)) {
    pairs.push_back({side.dictionary.theme(tally.themes()[i]).full_name,
                     side.dictionary.theme(tally.themes()[j]).full_name, group.with[i],
                     group.with[j], group.both[i * tally.themes().size() + j]});
  }
  return pairs;
}

const PairCounts* find(const std::vector<PairCounts>& pairs, const PairCounts& same) {
  const auto found = std::ranges::find_if(
      pairs, [&same](const PairCounts& one) { return one.a == same.a && one.b == same.b; });
  return found == pairs.end() ? nullptr : &*found;
}

int show_pairs(const Arguments& arguments, Corpus& corpus, const Side& before, const Side& after,
               Console& console) {
  CooccurrenceTally was(paired_themes(before.dictionary, {}, {}), Unit{});
  CooccurrenceTally is(paired_themes(after.dictionary, {}, {}), Unit{});
  if (is.pairs(after.dictionary).empty()) {
    throw Error(ErrorKind::usage, "the new dictionary has no two themes to pair");
  }
  const int code = corpus.tally(was, is, console);
  auto then = pair_counts(before, was, was.group(corpus.group()));
  const auto now = pair_counts(after, is, is.group(corpus.group()));
  // Themes may stand in another order now.
  for (PairCounts& pair : then) {
    const PairCounts turned{pair.b, pair.a, pair.n_b, pair.n_a, pair.n_ab};
    if (find(now, turned) != nullptr) pair = turned;
  }
  const std::uint64_t units = is.group(corpus.group()).n;
  Table table{{{"a"}, {"b"}}, {}};
  for (const char* name : {"n", "n_a_before", "n_a_after", "n_b_before", "n_b_after", "n_ab_before",
                           "n_ab_after", "difference"}) {
    table.columns.push_back({name, ColumnType::integer});
  }
  const auto add = [&table, units](const PairCounts* old_one, const PairCounts* new_one) {
    const PairCounts& named = new_one != nullptr ? *new_one : *old_one;
    Row row{text_cell(named.a), text_cell(named.b), count_cell(units)};
    for (const auto member : {&PairCounts::n_a, &PairCounts::n_b, &PairCounts::n_ab}) {
      row.push_back(old_one == nullptr ? Cell() : count_cell(old_one->*member));
      row.push_back(new_one == nullptr ? Cell() : count_cell(new_one->*member));
    }
    const bool both = old_one != nullptr && new_one != nullptr;
    row.push_back(both ? less(new_one->n_ab, old_one->n_ab) : Cell());
    table.rows.push_back(std::move(row));
  };
  for (const PairCounts& pair : now) add(find(then, pair), &pair);
  for (const PairCounts& pair : then) {
    if (find(now, pair) == nullptr) add(&pair, nullptr);
  }
  arguments.output.write(table);
  return code;
}

int run(Arguments& arguments, Console& console) {
  const bool corpus_given = arguments.analysis.input.any();
  if (arguments.show.empty()) arguments.show = corpus_given ? "hits" : "changes";
  if (arguments.show != "changes" && !corpus_given) {
    throw Error(ErrorKind::usage,
                fmt::format("`--show {}` needs transcripts: name files or folders behind the two "
                            "dictionaries",
                            arguments.show));
  }
  Diagnostics diagnostics;
  const Side before(arguments, arguments.before, diagnostics);
  const Side after(arguments, arguments.after, diagnostics);
  console.say(diagnostics);
  diagnostics = {};
  if (arguments.show == "changes") {
    arguments.output.write(changes_table(before, after));
    return 0;
  }
  Corpus corpus(arguments, before, after, diagnostics);
  if (arguments.show == "hits") return corpus.hits(arguments.output, console);
  return (arguments.show == "counts" ? show_counts : show_pairs)(arguments, corpus, before, after,
                                                                 console);
}

}  // namespace

Runner bind_dict_diff(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "OLD", arguments->before, "a theme file, or a built-in dictionary")
      .required()
      .type_name("FILE|NAME");
  add_option(app, "NEW", arguments->after, "another, or another version of it")
      .required()
      .type_name("FILE|NAME");
  arguments->analysis.input.bind(app);
  add_option(app, "--show", arguments->show, "what to compare")
      .one_of({"changes", "hits", "counts", "pairs"})
      .type_name("changes|hits|counts|pairs")
      .group("Output");
  arguments->analysis.selection.bind(app);
  arguments->analysis.coding.bind_hits(app);
  arguments->analysis.segment.bind(app);
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments, command = &app](Console& console) {
    refuse_idle(*command);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
