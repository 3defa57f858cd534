// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <themata/text/encoding.hpp>

namespace themata {

/// Bytes that arrive one after the other.
struct ByteSource {
  std::istream& bytes;
  std::string path;  ///< for messages
};

/// Appends up to `size` more bytes; how many there were, 0 at the end. Throws
/// Error(input) where reading fails.
[[nodiscard]] std::size_t read_block(const ByteSource& source, std::string& out, std::size_t size);

/// The text of a source, block by block, so that a table larger than memory
/// can be read. The encoding is chosen from the first block that is not plain
/// ASCII; damage behind it is an Error with its offset in the file.
class TextStream {
 public:
  TextStream(ByteSource source, DecodeOptions options)
      : source_(std::move(source)), options_(std::move(options)) {}

  /// Appends the next block; false at the end, and nothing appended.
  [[nodiscard]] bool more(std::string& out);
  /// What was chosen so far, without text.
  [[nodiscard]] Decoded decoding() const;

 private:
  [[nodiscard]] bool decode_block(std::string& out);
  void choose(std::string& block, std::string& out);
  void start(std::string& block, std::string& out);

  ByteSource source_;
  DecodeOptions options_;
  EncodingChoice choice_{"UTF-8", 100};
  std::optional<Decoder> decoder_{};
  bool ascii_so_far_ = true;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
};

/// Cuts a TextStream into what its reader asks for; holds one block, and what
/// was not taken of the last.
class TextCursor {
 public:
  TextCursor(ByteSource source, DecodeOptions options)
      : stream_(std::move(source), std::move(options)) {}

  /// What is at hand, never empty but at the end. `take` goes on from there.
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  void take(std::size_t bytes) { at_ += bytes; }
  /// Gets more behind what is at hand; false at the end.
  [[nodiscard]] bool refill();
  [[nodiscard]] bool at_end();
  [[nodiscard]] Decoded decoding() const { return stream_.decoding(); }

 private:
  TextStream stream_;
  std::string buffer_{};
  std::size_t at_ = 0;
};

}  // namespace themata
