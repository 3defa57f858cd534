// SPDX-License-Identifier: MIT
//
// Any bytes as talk: sentences found by jumping between terminators are those
// that the rules give, read one code point after another.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <themata/segment/sentences.hpp>

#include "plain_sentences.hpp"
#include "promises.hpp"

namespace {

// The same data for both: what is in the library's own list is not what is tested here.
constexpr const char* list = "Mr.\ne.g.\nv.\nNo. 1\ns. 1\npp. 1\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const themata::Suppressions suppressions(list);
  static const themata_test::PlainSuppressions plain(list);
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::vector<std::uint32_t> breaks;
  themata::find_sentence_breaks(text, nullptr, breaks);
  themata::testing::require(breaks == themata_test::plain_sentence_breaks(text, nullptr),
                            "the standard's sentences");
  themata::find_sentence_breaks(text, &suppressions, breaks);
  themata::testing::require(breaks == themata_test::plain_sentence_breaks(text, &plain),
                            "sentences with suppressions");
  std::string blanks = text;
  std::replace(blanks.begin(), blanks.end(), '\n', ' ');
  themata::find_sentence_breaks(text, &suppressions, breaks, themata::LineFeeds::blank);
  themata::testing::require(breaks == themata_test::plain_sentence_breaks(blanks, &plain),
                            "sentences where line feeds are blanks");
  return 0;
}
