// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>

#include <themata/coding/passages.hpp>
#include <themata/stats/association.hpp>
#include <themata/stats/gini.hpp>
#include <themata/stats/keyness.hpp>
#include <themata/tally/coverage_tally.hpp>
#include <themata/tally/frequency_tally.hpp>
#include <themata/tally/uncoded_terms.hpp>

#include "cmd_dict.hpp"
#include "declared_options.hpp"
#include "idle_options.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(What a dictionary finds in transcripts, and what it leaves.
--show patterns: theme, pattern, hits, documents, speakers, share of the theme's hits, cumulative share
(patterns by hits within their theme; those without a hit are rows too), quote of the first hit.
--show themes: theme, patterns, patterns_hit, hits, documents, speakers, gini (how unevenly the hits are
spread over the theme's patterns: 0 evenly, near 1 one of them has all). A parent counts its sub-themes' too.
--show uncoded: term, words, count, documents, quote: words that no hit holds, the commonest first, then phrases
of two or three of them.
--show candidates: theme, term, words, near, elsewhere, log_ratio, g2, quote: those that are unusually
frequent at most 10 words from the theme's hits, in their turns; g2 (Dunning 1993) orders them, log_ratio
(Hardie 2014) is the binary logarithm of how much more frequent, with 1/2 for 0 elsewhere (of a few near hits that
fill most of the talk it can be below 0).
Stop words of the dictionary's language (en, fr) are left out of both lists, and no phrase begins or ends
with one. --top N words and N phrases, of candidates for each theme.

Examples:
  themata dict cover examples/interviews --themes procedural.voice
  themata dict cover examples/interviews --show themes
  themata dict cover examples/interviews --show uncoded --top 20
  themata dict cover examples/interviews --show candidates --themes distributive.charges --top 5)";

constexpr std::uint64_t few = 3;  ///< a candidate stands near hits at least so often

struct Arguments {
  AnalysisArguments analysis{Grouping::not_offered};
  OutputArguments output{};
  std::string show = "patterns";
  std::size_t top = 50;
};

std::optional<double> share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<ThemeId> themes_shown(const std::vector<bool>& shown) {
  std::vector<ThemeId> themes;
  for (std::uint32_t at = 0; at < shown.size(); ++at) {
    if (shown[at]) themes.push_back(ThemeId{at});
  }
  return themes;
}

Table patterns_table(const Dictionary& dictionary, const std::vector<ThemeId>& themes,
                     const CoverageTally& tally) {
  Table table{{{"theme"},
               {"pattern"},
               {"hits", ColumnType::integer},
               {"documents", ColumnType::integer},
               {"speakers", ColumnType::integer},
               {"share", ColumnType::real},
               {"cumulative", ColumnType::real},
               {"quote"}},
              {}};
  for (const ThemeId id : themes) {
    std::vector<PatternId> patterns = dictionary.theme(id).patterns;
    const auto counts = [&tally](PatternId pattern) -> const CoverageTally::PatternCounts& {
      return tally.pattern(pattern);
    };
    std::ranges::stable_sort(
        patterns, [&](PatternId a, PatternId b) { return counts(a).hits > counts(b).hits; });
    std::uint64_t all = 0;
    for (const PatternId pattern : patterns) all += counts(pattern).hits;
    std::uint64_t so_far = 0;
    for (const PatternId pattern : patterns) {
      const CoverageTally::PatternCounts& its = counts(pattern);
      so_far += its.hits;
      table.rows.push_back({text_cell(dictionary.theme(id).full_name),
                            text_cell(dictionary.pattern(pattern).written), count_cell(its.hits),
                            count_cell(its.documents), count_cell(its.speakers),
                            real_cell(share(its.hits, all)), real_cell(share(so_far, all)),
                            text_cell(its.quote.text)});
    }
  }
  return table;
}

Table themes_table(const Dictionary& dictionary, const std::vector<ThemeId>& themes,
                   const CoverageTally& tally) {
  Table table{{{"theme"}}, {}};
  for (const char* name : {"patterns", "patterns_hit", "hits", "documents", "speakers"}) {
    table.columns.push_back({name, ColumnType::integer});
  }
  table.columns.push_back({"gini", ColumnType::real});
  for (const ThemeId id : themes) {
    const CoverageTally::ThemeCounts& its = tally.theme(id);
    const auto missed = static_cast<std::size_t>(std::ranges::count(its.by, 0U));
    table.rows.push_back({text_cell(dictionary.theme(id).full_name), count_cell(its.by.size()),
                          count_cell(its.by.size() - missed), count_cell(its.hits),
                          count_cell(its.documents), count_cell(its.speakers),
                          real_cell(gini(its.by))});
  }
  return table;
}

Table uncoded_table(const UncodedTerms& terms, std::size_t top) {
  Table table{{{"term"},
               {"words", ColumnType::integer},
               {"count", ColumnType::integer},
               {"documents", ColumnType::integer},
               {"quote"}},
              {}};
  for (const UncodedTerms::Term& term : terms.commonest(top)) {
    table.rows.push_back({text_cell(term.text), count_cell(term.words), count_cell(term.count),
                          count_cell(term.documents), text_cell(term.quote)});
  }
  return table;
}

struct Candidate {
  UncodedTerms::Term term;
  double log_ratio;
  double g2;
};

/// At most `top` words, then at most `top` phrases.
std::vector<Candidate> candidates_of(ThemeId theme, const UncodedTerms& terms, std::size_t top) {
  std::vector<Candidate> found;
  const std::uint64_t all = terms.words();
  const std::uint64_t all_near = terms.words_near(theme);
  for (UncodedTerms::Term& term : terms.near(theme, few)) {
    const auto strength = g2(Fourfold::from_counts(all, all_near, term.count, term.near));
    if (!strength) continue;
    const TwoCorpora sides{term.near, all_near, term.count - term.near, all - all_near};
    const auto ratio = log_ratio(sides.a, sides.n_a, sides.b, sides.n_b);
    if (!ratio || compare_shares(sides) <= 0) continue;
    found.push_back({std::move(term), *ratio, *strength});
  }
  std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.term.words > 1, b.g2, std::string_view(a.term.text)) <
           std::tuple(b.term.words > 1, a.g2, std::string_view(b.term.text));
  });
  const auto phrases =
      std::ranges::find_if(found, [](const Candidate& one) { return one.term.words > 1; });
  const auto cut = static_cast<std::ptrdiff_t>(top);
  if (found.end() - phrases > cut) found.erase(phrases + cut, found.end());
  if (phrases - found.begin() > cut) found.erase(found.begin() + cut, phrases);
  return found;
}

Table candidates_table(const Dictionary& dictionary, const std::vector<ThemeId>& themes,
                       const UncodedTerms& terms, std::size_t top) {
  Table table{{{"theme"},
               {"term"},
               {"words", ColumnType::integer},
               {"near", ColumnType::integer},
               {"elsewhere", ColumnType::integer},
               {"log_ratio", ColumnType::real},
               {"g2", ColumnType::real},
               {"quote"}},
              {}};
  for (const ThemeId id : themes) {
    if (dictionary.theme(id).patterns.empty()) continue;
    for (const Candidate& one : candidates_of(id, terms, top)) {
      table.rows.push_back({text_cell(dictionary.theme(id).full_name), text_cell(one.term.text),
                            count_cell(one.term.words), count_cell(one.term.near),
                            count_cell(one.term.count - one.term.near), real_cell(one.log_ratio),
                            real_cell(one.g2), text_cell(one.term.quote)});
    }
  }
  return table;
}

/// What is counted: hits always, terms where they are shown.
struct Counts {
  CoverageTally hits;
  std::optional<UncodedTerms> terms;

  void merge(const Counts& other) {
    hits.merge(other.hits);
    if (terms) terms->merge(*other.terms);
  }
};

/// Codes every document and counts the turns that are not set aside.
class Counting {
 public:
  Counting(Analysis& analysis, const Counts& none) : analysis_(analysis), none_(none) {}

  int run(Counts& counts, Console& console) {
    const int code =
        analysis_.run([this] { return make_handler(); }, [](std::string_view) {}, console);
    for (std::unique_ptr<Worker>& worker : workers_) {
      counts.merge(worker->counts);
      worker.reset();
    }
    return code;
  }

 private:
  struct Worker {
    Coder coder;
    SegmenterScratch scratch;
    Counts counts;
    std::vector<std::uint32_t> stops{};
  };

  DocumentHandler make_handler() {
    const std::lock_guard lock(mutex_);
    Worker& worker = *workers_.emplace_back(std::make_unique<Worker>(
        Worker{analysis_.make_coder(), analysis_.segmenter().make_scratch(), none_}));
    return [this, &worker](const Document& document, DocumentPlace place, const Emit&) {
      count(document, place, worker);
    };
  }

  void count(const Document& document, DocumentPlace place, Worker& worker) {
    Selection& selection = analysis_.selection();
    const std::vector<GroupId> groups =
        selection.add_document(document.id, document.metadata, document.speakers, place);
    const std::uint64_t order = (std::uint64_t{place.file} << 32U) | place.number;
    std::vector<TurnSummary> turns;
    std::vector<GroupId> group_of_turn;
    Passages passages(document);
    const auto count_turn = [&](const TurnView& view, std::span<const OwnedHit> hits) {
      const Passage passage = passages.of(view.turn);
      turns.push_back({view.turn.speaker, static_cast<std::uint32_t>(view.words.size())});
      group_of_turn.push_back(groups[view.turn.speaker]);
      if (group_of_turn.back() == set_aside) return;
      worker.counts.hits.add(view, hits, order);
      if (!worker.counts.terms) return;
      analysis_.segmenter().phrase_stops(passage, view.words, *worker.scratch, worker.stops);
      worker.counts.terms->add(view, hits, worker.stops, order);
    };
    const CodedDocument coded = worker.coder.code(document, count_turn);
    selection.count_turns(document.id, document.metadata, document.speakers, groups, turns);
    worker.counts.hits.add(coded, group_of_turn);
    if (worker.counts.terms) worker.counts.terms->end_document();
  }

  Analysis& analysis_;
  const Counts& none_;
  std::mutex mutex_{};
  std::vector<std::unique_ptr<Worker>> workers_{};
};

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  Analysis analysis(arguments.analysis, Sentences::where_needed, diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  const std::vector<bool> shown = arguments.analysis.coding.shown(dictionary);
  const std::vector<ThemeId> themes = themes_shown(shown);
  const std::string language = dictionary.language.substr(0, dictionary.language.find('-'));
  const auto stopwords = built_in_stopwords(language);
  const bool lists_words = arguments.show == "uncoded" || arguments.show == "candidates";
  if (stopwords.empty() && lists_words) {
    diagnostics.note("the dictionary's language is not `en` or `fr`: no stop words are left out");
  }
  const Counts none{CoverageTally(dictionary, shown),
                    lists_words ? std::optional(UncodedTerms(shown, stopwords)) : std::nullopt};
  Counts counts = none;
  const int code = Counting(analysis, none).run(counts, console);
  if (arguments.show == "themes") {
    arguments.output.write(themes_table(dictionary, themes, counts.hits));
  } else if (arguments.show == "uncoded") {
    arguments.output.write(uncoded_table(*counts.terms, arguments.top));
  } else if (arguments.show == "candidates") {
    arguments.output.write(candidates_table(dictionary, themes, *counts.terms, arguments.top));
  } else {
    arguments.output.write(patterns_table(dictionary, themes, counts.hits));
  }
  return code;
}

}  // namespace

Runner bind_dict_cover(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  add_option(app, "--show", arguments->show, "what to list (default: patterns)")
      .one_of({"patterns", "themes", "uncoded", "candidates"})
      .type_name("patterns|themes|uncoded|candidates")
      .group("Output");
  add_option(app, "--top", arguments->top, "words, and phrases, to list (default: 50)")
      .in_range(1, 1000000)
      .type_name("N")
      .group("Output");
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments, command = &app](Console& console) {
    refuse_idle(*command);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
