// SPDX-License-Identifier: MIT
#include "corpus_units.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include <themata/text/utf8.hpp>

#include "code_sheet.hpp"

namespace themata::cli {
namespace {

/// Words [begin, end) of a document that are one unit.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::vector<WordRange> ranges_of(const CodedDocument& coded, const CodedTurn& turn, UnitKind kind) {
  const std::uint32_t last = turn.first_word + turn.words;
  if (kind == UnitKind::turn) return {{turn.first_word, last}};
  std::vector<WordRange> ranges;
  const auto& starts = coded.sentence_starts;
  auto at = std::lower_bound(starts.begin(), starts.end(), turn.first_word);
  for (; at != starts.end() && *at < last; ++at) {
    if (!ranges.empty()) ranges.back().end = *at;
    ranges.push_back({ranges.empty() ? turn.first_word : *at, last});
  }
  if (ranges.empty()) ranges.push_back({turn.first_word, last});
  return ranges;
}

bool holds(const std::vector<Hit>& hits, WordRange words) {
  const auto first =
      std::lower_bound(hits.begin(), hits.end(), words.begin,
                       [](const Hit& hit, std::uint32_t begin) { return hit.begin < begin; });
  return first != hits.end() && first->begin < words.end;
}

std::vector<CorpusUnit> units_of(const Document& document, const CodedDocument& coded,
                                 const std::vector<GroupId>& groups,
                                 const std::vector<std::uint32_t>& word_begins, UnitKind kind,
                                 const std::vector<ThemeId>& themes) {
  std::vector<CorpusUnit> units;
  for (std::size_t turn = 0; turn < coded.turns.size(); ++turn) {
    const CodedTurn& of = coded.turns[turn];
    if (groups[turn] == set_aside || of.words == 0) continue;
    const std::uint32_t turn_end = document.turns[turn].span.end;
    std::size_t number = 0;
    for (const WordRange words : ranges_of(coded, of, kind)) {
      CorpusUnit unit;
      ++number;
      unit.id = unit_id(document.id, std::to_string(turn + 1),
                        kind == UnitKind::sentence ? std::to_string(number) : std::string());
      unit.document = document.id;
      const std::uint32_t from =
          words.begin == of.first_word ? document.turns[turn].span.begin : word_begins[words.begin];
      const std::uint32_t to =
          words.end == of.first_word + of.words ? turn_end : word_begins[words.end];
      unit.text = one_line(std::string_view(document.text).substr(from, to - from));
      for (const ThemeId theme : themes) {
        unit.present.push_back(holds(coded.hits.of[index_of(theme)], words));
      }
      units.push_back(std::move(unit));
    }
  }
  return units;
}

}  // namespace

std::vector<CorpusUnit> corpus_units(Analysis& analysis, const Unit& unit,
                                     const std::vector<ThemeId>& themes, Console& console,
                                     int& code) {
  std::mutex mutex;
  std::map<DocumentPlace, std::vector<CorpusUnit>> of_documents;
  const auto make_handler = [&]() -> DocumentHandler {
    const auto coder = std::make_shared<Coder>(analysis.make_coder());
    return [&, coder](const Document& document, DocumentPlace place, const Emit&) {
      std::vector<std::uint32_t> word_begins;
      const CodedDocument coded =
          coder->code(document, [&](const TurnView& view, std::span<const OwnedHit>) {
            for (const Token& word : view.words) word_begins.push_back(word.span.begin);
          });
      const std::vector<GroupId> groups = analysis.selection().assign(coded, place);
      std::vector<CorpusUnit> units =
          units_of(document, coded, groups, word_begins, unit.kind, themes);
      const std::lock_guard lock(mutex);
      of_documents[place] = std::move(units);
    };
  };
  code = analysis.run(
      make_handler, [](std::string_view) {}, console);
  std::vector<CorpusUnit> all;
  for (auto& [place, units] : of_documents) {
    for (CorpusUnit& unit_of : units) all.push_back(std::move(unit_of));
  }
  return all;
}

}  // namespace themata::cli
