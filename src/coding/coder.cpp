// SPDX-License-Identifier: MIT
#include <themata/coding/coder.hpp>

#include <algorithm>
#include <tuple>

namespace themata {
namespace {

template <typename Items, typename Begin>
auto inside(const Items& items, Span span, Begin begin) {
  const auto before = [&begin](const auto& item, std::uint32_t at) { return begin(item) < at; };
  const auto first = std::lower_bound(items.begin(), items.end(), span.begin, before);
  const auto last = std::lower_bound(first, items.end(), span.end, before);
  return std::span(first, last);
}

}  // namespace

Passage passage_of(const Document& document, const Turn& turn) {
  return {document.text, turn.span,
          inside(document.marks, turn.span, [](const Mark& mark) { return mark.span.begin; }),
          inside(document.paragraphs, turn.span, [](std::uint32_t at) { return at; })};
}

Coder::Coder(const Segmenter& segmenter, const Dictionary& dictionary, const Matcher& matcher,
             const CodingOptions& options)
    : segmenter_(segmenter),
      dictionary_(dictionary),
      matcher_(matcher),
      options_(options),
      vocabulary_(segmenter.options().diacritics),
      segmenter_scratch_(segmenter.make_scratch()),
      matcher_scratch_(matcher.make_scratch()),
      resolver_(dictionary, matcher.same_as(), options.overlap) {}

CodedDocument Coder::code(const Document& document, const TurnSink& sink) {
  CodedDocument coded;
  coded.id = document.id;
  coded.metadata = document.metadata;
  coded.speakers = document.speakers;
  coded.has_sentences = options_.sentences == Sentences::always;
  coded.hits = resolver_.no_hits();
  shown_.assign(dictionary_.themes().size(), 0);

  // A phrase that may cross turns needs all of them as one run.
  const std::size_t turns = document.turns.size();
  const std::size_t stride =
      options_.scope == PhraseScope::document ? std::max<std::size_t>(turns, 1) : 1;
  for (std::size_t from = 0; from < turns; from += stride) {
    const std::size_t to = std::min(from + stride, turns);
    code_run(document, from, to, coded);
    if (sink) show_run(document, from, to, coded, sink);
  }
  return coded;
}

void Coder::cut(const Document& document, std::size_t number, CodedDocument& coded) {
  const Turn& turn = document.turns[number];
  const Passage passage = passage_of(document, turn);
  segmenter_.words(passage, *segmenter_scratch_, vocabulary_, turn_);
  const std::uint32_t first = coded.words();
  coded.turns.push_back(
      {turn.speaker, first, static_cast<std::uint32_t>(turn_.size()), turn.start, turn.end});

  std::size_t paragraph = 0;
  for (std::uint32_t word = 0; word < turn_.size(); ++word) {
    bool begins = word == 0;
    while (paragraph < passage.paragraphs.size() &&
           passage.paragraphs[paragraph] <= turn_[word].span.begin) {
      begins = true;
      ++paragraph;
    }
    if (begins) coded.paragraph_starts.push_back(first + word);
  }
  if (coded.has_sentences) {
    segmenter_.sentence_starts(passage, turn_, *segmenter_scratch_, sentences_);
    for (const std::uint32_t word : sentences_) coded.sentence_starts.push_back(first + word);
  }
}

void Coder::code_run(const Document& document, std::size_t from, std::size_t to,
                     CodedDocument& coded) {
  run_.clear();
  const std::uint32_t first = coded.words();
  for (std::size_t turn = from; turn < to; ++turn) {
    cut(document, turn, coded);
    run_.insert(run_.end(), turn_.begin(), turn_.end());
  }

  // Only a run of one turn asks about sentences.
  bool known = false;
  const BeginsSentence begins_sentence = [&](std::uint32_t word) {
    if (!known) {
      segmenter_.sentence_starts(passage_of(document, document.turns[from]), run_,
                                 *segmenter_scratch_, sentences_);
      known = true;
    }
    return std::binary_search(sentences_.begin(), sentences_.end(), word);
  };
  matches_.clear();
  matcher_.find(run_, vocabulary_, begins_sentence, *matcher_scratch_, matches_);
  resolver_.resolve(matches_, static_cast<std::uint32_t>(run_.size()), first, coded.hits);
}

void Coder::show_run(const Document& document, std::size_t from, std::size_t to,
                     const CodedDocument& coded, const TurnSink& sink) {
  std::vector<OwnedHit> owned;
  for (std::uint32_t theme = 0; theme < shown_.size(); ++theme) {
    const Theme& what = dictionary_.themes()[theme];
    if (what.patterns.empty()) continue;
    const auto& hits = what.children.empty() ? coded.hits.of[theme] : coded.hits.own[theme];
    for (std::size_t at = shown_[theme]; at < hits.size(); ++at) {
      owned.push_back({ThemeId{theme}, hits[at]});
    }
    shown_[theme] = hits.size();
  }
  std::sort(owned.begin(), owned.end(), [](const OwnedHit& a, const OwnedHit& b) {
    return std::tie(a.hit.begin, a.hit.end, a.theme, a.hit.pattern) <
           std::tie(b.hit.begin, b.hit.end, b.theme, b.hit.pattern);
  });

  std::size_t hit = 0;
  std::size_t word = 0;
  for (std::size_t number = from; number < to; ++number) {
    const CodedTurn& turn = coded.turns[number];
    const std::size_t first_hit = hit;
    while (hit < owned.size() && owned[hit].hit.begin < turn.first_word + turn.words) ++hit;
    sink({document, document.turns[number], static_cast<std::uint32_t>(number), turn.first_word,
          std::span(run_).subspan(word, turn.words), std::span(run_).subspan(word), vocabulary_},
         std::span(owned).subspan(first_hit, hit - first_hit));
    word += turn.words;
  }
}

}  // namespace themata
