// SPDX-License-Identifier: MIT
#include "word_scan.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <themata/text/utf8.hpp>

#include "scan_class.hpp"

namespace themata {
namespace {

constexpr std::uint32_t window_bytes = 8192;

bool is_blank(char c) { return c == ' ' || c == '\n'; }

std::uint64_t bits_from(std::uint32_t at) { return ~std::uint64_t{0} << at; }

void keep_bits(BlockMasks& masks, std::uint64_t kept) {
  masks.letter &= kept;
  masks.digit &= kept;
  masks.joiner &= kept;
  masks.between &= kept;
  masks.decimal &= kept;
  masks.high &= kept;
}

}  // namespace

std::uint32_t WordScan::window_end(std::string_view text, Span range) {
  if (range.size() <= window_bytes) return range.end;
  std::uint32_t end = range.begin + window_bytes;
  while (end > range.begin && !is_blank(text[end])) --end;
  if (end > range.begin) return end;
  end = range.begin + window_bytes;
  while (end < range.end && !is_blank(text[end])) ++end;
  return end;
}

std::uint32_t WordScan::next_window(std::string_view text, Span range) {
  const Span window{range.begin, window_end(text, range)};
  const std::size_t blocks = (window.size() + block_bytes - 1) / block_bytes;
  if (masks_.size() < blocks + 1) {
    masks_.resize(blocks + 1);
    quotes_.resize(blocks + 1);
    edges_.resize(blocks * block_bytes + 16);
    odd_words_.resize(blocks * block_bytes / 2);
  }
  chunks_.clear();

  // The last block may reach over the end of the text: then a copy of it is read.
  const char* bytes = text.data() + window.begin;
  const std::size_t whole =
      window.begin + blocks * block_bytes <= text.size() ? blocks : blocks - 1;
  bool odd = whole > 0 && kernel_.classify(bytes, whole, masks_.data());
  std::array<char, block_bytes> last;
  if (whole < blocks) {
    last.fill(0);
    const std::size_t at = whole * block_bytes;
    std::memcpy(last.data(), bytes + at, window.size() - at);
    odd |= kernel_.classify(last.data(), 1, masks_.data() + whole);
  }
  if (window.size() % block_bytes != 0) {
    keep_bits(masks_[blocks - 1], ~bits_from(window.size() % block_bytes));
  }
  masks_[blocks] = {};
  if (odd) {
    joined_.assign(blocks, 0);
    bool quotes = kernel_.find_quotes(bytes, whole, masks_.data(), quotes_.data());
    if (whole < blocks) {
      quotes |= kernel_.find_quotes(last.data(), 1, masks_.data() + whole, quotes_.data() + whole);
    }
    quotes_[blocks] = {};
    if (quotes) take_quotes();
    add_high(text, window);
    if (quotes) join_quotes();
    join_others(window);
  }
  std::uint32_t* odd_words = odd_words_.data();
  edge_count_ = kernel_.find_edges(masks_.data(), odd ? joined_.data() : nullptr, blocks,
                                   window.begin, edges_.data(), &odd_words);
  odd_count_ = static_cast<std::size_t>(odd_words - odd_words_.data());
  return window.end;
}

/// Of three bytes in a row, their first at `lead`, these are known: nobody has to look at them.
/// Without a branch: every other block has one in typeset text, and no processor guesses which.
void WordScan::take_quotes() {
  for (std::size_t block = 0; block < joined_.size(); ++block) {
    QuoteMasks& now = quotes_[block];
    const QuoteMasks& next = quotes_[block + 1];
    const std::uint64_t begins =
        now.lead & masks_[block].high & (now.second >> 1U | next.second << 63U);
    now.between = begins & (now.between >> 2U | next.between << 62U);
    const std::uint64_t known =
        now.between | (begins & (now.boundary >> 2U | next.boundary << 62U));
    masks_[block].high &= ~(known | known << 1U | known << 2U);
    masks_[block + 1].high &= ~(known >> 63U | known >> 62U);
  }
}

/// join_between() for all that take_quotes() found.
void WordScan::join_quotes() {
  std::uint64_t letter_before = 0;
  std::uint64_t digit_before = 0;
  std::uint64_t joined_before = 0;
  for (std::size_t block = 0; block < joined_.size(); ++block) {
    const BlockMasks& now = masks_[block];
    const BlockMasks& after = masks_[block + 1];
    const auto beside = [](std::uint64_t before, std::uint64_t here, std::uint64_t next) {
      return (here << 1U | before) & (here >> 3U | next << 61U);
    };
    const std::uint64_t joins =
        quotes_[block].between & (beside(letter_before, now.letter, after.letter) |
                                  beside(digit_before, now.digit, after.digit));
    joined_[block] = joins | joins << 1U | joins << 2U | joined_before;
    joined_before = joins >> 63U | joins >> 62U;
    letter_before = now.letter >> 63U;
    digit_before = now.digit >> 63U;
  }
}

void WordScan::add_high(std::string_view text, Span window) {
  between_.clear();
  const ScanClasses& classes = ScanClasses::table();
  const std::size_t blocks = joined_.size();
  for (std::size_t block = 0; block < blocks; ++block) {
    for (std::uint64_t left = masks_[block].high; left != 0;) {
      const auto at = static_cast<std::uint32_t>(block * block_bytes) +
                      static_cast<std::uint32_t>(__builtin_ctzll(left));
      const CodePoint c = code_point_at(text, window.begin + at);
      switch (classes.of(c.value)) {
        case ScanClass::other: break;
        case ScanClass::letter: set_bits(at, at + c.bytes); break;
        case ScanClass::between: between_.emplace_back(at, c.bytes); break;
        case ScanClass::complex: add_chunk(text, window, window.begin + at); break;
      }
      // What the code point has of this block; the next block's bits are cleared here.
      const std::uint32_t end = at + c.bytes;
      const auto block_end = static_cast<std::uint32_t>((block + 1) * block_bytes);
      left = end >= block_end ? 0 : left & bits_from(end % block_bytes);
      if (end > block_end) masks_[block + 1].high &= bits_from(end - block_end);
    }
  }
}

/// What add_high() has found, once all letters are known.
void WordScan::join_others(Span window) {
  for (const auto& [at, bytes] : between_) join_between(at, bytes);
  for (const Span chunk : chunks_) {
    clear_bits(chunk.begin - window.begin, chunk.end - window.begin);
  }
}

void WordScan::add_chunk(std::string_view text, Span window, std::uint32_t at) {
  if (!chunks_.empty() && at < chunks_.back().end) return;
  Span chunk{at, at};
  while (chunk.begin > window.begin && !is_blank(text[chunk.begin])) --chunk.begin;
  while (chunk.end < window.end && !is_blank(text[chunk.end])) ++chunk.end;
  chunks_.push_back(chunk);
}

/// U+2019 between two letters or two digits is part of their word.
void WordScan::join_between(std::uint32_t at, std::uint32_t bytes) {
  const std::uint32_t end = at + bytes;
  if (at == 0) return;
  const auto bit = [](std::uint64_t mask, std::uint32_t place) {
    return (mask >> (place % block_bytes) & 1U) != 0;
  };
  const BlockMasks& before = masks_[(at - 1) / block_bytes];
  const BlockMasks& after = masks_[end / block_bytes];
  if ((bit(before.letter, at - 1) && bit(after.letter, end)) ||
      (bit(before.digit, at - 1) && bit(after.digit, end))) {
    for (std::uint32_t place = at; place < end; ++place) {
      joined_[place / block_bytes] |= std::uint64_t{1} << (place % block_bytes);
    }
  }
}

void WordScan::set_bits(std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t at = from; at < to; ++at) {
    masks_[at / block_bytes].letter |= std::uint64_t{1} << (at % block_bytes);
  }
}

void WordScan::clear_bits(std::uint32_t from, std::uint32_t to) {
  while (from < to) {
    const std::uint32_t block = from / block_bytes;
    const auto block_end = static_cast<std::uint32_t>((block + 1) * block_bytes);
    std::uint64_t kept = ~bits_from(from % block_bytes);
    if (to < block_end) kept |= bits_from(to % block_bytes);
    keep_bits(masks_[block], kept);
    if (block < joined_.size()) joined_[block] &= kept;
    from = block_end;
  }
}

}  // namespace themata
