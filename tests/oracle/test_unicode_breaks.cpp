// SPDX-License-Identifier: MIT
// Unicode's own test files against the project's segmentation.
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <themata/segment/sentences.hpp>
#include <themata/segment/word_breaks.hpp>
#include <themata/text/utf8.hpp>

#include "real_data.hpp"

using namespace themata;

namespace {

struct Case {
  std::string line;
  std::string text;
  std::vector<std::uint32_t> breaks;  ///< without 0 and the end
  bool has_colon = false;
};

/// Lines such as `÷ 0061 × 002E ÷  # comment`.
std::vector<Case> unicode_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    Case one;
    one.line = line;
    for (std::string word; words >> word;) {
      if (word == "÷") {
        one.breaks.push_back(static_cast<std::uint32_t>(one.text.size()));
      } else if (word != "×") {
        const auto c = static_cast<char32_t>(std::stoul(word, nullptr, 16));
        one.has_colon |= c == U':';
        append_utf8(one.text, c);
      }
    }
    if (one.text.empty()) continue;
    one.breaks.erase(one.breaks.begin());
    one.breaks.pop_back();
    cases.push_back(one);
  }
  return cases;
}

}  // namespace

TEST_CASE("words break as Unicode's test file says, but at colons") {
  const auto path = real_data() / "unicode15/WordBreakTest.txt";
  NEEDS_REAL_DATA(path);
  const auto cases = unicode_cases(path);
  CHECK(cases.size() == 1823);
  std::vector<std::string> differing;
  WordBreaker breaker;
  for (const Case& one : cases) {
    std::vector<std::uint32_t> breaks;
    breaker.find(one.text, breaks);
    breaks.pop_back();
    if (breaks == one.breaks) continue;
    INFO(one.line);
    CHECK(one.has_colon);
    differing.push_back(one.line.substr(0, one.line.find('#')));
  }
  // CLDR breaks at every colon; these are the cases where the standard does not.
  const std::vector<std::string> expected{"÷ 0061 × 003A × 0041 ÷\t",
                                          "÷ 0061 × 003A × 0308 × 0041 ÷\t",
                                          "÷ 0061 × 003A × 05D0 ÷\t",
                                          "÷ 0061 × 003A × 0308 × 05D0 ÷\t",
                                          "÷ 0061 × 003A × 0061 × 2060 ÷\t",
                                          "÷ 0061 × 003A × 0308 × 0061 × 2060 ÷\t",
                                          "÷ 0061 × 003A × 0061 ÷ 003A ÷\t",
                                          "÷ 0061 × 003A × 0308 × 0061 ÷ 003A ÷\t",
                                          "÷ 0061 × 003A × 0061 ÷ 0027 ÷\t",
                                          "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 ÷\t",
                                          "÷ 0061 × 003A × 0061 ÷ 0027 × 2060 ÷\t",
                                          "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 × 2060 ÷\t",
                                          "÷ 0061 × 003A × 0061 ÷ 002C ÷\t",
                                          "÷ 0061 × 003A × 0308 × 0061 ÷ 002C ÷\t",
                                          "÷ 0041 × 003A × 0041 ÷\t"};
  CHECK(differing == expected);
}

TEST_CASE("sentences break as Unicode's test file says when nothing is suppressed") {
  const auto path = real_data() / "unicode15/SentenceBreakTest.txt";
  NEEDS_REAL_DATA(path);
  const auto cases = unicode_cases(path);
  CHECK(cases.size() == 502);
  for (const Case& one : cases) {
    INFO(one.line);
    std::vector<std::uint32_t> breaks;
    find_sentence_breaks(one.text, nullptr, breaks);
    CHECK(breaks == one.breaks);
  }
}
