// SPDX-License-Identifier: MIT
#include "corpus_units.hpp"

#include <algorithm>
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

/// A document's text, and where its words begin in it.
struct UnitWords {
  const Document& document;
  const std::vector<std::uint32_t>& begins;

  [[nodiscard]] std::string_view of(std::size_t turn, const CodedTurn& its, WordRange words) const {
    const Span span = document.turns[turn].span;
    const std::uint32_t from = words.begin == its.first_word ? span.begin : begins[words.begin];
    const std::uint32_t to = words.end == its.first_word + its.words ? span.end : begins[words.end];
    return std::string_view(document.text).substr(from, to - from);
  }
};

/// What the units of a document are made of.
struct Coded {
  const CodedDocument& coded;
  const std::vector<GroupId>& groups;
  const UnitWords* words = nullptr;  ///< where text is shown
};

template <typename Show>
void show_units(const Coded& of, UnitKind kind, const std::vector<ThemeId>& themes,
                const Show& show) {
  for (std::size_t turn = 0; turn < of.coded.turns.size(); ++turn) {
    const CodedTurn& its = of.coded.turns[turn];
    if (of.groups[turn] == set_aside || its.words == 0) continue;
    std::size_t number = 0;
    for (const WordRange words : ranges_of(of.coded, its, kind)) {
      ++number;
      CorpusUnit unit{unit_id(of.coded.id, std::to_string(turn + 1),
                              kind == UnitKind::sentence ? std::to_string(number) : std::string()),
                      of.coded.id};
      if (of.words != nullptr) unit.words = of.words->of(turn, its, words);
      for (const ThemeId theme : themes) {
        unit.present.push_back(holds(of.coded.hits.of[index_of(theme)], words));
      }
      show(unit);
    }
  }
}

}  // namespace

std::string CorpusUnit::text() const { return one_line(words); }

int for_each_unit(Analysis& analysis, const Unit& unit, const std::vector<ThemeId>& themes,
                  UnitText text, const std::function<UnitSink()>& make_sink, Console& console) {
  std::mutex mutex;
  if (text == UnitText::left_out) {
    const auto make_add = [&]() -> Analysis::AddCoded {
      const std::lock_guard lock(mutex);
      return [&, sink = make_sink()](const CodedDocument& coded, DocumentPlace place) {
        const std::vector<GroupId> groups = analysis.selection().assign(coded, place);
        show_units({coded, groups}, unit.kind, themes,
                   [&](const CorpusUnit& of) { sink(of, place); });
      };
    };
    return analysis.each_coded(make_add, console);
  }
  const auto make_handler = [&]() -> DocumentHandler {
    const std::lock_guard lock(mutex);
    const auto coder = std::make_shared<Coder>(analysis.make_coder());
    return
        [&, coder, sink = make_sink()](const Document& document, DocumentPlace place, const Emit&) {
          std::vector<std::uint32_t> begins;
          const CodedDocument coded =
              coder->code(document, [&](const TurnView& view, std::span<const OwnedHit>) {
                for (const Token& word : view.words) begins.push_back(word.span.begin);
              });
          const std::vector<GroupId> groups = analysis.selection().assign(coded, place);
          const UnitWords words{document, begins};
          show_units({coded, groups, &words}, unit.kind, themes,
                     [&](const CorpusUnit& of) { sink(of, place); });
        };
  };
  return analysis.run(
      make_handler, [](std::string_view) {}, console);
}

}  // namespace themata::cli
