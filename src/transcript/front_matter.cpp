// SPDX-License-Identifier: MIT
#include "front_matter.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <themata/text/composition.hpp>
#include <themata/text/utf8.hpp>

#include "lines.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_header = std::size_t{64} * 1024;
constexpr std::size_t look_below = std::size_t{256} * 1024;  // labels recur soon, or hardly ever

std::string_view unquoted(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    return value.substr(1, value.size() - 2);
  }
  return value;
}

/// `key: value`; empty for a comment, a list item, a continuation.
std::optional<std::pair<std::string, std::string>> field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  if (line.front() == '#' || line.front() == '-' || is_ascii_space(line.front()))
    return std::nullopt;
  if (colon + 1 < line.size() && !is_ascii_space(line[colon + 1])) return std::nullopt;
  const auto key = unquoted(trim(line.substr(0, colon)));
  if (key.empty() || key.size() > 100) return std::nullopt;
  return std::pair{std::string{key}, std::string{unquoted(trim(line.substr(colon + 1)))}};
}

using Fields = decltype(Document::metadata);

/// A comment, a list item, a value that goes on.
bool goes_with_fields(std::string_view line) {
  return line.empty() || is_ascii_space(line.front()) ||
         std::string_view("#-]}").find(line.front()) != std::string_view::npos;
}

bool repeats_a_key(const Fields& fields) {
  std::set<std::string_view> keys;
  return std::any_of(fields.begin(), fields.end(),
                     [&keys](const auto& field) { return !keys.insert(field.first).second; });
}

/// What a line of the talk below begins with is a label, if all of them are, or if it says a
/// sentence: `Participant: P04` beside a date is a fact about who speaks.
bool hold_labels(const Fields& fields, std::string_view below) {
  constexpr std::size_t most_speakers = 100;
  if (fields.size() > most_speakers) return false;
  std::size_t labels = 0;
  for (const auto& [key, value] : fields) {
    const std::string label = key + ":";
    if (!below.starts_with(label) && below.find("\n" + label) == std::string_view::npos) continue;
    if (ends_sentence(value)) return true;
    ++labels;
  }
  return labels == fields.size();
}

bool is_rule(std::string_view content) { return content == "---" || content == "..."; }

/// `P07: She told us.` alone between rules, and the same again right below: statements, each
/// ruled off.
bool is_statement(const Fields& fields, std::string_view below) {
  if (fields.size() != 1 || !ends_sentence(fields.front().second)) return false;
  std::size_t statements = 0;
  for (std::size_t at = 0; at < below.size();) {
    const std::size_t end = std::min(below.find('\n', at), below.size());
    const std::string_view line = below.substr(at, end - at);
    at = end + 1;
    if (is_rule(trim(line))) return statements == 1;
    if (field(line) && ++statements > 1) return false;
  }
  return false;
}

}  // namespace

std::uint32_t read_front_matter(Document& document) {
  const std::string_view text = document.text;
  std::size_t at = text.find('\n');
  if (at == std::string_view::npos || trim(text.substr(0, at)) != "---" || text.front() != '-') {
    return 0;
  }
  Fields fields;
  bool only_fields = true;
  for (++at; at < std::min(text.size(), longest_header);) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::string_view content = trim(line);
    at = std::min(end + 1, text.size());
    if (!is_rule(content)) {
      if (auto pair = field(line)) {
        fields.push_back(std::move(*pair));
      } else {
        only_fields = only_fields && goes_with_fields(line);
      }
      continue;
    }
    if (fields.empty()) return 0;
    const std::string_view below = text.substr(at, look_below);
    if (!only_fields || repeats_a_key(fields) || hold_labels(fields, below) ||
        is_statement(fields, below)) {
      document.doubts.emplace_back(
          "what stands between two lines of dashes at the top is talk: a YAML header has lines "
          "`key: value` alone, each key once, and none that speaks below");
      return 0;
    }
    for (auto& [key, value] : fields) {
      compose(key);
      compose(value);
      document.metadata.emplace_back(std::move(key), std::move(value));
    }
    return static_cast<std::uint32_t>(at);
  }
  return 0;
}

}  // namespace themata
