// SPDX-License-Identifier: MIT
#include <themata/coding/coder.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include <themata/base/stage_times.hpp>
#include <themata/coding/explanation.hpp>
#include <themata/coding/passages.hpp>

#include "coder_run.hpp"
#include "contexts.hpp"
#include "status_finder.hpp"
#include "too_many_matches.hpp"

namespace themata {
namespace {

constexpr std::size_t enough_to_judge = 8192;  // words, by how many matches they have
/// Turns are cut together until they have so many words: what is asked of all words is asked in
/// few long loops then, and what is known of them is still near when it is used.
constexpr std::size_t enough_words = 2048;

/// The first word that begins at a place of the text or behind it. By halves, without a branch:
/// no processor guesses on which side it is.
std::size_t first_word_from(std::span<const Token> words, std::uint32_t at) {
  std::size_t from = 0;
  std::size_t left = words.size();
  while (left > 0) {
    const std::size_t half = (left + 1) / 2;
    from += words[from + half - 1].span.begin < at ? half : 0;
    left -= half;
  }
  return from;
}

/// Themes that have patterns among these matches. Nothing is asked of the others: there may be
/// more themes than words.
std::vector<ThemeId> owners_of(std::span<const Match> matches, const Dictionary& dictionary) {
  std::vector<ThemeId> owners;
  for (const Match& match : matches) {
    const ThemeId owner = dictionary.pattern(match.pattern).theme;
    if (owners.empty() || owners.back() != owner) owners.push_back(owner);
  }
  std::sort(owners.begin(), owners.end());
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  return owners;
}

Error about(const TooManyMatches& error, const Document& document, std::size_t words,
            const Dictionary& dictionary) {
  std::string culprit = "a phrase of a status";
  if (error.pattern) {
    const Pattern& pattern = dictionary.pattern(*error.pattern);
    culprit = fmt::format("`{}` of {} (line {})", pattern.written,
                          dictionary.theme(pattern.theme).full_name, pattern.place.line);
  }
  return {ErrorKind::dictionary,
          fmt::format("more than {} matches in {} words that stand together, most of them of {}: "
                      "narrow its gap, such as `~3` for `~1000`",
                      most_matches(words), words, culprit),
          Place{document.path.empty() ? document.id : document.path, 0, 0, {}}};
}

}  // namespace

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
    expected_ = often_matched() ? Density::dense : Density::sparse;
    named_ = all_named || expected_ == Density::dense;
    const std::size_t coded_before = coded.turns.size();
    const TurnRange together = cut_turns(document, {from, turns.to}, passages, coded);
    if (!named_) matcher_.look_at(document.text, cut_, cut_begins_, vocabulary_, *matcher_scratch_);
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
  cut_begins_.clear();
  first_word_ = coded.words();
  std::size_t turn = turns.from;
  while (turn < turns.to && (all || cut_.size() < enough_words)) {
    if (!all || cut_begins_.empty()) {
      cut_begins_.push_back(static_cast<std::uint32_t>(cut_.size()));
    }
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
    if (count > 0 && paragraph <= words.front().span.begin) continue;  // mostly there is no other
    const std::size_t word = first_word_from(words, paragraph);
    if (word == words.size()) break;
    const std::uint32_t start = first + static_cast<std::uint32_t>(word);
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
  matches_.clear();
  if (!named_ && !matcher_.may_begin_in({begin, end}, *matcher_scratch_)) return count_matched();
  try {
    Run around(*this, document, first_turn, turns, coded);
    find_matches({begin, end}, document, around);
    settle_matches(around, first, coded);
  } catch (const TooManyMatches& error) {
    throw about(error, document, run_.size(), dictionary_);
  }
}

/// Of the words [part.begin, part.end) of those that are cut.
void Coder::find_matches(Stretch part, const Document& document, Run& around) {
  if (named_) {
    matcher_.find(run_, vocabulary_, expected_, around, *matcher_scratch_, matches_);
  } else {
    matcher_.find_in(document.text, cut_, part, vocabulary_, around, *matcher_scratch_, matches_);
  }
  count_matched();
}

void Coder::settle_matches(Run& around, std::uint32_t first, CodedDocument& coded) {
  if (contexts_) contexts_->settle(around, matches_);
  if (explained_ != nullptr) explain_run(first);
  if (matches_.empty()) return;
  resolver_.resolve(matches_, static_cast<std::uint32_t>(run_.size()), first, coded.hits);
  if (statuses_) settle_statuses(around, first, coded);
}

/// What is long ago counts half again and again.
void Coder::count_matched() {
  lately_.words += run_.size();
  lately_.matches += matches_.size();
  while (lately_.words >= 2 * enough_to_judge) {
    lately_.words /= 2;
    lately_.matches /= 2;
  }
}

/// Where one word in eight has a match it is cheaper to look up all types at once.
bool Coder::often_matched() const {
  return lately_.words >= enough_to_judge && 8 * lately_.matches > lately_.words;
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
  const auto settle = [&](std::vector<Hit>& hits, std::size_t& settled) {
    const auto fresh = hits.begin() + static_cast<std::ptrdiff_t>(settled);
    for (auto hit = fresh; hit != hits.end(); ++hit) {
      hit->status = statuses_->of(around, {hit->begin - first, hit->end - first});
    }
    hits.erase(std::remove_if(fresh, hits.end(),
                              [this](const Hit& hit) { return !options_.counted.has(hit.status); }),
               hits.end());
    settled = hits.size();
  };
  for (const ThemeId owner : owners_of(matches_, dictionary_)) {
    settle(coded.hits.own[index_of(owner)], settled_[coded.hits.of.size() + index_of(owner)]);
    for (std::optional<ThemeId> up = owner; up; up = dictionary_.theme(*up).parent) {
      settle(coded.hits.of[index_of(*up)], settled_[index_of(*up)]);
    }
  }
}

void Coder::show_run(const Document& document, std::size_t first_turn,
                     std::span<const CodedTurn> turns, const CodedDocument& coded,
                     const TurnSink& sink) {
  std::vector<OwnedHit> owned;
  for (const ThemeId theme : owners_of(matches_, dictionary_)) {
    const bool leaf = dictionary_.theme(theme).children.empty();
    const auto& hits = (leaf ? coded.hits.of : coded.hits.own)[index_of(theme)];
    std::size_t& shown = shown_[index_of(theme)];
    for (; shown < hits.size(); ++shown) owned.push_back({theme, hits[shown]});
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
