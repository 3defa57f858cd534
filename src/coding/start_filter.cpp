// SPDX-License-Identifier: MIT
#include "start_filter.hpp"

#include <algorithm>

namespace themata {
namespace {

/// So many words are looked at together: a turn can be a whole book, and what is found of them
/// stays near.
constexpr std::uint32_t stretch = 4096;

}  // namespace

/// Words as the filter sees them.
class StartFilter::Seen {
 public:
  Seen(std::string_view text, std::span<const Token> words)
      : text_(text), words_(words), known_(static_cast<std::uint32_t>(words.size())) {
    while (known_ > 0 && words[known_ - 1].span.begin + std::size_t{bytes_known} > text.size())
      --known_;
  }

  /// So many words have eight bytes of text from their begin on.
  [[nodiscard]] std::uint32_t known() const { return known_; }
  /// From now on the hashes of `size` words from number `from` on are read there.
  void look_into(const StretchWords& words, std::uint32_t from, std::uint32_t size) {
    hashes_ = words.hashes.data() + 1;
    from_ = from;
    hashed_ = size;
  }
  /// Of a word or of nobody.
  [[nodiscard]] std::uint8_t hash(std::uint32_t at) const {
    return at - from_ < hashed_ ? hashes_[at - from_] : hash_elsewhere(at);
  }

 private:
  [[nodiscard]] std::uint8_t hash_elsewhere(std::uint32_t at) const {
    if (at >= known_) return at < words_.size() ? anybody : nobody;  // before the first, too
    const Token& word = words_[at];
    if (word.type != unnamed) return anybody;
    return is_contraction(word.span.of(text_))
               ? contraction
               : hash_of_word(beginning_at(text_.data(), word.span));
  }

  std::string_view text_;
  std::span<const Token> words_;
  std::uint32_t known_;
  const std::uint8_t* hashes_ = nullptr;
  std::uint32_t from_ = 0;
  std::uint32_t hashed_ = 0;
};

/// Of a key at `at` that has what is wanted beside it.
void StartFilter::mark_starts(const Seen& seen, std::uint32_t at, const Row& row,
                              std::span<const std::uint32_t> runs, std::uint64_t* starts) const {
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
  Seen seen(text, words);
  starts.assign(words.size() / 64 + 2, 0);
  buffers.others.clear();
  const StartPasses& passes = start_passes();
  const auto& [at, rows, size] = buffers.candidates;
  for (std::uint32_t from = 0; from < seen.known(); from += stretch) {
    const std::uint32_t some = std::min(stretch, seen.known() - from);
    passes.read(gates_, text, words.subspan(from, some), buffers.words);
    passes.look(places_, gates_, buffers.words, buffers.keys);
    passes.ask(entries_, buffers.keys, buffers.words, buffers.candidates);
    seen.look_into(buffers.words, from, some);
    for (std::size_t one = 0; one < size; ++one) {
      mark_starts(seen, from + at[one], rows_[rows[one]], runs, starts.data());
    }
    const auto others = std::span(buffers.keys.others).first(buffers.keys.others_size);
    for (const std::uint32_t other : others) buffers.others.push_back(from + other);
  }
  for (std::uint32_t other = seen.known(); other < words.size(); ++other) {
    buffers.others.push_back(other);
  }
}

}  // namespace themata
