// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/text_pass.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/labelled_text.hpp>

#include "character_references.hpp"
#include "readers.hpp"
#include "whole_input.hpp"

namespace themata {
namespace {

/// Signs stay references: as characters they might be marks of Markdown or of HTML.
std::optional<CharacterReference> letter_reference(std::string_view text) {
  const auto reference = character_reference(text);
  constexpr std::string_view harmless = " \"',;!?";
  if (reference && reference->value < 0x80) {
    const auto sign = static_cast<char>(reference->value);
    if (!is_ascii_letter(sign) && harmless.find(sign) == std::string_view::npos) return {};
  }
  return reference;
}

bool holds_references(const Text& text) {
  TextPass pass(text);
  constexpr std::size_t width = std::size_t{1} << 20;
  for (std::size_t begin = 0; begin < text.size(); begin += width) {
    const std::size_t end = std::min(text.size(), begin + width + longest_reference);
    const std::string_view part =
        pass.at({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    for (std::size_t at = part.find('&'); at != part.npos; at = part.find('&', at + 1)) {
      if (letter_reference(part.substr(at))) return true;
    }
  }
  return false;
}

/// Words are made of characters: `r&eacute;sum&eacute;` would be four.
void read_references(Document& document, Diagnostics& diagnostics) {
  if (!holds_references(document.text)) return;
  const std::string_view from = document.text;
  std::string to;
  std::size_t count = 0;
  for (std::size_t at = 0; at < from.size();) {
    const std::size_t next = std::min(from.find('&', at), from.size());
    to += from.substr(at, next - at);
    at = next;
    if (at == from.size()) break;
    if (const auto reference = letter_reference(from.substr(at))) {
      append_utf8(to, reference->value);
      at += reference->length;
      ++count;
    } else {
      to += from[at++];
    }
  }
  document.text = std::move(to);
  const std::string one =
      "1 character reference (`&eacute;`) is read as the character it stands for";
  const std::string more = fmt::format(
      "{} character references (`&eacute;`) are read as the characters they stand for", count);
  diagnostics.note(
      (count == 1 ? one : more) + ": offsets count the text that `convert --to txt` writes",
      {document.path});
}

void read_running_text(Input& input, std::string format, const ReadOptions& options,
                       const DocumentSink& sink, Diagnostics& diagnostics) {
  Document document;
  document.id = input.id;
  document.path = input.path;
  document.format = std::move(format);
  if (auto mapped = map_whole_text(input, options)) {
    document.encoding = "UTF-8";
    document.text = std::move(*mapped);
  } else {
    Decoded decoded = read_whole_text(input, options, diagnostics);
    document.encoding = encoding_words(decoded);
    document.text = std::move(decoded.text);
  }
  if (document.format == "md") read_references(document, diagnostics);
  if (trim(document.text).empty()) note_empty_input(input, diagnostics);
  find_turns(document, options, diagnostics);
  sink(std::move(document));
}

}  // namespace

void read_txt(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics) {
  read_running_text(input, "txt", options, sink, diagnostics);
}

void read_md(Input& input, const ReadOptions& options, const DocumentSink& sink,
             Diagnostics& diagnostics) {
  read_running_text(input, "md", options, sink, diagnostics);
}

}  // namespace themata
