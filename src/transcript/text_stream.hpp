// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <themata/base/diagnostics.hpp>
#include <themata/text/encoding.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

/// The text of an input, block by block, so that a table larger than memory
/// can be read. The encoding is chosen from the first block that is not plain
/// ASCII; damage behind it is an Error with its offset in the file.
class TextStream {
 public:
  TextStream(Input& input, const DecodeOptions& options) : input_(input), options_(options) {}

  /// Appends the next block; false at the end, and nothing appended.
  [[nodiscard]] bool more(std::string& out);
  /// What was chosen so far, without text.
  [[nodiscard]] Decoded decoding() const;

 private:
  [[nodiscard]] bool decode_block(std::string& out);
  void choose(std::string& block, std::string& out);
  void start(std::string& block, std::string& out);

  Input& input_;
  const DecodeOptions& options_;
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
  TextCursor(Input& input, const DecodeOptions& options) : stream_(input, options) {}

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
