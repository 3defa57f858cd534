// SPDX-License-Identifier: MIT
//
// Sentence boundaries of UAX #29 by hand. The standard's rules speak of what
// stands on both sides of a place; read from left to right they come down to
// this: only after a terminator (ATerm `.`, STerm `?` `!`) or a paragraph
// separator can a sentence end, and whether it does is known after looking
// over the closing quotes and spaces that follow (SB9, SB10) and, for a full
// stop, further to the first letter (SB8) and back to the letter before (SB7).
//
// So the text between terminators is never classified: `next_candidate` jumps
// from one byte that may begin a terminator or separator to the next, sixteen
// bytes a step, and the rules are evaluated around it. The looks end at the
// neighbouring terminators, so the total cost is linear.
// Source: Unicode Standard Annex #29, section 5.1, rules SB1 to SB998.
#include <themata/segment/sentences.hpp>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <bit>
#include <optional>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/utf8.hpp>

#include "sentence_kinds.hpp"

namespace themata {
namespace {

constexpr std::size_t goes_on = std::string_view::npos;

struct Unit {
  USentenceBreak kind = U_SB_OTHER;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Walks code points with the Extend and Format characters that follow them (SB5).
class Walker {
 public:
  Walker(std::string_view text, LineFeeds line_feeds)
      : text_(text), line_feed_(line_feeds == LineFeeds::blank ? U_SB_SP : U_SB_LF) {}

  [[nodiscard]] Unit at(std::size_t begin) const {
    if (begin >= text_.size()) return {U_SB_OTHER, begin, begin};
    const CodePoint first = code_point(begin);
    Unit unit{kind_of(first.value), begin, begin + first.bytes};
    if (unit.kind == U_SB_CR && unit.end < text_.size() && text_[unit.end] == '\n' &&
        line_feed_ == U_SB_LF) {
      ++unit.end;  // SB3
    }
    if (is_separator(unit.kind)) return unit;
    while (unit.end < text_.size() && static_cast<unsigned char>(text_[unit.end]) >= 0x80) {
      const CodePoint next = code_point_at(text_, unit.end);
      if (!is_ignored(kind_of(next.value))) break;
      unit.end += next.bytes;
    }
    return unit;
  }

  /// What the unit that ends at `at` is; Other where none does.
  [[nodiscard]] USentenceBreak kind_before(std::size_t at) const {
    while (at > 0) {
      const CodePoint before = code_point_before(text_, at);
      const USentenceBreak kind = kind_of(before.value);
      if (!is_ignored(kind)) return kind;
      at -= before.bytes;
    }
    return U_SB_OTHER;
  }

  /// The first byte from `at` on that may begin a terminator or a separator, or the text's end.
  [[nodiscard]] std::size_t next_candidate(std::size_t at) const {
#if defined(__SSE2__)
    for (; at + 16 <= text_.size(); at += 16) {
      for (std::uint32_t found = candidates(text_.data() + at); found != 0; found &= found - 1) {
        const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(found));
        if (may_decide(place)) return place;
      }
    }
#endif
    while (at < text_.size() && !may_decide(at)) ++at;
    return at;
  }

 private:
  [[nodiscard]] CodePoint code_point(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    return byte < 0x80 ? CodePoint{byte, 1} : code_point_at(text_, at);
  }
  [[nodiscard]] USentenceBreak kind_of(char32_t c) const {
    return c == '\n' ? line_feed_ : kinds_.of(c);
  }
  [[nodiscard]] bool may_decide(std::size_t at) const {
    return kinds_.may_decide(static_cast<unsigned char>(text_[at]));
  }

#if defined(__SSE2__)
  /// A bit for each of sixteen bytes: `.`, `?`, `!`, LF, CR, and what begins a longer sequence.
  static std::uint32_t candidates(const char* sixteen) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(sixteen));
    const auto is = [bytes](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const __m128i terminators = _mm_or_si128(_mm_or_si128(is('.'), is('?')), is('!'));
    const __m128i separators = _mm_or_si128(is('\n'), is('\r'));
    // As signed bytes, leads are -64 to -1 and what continues a sequence is below.
    const __m128i leads = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(-65)),
                                        _mm_cmplt_epi8(bytes, _mm_setzero_si128()));
    return static_cast<std::uint32_t>(
        _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(terminators, separators), leads)));
  }
#endif

  std::string_view text_;
  USentenceBreak line_feed_;
  const SentenceKinds& kinds_ = SentenceKinds::table();
};

Unit skip(const Walker& walker, Unit unit, USentenceBreak kind) {
  while (unit.kind == kind && unit.begin < unit.end) unit = walker.at(unit.end);
  return unit;
}

/// SB8: does a lower-case letter come before any other letter or terminator?
bool goes_on_in_lower_case(const Walker& walker, Unit unit) {
  while (unit.begin < unit.end) {
    if (unit.kind == U_SB_LOWER) return true;
    if (is_sentence_letter(unit.kind) || is_separator(unit.kind) || is_terminator(unit.kind)) {
      return false;
    }
    unit = walker.at(unit.end);
  }
  return false;
}

/// Where the next sentence begins after this terminator; `goes_on` where this one does.
std::size_t end_after(const Walker& walker, const Unit& terminator) {
  const bool full_stop = terminator.kind == U_SB_ATERM;
  const Unit next = walker.at(terminator.end);
  if (full_stop && next.kind == U_SB_NUMERIC) return goes_on;  // SB6
  if (full_stop && next.kind == U_SB_UPPER) {
    const USentenceBreak before = walker.kind_before(terminator.begin);
    if (before == U_SB_UPPER || before == U_SB_LOWER) return goes_on;  // SB7
  }
  const Unit after_quotes = skip(walker, next, U_SB_CLOSE);
  const Unit after = skip(walker, after_quotes, U_SB_SP);
  if (after.begin == after.end) return after.begin;                               // SB2
  if (full_stop && goes_on_in_lower_case(walker, after)) return goes_on;          // SB8
  if (after.kind == U_SB_SCONTINUE || is_terminator(after.kind)) return goes_on;  // SB8a
  return is_separator(after.kind) ? after.end : after.begin;                      // SB9 to SB11
}

/// The same for `.`, `?` or `!` with a blank and an ASCII letter behind it, which is nearly
/// all there is; nothing where the rules have to be asked.
std::optional<std::size_t> plain_end_after(std::string_view text, std::size_t terminator) {
  if (text.size() - terminator <= 2 || text[terminator + 1] != ' ') return std::nullopt;
  const char sign = text[terminator];
  if (sign != '.' && sign != '?' && sign != '!') return std::nullopt;
  const char letter = text[terminator + 2];
  if (!is_ascii_letter(letter)) return std::nullopt;
  if (sign == '.' && letter >= 'a') return goes_on;  // SB8
  return terminator + 2;                             // SB9 to SB11
}

}  // namespace

void find_sentence_breaks(std::string_view text, const Suppressions* suppressions,
                          std::vector<std::uint32_t>& out, LineFeeds line_feeds) {
  out.clear();
  const Walker walker(text, line_feeds);
  std::size_t at = 0;
  while ((at = walker.next_candidate(at)) < text.size()) {
    const std::size_t here = at;
    std::size_t end = goes_on;
    if (const auto plain = plain_end_after(text, at)) {
      end = *plain;
      at += 1;
    } else {
      const Unit unit = walker.at(at);
      if (is_separator(unit.kind)) end = unit.end;  // SB4
      if (is_terminator(unit.kind)) end = end_after(walker, unit);
      at = unit.end;
    }
    if (end == goes_on || end >= text.size()) continue;
    if (text[here] == '.' && suppressions != nullptr && suppressions->holds(text, here)) continue;
    out.push_back(static_cast<std::uint32_t>(end));
    at = end;  // what stands before has been looked over
  }
}

}  // namespace themata
