// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <utility>

#include <themata/transcript/turn_builder.hpp>

#include "cues.hpp"
#include "readers.hpp"
#include "whole_input.hpp"

namespace themata {
namespace {

/// Pre-tokenised captions: nothing in them is a label.
std::vector<SpokenPiece> as_one_voice(const std::vector<Cue>& cues) {
  std::vector<SpokenPiece> spoken;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    for (const CuePiece& piece : cues[i].pieces) {
      spoken.push_back({i, piece.voice.value_or(""), piece.text});
    }
  }
  return spoken;
}

}  // namespace

void read_cues(Input& input, CueDialect dialect, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& diagnostics) {
  const Decoded decoded = read_whole_text(input, options, diagnostics);
  std::vector<Cue> cues = split_cues(decoded.text, dialect, input.path, diagnostics);
  if (const std::size_t repeated = drop_rolled_lines(cues); repeated > 0) {
    diagnostics.note(fmt::format("rolling captions: {} repeated lines are read once", repeated),
                     {input.path});
  }
  std::vector<std::string> doubts;
  const std::vector<SpokenPiece> spoken =
      options.labels == Labels::none ? as_one_voice(cues) : find_cue_speakers(cues, doubts);
  TurnBuilder builder(input.id, input.path, dialect == CueDialect::vtt ? "vtt" : "srt", options,
                      TurnBuilder::Join::same_speaker);
  for (const SpokenPiece& piece : spoken) {
    const Cue& cue = cues[piece.cue];
    builder.add({piece.speaker, std::nullopt, piece.text, cue.start, cue.end});
  }
  Document document = builder.finish(diagnostics);
  document.encoding = encoding_words(decoded);
  document.doubts.insert(document.doubts.end(), doubts.begin(), doubts.end());
  if (document.turns.empty()) note_empty_input(input, diagnostics);
  sink(std::move(document));
}

}  // namespace themata
