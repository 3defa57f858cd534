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

struct BitTable {
  const std::uint64_t* bits;
  unsigned shift;  ///< of a hash that is then a place
};

/// Where to look for what a word begins with.
struct BitTables {
  HashFactors factors;
  BitTable wholes;
  BitTable heads;
  const std::uint64_t* firsts;
};

/// Writes to `found` which of the words can be keys. Without a branch on what is found: no
/// processor can guess it.
[[gnu::always_inline]] inline std::uint32_t sift_words(const char* text, const Token* words,
                                                       std::uint32_t size, const BitTables& tables,
                                                       std::uint32_t* found) {
  const auto [factors, wholes, heads, firsts] = tables;
  std::uint32_t count = 0;
  for (std::uint32_t at = 0; at < size; ++at) {
    const std::uint64_t beginning = beginning_at(text, words[at].span);
    const std::uint64_t passes =
        from_bit(wholes.bits, factors.hash_of_whole(beginning) >> wholes.shift) |
        from_bit(heads.bits, factors.hash_of_head(beginning) >> heads.shift) |
        from_bit(firsts, beginning & 0xFFU);
    found[count] = at;
    count += static_cast<std::uint32_t>((passes & 1U) | (words[at].type != unnamed ? 1U : 0U));
  }
  return count;
}

std::uint32_t sift_plain(const char* text, const Token* words, std::uint32_t size,
                         const BitTables& tables, std::uint32_t* found) {
  return sift_words(text, words, size, tables, found);
}

THEMATA_BMI2 std::uint32_t sift_bmi2(const char* text, const Token* words, std::uint32_t size,
                                     const BitTables& tables, std::uint32_t* found) {
  return sift_words(text, words, size, tables, found);
}

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
  [[nodiscard]] bool is_known(std::uint32_t at) const {
    return at < known_ && words_[at].type == unnamed;
  }
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
    const bool contracted = (word.span.size() > 1) & ends_like_contraction(text_ + word.span.end);
    const std::uint8_t known = contracted ? contraction : hash;
    return word.type == unnamed ? known : anybody;
  }
  [[nodiscard]] const char* text() const { return text_; }
  [[nodiscard]] const Token* words() const { return words_; }

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

/// Words that may be keys, and those of which nothing is known.
void StartFilter::sift(const Seen& seen, Buffers& buffers) const {
  make_room(buffers.sifted, seen.size());
  const BitTables tables{factors_,
                         {keys_.data(), shift_of_whole(64 * keys_.size())},
                         {key_heads_.data(), shift_of_head(64 * key_heads_.size())},
                         firsts_.data()};
  buffers.sifted_size = (has_bmi2() ? sift_bmi2 : sift_plain)(
      seen.text(), seen.words(), seen.known(), tables, buffers.sifted.data());
}

/// Where the entries of a word are looked for.
struct StartFilter::Places {
  HashFactors factors;
  unsigned whole_shift;
  unsigned head_shift;
  const Wanted* wholes;
  const Wanted* heads;
  std::uint32_t first_head;
  std::uint32_t initials;
  const std::uint64_t* firsts;
};

// Everything is copied first, since the compiler can't know that what is written is none of it.
[[gnu::always_inline]] inline StartFilter::Key* StartFilter::keys_among(
    std::span<const std::uint32_t> sifted, const Seen& all_seen, const Places& all_places,
    std::vector<std::uint32_t>& others, Key* found) {
  const Seen seen = all_seen;
  const Places places = all_places;
  for (const std::uint32_t at : sifted) {
    if (!seen.is_known(at)) [[unlikely]] {
      others.push_back(at);
      continue;
    }
    const Beginning beginning = seen.beginning(at);
    const bool inside = at > 1 && at + 1 < seen.known();
    const std::uint8_t before = inside ? seen.hash_behind_first(at - 1) : seen.hash(at - 1);
    const std::uint8_t after = inside ? seen.hash_behind_first(at + 1) : seen.hash(at + 1);
    const Key key = Key::of(at, before, after);
    const std::uint64_t whole = places.factors.hash_of_whole(beginning) >> places.whole_shift;
    *found = key.in(whole);
    found += places.wholes[whole].by(before, after);
    const std::uint32_t head = places.factors.hash_of_head(beginning) >> places.head_shift;
    *found = key.in(places.first_head + head);
    found += places.heads[head].by(before, after);
    if (bit_of(places.firsts, beginning & 0xFFU) != 0) [[unlikely]]
      *found++ = key.in(places.initials);
  }
  return found;
}

StartFilter::Key* StartFilter::keys_among_plain(std::span<const std::uint32_t> sifted,
                                                const Seen& seen, const Places& places,
                                                std::vector<std::uint32_t>& others, Key* found) {
  return keys_among(sifted, seen, places, others, found);
}

THEMATA_BMI2 StartFilter::Key* StartFilter::keys_among_bmi2(std::span<const std::uint32_t> sifted,
                                                            const Seen& seen, const Places& places,
                                                            std::vector<std::uint32_t>& others,
                                                            Key* found) {
  return keys_among(sifted, seen, places, others, found);
}

/// Those of them that have something beside them that is wanted there.
void StartFilter::find_keys(const Seen& seen, Buffers& buffers) const {
  make_room(buffers.keys, 3 * buffers.sifted_size);
  buffers.others.clear();
  const std::size_t heads = places_.size() - 1 - wholes_;
  const Places places{factors_,
                      shift_of_whole(wholes_),
                      shift_of_head(heads),
                      places_.data(),
                      places_.data() + wholes_,
                      static_cast<std::uint32_t>(wholes_),
                      static_cast<std::uint32_t>(places_.size() - 1),
                      firsts_.data()};
  const auto sifted = std::span<const std::uint32_t>(buffers.sifted).first(buffers.sifted_size);
  Key* const keys = buffers.keys.data();
  const Key* const end = has_bmi2() ? keys_among_bmi2(sifted, seen, places, buffers.others, keys)
                                    : keys_among_plain(sifted, seen, places, buffers.others, keys);
  buffers.keys_size = static_cast<std::size_t>(end - keys);
  for (std::uint32_t at = seen.known(); at < seen.size(); ++at) buffers.others.push_back(at);
}

void StartFilter::find_candidates(const Seen& seen, Buffers& buffers) const {
  std::size_t size = 0;
  for (const Key& key : std::span(buffers.keys).first(buffers.keys_size)) {
    const Beginning beginning = seen.beginning(key.at());
    const std::uint8_t before = key.before();
    const std::uint8_t after = key.after();
    const std::uint32_t begin = begins_[key.place()];
    const std::uint32_t end = begins_[key.place() + 1U];
    make_room(buffers.candidates, size + end - begin);
    Candidate* const found = buffers.candidates.data();
    for (std::uint32_t number = begin; number < end; ++number) {
      const Entry& entry = entries_[number];
      found[size] = {key, entry.row};
      const bool same = ((beginning ^ entry.beginning) & kept_bytes[entry.bytes]) == 0;
      size += entry.wanted.by(before, after) & (same ? 1U : 0U);
    }
  }
  buffers.candidates_size = size;
}

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
  sift(seen, buffers);
  find_keys(seen, buffers);
  find_candidates(seen, buffers);
  for (const Candidate& one : std::span(buffers.candidates).first(buffers.candidates_size)) {
    mark_starts(seen, one, starts.data());
  }
}

}  // namespace themata
