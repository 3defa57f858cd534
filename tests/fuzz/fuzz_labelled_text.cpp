// SPDX-License-Identifier: MIT
//
// Any text: find_turns must keep every promise that document.hpp makes.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <themata/text/utf8.hpp>
#include <themata/transcript/labelled_text.hpp>

#include "rendering.hpp"

namespace {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

void check(const std::string& text, const themata::ReadOptions& options) {
  const auto found = themata::testing::find_in(text, options);
  require(found.document.text == text, "the text is unchanged");
  const std::string broken = themata::testing::broken_promise(found.document);
  require(broken.empty(), broken.c_str());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (themata::find_invalid_utf8(text)) return 0;
  themata::ReadOptions options;
  check(text, options);
  options.paragraphs = themata::Paragraphs::lines;
  options.interviewers = {"Jane"};
  options.same_speaker = {{"Bob", "Jane"}};
  check(text, options);
  options.labels = themata::Labels::none;
  check(text, options);
  return 0;
}
