// SPDX-License-Identifier: MIT
//
// Words, labels and notes are made of characters: `r&eacute;sum&eacute;` would be four words,
// `didn\'t` two, and `Interviewer&#58;` no label. Signs that the rules below take for markup
// must stay spelled, since nothing else tells them from markup.
#include "markdown_signs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <themata/base/large_pages.hpp>
#include <themata/text/ascii_letters.hpp>
#include <themata/text/text_pass.hpp>
#include <themata/text/utf8.hpp>

#include "byte_search.hpp"
#include "character_references.hpp"

namespace themata {
namespace {

enum class Spelling { reference, escape, line_break };

struct Sign {
  Spelling spelling{};
  std::size_t length = 0;
  char32_t value = 0;
};

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

bool in_word(char c) { return !is_ascii(c) || is_ascii_letter(c) || (c >= '0' && c <= '9'); }

bool at_line_begin(std::string_view before) {
  while (before.ends_with(' ') || before.ends_with('\t')) before.remove_suffix(1);
  return before.empty() || before.ends_with('\n');
}

bool makes_reference(std::string_view after) {
  std::string spelled = "&";
  spelled += after.substr(0, longest_reference);
  return character_reference(spelled).has_value();
}

/// Would the sign be one of emphasis, a heading, a link, a tag or a rule?
bool is_markup(char sign, std::string_view before, std::string_view after) {
  switch (sign) {
    case '*': return true;
    case '_':
      return before.empty() || after.empty() || !in_word(before.back()) || !in_word(after.front());
    case '#': return at_line_begin(before);
    case '-': return before.empty();
    case ']': return after.starts_with('(');
    case '(': return before.ends_with(']');
    case '<': return after.starts_with("br") || after.starts_with('!');
    case '>':
      return before.ends_with("<br") || before.ends_with("<br/") || before.ends_with("<br /");
    case '!': return before.ends_with('<');
    case '&': return makes_reference(after);
    default: return false;
  }
}

/// What `rest` begins with, behind the text `before` it.
std::optional<Sign> sign_at(std::string_view before, std::string_view rest) {
  Sign sign;
  if (rest.front() == '&') {
    const auto reference = character_reference(rest);
    if (!reference) return std::nullopt;
    sign = {Spelling::reference, reference->length, reference->value};
  } else {
    const char next = rest.size() > 1 ? rest[1] : ' ';
    if (next == '\n') return Sign{Spelling::line_break, 1, 0};
    if (!is_punctuation(next)) return std::nullopt;
    sign = {Spelling::escape, 2, static_cast<char32_t>(next)};
  }
  const bool ascii = sign.value < 0x80;
  if (ascii && is_markup(static_cast<char>(sign.value), before, rest.substr(sign.length))) {
    return std::nullopt;
  }
  return sign;
}

constexpr ByteSet openers("&\\");

/// The length of what is kept as it is written: what stands behind a backslash opens nothing.
std::size_t kept_length(std::string_view rest) {
  return rest.front() == '\\' && rest.size() > 1 && is_punctuation(rest[1]) ? 2 : 1;
}

/// Where the first of them stands; the size of the text where there is none.
std::size_t first_sign(const Text& text) {
  TextPass pass(text);
  const std::string_view all = text;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.size(), at + large_page);
    pass.reach({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = first_member(openers, all, at, end);
    if (at == end) continue;
    if (sign_at(all.substr(0, at), all.substr(at))) return at;
    at += kept_length(all.substr(at));
  }
  return all.size();
}

struct Counts {
  std::size_t references = 0;
  std::size_t escapes = 0;
  std::size_t breaks = 0;

  void add(Spelling spelling) {
    switch (spelling) {
      case Spelling::reference: ++references; break;
      case Spelling::escape: ++escapes; break;
      case Spelling::line_break: ++breaks; break;
    }
  }
};

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string words_for(const Counts& counts) {
  std::string words;
  if (counts.references != 0) {
    words = counted(counts.references, "character reference (`&eacute;`)",
                    "character references (`&eacute;`)");
  }
  if (counts.escapes != 0) {
    if (!words.empty()) words += " and ";
    words += counted(counts.escapes, "backslash escape (`\\'`)", "backslash escapes (`\\'`)");
  }
  if (!words.empty()) {
    words += counts.references + counts.escapes == 1 ? " is read as the character it stands for"
                                                     : " are read as the characters they stand for";
  }
  if (counts.breaks != 0) {
    if (!words.empty()) words += ", and ";
    words += counted(counts.breaks, "backslash at the end of a line is left out",
                     "backslashes at the ends of lines are left out");
  }
  return words;
}

}  // namespace

void read_markdown_signs(Document& document, Diagnostics& diagnostics) {
  std::size_t at = first_sign(document.text);
  const std::string_view from = document.text;
  if (at == from.size()) return;
  std::string to(from.substr(0, at));
  Counts counts;
  while (at < from.size()) {
    if (const auto sign = sign_at(to, from.substr(at))) {
      if (sign->value != 0) append_utf8(to, sign->value);
      at += sign->length;
      counts.add(sign->spelling);
    } else {
      const std::size_t length = kept_length(from.substr(at));
      to += from.substr(at, length);
      at += length;
    }
    const std::size_t next = first_member(openers, from, at, from.size());
    to += from.substr(at, next - at);
    at = next;
  }
  document.text = std::move(to);
  diagnostics.note(words_for(counts) + ": offsets count the text that `convert --to txt` writes",
                   {document.path});
}

}  // namespace themata
