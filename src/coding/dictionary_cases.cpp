// SPDX-License-Identifier: MIT
#include <themata/coding/dictionary_cases.hpp>

#include <algorithm>

namespace themata {

std::string_view expectation_name(Expectation expected) {
  return expected == Expectation::match ? "match" : "no_match";
}

std::vector<DictionaryCase> example_cases(const Dictionary& dictionary) {
  std::vector<DictionaryCase> cases;
  for (const Theme& theme : dictionary.themes()) {
    for (const Example& example : theme.must_match) {
      cases.push_back({theme.full_name, Expectation::match, example.text, example.place});
    }
    for (const Example& example : theme.must_not_match) {
      cases.push_back({theme.full_name, Expectation::no_match, example.text, example.place});
    }
  }
  return cases;
}

CaseRunner::CaseRunner(const Segmenter& segmenter, const Dictionary& dictionary,
                       const Matcher& matcher, const CodingOptions& options)
    : dictionary_(dictionary),
      scope_(options.scope),
      coder_(segmenter, dictionary, matcher, options) {}

std::vector<CaseResult> CaseRunner::run(std::span<const DictionaryCase> cases,
                                        std::span<const ThemeId> themes) {
  constexpr std::size_t enough_text = std::size_t{1} << 20;  // bytes
  std::vector<CaseResult> results(cases.size());
  for (std::size_t from = 0; from < cases.size();) {
    std::size_t to = from;
    std::size_t size = 0;
    do {
      size += cases[to++].text.size();
    } while (to < cases.size() && size < enough_text && scope_ != PhraseScope::document);
    run_together(cases.subspan(from, to - from), themes.subspan(from, to - from),
                 std::span(results).subspan(from, to - from));
    from = to;
  }
  return results;
}

void CaseRunner::run_together(std::span<const DictionaryCase> cases,
                              std::span<const ThemeId> themes, std::span<CaseResult> results) {
  Document document;
  document.speakers.emplace_back();
  for (const DictionaryCase& one : cases) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += one.text;
    const auto end = static_cast<std::uint32_t>(document.text.size());
    document.text += "\n";
    document.turns.emplace_back().span = {begin, end};
    document.paragraphs.push_back(begin);
  }
  const auto show = [&](const TurnView& turn, std::span<const OwnedHit> hits) {
    CaseResult& result = results[turn.number];
    const ThemeId theme = themes[turn.number];
    const std::uint32_t before = turn.turn.span.begin;
    for (const OwnedHit& owned : hits) {
      const Span span{turn.words[owned.hit.begin - turn.first_word].span.begin - before,
                      turn.words[owned.hit.end - 1 - turn.first_word].span.end - before};
      const bool ours = owned.theme == theme || dictionary_.is_ancestor(theme, owned.theme);
      (ours ? result.found : result.elsewhere).push_back({owned.theme, owned.hit.pattern, span});
    }
  };
  const CodedDocument coded = coder_.code(document, show);
  for (std::size_t at = 0; at < cases.size(); ++at) {
    const CodedTurn& turn = coded.turns[at];
    const std::vector<Hit>& hits = coded.hits.of[index_of(themes[at])];
    const auto hit = std::ranges::lower_bound(hits, turn.first_word, {}, &Hit::begin);
    const bool any = hit != hits.end() && hit->begin < turn.first_word + turn.words;
    results[at].held = any == (cases[at].expected == Expectation::match);
  }
}

}  // namespace themata
