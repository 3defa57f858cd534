// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/dictionary/pattern.hpp>
#include <themata/segment/segmenter.hpp>

#include "../../../src/coding/plain_words.hpp"

using namespace themata;

namespace {

std::vector<std::string> pieces() {
  return {"a", "B", "7", "'", "-", std::string(wildcard_run_utf8), std::string(wildcard_one_utf8)};
}

/// What the segmenter makes of it; " tight" marks a form that follows so.
std::vector<std::string> by_segmenter(const std::string& written, const Segmenter& segmenter,
                                      Segmenter::Scratch& scratch) {
  std::vector<std::string> forms;
  for (const CutWord& word : segmenter.cut_written(written, scratch)) {
    const bool tight = !forms.empty() && word.before >= Separation::tight;
    forms.push_back(word.form);
    if (tight) forms.back() += " tight";
  }
  return forms;
}

}  // namespace

TEST_CASE("a plain word is cut as the segmenter cuts it: everything of up to five pieces") {
  SegmentOptions options;
  options.hyphens = GENERATE(Hyphens::split, Hyphens::keep);
  options.elision = GENERATE(Elision::none, Elision::french);
  options.tokens = GENERATE(TokenMode::words, TokenMode::whitespace);
  options.diacritics = GENERATE(Diacritics::count, Diacritics::ignore);
  const Segmenter segmenter(options);
  const SegmenterScratch scratch = segmenter.make_scratch();
  const std::vector<std::string> all = pieces();
  std::size_t plain = 0;
  std::vector<std::string> round{""};
  for (int length = 1; length <= 5; ++length) {
    std::vector<std::string> longer;
    for (const std::string& shorter : round) {
      for (const std::string& piece : all) longer.push_back(shorter + piece);
    }
    for (const std::string& written : longer) {
      std::vector<std::string> forms;
      if (!cut_plain_word(written, options, forms)) {
        if (!forms.empty()) FAIL(written);
        continue;
      }
      ++plain;
      if (forms != by_segmenter(written, segmenter, *scratch)) FAIL(written);
    }
    round = std::move(longer);
  }
  CHECK((plain > 0) == (options.tokens == TokenMode::words));
}

TEST_CASE("what is not plain is left to the segmenter") {
  std::vector<std::string> forms;
  for (const std::string written : {"", "R&B", "U.S.", "caf\u00E9", "'tis", "a--b", "-a", "a_b"}) {
    INFO(written);
    CHECK_FALSE(cut_plain_word(written, SegmentOptions{}, forms));
  }
  CHECK(forms.empty());
}
