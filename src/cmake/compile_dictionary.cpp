// SPDX-License-Identifier: MIT
// compile_dictionary SOURCE MADE: writes the matcher of a dictionary, or triggers of
// statuses, compiled for the way in which its language is cut, as a list of bytes.
// What a reader or the compiler would say is an error here.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <themata/base/diagnostics.hpp>
#include <themata/base/error.hpp>
#include <themata/coding/matcher.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/dictionary/load.hpp>

namespace {

themata::SegmentOptions cutting(const std::string& language) {
  themata::SegmentOptions options;
  if (language == "fr") options.elision = themata::Elision::french;
  return options;
}

std::string compiled(const std::string& text, const std::string& name,
                     themata::Diagnostics& diagnostics) {
  if (name.starts_with("context.")) {
    const auto rules = themata::parse_context_rules(text, name);
    const themata::Segmenter segmenter(cutting(rules.language));
    return themata::StatusRules(rules, segmenter, diagnostics).packed();
  }
  const auto dictionary = themata::parse_dictionary(text, name, diagnostics);
  const themata::Segmenter segmenter(cutting(dictionary.language));
  const themata::Matcher matcher(dictionary, segmenter, themata::PhraseScope::sentence,
                                 diagnostics);
  return matcher.packed();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const std::filesystem::path source = arguments[1];
  std::ifstream file(source, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::ofstream made(arguments[2]);
  try {
    themata::Diagnostics diagnostics;
    const std::string packed = compiled(text, source.filename().string(), diagnostics);
    for (const themata::Diagnostic& item : diagnostics.items()) {
      std::cerr << item.place.str() << ": " << item.message << '\n';
    }
    if (!diagnostics.items().empty()) return 1;
    for (const char byte : packed) made << "'\\x" << std::hex << (byte & 0xFF) << "',";
  } catch (const themata::Error& error) {
    std::cerr << error.full() << '\n';
    return 1;
  }
  made << '\n';
  return made.flush() ? 0 : 1;
}
