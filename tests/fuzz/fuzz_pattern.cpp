// SPDX-License-Identifier: MIT
// A pattern is parsed or refused with a place inside it; what parses, matches
// without hanging and only within the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <themata/dictionary/load.hpp>
#include <themata/dictionary/pattern.hpp>

#include "coding_fixture.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace themata;
  const std::string written(reinterpret_cast<const char*>(data), size);
  const auto parsed = parse_pattern(written, PatternSyntax::native);
  if (const auto* error = std::get_if<PatternError>(&parsed)) {
    if (error->at > written.size() || error->message.empty()) std::abort();
    return 0;
  }
  try {
    const Dictionary dictionary = dictionary_of_patterns({written});
    Diagnostics diagnostics;
    static const Segmenter segmenter{SegmentOptions{}};
    const Matcher matcher(dictionary, segmenter, PhraseScope::turn, diagnostics);
    Coder coder(segmenter, dictionary, matcher, {});
    const CodedDocument coded =
        coder.code(themata_test::document_of("a b c a b c a her story; build a case | x"));
    for (const Hit& hit : coded.hits.of[0]) {
      if (hit.begin >= hit.end || hit.end > coded.words()) std::abort();
    }
  } catch (const Error&) {
  }
  return 0;
}
