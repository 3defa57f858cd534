// SPDX-License-Identifier: MIT
// Any bytes are a dictionary, rules of contexts, or a clear error; what loads also
// compiles, matches and explains itself.
#include <cstddef>
#include <cstdint>
#include <string>

#include <themata/coding/coder.hpp>
#include <themata/coding/explanation.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/dictionary/load.hpp>

#include "coding_fixture.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace themata;
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const char* path = data[0] % 2 == 0 ? "fuzz.yml" : "fuzz.dic";
  const char* const talk = "her story was heard, not told! a b a b? | if we laid charges";
  try {
    Diagnostics diagnostics;
    if (data[0] == 'c') {
      const ContextRules rules = parse_context_rules(text, "fuzz.yml");
      themata_test::Setup setup;
      setup.contexts = &rules;
      (void)themata_test::CodingFixture("t: [charges, b]\n", setup).hits(talk);
      return 0;
    }
    const Dictionary dictionary = parse_dictionary(text, path, diagnostics);
    static const Segmenter segmenter{SegmentOptions{}};
    const Matcher matcher(dictionary, segmenter, PhraseScope::sentence, diagnostics);
    Coder coder(segmenter, dictionary, matcher, {});
    (void)coder.code(themata_test::document_of(talk));
    for (const Explained& one : coder.explain(themata_test::document_of(talk))) {
      const Pattern& pattern = dictionary.pattern(one.hit.pattern);
      if (one.stopped) (void)written_condition(pattern, *one.stopped);
    }
  } catch (const Error&) {
  }
  return 0;
}
