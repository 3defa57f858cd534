// SPDX-License-Identifier: MIT
//
// Any bytes as talk: the word scan cuts where ICU does by the project's rules, whatever
// the kernel.
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include <themata/text/encoding.hpp>

#include "promises.hpp"
#include "words_by_icu.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static themata_test::WordsByIcu words;
  std::string decoded;
  themata::Decoder decoder("UTF-8", themata::InvalidBytes::replace, "fuzz");
  decoder.feed({reinterpret_cast<const char*>(data), size}, decoded);
  decoder.finish(decoded);
  // No byte more than the text has, so that a look behind it is seen.
  const std::unique_ptr<char[]> exact(new char[decoded.size()]);
  decoded.copy(exact.get(), decoded.size());
  const std::string differing = words.difference({exact.get(), decoded.size()});
  if (!differing.empty()) std::fprintf(stderr, "%s\n", differing.c_str());
  themata::testing::require(differing.empty(), "words are as ICU cuts them");
  return 0;
}
