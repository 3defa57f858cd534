// SPDX-License-Identifier: MIT
#include <themata/coding/dictionary_cases.hpp>

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
    : dictionary_(dictionary), coder_(segmenter, dictionary, matcher, options) {}

CaseResult CaseRunner::run(const DictionaryCase& one, ThemeId theme) {
  Document document;
  document.text = one.text;
  document.speakers.emplace_back();
  document.turns.emplace_back().span = {0, static_cast<std::uint32_t>(one.text.size())};
  document.paragraphs.push_back(0);

  CaseResult result;
  const CodedDocument coded = coder_.code(document, [&](const TurnView& turn,
                                                        std::span<const OwnedHit> hits) {
    for (const OwnedHit& owned : hits) {
      const Span span{turn.words[owned.hit.begin].span.begin,
                      turn.words[owned.hit.end - 1].span.end};
      const bool ours = owned.theme == theme || dictionary_.is_ancestor(theme, owned.theme);
      (ours ? result.found : result.elsewhere).push_back({owned.theme, owned.hit.pattern, span});
    }
  });
  const bool any = !coded.hits.of[index_of(theme)].empty();
  result.held = any == (one.expected == Expectation::match);
  return result;
}

}  // namespace themata
