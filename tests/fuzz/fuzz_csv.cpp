// SPDX-License-Identifier: MIT
//
// Any bytes as a table, also with the talk in its first column, and as what the
// content seems to be.
#include <cstdint>
#include <string>

#include "promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  themata::ReadOptions options;
  options.decode.invalid = themata::InvalidBytes::replace;
  themata::testing::read_anything(bytes, "csv", options);
  themata::testing::read_anything("text,speaker\n" + bytes, "csv", options);
  options.join_rows = true;
  options.paragraphs = themata::Paragraphs::lines;
  themata::testing::read_anything("id\ttext\tstart\n" + bytes, "tsv", options);
  themata::testing::read_anything(bytes, "auto", options);
  return 0;
}
