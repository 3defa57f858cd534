// SPDX-License-Identifier: MIT
//
// Several questions are asked of all bytes, so they are asked piece by piece: a piece is
// still near when the next question comes.
#include "plain_utf8.hpp"

#include <simdjson.h>

#include <algorithm>
#include <atomic>
#include <cstddef>

#include <themata/base/in_parts.hpp>
#include <themata/text/encoding.hpp>
#include <themata/text/text_pass.hpp>

#include "encoding_guess.hpp"

namespace themata {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 18;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

template <class Ask>
bool all_pieces(std::string_view bytes, std::size_t from, const Ask& ask) {
  while (from < bytes.size()) {
    const std::size_t end = piece_end(bytes, from, piece_size);
    if (!ask(from, bytes.substr(from, end - from))) return false;
    from = end;
  }
  return true;
}

bool is_plain_piece(std::string_view piece) {
  return piece.find('\0') == std::string_view::npos &&
         piece.find('\x1B') == std::string_view::npos &&
         simdjson::validate_utf8(piece.data(), piece.size());
}

/// Where the part before that of this number ends, of so many of about the same size: between
/// characters, where the bytes are UTF-8.
std::size_t part_end(std::string_view bytes, std::size_t part, std::size_t parts) {
  std::size_t end = part == parts ? bytes.size() : bytes.size() / parts * part;
  for (int i = 0; i < 3 && end > 0 && end < bytes.size() && continues(bytes[end]); ++i) --end;
  return end;
}

}  // namespace

std::size_t piece_end(std::string_view bytes, std::size_t from, std::size_t size) {
  if (bytes.size() - from <= size) return bytes.size();
  std::size_t end = from + size;
  for (int i = 0; i < 3 && continues(bytes[end]); ++i) --end;
  return end;
}

bool is_plain_utf8(std::string_view bytes) {
  return binary_kind(bytes, true).empty() &&
         all_pieces(bytes, 0,
                    [](std::size_t, std::string_view piece) { return is_plain_piece(piece); });
}

bool decodes_to_itself(const Text& bytes, const Shares& shares) {
  const std::string_view all = bytes;
  if (encoding_of_mark(all) || !binary_kind(all, true).empty()) return false;
  std::atomic<bool> does = true;
  in_parts(shares, [&](std::size_t part) {
    TextPass text(bytes);
    const std::string_view until = all.substr(0, part_end(all, part + 1, shares.parts));
    const std::size_t from = part_end(all, part, shares.parts);
    const bool plain = all_pieces(until, from, [&](std::size_t at, std::string_view piece) {
      text.reach(at);
      return does && piece.find('\r') == std::string_view::npos && is_plain_piece(piece);
    });
    if (!plain) does = false;
  });
  return does;
}

}  // namespace themata
