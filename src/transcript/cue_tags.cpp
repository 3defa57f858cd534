// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include <themata/text/utf8.hpp>
#include <themata/transcript/notes.hpp>

#include "byte_search.hpp"
#include "character_references.hpp"
#include "cues.hpp"
#include "label_shapes.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_tag = 400;

constexpr ByteSet openers("<{&");  // of tags and character references

/// Appends what begins at `at`; how many bytes it took.
std::size_t append_character(std::string_view text, std::size_t at, std::string& out) {
  if (text[at] == '&') {
    if (const auto reference = character_reference(text.substr(at))) {
      append_utf8(out, reference->value);
      return reference->length;
    }
  }
  out += text[at];
  return 1;
}

std::string without_references(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('&', at), text.size());
    out += text.substr(at, next - at);
    at = next;
    if (at < text.size()) at += append_character(text, at, out);
  }
  return out;
}

enum class TagKind { none, dress, voice, voice_end, line_break };
struct Tag {
  TagKind kind = TagKind::none;
  std::size_t length = 0;
  std::string_view inside{};
};

bool is_dress(std::string_view name) {
  static constexpr std::array<std::string_view, 10> names{"b",    "i",  "u",    "c", "lang",
                                                          "ruby", "rt", "font", "s", "em"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

TagKind kind_of(std::string_view inside) {
  const bool closing = inside.starts_with('/');
  if (closing) inside.remove_prefix(1);
  if (!closing && parse_clock_time(inside)) return TagKind::dress;
  const std::size_t end = std::min(inside.find_first_of(". \t\n/"), inside.size());
  const std::string name = ascii_lower(inside.substr(0, end));
  if (name == "v") return closing ? TagKind::voice_end : TagKind::voice;
  if (name == "br") return TagKind::line_break;
  return is_dress(name) ? TagKind::dress : TagKind::none;
}

/// A tag that captions know; `<inaudible>` and `a < b` are none.
Tag tag_at(std::string_view text, std::size_t at) {
  if (text[at] == '{' && text.substr(at).starts_with("{\\")) {
    const std::size_t end = text.substr(0, at + longest_tag).find('}', at);
    if (end != std::string_view::npos) return {TagKind::dress, end + 1 - at, {}};
  }
  if (text[at] != '<') return {};
  const std::size_t end = text.substr(0, at + longest_tag).find_first_of("<>", at + 1);
  if (end == std::string_view::npos || text[end] != '>') return {};
  const std::string_view inside = text.substr(at + 1, end - at - 1);
  return {kind_of(inside), end + 1 - at, inside};
}

/// `v.loud.left Esme` names Esme.
std::string voice_name(std::string_view inside) {
  const std::size_t blank = inside.find_first_of(" \t\n");
  if (blank == std::string_view::npos) return {};
  return clean_label(without_references(inside.substr(blank)));
}

}  // namespace

void CueTags::fill_last(std::string_view payload) {
  Cue& cue = out_.cues.back();
  cue.first_piece = static_cast<std::uint32_t>(out_.pieces.size());
  std::string& text = out_.text;
  std::uint32_t voice = CuePiece::no_voice;
  std::size_t begin = text.size();
  for (std::size_t at = 0; at < payload.size();) {
    const std::size_t next = first_member(openers, payload, at, payload.size());
    text += payload.substr(at, next - at);
    at = next;
    if (at == payload.size()) break;
    const Tag tag = tag_at(payload, at);
    if (tag.kind == TagKind::none) {
      at += append_character(payload, at, text);
      continue;
    }
    at += tag.length;
    if (tag.kind == TagKind::line_break) text += '\n';
    if (tag.kind == TagKind::voice || tag.kind == TagKind::voice_end) {
      end_piece(voice, begin);
      voice = tag.kind == TagKind::voice ? voice_of(tag.inside) : CuePiece::no_voice;
      begin = text.size();
    }
  }
  end_piece(voice, begin);
  cue.pieces = static_cast<std::uint32_t>(out_.pieces.size()) - cue.first_piece;
}

void CueTags::end_piece(std::uint32_t voice, std::size_t begin) {
  if (trim(std::string_view(out_.text).substr(begin)).empty()) {
    out_.text.resize(begin);
    return;
  }
  const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(out_.text.size())};
  out_.pieces.push_back({voice, span});
}

std::uint32_t CueTags::voice_of(std::string_view inside) {
  if (last_voice_ != CuePiece::no_voice && inside == last_inside_) return last_voice_;
  const auto fresh = static_cast<std::uint32_t>(out_.voices.size());
  const auto [known, added] = voices_.try_emplace(voice_name(inside), fresh);
  if (added) out_.voices.push_back(known->first);
  last_inside_ = inside;
  last_voice_ = known->second;
  return last_voice_;
}

}  // namespace themata
