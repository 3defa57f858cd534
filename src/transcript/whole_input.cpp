// SPDX-License-Identifier: MIT
#include "whole_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include <themata/base/large_pages.hpp>
#include <themata/text/text_stream.hpp>

namespace themata {
namespace {

constexpr std::size_t first_block = std::size_t{1} << 16;
constexpr std::size_t most_text = std::numeric_limits<std::uint32_t>::max();
constexpr int doubtful = 50;
constexpr std::size_t large = std::size_t{8} << 20;

[[noreturn]] void refuse_size(const std::string& path, std::size_t limit) {
  throw Error(
      ErrorKind::input,
      fmt::format("larger than {} bytes, the most that one document can be: split it", limit),
      Place{path});
}

}  // namespace

std::string read_bytes(Input& input, std::size_t limit) {
  // One byte more than expected, so that the end is seen at once.
  const ByteSource source{input.bytes, input.path};
  std::string bytes;
  std::size_t wanted = input.size != 0 && input.size <= limit ? input.size + 1 : first_block;
  if (wanted != first_block) bytes.reserve(wanted);
  // Filling small pages, each asked for by touching it, takes longer than reading.
  if (wanted > large) ask_for_large_pages(bytes.data(), bytes.capacity());
  while (read_block(source, bytes, wanted) == wanted) {
    if (bytes.size() > limit) refuse_size(input.path, limit);
    wanted = bytes.size();
  }
  if (bytes.size() > limit) refuse_size(input.path, limit);
  return bytes;
}

Decoded read_whole_text(Input& input, const ReadOptions& options, Diagnostics& diagnostics) {
  const std::size_t limit = std::min(options.size_limit, most_text);
  Decoded decoded = decode(read_bytes(input, limit), options.decode, input.path);
  if (decoded.text.size() > limit) refuse_size(input.path, limit);
  report_decoding(decoded, input.path, diagnostics);
  return decoded;
}

std::optional<Text> map_whole_text(const Input& input, const ReadOptions& options) {
  if (input.file.empty() || input.size < options.mapped_from) return std::nullopt;
  if (options.decode.encoding != "auto") return std::nullopt;
  MappedFile file(input.file, options.mapped_from, std::min(options.size_limit, most_text));
  if (!file) return std::nullopt;
  const auto behind =
      file.bytes().size() >= options.left_behind_from ? Text::Behind::let_go : Text::Behind::kept;
  std::optional<Text> text(std::in_place, std::move(file), behind);
  if (!decodes_to_itself(*text, options.shares_of(text->size()))) text.reset();
  return text;
}

void report_decoding(const Decoded& decoded, const std::string& path, Diagnostics& diagnostics) {
  if (decoded.confidence < 100) {
    std::string message =
        fmt::format("encoding guessed: {}; --encoding NAME names another", encoding_words(decoded));
    if (decoded.confidence < doubtful) {
      diagnostics.warning(std::move(message), {path});
    } else {
      diagnostics.note(std::move(message), {path});
    }
  }
  if (decoded.replaced > 0) {
    diagnostics.warning(
        fmt::format("{} {} not decode as {}: U+FFFD stands there", decoded.replaced,
                    decoded.replaced == 1 ? "sequence does" : "sequences do", decoded.encoding),
        {path});
  }
}

std::string encoding_words(const Decoded& decoded) {
  if (decoded.confidence == 100) return decoded.encoding;
  return fmt::format("{} ({} %)", decoded.encoding, decoded.confidence);
}

void note_empty_input(const Input& input, Diagnostics& diagnostics) {
  diagnostics.note("empty file: a document without turns", {input.path});
}

}  // namespace themata
