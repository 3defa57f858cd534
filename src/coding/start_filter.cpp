// SPDX-License-Identifier: MIT
#include "start_filter.hpp"

#include <algorithm>

#include "word_beginnings.hpp"

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
    found[count] = at;
    count += static_cast<std::uint32_t>(
        bit_of(wholes.bits, factors.hash_of_whole(beginning) >> wholes.shift) |
        bit_of(heads.bits, factors.hash_of_head(beginning) >> heads.shift) |
        bit_of(firsts, beginning & 0xFFU) | (words[at].type != unnamed ? 1U : 0U));
  }
  return count;
}

std::uint32_t sift_plain(const char* text, const Token* words, std::uint32_t size,
                         const BitTables& tables, std::uint32_t* found) {
  return sift_words(text, words, size, tables, found);
}

#if defined(__x86_64__)
// Shifts by a variable take one instruction instead of three.
[[gnu::target("bmi,bmi2")]] std::uint32_t sift_bmi2(const char* text, const Token* words,
                                                    std::uint32_t size, const BitTables& tables,
                                                    std::uint32_t* found) {
  return sift_words(text, words, size, tables, found);
}

decltype(&sift_plain) sift_kernel() {
  static const bool wide = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  return wide ? sift_bmi2 : sift_plain;
}
#else
decltype(&sift_plain) sift_kernel() { return sift_plain; }
#endif

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
  /// Of a word, or of nobody, where at least the first word is known. Without branches.
  [[nodiscard]] std::uint8_t hash(std::uint32_t at) const {
    const Token& word = words_[at < known_ ? at : 0];
    const char* const last_two = text_ + std::max(word.span.end, 2U) - 2;
    const bool contracted = (word.span.size() >= 2) & is_contraction({last_two, 2});
    const std::uint8_t hash = contracted ? contraction : hash_of_word(beginning_at(text_, word.span));
    const std::uint8_t unknown = at < size_ ? anybody : nobody;  // nobody before the first, too
    return ((at < known_) & (word.type == unnamed)) ? hash : unknown;
  }
  [[nodiscard]] const char* text() const { return text_; }
  [[nodiscard]] const Token* words() const { return words_; }

 private:
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
  buffers.sifted_size =
      sift_kernel()(seen.text(), seen.words(), seen.known(), tables, buffers.sifted.data());
}

/// Those of them that have something beside them that is wanted there.
void StartFilter::find_keys(const Seen& seen, Buffers& buffers) const {
  make_room(buffers.keys, 3 * buffers.sifted_size);
  buffers.others.clear();
  const unsigned whole_shift = shift_of_whole(wholes_);
  const unsigned head_shift = shift_of_head(places_.size() - 1 - wholes_);
  const auto initials = static_cast<std::uint16_t>(places_.size() - 1);
  const Wanted* const places = places_.data();
  Key* found = buffers.keys.data();
  for (const std::uint32_t at : std::span(buffers.sifted).first(buffers.sifted_size)) {
    if (!seen.is_known(at)) [[unlikely]] {
      buffers.others.push_back(at);
      continue;
    }
    const Beginning beginning = seen.beginning(at);
    const std::uint8_t before = seen.hash(at - 1);
    const std::uint8_t after = seen.hash(at + 1);
    const auto whole = static_cast<std::uint16_t>(factors_.hash_of_whole(beginning) >> whole_shift);
    const auto head = static_cast<std::uint16_t>(
        wholes_ + (factors_.hash_of_head(beginning) >> head_shift));
    *found = {at, whole, before, after};
    found += places[whole].by(before, after);
    *found = {at, head, before, after};
    found += places[head].by(before, after);
    *found = {at, initials, before, after};
    found += bit_of(firsts_.data(), beginning & 0xFFU) & places[initials].by(before, after);
  }
  buffers.keys_size = static_cast<std::size_t>(found - buffers.keys.data());
  for (std::uint32_t at = seen.known(); at < seen.size(); ++at) buffers.others.push_back(at);
}

void StartFilter::find_candidates(const Seen& seen, Buffers& buffers) const {
  std::size_t size = 0;
  for (const Key& key : std::span(buffers.keys).first(buffers.keys_size)) {
    const Beginning beginning = seen.beginning(key.at);
    const std::uint32_t begin = begins_[key.place];
    const std::uint32_t end = begins_[key.place + 1U];
    make_room(buffers.candidates, size + end - begin);
    Candidate* const found = buffers.candidates.data();
    for (std::uint32_t number = begin; number < end; ++number) {
      const Entry& entry = entries_[number];
      found[size] = {key, entry.row};
      const bool same = ((beginning ^ entry.beginning) & kept_bytes[entry.bytes]) == 0;
      size += entry.wanted.by(key.before, key.after) & (same ? 1U : 0U);
    }
  }
  buffers.candidates_size = size;
}

void StartFilter::mark_starts(const Seen& seen, const Candidate& candidate,
                              std::uint64_t* starts) const {
  const Key& key = candidate.key;
  const Row& row = rows_[candidate.row];
  if ((row.after.has(key.after) & row.before.has(key.before)) == 0) return;
  if (row.least > key.at || row.second_after.has(seen.hash(key.at + 2)) == 0 ||
      row.second_before.has(seen.hash(key.at - 2)) == 0) {
    return;
  }
  const std::uint32_t last = key.at - row.least;
  for (std::uint32_t start = key.at - std::min(key.at, row.most); start <= last; ++start) {
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
