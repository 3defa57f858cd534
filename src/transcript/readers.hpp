// SPDX-License-Identifier: MIT
#pragma once

#include <themata/base/diagnostics.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

// One function per format, each a ReadFunction in a file read_<name>.cpp of its own.
void read_txt(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics);
void read_md(Input& input, const ReadOptions& options, const DocumentSink& sink,
             Diagnostics& diagnostics);
void read_docx(Input& input, const ReadOptions& options, const DocumentSink& sink,
               Diagnostics& diagnostics);
void read_vtt(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics);
void read_srt(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics);
void read_csv(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics);
void read_tsv(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics);
void read_jsonl(Input& input, const ReadOptions& options, const DocumentSink& sink,
                Diagnostics& diagnostics);

}  // namespace themata
