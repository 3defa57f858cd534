// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>

#include <themata/stats/association.hpp>
#include <themata/stats/gini.hpp>
#include <themata/tally/coverage_tally.hpp>
#include <themata/tally/frequency_tally.hpp>

#include "cmd_dict.hpp"
#include "lists.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(What a dictionary finds in transcripts, and what it leaves.
--show patterns: theme, pattern, hits, documents, speakers, share of the theme's hits, cumulative share
(patterns by hits within their theme; those without a hit are rows too), quote of the first hit.
--show themes: theme, patterns, patterns_hit, hits, documents, speakers, gini (how unevenly the hits are
spread over the theme's own patterns: 0 evenly, near 1 one of them has all).
--show uncoded: term, count, documents, quote: words that no hit holds, the commonest first.
--show candidates: theme, term, near, elsewhere, log_ratio, g2, quote: words that no hit holds and that are
unusually frequent at most 10 words from the theme's hits, in their turns; g2 (Dunning 1993) orders them,
log_ratio (Hardie 2014) is the binary logarithm of how much more frequent, with 1/2 for 0 elsewhere.
Stop words of the dictionary's language (en, fr) are left out of both lists. --top N rows, of candidates
for each theme.

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

/// Themes that are shown and have patterns of their own.
std::vector<ThemeId> owners(const Dictionary& dictionary, const std::vector<bool>& shown) {
  std::vector<ThemeId> themes;
  for (std::uint32_t at = 0; at < shown.size(); ++at) {
    if (shown[at] && !dictionary.themes()[at].patterns.empty()) themes.push_back(ThemeId{at});
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
      return tally.patterns()[index_of(pattern)];
    };
    std::ranges::stable_sort(
        patterns, [&](PatternId a, PatternId b) { return counts(a).hits > counts(b).hits; });
    const std::uint64_t all = tally.themes()[index_of(id)].hits;
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
    std::vector<std::uint64_t> hits;
    for (const PatternId pattern : dictionary.theme(id).patterns) {
      hits.push_back(tally.patterns()[index_of(pattern)].hits);
    }
    const auto missed = static_cast<std::size_t>(std::ranges::count(hits, 0U));
    const CoverageTally::PatternCounts& its = tally.themes()[index_of(id)];
    table.rows.push_back({text_cell(dictionary.theme(id).full_name), count_cell(hits.size()),
                          count_cell(hits.size() - missed), count_cell(its.hits),
                          count_cell(its.documents), count_cell(its.speakers),
                          real_cell(gini(hits))});
  }
  return table;
}

Table uncoded_table(const CoverageTally& tally, std::size_t top) {
  Table table{
      {{"term"}, {"count", ColumnType::integer}, {"documents", ColumnType::integer}, {"quote"}},
      {}};
  std::vector<std::pair<std::string_view, const CoverageTally::WordCounts*>> words;
  for (const auto& [form, counts] : tally.words()) words.emplace_back(form, &counts);
  std::ranges::sort(words, [](const auto& a, const auto& b) {
    return std::tuple(b.second->count, a.first) < std::tuple(a.second->count, b.first);
  });
  if (words.size() > top) words.resize(top);
  for (const auto& [form, counts] : words) {
    table.rows.push_back({text_cell(form), count_cell(counts->count), count_cell(counts->documents),
                          text_cell(counts->quote.text)});
  }
  return table;
}

struct Candidate {
  std::string_view term;
  std::uint64_t near;
  std::uint64_t elsewhere;
  double log_ratio;
  double g2;
  std::string_view quote;
};

std::vector<Candidate> candidates_of(ThemeId theme, const CoverageTally& tally) {
  std::vector<Candidate> found;
  const std::uint64_t all = tally.uncoded();
  const std::uint64_t all_near = tally.near(theme);
  for (const auto& [form, counts] : tally.words()) {
    const auto near = counts.near.find(index_of(theme));
    if (near == counts.near.end() || near->second < few) continue;
    const std::uint64_t elsewhere = counts.count - near->second;
    const auto strength = g2(Fourfold::from_counts(all, all_near, counts.count, near->second));
    if (!strength) continue;
    const auto ratio = log_ratio(near->second, all_near, elsewhere, all - all_near);
    if (!ratio || *ratio <= 0) continue;
    found.push_back({form, near->second, elsewhere, *ratio, *strength,
                     counts.near_quotes.at(index_of(theme)).text});
  }
  std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
    return std::tuple(b.g2, a.term) < std::tuple(a.g2, b.term);
  });
  return found;
}

Table candidates_table(const Dictionary& dictionary, const std::vector<ThemeId>& themes,
                       const CoverageTally& tally, std::size_t top) {
  Table table{{{"theme"},
               {"term"},
               {"near", ColumnType::integer},
               {"elsewhere", ColumnType::integer},
               {"log_ratio", ColumnType::real},
               {"g2", ColumnType::real},
               {"quote"}},
              {}};
  for (const ThemeId id : themes) {
    std::vector<Candidate> found = candidates_of(id, tally);
    if (found.size() > top) found.resize(top);
    for (const Candidate& one : found) {
      table.rows.push_back({text_cell(dictionary.theme(id).full_name), text_cell(one.term),
                            count_cell(one.near), count_cell(one.elsewhere),
                            real_cell(one.log_ratio), real_cell(one.g2), text_cell(one.quote)});
    }
  }
  return table;
}

/// Codes every document and counts the turns that are not set aside.
int count(Analysis& analysis, CoverageTally& tally, Console& console) {
  std::mutex mutex;
  std::vector<std::unique_ptr<CoverageTally>> parts;
  Selection& selection = analysis.selection();
  const auto make_handler = [&]() -> DocumentHandler {
    const auto coder = std::make_shared<Coder>(analysis.make_coder());
    const std::lock_guard lock(mutex);
    CoverageTally* part = parts.emplace_back(std::make_unique<CoverageTally>(tally)).get();
    return [&selection, coder, part](const Document& document, DocumentPlace place, const Emit&) {
      const std::vector<GroupId> groups =
          selection.add_document(document.id, document.metadata, document.speakers, place);
      const std::uint64_t order = (std::uint64_t{place.file} << 32U) | place.number;
      std::vector<TurnSummary> turns;
      (void)coder->code(document, [&](const TurnView& view, std::span<const OwnedHit> hits) {
        turns.push_back({view.turn.speaker, static_cast<std::uint32_t>(view.words.size())});
        if (groups[view.turn.speaker] != set_aside) part->add(view, hits, order);
      });
      selection.count_turns(document.speakers, groups, turns);
      part->end_document();
    };
  };
  const int code = analysis.run(
      make_handler, [](std::string_view) {}, console);
  for (const auto& part : parts) tally.merge(*part);
  return code;
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  Analysis analysis(arguments.analysis, Sentences::where_needed, diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  const std::vector<bool> shown = arguments.analysis.coding.shown(dictionary);
  const std::vector<ThemeId> themes = owners(dictionary, shown);
  const std::string language = dictionary.language.substr(0, dictionary.language.find('-'));
  const auto stopwords = built_in_stopwords(language);
  const bool lists_words = arguments.show == "uncoded" || arguments.show == "candidates";
  if (stopwords.empty() && lists_words) {
    diagnostics.note("the dictionary's language is not `en` or `fr`: no stop words are left out");
  }
  CoverageTally tally(dictionary, shown, stopwords);
  const int code = count(analysis, tally, console);
  if (arguments.show == "themes") {
    arguments.output.write(themes_table(dictionary, themes, tally));
  } else if (arguments.show == "uncoded") {
    arguments.output.write(uncoded_table(tally, arguments.top));
  } else if (arguments.show == "candidates") {
    arguments.output.write(candidates_table(dictionary, themes, tally, arguments.top));
  } else {
    arguments.output.write(patterns_table(dictionary, themes, tally));
  }
  return code;
}

}  // namespace

Runner bind_dict_cover(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  app.add_option("--show", arguments->show, "what to list (default: patterns)")
      ->check(CLI::IsMember({"patterns", "themes", "uncoded", "candidates"}))
      ->type_name("patterns|themes|uncoded|candidates")
      ->group("Output");
  app.add_option("--top", arguments->top, "words to list (default: 50)")
      ->check(quiet(CLI::Range(1, 1000000)))
      ->type_name("N")
      ->group("Output");
  arguments->output.bind(app);
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
