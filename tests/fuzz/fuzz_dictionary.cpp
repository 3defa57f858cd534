// SPDX-License-Identifier: MIT
// Any bytes are a dictionary or a clear error; what loads also compiles and matches.
#include <cstddef>
#include <cstdint>
#include <string>

#include <themata/coding/coder.hpp>
#include <themata/dictionary/load.hpp>

#include "coding_fixture.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace themata;
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const char* path = data[0] % 2 == 0 ? "fuzz.yml" : "fuzz.dic";
  try {
    Diagnostics diagnostics;
    const Dictionary dictionary = parse_dictionary(text, path, diagnostics);
    static const Segmenter segmenter{SegmentOptions{}};
    const Matcher matcher(dictionary, segmenter, PhraseScope::sentence, diagnostics);
    Coder coder(segmenter, dictionary, matcher, {});
    (void)coder.code(themata_test::document_of("her story was heard. a b a b | we laid charges"));
  } catch (const Error&) {
  }
  return 0;
}
