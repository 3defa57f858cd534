// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include <themata/text/utf8.hpp>
#include <themata/transcript/labelled_text.hpp>

#include "markdown_signs.hpp"
#include "readers.hpp"
#include "whole_input.hpp"

namespace themata {
namespace {

void read_running_text(Input& input, std::string format, const ReadOptions& options,
                       const DocumentSink& sink, Diagnostics& diagnostics) {
  Document document;
  document.id = input.id;
  document.path = input.path;
  document.format = std::move(format);
  if (auto mapped = map_whole_text(input, options)) {
    document.encoding = "UTF-8";
    document.text = std::move(*mapped);
  } else {
    Decoded decoded = read_whole_text(input, options, diagnostics);
    document.encoding = encoding_words(decoded);
    document.text = std::move(decoded.text);
  }
  if (document.format == "md") read_markdown_signs(document, diagnostics);
  if (trim(document.text).empty()) note_empty_input(input, diagnostics);
  find_turns(document, options, diagnostics);
  sink(std::move(document));
}

}  // namespace

void read_txt(Input& input, const ReadOptions& options, const DocumentSink& sink,
              Diagnostics& diagnostics) {
  read_running_text(input, "txt", options, sink, diagnostics);
}

void read_md(Input& input, const ReadOptions& options, const DocumentSink& sink,
             Diagnostics& diagnostics) {
  read_running_text(input, "md", options, sink, diagnostics);
}

}  // namespace themata
