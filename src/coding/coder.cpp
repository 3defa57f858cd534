// SPDX-License-Identifier: MIT
#include <themata/coding/coder.hpp>

#include <algorithm>
#include <tuple>

#include <themata/base/stage_times.hpp>
#include <themata/coding/explanation.hpp>
#include <themata/coding/passages.hpp>

#include "contexts.hpp"
#include "status_finder.hpp"

namespace themata {
namespace {

constexpr std::uint32_t enough_turns = 64;  // to judge by how many have matches
/// Turns are cut together until they have so many words: what is asked of all words is asked in
/// few long loops then, and what is known of them is still near when it is used.
constexpr std::size_t enough_words = 2048;

}  // namespace

/// What lies around the words of the turns under way.
class Coder::Run : public Crossing, public Surroundings {
 public:
  /// `turns` are what the document's turns from `first_turn` on are coded as.
  Run(Coder& coder, const Document& document, std::size_t first_turn,
      std::span<const CodedTurn> turns, const CodedDocument& coded)
      : coder_(coder), document_(document), first_turn_(first_turn), turns_(turns), coded_(coded) {}

  Separation before(std::uint32_t word) override {
    const std::span<const Token> run = coder_.run_;
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
    const std::span<const Token> run = coder_.run_;
    const Separation found =
        coder_.segmenter_.separation(coder_.passages_[turn], run[word - 1].span, run[word].span);
    return found != Separation::open && begins_sentence(turn, word);
  }

  [[nodiscard]] bool begins_sentence(std::size_t turn, std::uint32_t word) {
    const std::span<const Token> run = coder_.run_;
    const Passage& passage = coder_.passages_[turn];
    if (coded_.has_sentences) {
      const auto& known = coded_.sentence_starts;
      return std::binary_search(known.begin(), known.end(), turns_.front().first_word + word);
    }
    if (known_ != turn) {
      const auto begins = coder_.segmenter_.begins_sentence(
          passage, run[word - 1].span, run[word].span, *coder_.segmenter_scratch_);
      if (begins) return *begins;
      coder_.segmenter_.sentence_starts(passage, run.subspan(first_word(turn), turns_[turn].words),
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
  const CodedDocument& coded_;
  std::size_t known_ = no_turn;  ///< the turn whose sentences have been looked for
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
  Passages passages(document, turns.from);
  for (std::size_t from = turns.from; from < turns.to;) {
    named_ = all_named || mostly_matched();
    const std::size_t coded_before = coded.turns.size();
    const TurnRange together = cut_turns(document, {from, turns.to}, passages, coded);
    if (!named_) matcher_.look_at(document.text, cut_, *matcher_scratch_);
    // A phrase that may cross turns needs all of them as one run.
    const std::size_t stride = options_.scope == PhraseScope::document ? together.size() : 1;
    for (; from < together.to; from += stride) {
      const auto run = std::span<const CodedTurn>(coded.turns)
                           .subspan(coded_before + from - together.from, stride);
      code_run(document, from, run, coded);
      if (!sink) continue;
      const StageTimer shown(options_.times, Stage::tallying, Stage::coding);
      show_run(document, from, run, coded, sink);
    }
  }
}

/// The first of these turns, so many that they are worth looking at together.
TurnRange Coder::cut_turns(const Document& document, TurnRange turns, Passages& passages,
                           CodedDocument& coded) {
  const bool all = options_.scope == PhraseScope::document;
  cut_.clear();
  cut_passages_.clear();
  first_word_ = coded.words();
  std::size_t turn = turns.from;
  while (turn < turns.to && (all || cut_.size() < enough_words)) {
    cut_passages_.push_back(passages.of(document.turns[turn]));
    cut(document, turn, cut_passages_.back(), coded);
    ++turn;
  }
  first_turn_ = turns.from;
  return {turns.from, turn};
}

void Coder::cut(const Document& document, std::size_t number, const Passage& passage,
                CodedDocument& coded) {
  const StageTimer timer(options_.times, Stage::segmenting, Stage::coding);
  const Turn& turn = document.turns[number];
  const std::uint32_t first = coded.words();
  const std::size_t before = cut_.size();
  if (named_) {
    segmenter_.words(passage, *segmenter_scratch_, vocabulary_, cut_);
  } else {
    segmenter_.unnamed_words(passage, *segmenter_scratch_, vocabulary_, cut_);
  }
  const std::span<const Token> words = std::span(cut_).subspan(before);
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

/// Of the turns that are cut, those from number `first_turn` of the document on, which are coded
/// as `turns`.
void Coder::code_run(const Document& document, std::size_t first_turn,
                     std::span<const CodedTurn> turns, CodedDocument& coded) {
  const std::uint32_t first = turns.front().first_word;
  const std::uint32_t begin = first - first_word_;
  const std::uint32_t end = turns.back().first_word + turns.back().words - first_word_;
  run_ = std::span(cut_).subspan(begin, end - begin);
  passages_ = std::span(cut_passages_).subspan(first_turn - first_turn_, turns.size());
  Run around(*this, document, first_turn, turns, coded);
  matches_.clear();
  if (named_) {
    matcher_.find(run_, vocabulary_, around, *matcher_scratch_, matches_);
  } else {
    matcher_.find_in(document.text, cut_, {begin, end}, vocabulary_, around, *matcher_scratch_,
                     matches_);
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
  named_words_.clear();
  for (const Passage& passage : passages_) {
    segmenter_.words(passage, *segmenter_scratch_, vocabulary_, named_words_);
  }
  run_ = named_words_;
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

void Coder::show_run(const Document& document, std::size_t first_turn,
                     std::span<const CodedTurn> turns, const CodedDocument& coded,
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
  for (const CodedTurn& turn : turns) {
    const std::size_t first_hit = hit;
    while (hit < owned.size() && owned[hit].hit.begin < turn.first_word + turn.words) ++hit;
    const std::size_t number = first_turn++;
    sink({document, document.turns[number], static_cast<std::uint32_t>(number), turn.first_word,
          run_.subspan(word, turn.words), run_.subspan(word), vocabulary_},
         std::span(owned).subspan(first_hit, hit - first_hit));
    word += turn.words;
  }
}

}  // namespace themata
