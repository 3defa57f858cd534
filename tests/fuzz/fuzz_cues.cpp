// SPDX-License-Identifier: MIT
//
// Any bytes as captions of both dialects.
#include <cstdint>
#include <string>

#include "promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  themata::ReadOptions options;
  options.decode.invalid = themata::InvalidBytes::replace;
  themata::testing::read_anything(bytes, "vtt", options);
  themata::testing::read_anything(bytes, "srt", options);
  options.labels = themata::Labels::none;
  themata::testing::read_anything(bytes, "vtt", options);
  return 0;
}
