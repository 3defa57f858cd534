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
void pass_as_they_are(const Cues& cues, const SpokenSink& sink) {
  for (std::size_t i = 0; i < cues.cues.size(); ++i) {
    for (const CuePiece& piece : cues.pieces_of(cues.cues[i])) {
      sink({i, cues.voice_of(piece), cues.text_of(piece)});
    }
  }
}

}  // namespace

void read_cues(Input& input, CueDialect dialect, const ReadOptions& options,
               const DocumentSink& sink, Diagnostics& diagnostics) {
  const Decoded decoded = read_whole_text(input, options, diagnostics);
  Cues cues = split_cues(decoded.text, dialect, input.path, diagnostics);
  if (const std::size_t repeated = drop_rolled_lines(cues); repeated > 0) {
    diagnostics.note(fmt::format("rolling captions: {} repeated lines are read once", repeated),
                     {input.path});
  }
  std::vector<std::string> doubts;
  TurnBuilder builder(input.id, input.path, dialect == CueDialect::vtt ? "vtt" : "srt", options,
                      TurnBuilder::Join::same_speaker);
  const auto add = [&](const SpokenPiece& piece) {
    const Cue& cue = cues.cues[piece.cue];
    builder.add({piece.speaker, std::nullopt, piece.text, cue.start, cue.end});
  };
  if (options.labels == Labels::none) {
    pass_as_they_are(cues, add);
  } else {
    find_cue_speakers(cues, add, doubts);
  }
  Document document = builder.finish(diagnostics);
  document.encoding = encoding_words(decoded);
  document.doubts.insert(document.doubts.end(), doubts.begin(), doubts.end());
  if (document.turns.empty()) note_empty_input(input, diagnostics);
  sink(std::move(document));
}

}  // namespace themata
