// SPDX-License-Identifier: MIT
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>

#include <themata/segment/sentences.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr char built_in_list[] = {
#include "SUPPRESSIONS.inc"
};

constexpr std::size_t longest = 16;

#if defined(__SSE2__)
/// A bit for each of sixteen bytes: ASCII letters and full stops.
std::uint32_t letters_and_stops(const char* sixteen) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(sixteen));
  // As signed bytes, moved so that `a` is the least there is.
  const __m128i moved = _mm_add_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)),
                                     _mm_set1_epi8(static_cast<char>(0x80 - 'a')));
  const __m128i letters = _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(-128 + 26)));
  const __m128i stops = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(letters, stops)));
}
#endif

/// Where the letters and full stops before `stop` begin, if they are no longer than any entry.
std::size_t word_begin(std::string_view text, std::size_t stop) {
#if defined(__SSE2__)
  if (stop >= longest) {
    // How long a word is can't be guessed, so it is counted.
    const std::uint32_t others = ~letters_and_stops(text.data() + stop - longest) << longest;
    const auto length = static_cast<std::size_t>(std::countl_zero(others));
    if (length >= longest) return stop - longest;
    if (is_ascii(text[stop - length - 1])) return stop - length;
  }
#endif
  std::size_t begin = stop;
  while (begin > 0 && stop - begin < longest) {
    const char c = text[begin - 1];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.') {
      --begin;
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x80) break;
    const CodePoint before = code_point_before(text, begin);
    if (!is_letter(before.value)) break;
    begin -= before.bytes;
  }
  return begin;
}

bool number_follows(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    if (!is_space(c.value)) return is_digit(c.value);
    at += c.bytes;
  }
  return false;
}

}  // namespace

const Suppressions& Suppressions::built_in() {
  static const Suppressions list({built_in_list, sizeof built_in_list});
  return list;
}

Suppressions::Suppressions(std::string_view list) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    std::string_view entry = trim(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    if (entry.empty() || entry.front() == '#') continue;
    const bool only_before_number = entry.ends_with(" 1");
    if (only_before_number) entry.remove_suffix(2);
    const Held held = only_before_number ? Held::before_number : Held::always;
    std::string capitals(entry);
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    add(std::string(entry), held);
    // One capital letter is an initial at a sentence's end more often than a section sign.
    if (entry.size() > 2) add(std::move(capitals), held);
  }
}

void Suppressions::add(std::string&& entry, Held held) {
  if (!entry.ends_with('.')) return;  // never asked for
  const std::size_t letters = entry.size() - 1;
  const auto length = std::uint32_t{1} << std::min<std::size_t>(letters, 31);
  if (letters == 0) {
    for (std::uint32_t& lengths : lengths_) lengths |= length;
  } else {
    lengths_[static_cast<unsigned char>(entry[letters - 1])] |= length;
  }
  firsts_[static_cast<unsigned char>(entry.front())] |= length;
  Held& known = entries_.try_emplace(std::move(entry), held).first->second;
  if (held == Held::always) known = held;
}

bool Suppressions::holds(std::string_view text, std::size_t stop) const {
  const unsigned char last = stop == 0 ? 0 : static_cast<unsigned char>(text[stop - 1]);
  const std::uint32_t lengths = lengths_[last];
  if (lengths == 0) return false;
  const std::size_t begin = word_begin(text, stop);
  const std::uint32_t fitting = lengths & firsts_[static_cast<unsigned char>(text[begin])];
  if ((fitting >> std::min<std::size_t>(stop - begin, 31) & 1U) == 0) return false;
  const auto found = entries_.find(text.substr(begin, stop + 1 - begin));
  if (found == entries_.end()) return false;
  return found->second == Held::always || number_follows(text, stop + 1);
}

}  // namespace themata
