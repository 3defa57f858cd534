// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>

#include <themata/text/utf8.hpp>
#include <themata/transcript/reader.hpp>

#include "rendering.hpp"

namespace themata::testing {

inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

/// Reads any bytes in a format: documents whose every promise holds, or an Error.
inline void read_anything(const std::string& bytes, const std::string& format,
                          ReadOptions options = {}) {
  options.format = format;
  options.size_limit = std::size_t{1} << 26;
  std::istringstream stream(bytes);
  Input input{stream, "fuzz", "fuzz"};
  Diagnostics diagnostics;
  const DocumentSink sink = [](Document&& document) {
    const std::string broken = broken_promise(document);
    require(broken.empty(), broken.c_str());
    require(!find_invalid_utf8(document.text), "the text is UTF-8");
    require(document.text.view().find('\r') == std::string::npos, "line ends are LF");
  };
  try {
    read_transcript(input, options, sink, diagnostics);
  } catch (const Error& error) {
    require(error.what()[0] != '\0', "an error says what is wrong");
  }
}

}  // namespace themata::testing
