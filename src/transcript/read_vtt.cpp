// SPDX-License-Identifier: MIT
#include "cues.hpp"
#include "readers.hpp"

namespace themata {

void read_vtt(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics) {
  read_cues(input, CueDialect::vtt, options, sink, diagnostics);
}

}  // namespace themata
