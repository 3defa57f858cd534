// SPDX-License-Identifier: MIT
//
// The fast way to words. UAX #29 looks at a character and its neighbours, so for
// ASCII its rules are a few operations on bit masks of 64 bytes (block_masks.hpp),
// and what remains to do is per word, not per character.
//
// Beyond ASCII, quotes, dashes and U+2019 of typeset English are found by masks too: they are
// boundaries already, and U+2019 is checked like `'`. Each other code point is looked at
// alone (scan_class.hpp): letters are added to the mask of letters. What has rules of more context
// (combining marks, Hebrew, emoji sequences, scripts without spaces, ...) is `complex`: then the
// chunk from the blank before it to the next blank goes to ICU with the project's rule file. There
// is always a boundary before an ASCII blank that follows something else, so a chunk cut by ICU
// alone is cut as in its whole text.
//
// Text is taken in windows that end at a blank, so memory is small and the masks
// stay in the first cache. Cost: about one pass of a vector loop over the bytes, a
// few instructions a word, and per code point beyond ASCII one look at a table.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <themata/text/span.hpp>

#include "block_masks.hpp"

namespace themata {

class WordScan {
 public:
  explicit WordScan(const ScanKernel& kernel = scan_kernel()) : kernel_(kernel) {}

  /// Looks at the next window of text[range.begin, range.end), which is not empty, and
  /// returns where it ends. Afterwards edges() and chunks() speak of that window.
  std::uint32_t next_window(std::string_view text, Span range);

  /// Begin and end of every run of letters, digits and `_`, in turn: words,
  /// numbers, and runs of `_` alone.
  [[nodiscard]] const std::uint32_t* edges() const { return edges_.data(); }
  [[nodiscard]] std::size_t edge_count() const { return edge_count_; }
  /// Which words between edges() have bytes beyond ASCII or `_`, ascending, some more than once.
  /// The others are words or numbers, and their forms are they with small letters.
  [[nodiscard]] std::span<const std::uint32_t> odd_words() const {
    return std::span(odd_words_).first(odd_count_);
  }
  /// Ascending stretches in which the scan found nothing because ICU has to cut
  /// them; each begins with a blank or where the range does.
  [[nodiscard]] const std::vector<Span>& chunks() const { return chunks_; }

 private:
  void take_quotes();
  void join_quotes();
  void add_high(std::string_view text, Span window);
  void join_others(Span window);
  void add_chunk(std::string_view text, Span window, std::uint32_t at);
  void join_between(std::uint32_t at, std::uint32_t bytes);
  void set_bits(std::uint32_t from, std::uint32_t to);
  void clear_bits(std::uint32_t from, std::uint32_t to);
  [[nodiscard]] static std::uint32_t window_end(std::string_view text, Span range);

  const ScanKernel& kernel_;
  std::vector<BlockMasks> masks_{};
  std::vector<QuoteMasks> quotes_{};
  std::vector<std::uint64_t> joined_{};
  std::vector<std::uint32_t> edges_{};
  std::size_t edge_count_ = 0;
  std::vector<std::uint32_t> odd_words_{};
  std::size_t odd_count_ = 0;
  std::vector<Span> chunks_{};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> between_{};
};

}  // namespace themata
