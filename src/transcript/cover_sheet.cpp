// SPDX-License-Identifier: MIT
#include "cover_sheet.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <themata/text/utf8.hpp>

#include "label_shapes.hpp"
#include "label_words.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_value = 120;
constexpr std::size_t longest_sheet = 60;  // lines
constexpr std::size_t most_names = 12;

std::string_view without_emphasis(std::string_view text) {
  while (!text.empty() && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '*' || text.back() == '_' || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  return text;
}

/// `Date:`, `Interview date:`, `Date of interview:`, `Transcribed by:`
bool has_sheet_key(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 40) return false;
  const std::string_view key = without_emphasis(line.substr(0, colon));
  return is_cover_sheet_key(key.substr(0, key.find(' '))) ||
         is_cover_sheet_key(key.substr(key.rfind(' ') + 1));
}

bool may_be_on_sheet(std::string_view line) {
  return line.size() <= longest_value && line.back() != '?' && line.back() != '!' &&
         (line.back() != '.' || line.size() < 50);
}

/// `Interviewer: Jane Doe`: key and value, where the value is a name.
std::optional<std::string_view> key_of_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > 40) return std::nullopt;
  const std::string_view value = without_emphasis(trim(line.substr(colon + 1)));
  if (value.empty() || ends_sentence(value) || !name_lettering(value)) return std::nullopt;
  return line.substr(0, colon + 1);
}

/// A first block of nothing but keys and names, none of which comes again
/// though other labels follow.
std::size_t end_of_names(std::string_view text, const Lines& lines) {
  std::vector<std::string_view> keys;
  std::size_t end = 0;
  for (; end < lines.size() && lines[end].kind == LineKind::talk; ++end) {
    const auto key = key_of_name(lines[end].text.of(text));
    if (!key || keys.size() == most_names) return 0;
    keys.push_back(*key);
  }
  if (keys.size() < 2) return 0;
  std::size_t labels = 0;
  for (std::size_t i = end; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::talk) continue;
    const std::string_view line = lines[i].text.of(text);
    for (const std::string_view key : keys) {
      if (line.starts_with(key)) return 0;
    }
    if (labels < 4 && leading_label(line)) ++labels;
  }
  return labels == 4 ? end : 0;
}

}  // namespace

std::size_t cover_sheet_end(std::string_view text, const Lines& lines) {
  std::size_t last_key = lines.size();
  for (std::size_t i = 0; i < std::min(lines.size(), longest_sheet); ++i) {
    if (lines[i].kind != LineKind::talk) continue;
    const std::string_view line = lines[i].text.of(text);
    if (!may_be_on_sheet(line)) break;
    if (has_sheet_key(line)) last_key = i;
  }
  if (last_key == lines.size()) return end_of_names(text, lines);
  std::size_t end = last_key;
  while (end < lines.size() && lines[end].kind == LineKind::talk &&
         may_be_on_sheet(lines[end].text.of(text))) {
    ++end;
  }
  const bool closed = end >= lines.size() || lines[end].kind != LineKind::talk;
  return closed ? end : last_key + 1;
}

}  // namespace themata
