// SPDX-License-Identifier: MIT
#include "coder_run.hpp"

#include <algorithm>

namespace themata {

Separation Coder::Run::before(std::uint32_t word) {
  const std::span<const Token> run = coder_.run_;
  const std::size_t turn = turn_of(word);
  const Separation found =
      coder_.segmenter_.separation(coder_.passages_[turn], run[word - 1].span, run[word].span);
  if (found != Separation::terminator) return found;
  return begins_sentence(turn, word) ? Separation::barrier : Separation::open;
}

std::uint32_t Coder::Run::sentence_begin(std::uint32_t word, std::uint32_t from) {
  const std::size_t turn = turn_of(word);
  from = std::max(from, first_word(turn));
  while (word > from && !is_start(turn, word)) --word;
  return word;
}

std::uint32_t Coder::Run::sentence_end(std::uint32_t word, std::uint32_t until) {
  const std::size_t turn = turn_of(word);
  until = std::min(until, first_word(turn) + turns_[turn].words);
  while (++word < until) {
    if (is_start(turn, word)) return word;
  }
  return until;
}

Stretch Coder::Run::turn(std::uint32_t word) const {
  const std::size_t at = turn_of(word);
  return {first_word(at), first_word(at) + turns_[at].words};
}

Voice Coder::Run::voice(std::uint32_t word) const {
  switch (document_.speaker_of(document_.turns[first_turn_ + turn_of(word)]).role) {
    case Role::unknown:
    case Role::respondent: return Voice::respondent;
    case Role::interviewer: return Voice::interviewer;
    case Role::other:
    case Role::preamble: break;
  }
  return Voice::any;
}

std::string Coder::Run::cased(std::uint32_t word) const {
  return coder_.segmenter_.cased(document_.text, coder_.run_[word].span);
}

bool Coder::Run::ends_with(std::uint32_t word, std::string_view sign) const {
  const std::size_t turn = turn_of(word);
  const bool last = word + 1 == first_word(turn) + turns_[turn].words;
  const std::uint32_t from = coder_.run_[word].span.end;
  const std::uint32_t until =
      last ? coder_.passages_[turn].span.end : coder_.run_[word + 1].span.begin;
  const std::string_view text = document_.text;
  return text.substr(from, until - from).find(sign) != std::string_view::npos;
}

std::size_t Coder::Run::turn_of(std::uint32_t word) const {
  if (turns_.size() == 1) return 0;
  const std::uint32_t place = turns_.front().first_word + word;
  const auto next = std::upper_bound(
      turns_.begin(), turns_.end(), place,
      [](std::uint32_t at, const CodedTurn& turn) { return at < turn.first_word + turn.words; });
  return static_cast<std::size_t>(next - turns_.begin());
}

bool Coder::Run::is_start(std::size_t turn, std::uint32_t word) {
  const std::span<const Token> run = coder_.run_;
  const Separation found =
      coder_.segmenter_.separation(coder_.passages_[turn], run[word - 1].span, run[word].span);
  return found != Separation::open && begins_sentence(turn, word);
}

bool Coder::Run::begins_sentence(std::size_t turn, std::uint32_t word) {
  if (coded_.has_sentences) {
    const auto& known = coded_.sentence_starts;
    return std::binary_search(known.begin(), known.end(), turns_.front().first_word + word);
  }
  if (known_ != turn) {
    const std::span<const Token> run = coder_.run_;
    const Passage& passage = coder_.passages_[turn];
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

}  // namespace themata
