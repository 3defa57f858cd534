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

constexpr std::size_t fewest_cues = 3;
constexpr std::size_t usual_cues = 6;  ///< fewer tell only where nothing speaks against it

struct Lines {
  std::string_view first{};
  std::string_view last{};
};

Lines ends_of(const Cues& cues, const Cue& cue) {
  if (cue.pieces == 0) return {};
  const std::string_view text = trim(cues.text_of(cues.pieces_of(cue).front()));
  const std::size_t last = text.rfind('\n');
  if (last == std::string_view::npos) return {text, text};
  return {trim(text.substr(0, text.find('\n'))), trim(text.substr(last + 1))};
}

/// For each cue, whether its first line repeats the last line of the one before.
std::vector<bool> find_repeats(const Cues& cues) {
  std::vector<bool> repeats;
  repeats.reserve(cues.cues.size());
  std::string_view before;
  for (const Cue& cue : cues.cues) {
    const Lines here = ends_of(cues, cue);
    repeats.push_back(!here.first.empty() && here.first == before);
    before = here.last;
  }
  return repeats;
}

/// Each cue goes on from the one before, by lines of several words, and most bring a new one:
/// who says something three times does not.
bool roll_throughout(const Cues& cues, const std::vector<bool>& repeats) {
  std::size_t repeated = 0;
  std::size_t fresh = 0;
  for (std::size_t i = 1; i < cues.cues.size(); ++i) {
    const Lines lines = ends_of(cues, cues.cues[i]);
    if (!repeats[i] || lines.first.find(' ') == std::string_view::npos) return false;
    ++repeated;
    if (lines.last.data() != lines.first.data()) ++fresh;
  }
  return fresh * 2 >= repeated;
}

void drop_first_line(Cues& cues, const Cue& cue) {
  CuePiece& piece = cues.pieces[cue.first_piece];
  const std::string_view text = cues.text_of(piece);
  const auto begin = static_cast<std::size_t>(trim(text).data() - text.data());
  piece.text.begin += static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
}

}  // namespace

std::size_t drop_rolled_lines(Cues& cues) {
  const bool voices = std::any_of(cues.cues.begin(), cues.cues.end(),
                                  [](const Cue& cue) { return cue.pieces > 1; });
  if (cues.cues.size() < fewest_cues || voices) return 0;
  const std::vector<bool> repeats = find_repeats(cues);
  const auto count = static_cast<std::size_t>(std::count(repeats.begin(), repeats.end(), true));
  if (count * 10 < cues.cues.size() * 6) return 0;
  if (cues.cues.size() < usual_cues && !roll_throughout(cues, repeats)) return 0;
  for (std::size_t i = 0; i < cues.cues.size(); ++i) {
    if (repeats[i]) drop_first_line(cues, cues.cues[i]);
  }
  return count;
}

}  // namespace themata
