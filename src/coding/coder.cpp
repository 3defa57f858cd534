// SPDX-License-Identifier: MIT
#include <themata/coding/coder.hpp>

#include <algorithm>
#include <tuple>

namespace themata {
namespace {

template <typename Items, typename Begin>
std::size_t first_from(const Items& items, std::size_t from, std::uint32_t at, Begin begin) {
  while (from < items.size() && begin(items[from]) < at) ++from;
  return from;
}

std::uint32_t mark_begin(const Mark& mark) { return mark.span.begin; }
std::uint32_t itself(std::uint32_t at) { return at; }

}  // namespace

Passage Passages::of(const Turn& turn) {
  mark_ = first_from(document_.marks, mark_, turn.span.begin, mark_begin);
  paragraph_ = first_from(document_.paragraphs, paragraph_, turn.span.begin, itself);
  const std::size_t mark = mark_;
  const std::size_t paragraph = paragraph_;
  mark_ = first_from(document_.marks, mark_, turn.span.end, mark_begin);
  paragraph_ = first_from(document_.paragraphs, paragraph_, turn.span.end, itself);
  return {document_.text, turn.span, std::span(document_.marks).subspan(mark, mark_ - mark),
          std::span(document_.paragraphs).subspan(paragraph, paragraph_ - paragraph)};
}

/// What lies between the words of the turn under way.
class Coder::TurnCrossing : public Crossing {
 public:
  TurnCrossing(Coder& coder, const Passage& passage)
      : coder_(coder), passage_(passage), known_(coder.options_.sentences == Sentences::always) {}

  Separation before(std::uint32_t word) override {
    const std::vector<Token>& run = coder_.run_;
    const Separation found =
        coder_.segmenter_.separation(passage_, run[word - 1].span, run[word].span);
    if (found != Separation::terminator) return found;
    return begins_sentence(word) ? Separation::barrier : Separation::open;
  }

 private:
  [[nodiscard]] bool begins_sentence(std::uint32_t word) {
    const std::vector<Token>& run = coder_.run_;
    if (!known_) {
      const auto begins = coder_.segmenter_.begins_sentence(
          passage_, run[word - 1].span, run[word].span, *coder_.segmenter_scratch_);
      if (begins) return *begins;
      coder_.segmenter_.sentence_starts(passage_, run, *coder_.segmenter_scratch_,
                                        coder_.sentences_);
      known_ = true;
    }
    return std::binary_search(coder_.sentences_.begin(), coder_.sentences_.end(), word);
  }

  Coder& coder_;
  const Passage& passage_;
  bool known_;  ///< the turn's sentences have been looked for
};

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
  coded.times = document.times;
  coded.has_sentences = options_.sentences == Sentences::always;
  coded.hits = resolver_.no_hits();
  coded.turns.reserve(document.turns.size());
  coded.paragraph_starts.reserve(document.paragraphs.size());
  shown_.assign(dictionary_.themes().size(), 0);

  // A phrase that may cross turns needs all of them as one run.
  const std::size_t turns = document.turns.size();
  const std::size_t stride =
      options_.scope == PhraseScope::document ? std::max<std::size_t>(turns, 1) : 1;
  Passages passages(document);
  for (std::size_t from = 0; from < turns; from += stride) {
    const std::size_t to = std::min(from + stride, turns);
    code_run(document, from, to, passages, coded);
    if (sink) show_run(document, from, to, coded, sink);
  }
  return coded;
}

void Coder::cut(const Document& document, std::size_t number, const Passage& passage,
                CodedDocument& coded) {
  const Turn& turn = document.turns[number];
  const std::uint32_t first = coded.words();
  const std::size_t before = run_.size();
  segmenter_.words(passage, *segmenter_scratch_, vocabulary_, run_);
  const std::span<const Token> words = std::span(run_).subspan(before);
  const auto count = static_cast<std::uint32_t>(words.size());
  coded.turns.push_back({turn.speaker, first, count, turn.times});

  if (count > 0) coded.paragraph_starts.push_back(first);
  for (const std::uint32_t paragraph : passage.paragraphs) {
    const auto word = std::lower_bound(
        words.begin(), words.end(), paragraph,
        [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
    if (word == words.end()) break;
    const std::uint32_t start = first + static_cast<std::uint32_t>(word - words.begin());
    if (coded.paragraph_starts.back() != start) coded.paragraph_starts.push_back(start);
  }
  if (coded.has_sentences) {
    segmenter_.sentence_starts(passage, words, *segmenter_scratch_, sentences_);
    for (const std::uint32_t word : sentences_) coded.sentence_starts.push_back(first + word);
  }
}

void Coder::code_run(const Document& document, std::size_t from, std::size_t to, Passages& passages,
                     CodedDocument& coded) {
  run_.clear();
  const std::uint32_t first = coded.words();
  Passage passage{};
  for (std::size_t turn = from; turn < to; ++turn) {
    passage = passages.of(document.turns[turn]);
    cut(document, turn, passage, coded);
  }
  // Only a run of one turn asks what lies between words.
  TurnCrossing crossing(*this, passage);
  matches_.clear();
  matcher_.find(run_, vocabulary_, crossing, *matcher_scratch_, matches_);
  if (!matches_.empty()) {
    resolver_.resolve(matches_, static_cast<std::uint32_t>(run_.size()), first, coded.hits);
  }
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
