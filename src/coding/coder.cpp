// SPDX-License-Identifier: MIT
#include <themata/coding/coder.hpp>

#include <algorithm>
#include <tuple>

#include <themata/base/stage_times.hpp>
#include <themata/coding/explanation.hpp>

#include "contexts.hpp"
#include "status_finder.hpp"

namespace themata {
namespace {

constexpr std::uint32_t enough_turns = 64;  // to judge by how many have matches

template <typename Items, typename Begin>
std::size_t first_from(const Items& items, std::size_t from, std::uint32_t at, Begin begin) {
  while (from < items.size() && begin(items[from]) < at) ++from;
  return from;
}

std::uint32_t mark_begin(const Mark& mark) { return mark.span.begin; }
std::uint32_t itself(std::uint32_t at) { return at; }

}  // namespace

Passages::Passages(const Document& document, std::size_t first)
    : document_(document), text_(document.text) {
  if (first == 0 || first >= document.turns.size()) return;
  const std::uint32_t begin = document.turns[first].span.begin;
  const auto mark =
      std::lower_bound(document.marks.begin(), document.marks.end(), begin,
                       [](const Mark& one, std::uint32_t at) { return one.span.begin < at; });
  const auto paragraph =
      std::lower_bound(document.paragraphs.begin(), document.paragraphs.end(), begin);
  mark_ = static_cast<std::size_t>(mark - document.marks.begin());
  paragraph_ = static_cast<std::size_t>(paragraph - document.paragraphs.begin());
}

Passage Passages::of(const Turn& turn) {
  text_.reach(turn.span);
  const std::size_t mark = first_from(document_.marks, mark_, turn.span.begin, mark_begin);
  const std::size_t paragraph =
      first_from(document_.paragraphs, paragraph_, turn.span.begin, itself);
  mark_ = first_from(document_.marks, mark, turn.span.end, mark_begin);
  paragraph_ = first_from(document_.paragraphs, paragraph, turn.span.end, itself);
  return {document_.text, turn.span, std::span(document_.marks).subspan(mark, mark_ - mark),
          std::span(document_.paragraphs).subspan(paragraph, paragraph_ - paragraph)};
}

/// What lies around the words of the turns under way.
class Coder::Run : public Crossing, public Surroundings {
 public:
  /// The turns from `first_turn` of the document on are the last `turns` that are coded.
  Run(Coder& coder, const Document& document, TurnRange turns, const CodedDocument& coded)
      : coder_(coder),
        document_(document),
        first_turn_(turns.from),
        turns_(std::span(coded.turns).last(turns.size())),
        known_(coder.options_.sentences == Sentences::always ? turns_.size() - 1 : no_turn) {}

  Separation before(std::uint32_t word) override {
    const std::vector<Token>& run = coder_.run_;
    const Separation found =
        coder_.segmenter_.separation(coder_.passages_.front(), run[word - 1].span, run[word].span);
    if (found != Separation::terminator) return found;
    return begins_sentence(0, word) ? Separation::barrier : Separation::open;
  }

  std::span<const Token> words() const override { return coder_.run_; }
  const Vocabulary& vocabulary() const override { return coder_.vocabulary_; }
  Crossing& crossing() override { return *this; }

  std::uint32_t sentence_begin(std::uint32_t word, std::uint32_t from) override {
    const std::size_t turn = turn_of(word);
    from = std::max(from, first_word(turn));
    while (word > from && !is_start(turn, word)) --word;
    return word;
  }

  std::uint32_t sentence_end(std::uint32_t word, std::uint32_t until) override {
    const std::size_t turn = turn_of(word);
    until = std::min(until, first_word(turn) + turns_[turn].words);
    while (++word < until) {
      if (is_start(turn, word)) return word;
    }
    return until;
  }

  Stretch turn(std::uint32_t word) const override {
    const std::size_t at = turn_of(word);
    return {first_word(at), first_word(at) + turns_[at].words};
  }

  Voice voice(std::uint32_t word) const override {
    switch (document_.speaker_of(document_.turns[first_turn_ + turn_of(word)]).role) {
      case Role::unknown:
      case Role::respondent: return Voice::respondent;
      case Role::interviewer: return Voice::interviewer;
      case Role::other:
      case Role::preamble: break;
    }
    return Voice::any;
  }

  std::string cased(std::uint32_t word) const override {
    return coder_.segmenter_.cased(document_.text, coder_.run_[word].span);
  }

  bool ends_with(std::uint32_t word, std::string_view sign) const override {
    const std::size_t turn = turn_of(word);
    const bool last = word + 1 == first_word(turn) + turns_[turn].words;
    const std::uint32_t from = coder_.run_[word].span.end;
    const std::uint32_t until =
        last ? coder_.passages_[turn].span.end : coder_.run_[word + 1].span.begin;
    const std::string_view text = document_.text;
    return text.substr(from, until - from).find(sign) != std::string_view::npos;
  }

 private:
  static constexpr std::size_t no_turn = SIZE_MAX;

  [[nodiscard]] std::uint32_t first_word(std::size_t turn) const {
    return turns_[turn].first_word - turns_.front().first_word;
  }

  [[nodiscard]] std::size_t turn_of(std::uint32_t word) const {
    if (turns_.size() == 1) return 0;
    const std::uint32_t place = turns_.front().first_word + word;
    const auto next = std::upper_bound(
        turns_.begin(), turns_.end(), place,
        [](std::uint32_t at, const CodedTurn& turn) { return at < turn.first_word + turn.words; });
    return static_cast<std::size_t>(next - turns_.begin());
  }

  /// Does a sentence begin at `word`, which is not the first of its turn?
  [[nodiscard]] bool is_start(std::size_t turn, std::uint32_t word) {
    const std::vector<Token>& run = coder_.run_;
    const Separation found =
        coder_.segmenter_.separation(coder_.passages_[turn], run[word - 1].span, run[word].span);
    return found != Separation::open && begins_sentence(turn, word);
  }

  [[nodiscard]] bool begins_sentence(std::size_t turn, std::uint32_t word) {
    const std::vector<Token>& run = coder_.run_;
    const Passage& passage = coder_.passages_[turn];
    if (known_ != turn) {
      const auto begins = coder_.segmenter_.begins_sentence(
          passage, run[word - 1].span, run[word].span, *coder_.segmenter_scratch_);
      if (begins) return *begins;
      coder_.segmenter_.sentence_starts(
          passage, std::span(run).subspan(first_word(turn), turns_[turn].words),
          *coder_.segmenter_scratch_, coder_.sentences_);
      known_ = turn;
    }
    return std::binary_search(coder_.sentences_.begin(), coder_.sentences_.end(),
                              word - first_word(turn));
  }

  Coder& coder_;
  const Document& document_;
  std::size_t first_turn_;
  std::span<const CodedTurn> turns_;
  std::size_t known_;  ///< the turn whose sentences have been looked for
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
      resolver_(dictionary, matcher.same_as(), options.overlap),
      contexts_(matcher.contexts() == nullptr
                    ? nullptr
                    : std::make_unique<ContextResolver>(*matcher.contexts())),
      statuses_(options.statuses == nullptr ? nullptr
                                            : std::make_unique<StatusFinder>(*options.statuses)) {}

Coder::Coder(Coder&&) noexcept = default;
Coder::~Coder() = default;

CodedDocument Coder::nothing_coded(TurnRange part) const {
  CodedDocument coded;
  coded.has_sentences = options_.sentences == Sentences::always;
  coded.hits = resolver_.no_hits();
  coded.turns.reserve(part.size());
  return coded;
}

CodedDocument Coder::code_head(const Document& document) const {
  CodedDocument coded = nothing_coded({0, document.turns.size()});
  coded.id = document.id;
  coded.metadata = document.metadata;
  coded.speakers = document.speakers;
  coded.times = document.times;
  coded.paragraph_starts.reserve(document.paragraphs.size());
  return coded;
}

CodedDocument Coder::code(const Document& document, const TurnSink& sink, ShownTypes types) {
  CodedDocument coded = code_head(document);
  code_turns(document, {0, document.turns.size()}, coded, sink, types);
  return coded;
}

CodedDocument Coder::code_part(const Document& document, TurnRange part, const TurnSink& sink,
                               ShownTypes types) {
  CodedDocument coded = nothing_coded(part);
  code_turns(document, part, coded, sink, types);
  return coded;
}

void Coder::code_turns(const Document& document, TurnRange turns, CodedDocument& coded,
                       const TurnSink& sink, ShownTypes types) {
  const StageTimer timer(options_.times, Stage::coding, Stage::tallying);
  const bool all_named = sink && types == ShownTypes::all;
  shown_.assign(dictionary_.themes().size(), 0);
  settled_.assign(2 * dictionary_.themes().size(), 0);
  // A phrase that may cross turns needs all of them as one run.
  const std::size_t stride =
      options_.scope == PhraseScope::document ? std::max<std::size_t>(turns.size(), 1) : 1;
  Passages passages(document, turns.from);
  for (std::size_t from = turns.from; from < turns.to; from += stride) {
    const TurnRange run{from, std::min(from + stride, turns.to)};
    named_ = all_named || mostly_matched();
    code_run(document, run, passages, coded);
    if (!sink) continue;
    const StageTimer shown(options_.times, Stage::tallying, Stage::coding);
    show_run(document, run, coded, sink);
  }
}

void Coder::cut(const Document& document, std::size_t number, const Passage& passage,
                CodedDocument& coded) {
  const StageTimer timer(options_.times, Stage::segmenting, Stage::coding);
  const Turn& turn = document.turns[number];
  const std::uint32_t first = coded.words();
  const std::size_t before = run_.size();
  if (named_) {
    segmenter_.words(passage, *segmenter_scratch_, vocabulary_, run_);
  } else {
    segmenter_.unnamed_words(passage, *segmenter_scratch_, vocabulary_, run_);
  }
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

void Coder::code_run(const Document& document, TurnRange turns, Passages& passages,
                     CodedDocument& coded) {
  run_.clear();
  passages_.clear();
  const std::uint32_t first = coded.words();
  for (std::size_t turn = turns.from; turn < turns.to; ++turn) {
    passages_.push_back(passages.of(document.turns[turn]));
    cut(document, turn, passages_.back(), coded);
  }
  Run around(*this, document, turns, coded);
  matches_.clear();
  if (named_) {
    matcher_.find(run_, vocabulary_, around, *matcher_scratch_, matches_);
  } else {
    matcher_.find(document.text, run_, vocabulary_, around, *matcher_scratch_, matches_);
    if (!matches_.empty()) name_run();
  }
  count_matched();
  if (contexts_) contexts_->settle(around, matches_);
  if (explained_ != nullptr) explain_run(first);
  if (!matches_.empty()) {
    resolver_.resolve(matches_, static_cast<std::uint32_t>(run_.size()), first, coded.hits);
    if (statuses_) settle_statuses(around, first, coded);
  }
}

/// What is long ago counts half again and again.
void Coder::count_matched() {
  lately_.turns += 1;
  lately_.matched += matches_.empty() ? 0U : 1U;
  if (lately_.turns < 2 * enough_turns) return;
  lately_.turns /= 2;
  lately_.matched /= 2;
}

/// Where most turns have matches it is cheaper to look up all types at once.
bool Coder::mostly_matched() const {
  return lately_.turns >= enough_turns && 2 * lately_.matched > lately_.turns;
}

/// What is asked about a match is asked of all words around it.
void Coder::name_run() {
  run_.clear();
  for (const Passage& passage : passages_) {
    segmenter_.words(passage, *segmenter_scratch_, vocabulary_, run_);
  }
}

void Coder::explain_run(std::uint32_t first) {
  using Outcome = Explained::Outcome;
  const auto add = [&](const Match& match, Outcome outcome) -> Explained& {
    const Hit hit{match.begin + first, match.end + first, match.pattern};
    explained_->push_back({dictionary_.pattern(match.pattern).theme, hit, outcome});
    return explained_->back();
  };
  const auto in_document = [first](std::vector<ConditionWords> because) {
    for (ConditionWords& words : because) {
      words.begin += first;
      words.end += first;
    }
    return because;
  };
  for (const Match& match : matches_) {
    Explained& one = add(match, Outcome::shadowed);
    if (contexts_) one.because = in_document(contexts_->because(match));
  }
  if (!contexts_) return;
  for (const Stopped& stopped : contexts_->stopped()) {
    Explained& one = add(stopped.match, Outcome::stopped);
    one.stopped = stopped;
    one.because = in_document(contexts_->because(stopped));
  }
}

/// Gives the hits of this run their status, and drops those that do not count.
void Coder::settle_statuses(Run& around, std::uint32_t first, CodedDocument& coded) {
  statuses_->begin_run();
  std::size_t list = 0;
  for (auto* lists : {&coded.hits.of, &coded.hits.own}) {
    for (std::vector<Hit>& hits : *lists) {
      const auto fresh = hits.begin() + static_cast<std::ptrdiff_t>(settled_[list]);
      for (auto hit = fresh; hit != hits.end(); ++hit) {
        hit->status = statuses_->of(around, {hit->begin - first, hit->end - first});
      }
      hits.erase(
          std::remove_if(fresh, hits.end(),
                         [this](const Hit& hit) { return !options_.counted.has(hit.status); }),
          hits.end());
      settled_[list++] = hits.size();
    }
  }
}

void Coder::show_run(const Document& document, TurnRange turns, const CodedDocument& coded,
                     const TurnSink& sink) {
  std::vector<OwnedHit> owned;
  const std::size_t themes = matches_.empty() ? 0 : shown_.size();  // nothing new
  for (std::uint32_t theme = 0; theme < themes; ++theme) {
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
  const auto shown = std::span(coded.turns).last(turns.size());
  for (std::size_t number = turns.from; number < turns.to; ++number) {
    const CodedTurn& turn = shown[number - turns.from];
    const std::size_t first_hit = hit;
    while (hit < owned.size() && owned[hit].hit.begin < turn.first_word + turn.words) ++hit;
    sink({document, document.turns[number], static_cast<std::uint32_t>(number), turn.first_word,
          std::span(run_).subspan(word, turn.words), std::span(run_).subspan(word), vocabulary_},
         std::span(owned).subspan(first_hit, hit - first_hit));
    word += turn.words;
  }
}

}  // namespace themata
