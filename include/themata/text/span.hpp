// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace themata {

/// A half-open range of bytes in a document's UTF-8 text. Normalising never
/// changes a span. A document's text is at most 4 GiB - 1.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  friend constexpr bool operator==(Span, Span) = default;
};

enum class MarkKind : std::uint8_t {
  note,       ///< `[inaudible]`, `(Pause)`: what the transcriber says, not the speaker
  timestamp,  ///< `(00:12:31)`
  layout      ///< margin numbers, cue lines, page footers: traces of the format
};

/// A stretch of text inside a turn that is not talk. It stays in the text, is
/// never counted as words, and a phrase steps over it.
struct Mark {
  Span span{};
  MarkKind kind = MarkKind::note;
  friend constexpr bool operator==(const Mark&, const Mark&) = default;
};

}  // namespace themata
