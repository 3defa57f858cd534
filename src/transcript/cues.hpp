// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/text/span.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

enum class CueDialect { vtt, srt };  // a name in Document::format, and headers

/// A stretch of a cue in one voice, as the tags have it.
struct CuePiece {
  static constexpr std::uint32_t no_voice = UINT32_MAX;

  std::uint32_t voice = no_voice;  ///< of `<v Name>`: an index into Cues::voices
  Span text{};                     ///< in Cues::text
};

struct Cue {
  std::optional<double> start{};
  std::optional<double> end{};
  std::uint32_t first_piece = 0;  ///< index into Cues::pieces
  std::uint32_t pieces = 0;
};

/// A caption file. Cues are many and short, so what they hold stands in a few long lists.
struct Cues {
  std::vector<Cue> cues{};
  std::vector<CuePiece> pieces{};     ///< of all cues; each holds more than blanks
  std::string text{};                 ///< of all pieces, without tags and entities; line ends kept
  std::vector<std::string> voices{};  ///< each name once

  [[nodiscard]] std::span<const CuePiece> pieces_of(const Cue& cue) const {
    return std::span(pieces).subspan(cue.first_piece, cue.pieces);
  }
  [[nodiscard]] std::string_view text_of(const CuePiece& piece) const {
    return piece.text.of(text);
  }
  [[nodiscard]] std::string_view voice_of(const CuePiece& piece) const {
    return piece.voice == CuePiece::no_voice ? std::string_view() : voices[piece.voice];
  }
};

/// Cuts a caption file into cues. Lenient where nothing is lost: a time that
/// can't be read, a missing header, a blank line inside a cue.
[[nodiscard]] Cues split_cues(std::string_view text, CueDialect dialect, const std::string& path,
                              Diagnostics& diagnostics);

/// Takes tags and entities out of cues.
class CueTags {
 public:
  explicit CueTags(Cues& out) : out_(out) {}

  /// Fills in what the last cue holds: the lines as they stand in the file.
  void fill_last(std::string_view payload);

 private:
  void end_piece(std::uint32_t voice, std::size_t begin);
  [[nodiscard]] std::uint32_t voice_of(std::string_view inside);

  Cues& out_;
  std::unordered_map<std::string, std::uint32_t> voices_{};
  std::string last_inside_{};  ///< of the last tag: who spoke last mostly goes on
  std::uint32_t last_voice_ = CuePiece::no_voice;
};

/// Captions that roll up a screen show each line twice or more: those that
/// repeat the line before them are taken out. How many; 0 if the file is no such.
std::size_t drop_rolled_lines(Cues& cues);

/// What somebody says in a cue, and who: voices by tag, `Name: ` in front of the talk, or a
/// recurring name alone on the first line, decided from all cues.
struct SpokenPiece {
  std::size_t cue = 0;
  std::string_view speaker{};
  std::string_view text{};  ///< one line
};
using SpokenSink = std::function<void(const SpokenPiece&)>;
void find_cue_speakers(const Cues& cues, const SpokenSink& sink, std::vector<std::string>& doubts);

/// What the readers of both dialects do.
void read_cues(Input& input, CueDialect dialect, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& diagnostics);

}  // namespace themata
