// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <themata/base/error.hpp>
#include <themata/base/in_parts.hpp>
#include <themata/text/text.hpp>

namespace themata {

enum class InvalidBytes {
  stop,    ///< bytes that do not decode are an Error with their offset
  replace  ///< each becomes U+FFFD, and is counted
};

struct DecodeOptions {
  std::string encoding = "auto";  ///< "auto" or any name ICU knows
  InvalidBytes invalid = InvalidBytes::stop;
};

/// Text as UTF-8 without a byte order mark, and with every CRLF and CR as LF.
struct Decoded {
  std::string text{};
  std::string encoding{};    ///< canonical name, `UTF-8`, `UTF-16LE`, `windows-1252`
  int confidence = 100;      ///< of the guess, in percent; 100 where nothing was guessed
  std::size_t replaced = 0;  ///< sequences that did not decode
};

/// What `auto` does, in this order: a byte order mark; well-formed UTF-8;
/// UTF-16 by the pattern of its zero bytes; ICU's detector. A byte order mark
/// also outranks a named encoding.
/// Throws Error(input) with the byte offset of what does not decode, and for
/// binary data (NUL bytes that are no UTF-16, PDF, zip, ...); Error(usage) for
/// an unknown encoding name.
[[nodiscard]] Decoded decode(std::string bytes, const DecodeOptions& options,
                             const std::string& path);

/// Would decode() with `auto` give these very bytes, and say that they are UTF-8? Then a file can
/// stay where it is. Linear, at the speed of memory; passes over the text once, as it is shared.
[[nodiscard]] bool decodes_to_itself(const Text& bytes, const Shares& shares = {});

struct EncodingChoice {
  std::string name{};
  int confidence = 100;
};

enum class Extent {
  whole,     ///< these are all the bytes there are
  beginning  ///< more follow: a sequence cut at the end is no damage
};

/// The decision that decode() takes, without decoding.
[[nodiscard]] EncodingChoice choose_encoding(std::string_view bytes, Extent extent,
                                             const DecodeOptions& options, const std::string& path);

/// Decodes a stream piece by piece in one encoding; memory does not grow with
/// the stream. Feeding the pieces of a text gives what decode() gives of it.
class Decoder {
 public:
  /// `offset`: of the first byte that will be fed, for messages.
  Decoder(const std::string& encoding, InvalidBytes invalid, std::string path,
          std::uint64_t offset = 0);
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  /// Appends the text of `bytes` to `out`, as decode() would.
  void feed(std::string_view bytes, std::string& out);
  /// The stream has ended: what is incomplete now is damage.
  void finish(std::string& out);
  [[nodiscard]] std::size_t replaced() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// CRLF and CR become LF, in place.
void normalise_line_ends(std::string& text);

}  // namespace themata
