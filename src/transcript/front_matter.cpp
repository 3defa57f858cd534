// SPDX-License-Identifier: MIT
#include "front_matter.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <themata/text/composition.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr std::size_t longest_header = std::size_t{64} * 1024;

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

}  // namespace

std::uint32_t read_front_matter(Document& document) {
  const std::string_view text = document.text;
  std::size_t at = text.find('\n');
  if (at == std::string_view::npos || trim(text.substr(0, at)) != "---" || text.front() != '-') {
    return 0;
  }
  decltype(document.metadata) fields;
  for (++at; at < std::min(text.size(), longest_header);) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::string_view content = trim(line);
    at = std::min(end + 1, text.size());
    if (content == "---" || content == "...") {
      if (fields.empty()) return 0;
      document.metadata.insert(document.metadata.end(), fields.begin(), fields.end());
      return static_cast<std::uint32_t>(at);
    }
    if (auto pair = field(line)) {
      compose(pair->first);
      compose(pair->second);
      fields.push_back(std::move(*pair));
    }
  }
  return 0;
}

}  // namespace themata
