// SPDX-License-Identifier: MIT
#include "start_filter.hpp"

#include <algorithm>

#include "word_beginnings.hpp"

// Shifts by a variable take one instruction instead of three.
#if defined(__x86_64__)
#define THEMATA_BMI2 [[gnu::target("bmi,bmi2")]]
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
  static const bool has = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
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

  [[nodiscard]] std::uint32_t size() const { return size_; }
  /// So many words have eight bytes of text from their begin on.
  [[nodiscard]] std::uint32_t known() const { return known_; }
  [[nodiscard]] bool is_unnamed(std::uint32_t at) const { return words_[at].type == unnamed; }
  [[nodiscard]] Beginning beginning(std::uint32_t at) const {
    return beginning_at(text_, words_[at].span);
  }
  /// Of a word or of nobody.
  [[nodiscard]] std::uint8_t hash(std::uint32_t at) const {
    if (at >= known_) return at < size_ ? anybody : nobody;  // nobody before the first, too
    return at == 0 ? hash_of_known(0) : hash_behind_first(at);
  }
  /// Of a word that is not the first, where `at` < known(). Without a branch.
  [[nodiscard]] std::uint8_t hash_behind_first(std::uint32_t at) const {
    const Token& word = words_[at];
    const std::uint8_t hash = hash_of_word(beginning_at(text_, word.span));
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
    has_bmi2() ? run_bmi2(*this, from, to) : run_plain(*this, from, to);
  }

 private:
  static void run_plain(Search& search, std::uint32_t from, std::uint32_t to) {
    search.run_here(from, to);
  }
  THEMATA_BMI2 static void run_bmi2(Search& search, std::uint32_t from, std::uint32_t to) {
    search.run_here(from, to);
  }

  [[gnu::always_inline]] void run_here(std::uint32_t from, std::uint32_t to) {
    sift(from, to);
    find_keys();
    find_candidates();
  }

  /// Words that may be keys.
  [[gnu::always_inline]] void sift(std::uint32_t from, std::uint32_t to) {
    make_room(buffers_.sifted, to - from);
    const HashFactors factors = filter_.factors_;
    const std::uint64_t* const wholes = filter_.keys_.data();
    const std::uint64_t* const heads = filter_.key_heads_.data();
    const std::uint64_t* const firsts = filter_.firsts_.data();
    const unsigned whole_shift = shift_of_whole(64 * filter_.keys_.size());
    const unsigned head_shift = shift_of_head(64 * filter_.key_heads_.size());
    const Seen seen = seen_;
    std::uint32_t* const found = buffers_.sifted.data();
    std::uint32_t count = 0;
    for (std::uint32_t at = from; at < to; ++at) {
      const std::uint64_t beginning = seen.beginning(at);
      const std::uint64_t passes =
          from_bit(wholes, factors.hash_of_whole(beginning) >> whole_shift) |
          from_bit(heads, factors.hash_of_head(beginning) >> head_shift) |
          from_bit(firsts, beginning & 0xFFU);
      found[count] = at;
      count += static_cast<std::uint32_t>((passes & 1U) | (seen.is_unnamed(at) ? 0U : 1U));
    }
    buffers_.sifted_size = count;
  }

  /// Those of them that have something beside them that is wanted there; the others of which
  /// nothing is known are listed.
  [[gnu::always_inline]] void find_keys() {
    make_room(buffers_.keys, 3 * buffers_.sifted_size);
    const HashFactors factors = filter_.factors_;
    const Wanted* const wholes = filter_.places_.data();
    const Wanted* const heads = wholes + filter_.wholes_;
    const std::uint64_t* const firsts = filter_.firsts_.data();
    const std::size_t first_head = filter_.wholes_;
    const std::size_t initials = filter_.places_.size() - 1;
    const unsigned whole_shift = shift_of_whole(first_head);
    const unsigned head_shift = shift_of_head(initials - first_head);
    const Seen seen = seen_;
    Key* found = buffers_.keys.data();
    for (const std::uint32_t at : std::span(buffers_.sifted).first(buffers_.sifted_size)) {
      if (!seen.is_unnamed(at)) [[unlikely]] {
        buffers_.others.push_back(at);
        continue;
      }
      const Beginning beginning = seen.beginning(at);
      const bool inside = at > 1 && at + 1 < seen.known();
      const std::uint8_t before = inside ? seen.hash_behind_first(at - 1) : seen.hash(at - 1);
      const std::uint8_t after = inside ? seen.hash_behind_first(at + 1) : seen.hash(at + 1);
      const Key key = Key::of(at, before, after);
      const std::uint64_t whole = factors.hash_of_whole(beginning) >> whole_shift;
      *found = key.in(whole);
      found += wholes[whole].by(before, after);
      const std::uint32_t head = factors.hash_of_head(beginning) >> head_shift;
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
    const Seen seen = seen_;
    std::size_t size = 0;
    for (const Key key : std::span(buffers_.keys).first(buffers_.keys_size)) {
      const Beginning beginning = seen.beginning(key.at());
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
};

void StartFilter::mark_starts(const Seen& seen, const Candidate& candidate,
                              std::uint64_t* starts) const {
  const Key& key = candidate.key;
  const std::uint32_t at = key.at();
  const Row& row = rows_[candidate.row];
  if ((row.after.has(key.after()) & row.before.has(key.before())) == 0) return;
  if (row.least > at || row.second_after.has(seen.hash(at + 2)) == 0 ||
      row.second_before.has(seen.hash(at - 2)) == 0) {
    return;
  }
  const std::uint32_t last = at - row.least;
  for (std::uint32_t start = at - std::min(at, row.most); start <= last; ++start) {
    starts[start / 64] |= row.first.has(seen.hash(start)) << (start % 64);
  }
}

void StartFilter::find(std::string_view text, std::span<const Token> words, Buffers& buffers,
                       std::vector<std::uint64_t>& starts) const {
  const Seen seen(text, words);
  starts.assign(words.size() / 64 + 1, 0);
  buffers.others.clear();
  Search search(*this, seen, buffers);
  for (std::uint32_t from = 0; from < seen.known(); from += stretch) {
    search.run(from, std::min(from + stretch, seen.known()));
    for (const Candidate& one : std::span(buffers.candidates).first(buffers.candidates_size)) {
      mark_starts(seen, one, starts.data());
    }
  }
  for (std::uint32_t at = seen.known(); at < seen.size(); ++at) buffers.others.push_back(at);
}

}  // namespace themata
