// SPDX-License-Identifier: MIT
//
// Automatic captions roll: a line appears below, then again above the next one,
// often with a cue of its own in between. Read as they stand, every word would
// count twice or three times.
#include <algorithm>

#include <themata/text/utf8.hpp>

#include "cues.hpp"

namespace themata {
namespace {

constexpr std::size_t fewest_cues = 6;

struct Lines {
  std::string_view first{};
  std::string_view last{};
};

Lines ends_of(const Cue& cue) {
  if (cue.pieces.empty()) return {};
  const std::string_view text = trim(cue.pieces.front().text);
  const std::size_t last = text.rfind('\n');
  return {trim(text.substr(0, text.find('\n'))), trim(text.substr(last + 1))};
}

/// For each cue, whether its first line repeats the last line of the one before.
std::vector<bool> find_repeats(const std::vector<Cue>& cues) {
  std::vector<bool> repeats(cues.size());
  for (std::size_t i = 1; i < cues.size(); ++i) {
    const Lines here = ends_of(cues[i]);
    repeats[i] = !here.first.empty() && here.first == ends_of(cues[i - 1]).last;
  }
  return repeats;
}

void drop_first_line(Cue& cue) {
  std::string& text = cue.pieces.front().text;
  const std::size_t begin = text.find(trim(text));
  text.erase(0, std::min(text.find('\n', begin), text.size()));
}

}  // namespace

std::size_t drop_rolled_lines(std::vector<Cue>& cues) {
  const bool voices =
      std::any_of(cues.begin(), cues.end(), [](const Cue& cue) { return cue.pieces.size() > 1; });
  if (cues.size() < fewest_cues || voices) return 0;
  const std::vector<bool> repeats = find_repeats(cues);
  const auto count = static_cast<std::size_t>(std::count(repeats.begin(), repeats.end(), true));
  if (count * 10 < cues.size() * 6) return 0;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    if (repeats[i]) drop_first_line(cues[i]);
  }
  return count;
}

}  // namespace themata
