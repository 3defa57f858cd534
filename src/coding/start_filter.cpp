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

/// Writes to `found` which of the words can be keys. Without a branch on what is found: no
/// processor can guess it.
[[gnu::always_inline]] inline std::uint32_t sift_words(const char* text, const Token* words,
                                                       std::uint32_t size, BitTable wholes,
                                                       BitTable heads, const std::uint64_t* firsts,
                                                       std::uint32_t* found) {
  std::uint32_t count = 0;
  for (std::uint32_t at = 0; at < size; ++at) {
    const std::uint64_t beginning = beginning_at(text, words[at].span);
    found[count] = at;
    count += static_cast<std::uint32_t>(
        bit_of(wholes.bits, hash_of_whole(beginning) >> wholes.shift) |
        bit_of(heads.bits, hash_of_head(beginning) >> heads.shift) |
        bit_of(firsts, beginning & 0xFFU) | (words[at].type != unnamed ? 1U : 0U));
  }
  return count;
}

std::uint32_t sift_plain(const char* text, const Token* words, std::uint32_t size, BitTable wholes,
                         BitTable heads, const std::uint64_t* firsts, std::uint32_t* found) {
  return sift_words(text, words, size, wholes, heads, firsts, found);
}

#if defined(__x86_64__)
// Shifts by a variable take one instruction instead of three.
[[gnu::target("bmi,bmi2")]] std::uint32_t sift_bmi2(const char* text, const Token* words,
                                                    std::uint32_t size, BitTable wholes,
                                                    BitTable heads, const std::uint64_t* firsts,
                                                    std::uint32_t* found) {
  return sift_words(text, words, size, wholes, heads, firsts, found);
}

decltype(&sift_plain) sift() {
  static const bool wide = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  return wide ? sift_bmi2 : sift_plain;
}
#else
decltype(&sift_plain) sift() { return sift_plain; }
#endif

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
  [[nodiscard]] std::uint8_t hash(std::uint32_t at) const {
    if (!is_known(at)) return at < size_ ? anybody : nobody;  // nobody before the first, too
    const Span word = words_[at].span;
    const bool contracted = is_contraction({text_ + word.begin, word.size()});
    return contracted ? contraction : hash_of_word(beginning(at));
  }

 private:
  const char* text_;
  const Token* words_;
  std::uint32_t size_;
  std::uint32_t known_;
};

void StartFilter::mark_starts(const Table& table, const Place& place, const Seen& seen,
                              const Key& key, std::uint64_t* starts) const {
  for (std::uint32_t number = place.begin; number < place.end; ++number) {
    const Entry& entry = table.entries[number];
    const Row& row = rows_[entry.row];
    if ((row.after.has(key.after) & row.before.has(key.before)) == 0) continue;
    if (((seen.beginning(key.at) ^ entry.beginning) & kept_bytes[entry.bytes]) != 0) continue;
    if (row.least > key.at || row.second_after.has(seen.hash(key.at + 2)) == 0 ||
        row.second_before.has(seen.hash(key.at - 2)) == 0) {
      continue;
    }
    const std::uint32_t last = key.at - row.least;
    for (std::uint32_t start = key.at - std::min(key.at, row.most); start <= last; ++start) {
      starts[start / 64] |= row.first.has(seen.hash(start)) << (start % 64);
    }
  }
}

void StartFilter::find(std::string_view text, std::span<const Token> words, Buffers& buffers,
                       std::vector<std::uint64_t>& starts) const {
  const Seen seen(text, words);
  if (buffers.keys.size() < words.size()) buffers.keys.resize(words.size());
  std::uint32_t* const keys = buffers.keys.data();
  std::uint32_t found = sift()(
      text.data(), words.data(), seen.known(), {keys_.data(), shift_of_whole(64 * keys_.size())},
      {key_heads_.data(), shift_of_head(64 * key_heads_.size())}, firsts_.data(), keys);
  for (std::uint32_t at = seen.known(); at < seen.size(); ++at) keys[found++] = at;

  buffers.others.clear();
  starts.assign(words.size() / 64 + 1, 0);
  const unsigned whole_shift = shift_of_whole(wholes_.places.size());
  const unsigned head_shift = shift_of_head(heads_.places.size());
  for (const std::uint32_t at : std::span(keys, found)) {
    if (!seen.is_known(at)) [[unlikely]] {
      buffers.others.push_back(at);
      continue;
    }
    const Beginning beginning = seen.beginning(at);
    const Key key{at, seen.hash(at - 1), seen.hash(at + 1)};
    const Place& whole = wholes_.places[hash_of_whole(beginning) >> whole_shift];
    const Place& head = heads_.places[hash_of_head(beginning) >> head_shift];
    const std::uint64_t first = bit_of(firsts_.data(), beginning & 0xFFU);
    if ((whole.wanted(key) | head.wanted(key) | first) == 0) continue;
    mark_starts(wholes_, whole, seen, key, starts.data());
    mark_starts(heads_, head, seen, key, starts.data());
    if (first != 0) mark_starts(initials_, initials_.places[0], seen, key, starts.data());
  }
}

}  // namespace themata
