// SPDX-License-Identifier: MIT
//
// Any bytes as JSON Lines; and the place of an error is never beyond the text.
#include <cstdint>
#include <string>

#include "json_error.hpp"
#include "promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  themata::testing::read_anything(bytes, "jsonl");
  themata::testing::require(themata::json_error_place(bytes) <= bytes.size(),
                            "an error lies inside the text");
  return 0;
}
