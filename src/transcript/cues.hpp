// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

enum class CueDialect { vtt, srt };  // a name in Document::format, and headers

/// A stretch of a cue in one voice, as the tags have it.
struct CuePiece {
  std::optional<std::string> voice{};  ///< of `<v Name>`; nothing outside of such a tag
  std::string text{};                  ///< without tags and entities; line ends kept
};

struct Cue {
  std::optional<double> start{};
  std::optional<double> end{};
  std::string payload{};  ///< the lines as they stand in the file
  std::vector<CuePiece> pieces{};
};

/// Cuts a caption file into cues. Lenient where nothing is lost: a time that
/// can't be read, a missing header, a blank line inside a cue.
[[nodiscard]] std::vector<Cue> split_cues(std::string_view text, CueDialect dialect,
                                          const std::string& path, Diagnostics& diagnostics);

/// Takes tags and entities out of a cue's payload.
[[nodiscard]] std::vector<CuePiece> split_voices(std::string_view payload);

/// Captions that roll up a screen show each line twice or more: those that
/// repeat the line before them are taken out. How many; 0 if the file is no such.
std::size_t drop_rolled_lines(std::vector<Cue>& cues);

/// Who speaks in each piece, decided from all cues: voices by tag, `Name: ` in
/// front of the talk, or a recurring name alone on the first line.
struct SpokenPiece {
  std::size_t cue = 0;
  std::string speaker{};
  std::string text{};  ///< one line
};
[[nodiscard]] std::vector<SpokenPiece> find_cue_speakers(const std::vector<Cue>& cues,
                                                         std::vector<std::string>& doubts);

/// What the readers of both dialects do.
void read_cues(Input& input, CueDialect dialect, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& diagnostics);

}  // namespace themata
