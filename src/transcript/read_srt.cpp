// SPDX-License-Identifier: MIT
#include "cues.hpp"
#include "readers.hpp"

namespace themata {

void read_srt(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics) {
  read_cues(input, CueDialect::srt, options, sink, diagnostics);
}

}  // namespace themata
