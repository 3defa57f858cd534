// SPDX-License-Identifier: MIT
// compile_word_rules RULES MADE: compiles a rule file for ICU's RuleBasedBreakIterator
// while themata is built, since that takes longer than a small file does to be read.
// MADE is a braced list of bytes, for the ICU that is built with.
#include <unicode/rbbi.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int count, char** arguments) {
  if (count != 3) return 2;
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string rules{std::istreambuf_iterator<char>(file), {}};
  UParseError place{};
  UErrorCode status = U_ZERO_ERROR;
  icu::RuleBasedBreakIterator compiled(icu::UnicodeString::fromUTF8(rules), place, status);
  if (U_FAILURE(status)) {
    std::cerr << arguments[1] << ":" << place.line << ": " << u_errorName(status) << "\n";
    return 1;
  }
  std::uint32_t size = 0;
  const std::uint8_t* bytes = compiled.getBinaryRules(size);
  std::ofstream made(arguments[2]);
  for (std::uint32_t at = 0; at < size; ++at) made << unsigned{bytes[at]} << ",\n";
  return made.flush() ? 0 : 1;
}
