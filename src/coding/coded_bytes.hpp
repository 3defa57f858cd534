// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <themata/base/error.hpp>
#include <themata/text/utf8.hpp>

namespace themata {

/// How much of a thing a coded file may hold. Every number that foreign bytes give is held to
/// one of these, and to the bytes that are left, before memory is taken for it.
namespace coded_limits {
inline constexpr std::size_t text = std::size_t{1} << 20;  ///< bytes of one name or value
inline constexpr std::size_t options = 256;
inline constexpr std::size_t sources = std::size_t{1} << 12;
inline constexpr std::size_t themes = std::size_t{1} << 16;
inline constexpr std::size_t patterns = std::size_t{1} << 21;
inline constexpr std::size_t runs = std::size_t{1} << 20;
inline constexpr std::size_t fields = std::size_t{1} << 12;  ///< of one document
inline constexpr std::size_t speakers = std::size_t{1} << 20;
}  // namespace coded_limits

/// Numbers and texts as bytes: whole numbers seven bits a byte, the lowest first.
class CodedWriter {
 public:
  explicit CodedWriter(std::string& out) : out_(out) {}

  void number(std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) out_ += static_cast<char>((value & 0x7FU) | 0x80U);
    out_ += static_cast<char>(value);
  }
  void text(std::string_view text) {
    count(text.size(), coded_limits::text, "bytes in one name");
    out_ += text;
  }
  /// A number of things that readers take no more than `limit` of.
  void count(std::size_t value, std::size_t limit, const char* what) {
    if (value > limit) {
      throw Error(ErrorKind::input, "a coded file can't hold so many " + std::string(what) + ": " +
                                        std::to_string(value) + "; it takes up to " +
                                        std::to_string(limit));
    }
    number(value);
  }
  /// Bytes with their number before them.
  void block(std::string_view bytes) {
    number(bytes.size());
    out_ += bytes;
  }
  void real(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (unsigned shift = 0; shift < 64; shift += 8) out_ += static_cast<char>(bits >> shift);
  }

 private:
  std::string& out_;
};

/// The reverse, for bytes that may be anything: what they say is checked before it is used.
class CodedReader {
 public:
  explicit CodedReader(std::string_view bytes) : at_(bytes.data()), end_(at_ + bytes.size()) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

  std::uint64_t number() {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80U) {
      return static_cast<unsigned char>(*at_++);
    }
    return long_number();
  }
  std::uint32_t number_below(std::uint64_t limit) {
    const std::uint64_t value = number();
    if (value >= limit) fail();
    return static_cast<std::uint32_t>(value);
  }
  /// A number of things of which each takes `least` bytes, and which are `limit` at most.
  std::size_t count(std::size_t least, std::size_t limit = SIZE_MAX) {
    const std::uint64_t value = number();
    if (value > limit || value > left() / least) fail();
    return static_cast<std::size_t>(value);
  }
  std::string_view bytes(std::size_t size) {
    if (size > left()) fail();
    const std::string_view found(at_, size);
    at_ += size;
    return found;
  }
  /// Well-formed UTF-8.
  std::string_view text() {
    const std::string_view found = bytes(count(1, coded_limits::text));
    if (find_invalid_utf8(found)) fail();
    return found;
  }
  std::string_view block() { return bytes(count(1)); }
  double real() {
    std::uint64_t bits = 0;
    unsigned shift = 0;
    for (const char byte : bytes(8)) {
      bits |= std::uint64_t{static_cast<unsigned char>(byte)} << shift;
      shift += 8;
    }
    const auto value = std::bit_cast<double>(bits);
    if (!std::isfinite(value)) fail();
    return value;
  }
  void require(bool holds) {
    if (!holds) fail();
  }

  [[noreturn]] static void fail() {
    throw Error(ErrorKind::input, "this coded file is damaged; code the transcripts anew");
  }

 private:
  std::uint64_t long_number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      if (at_ == end_) fail();
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80U) return value;
    }
    if (at_ == end_ || static_cast<unsigned char>(*at_) > 1U) fail();
    return value | std::uint64_t{static_cast<unsigned char>(*at_++)} << 63U;
  }

  const char* at_;
  const char* end_;
};

}  // namespace themata
