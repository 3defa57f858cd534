// SPDX-License-Identifier: MIT
#include "start_filter.hpp"

#include <algorithm>

#include "read_beginnings.hpp"
#include "word_beginnings.hpp"

// Shifts by a variable take one instruction instead of three.
#if defined(__x86_64__)
#define THEMATA_BMI2 [[gnu::target("avx2,bmi,bmi2")]]
#else
#define THEMATA_BMI2
#endif

namespace themata {
namespace {

/// So many words are looked at together: a turn can be a whole book, and what is found of them
/// stays near.
constexpr std::uint32_t stretch = 4096;

bool has_bmi2() {
#if defined(__x86_64__)
  static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2");
  return has;
#else
  return false;
#endif
}

/// At least so many items, whatever they are.
void make_room(auto& items, std::size_t size) {
  if (items.size() < size) items.resize(std::max(size, 2 * items.size()));
}

}  // namespace

/// Words as the filter sees them.
class StartFilter::Seen {
 public:
  Seen(std::string_view text, std::span<const Token> words)
      : text_(text.data()),
        words_(words.data()),
        size_(static_cast<std::uint32_t>(words.size())),
        known_(size_) {
    while (known_ > 0 && words[known_ - 1].span.begin + std::size_t{bytes_known} > text.size())
      --known_;
  }

  [[nodiscard]] const char* text() const { return text_; }
  [[nodiscard]] const Token* words() const { return words_; }
  [[nodiscard]] std::uint32_t size() const { return size_; }
  /// So many words have eight bytes of text from their begin on.
  [[nodiscard]] std::uint32_t known() const { return known_; }
  [[nodiscard]] Beginning beginning(std::uint32_t at) const {
    return beginning_at(text_, words_[at].span);
  }
  /// Of a word or of nobody.
  [[nodiscard]] std::uint8_t hash(std::uint32_t at) const {
    if (at >= known_) return at < size_ ? anybody : nobody;  // nobody before the first, too
    return at == 0 ? hash_of_known(0)
                   : hash_behind_first(at, static_cast<std::uint32_t>(beginning(at)));
  }
  /// Of a word that is not the first, where `at` < known(). Without a branch.
  [[nodiscard]] std::uint8_t hash_behind_first(std::uint32_t at, std::uint32_t four) const {
    const Token& word = words_[at];
    const std::uint8_t hash = hash_of_word(four);
    // Of a word of one byte the blank before it is looked at, too.
    const unsigned longer = word.span.size() > 1 ? 1U : 0U;
    const unsigned ends_so = ends_like_contraction(text_ + word.span.end) ? 1U : 0U;
    const bool contracted = (longer & ends_so) != 0;
    const std::uint8_t known = contracted ? contraction : hash;
    return word.type == unnamed ? known : anybody;
  }

 private:
  [[nodiscard]] std::uint8_t hash_of_known(std::uint32_t at) const {
    const Token& word = words_[at];
    if (word.type != unnamed) return anybody;
    const bool contracted = is_contraction({text_ + word.span.begin, word.span.size()});
    return contracted ? contraction : hash_of_word(beginning_at(text_, word.span));
  }

  const char* text_;
  const Token* words_;
  std::uint32_t size_;
  std::uint32_t known_;
};

/// One look at some words of a run, in passes without branches on what is found: no processor can
/// guess it. What a pass asks for is copied first, since the compiler can't know that what is
/// written is none of it.
class StartFilter::Search {
 public:
  Search(const StartFilter& filter, const Seen& seen, Buffers& buffers)
      : filter_(filter), seen_(seen), buffers_(buffers) {}

  /// Looks at words [from, to), which are known. Of others it adds to the list.
  void run(std::uint32_t from, std::uint32_t to) {
    from_ = from;
    to_ = to;
    const std::uint32_t size = to - from;
    make_room(buffers_.fours, size);
    make_room(buffers_.rests, size);
    make_room(buffers_.gated, size + 2);
    make_room(buffers_.sifted, size);
    read_beginnings(seen_.text(), {seen_.words() + from, size}, buffers_.fours.data(),
                    buffers_.rests.data());
    if (has_bmi2()) {
      pass_bmi2<&Search::find_gates>(*this);
      pass_bmi2<&Search::sift>(*this);
      pass_bmi2<&Search::find_keys>(*this);
      pass_bmi2<&Search::find_candidates>(*this);
    } else {
      find_gates();
      sift();
      find_keys();
      find_candidates();
    }
  }

 private:
  // Each pass on its own, so that what it asks for stays in registers.
  template <void (Search::*pass)()>
  [[gnu::noinline]] THEMATA_BMI2 static void pass_bmi2(Search& search) {
    (search.*pass)();
  }

  /// What all words are asked by.
  [[gnu::always_inline]] void find_gates() {
    const std::uint32_t* const __restrict fours = buffers_.fours.data();
    const std::uint32_t* const __restrict rests = buffers_.rests.data();
    const GateHash gate_of = filter_.gate_hash();
    GatedWord* const __restrict gated = buffers_.gated.data();
    const std::size_t size = to_ - from_;
    // Nothing is known of what is beside the first and the last.
    gated[0] = gated[size + 1] = GatedWord();
    for (std::size_t at = 0; at < size; ++at) {
      gated[at + 1] = GatedWord(gate_of, fours[at], rests[at]);
    }
  }

  /// Words that may be keys. Few have a gate that lets anything by, and whether it does is asked
  /// of a table that stays near.
  [[gnu::always_inline]] void sift() {
    buffers_.sifted_size = filter_.has_initials() ? pass_gates<true>(list_open<true>())
                                                  : pass_gates<false>(list_open<false>());
  }

  /// How many words have a gate that lets anything by; they are listed.
  template <bool initials>
  [[gnu::always_inline]] std::size_t list_open() {
    const std::uint64_t* const firsts = filter_.firsts_.data();
    const std::uint8_t* const opens = filter_.opens_.data();
    const std::uint32_t* const __restrict fours = buffers_.fours.data();
    const GatedWord* const __restrict gated = buffers_.gated.data();
    std::uint32_t* const __restrict sifted = buffers_.sifted.data();
    const std::size_t size = to_ - from_;
    std::size_t found = 0;
    for (std::size_t at = 0; at < size; ++at) {
      std::uint64_t passes = opens[gated[at + 1].gate()];
      if constexpr (initials) passes |= bit_of(firsts, fours[at] & 0xFFU);
      sifted[found] = static_cast<std::uint32_t>(at);
      found += passes;
    }
    return found;
  }

  /// Of so many that are listed those that get by their gates; how many.
  template <bool initials>
  [[gnu::always_inline]] std::size_t pass_gates(std::size_t size) {
    const std::uint64_t* const firsts = filter_.firsts_.data();
    const StartGate* const gates = filter_.gates_.data();
    const std::uint32_t* const __restrict fours = buffers_.fours.data();
    const GatedWord* const __restrict gated = buffers_.gated.data();
    std::uint32_t* const sifted = buffers_.sifted.data();
    const std::uint32_t from = from_;
    std::size_t found = 0;
    for (std::size_t number = 0; number < size; ++number) {
      const std::uint32_t at = sifted[number];
      const GatedWord word = gated[at + 1];
      const StartGate& gate = gates[word.gate()];
      std::uint64_t passes = gate.next >> word.next_bit() & gate.before >> gated[at].beside_bit() &
                             gate.after >> gated[at + 2].beside_bit();
      if constexpr (initials) passes |= from_bit(firsts, fours[at] & 0xFFU);
      sifted[found] = from + at;
      found += passes & 1U;
    }
    return found;
  }

  /// Those of them that have something beside them that is wanted there; the others of which
  /// nothing is known are listed.
  [[gnu::always_inline]] void find_keys() {
    make_room(buffers_.keys, 3 * buffers_.sifted_size);
    const std::uint32_t factor = filter_.factor_;
    const Wanted* const wholes = filter_.places_.data();
    const Wanted* const heads = wholes + filter_.wholes_;
    const std::uint64_t* const firsts = filter_.firsts_.data();
    const std::size_t first_head = filter_.wholes_;
    const std::size_t initials = filter_.places_.size() - 1;
    const unsigned whole_shift = shift_of_whole(first_head);
    const unsigned head_shift = shift_of_head(initials - first_head);
    const std::uint32_t from = from_;
    const std::uint32_t to = to_;
    const Seen seen = seen_;
    const std::uint32_t* const fours = buffers_.fours.data();
    const std::uint32_t* const rests = buffers_.rests.data();
    const auto hash = [&](std::uint32_t at) {
      return seen.hash_behind_first(at, fours[at - from]);
    };
    Key* found = buffers_.keys.data();
    for (const std::uint32_t at : std::span(buffers_.sifted).first(buffers_.sifted_size)) {
      const std::uint32_t four = fours[at - from];
      const Beginning beginning = four | Beginning{rests[at - from]} << 32U;
      if (beginning == StartGate::named) [[unlikely]] {
        buffers_.others.push_back(at);
        continue;
      }
      const bool inside = at > from + 1 && at + 1 < to;
      const std::uint8_t before = inside ? hash(at - 1) : seen.hash(at - 1);
      const std::uint8_t after = inside ? hash(at + 1) : seen.hash(at + 1);
      const Key key = Key::of(at, before, after);
      const std::uint64_t whole = hash_of_whole(beginning) >> whole_shift;
      *found = key.in(whole);
      found += wholes[whole].by(before, after);
      const std::uint32_t head = hash_of_head(beginning, factor) >> head_shift;
      *found = key.in(first_head + head);
      found += heads[head].by(before, after);
      if (bit_of(firsts, beginning & 0xFFU) != 0) [[unlikely]]
        *found++ = key.in(initials);
    }
    buffers_.keys_size = static_cast<std::size_t>(found - buffers_.keys.data());
  }

  [[gnu::always_inline]] void find_candidates() {
    const std::uint32_t* const begins = filter_.begins_.data();
    const Entry* const entries = filter_.entries_.data();
    const std::uint32_t* const fours = buffers_.fours.data();
    const std::uint32_t* const rests = buffers_.rests.data();
    std::size_t size = 0;
    for (const Key key : std::span(buffers_.keys).first(buffers_.keys_size)) {
      const std::uint32_t at = key.at() - from_;
      const Beginning beginning = fours[at] | Beginning{rests[at]} << 32U;
      const std::uint8_t before = key.before();
      const std::uint8_t after = key.after();
      const Entry* entry = entries + begins[key.place()];
      const Entry* const end = entries + begins[key.place() + 1U];
      make_room(buffers_.candidates, size + static_cast<std::size_t>(end - entry));
      Candidate* const found = buffers_.candidates.data();
      for (; entry != end; ++entry) {
        found[size] = {key, entry->row};
        const bool same = ((beginning ^ entry->beginning) & kept_bytes[entry->bytes]) == 0;
        size += entry->wanted.by(before, after) & (same ? 1U : 0U);
      }
    }
    buffers_.candidates_size = size;
  }

  const StartFilter& filter_;
  const Seen seen_;
  Buffers& buffers_;
  std::uint32_t from_ = 0;
  std::uint32_t to_ = 0;
};

void StartFilter::mark_starts(const Seen& seen, const Candidate& candidate,
                              std::span<const std::uint32_t> runs, std::uint64_t* starts) const {
  const Key& key = candidate.key;
  const std::uint32_t at = key.at();
  const Row& row = rows_[candidate.row];
  if ((row.after.has(key.after()) & row.before.has(key.before())) == 0) return;
  if (row.least > at || row.second_after.has(seen.hash(at + 2)) == 0 ||
      row.second_before.has(seen.hash(at - 2)) == 0) {
    return;
  }
  const std::uint32_t last = at - row.least;
  for (std::uint32_t start = first_start(at, row.most, runs); start <= last; ++start) {
    starts[start / 64] |= row.first.has(seen.hash(start)) << (start % 64);
  }
}

void StartFilter::find(std::string_view text, std::span<const Token> words,
                       std::span<const std::uint32_t> runs, Buffers& buffers,
                       std::vector<std::uint64_t>& starts) const {
  const Seen seen(text, words);
  starts.assign(words.size() / 64 + 2, 0);
  buffers.others.clear();
  Search search(*this, seen, buffers);
  for (std::uint32_t from = 0; from < seen.known(); from += stretch) {
    search.run(from, std::min(from + stretch, seen.known()));
    for (const Candidate& one : std::span(buffers.candidates).first(buffers.candidates_size)) {
      mark_starts(seen, one, runs, starts.data());
    }
  }
  for (std::uint32_t at = seen.known(); at < seen.size(); ++at) buffers.others.push_back(at);
}

}  // namespace themata
