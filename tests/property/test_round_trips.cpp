// SPDX-License-Identifier: MIT
// What must hold for every text: spans, forms, and tables that read back equal.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <random>

#include <themata/segment/segmenter.hpp>
#include <themata/table/format.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/table_file.hpp>

#include "coding_fixture.hpp"

using namespace themata;

namespace {

/// Random text of letters, marks, joiners, signs, spaces and scripts without spaces.
std::string random_text(std::mt19937& random, std::size_t length) {
  static const std::vector<char32_t> alphabet{
      U'a',   U'B',   U'z',   U'é',   0x0301, 0x00AD, 0x200D, 0x200B, U'\'',   0x2019,  U'.',
      U',',   U'?',   U':',   U';',   U'-',   0x2014, U' ',   U' ',   U'\n',   U'7',    U'_',
      U'(',   U']',   U'"',   0x2026, 0x4E2D, 0x6587, 0x0E15, 0x0E33, 0x1F600, 0x1F1E8, 0x05D0,
      0x3042, 0x30AB, 0xAC00, 0x0130, 0x00DF, U'&',   U'@',   0x00A0, 0xFF1A};
  std::string text;
  for (std::size_t at = 0; at < length; ++at)
    append_utf8(text, alphabet[random() % alphabet.size()]);
  return text;
}

/// Words that options join and cut, among others.
std::string random_words(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> parts{"l'",
                                              "L\u2019",
                                              "qu'",
                                              "jusqu\u02BC",
                                              "d\u2019",
                                              "aujourd'hui",
                                              "homme",
                                              "\u00e9cole",
                                              "11",
                                              "t",
                                              "don't",
                                              "a_b",
                                              "_",
                                              "B.C",
                                              "longer-than-sixteen-bytes",
                                              "-",
                                              "\u2010",
                                              "\u2011",
                                              "-\n",
                                              "- \r\n  ",
                                              "\u2010\n",
                                              " ",
                                              ". ",
                                              "\u2014",
                                              "'",
                                              "\u4e2d\u6587",
                                              " ",
                                              "e\u0301t\u00e9"};
  std::string text;
  for (std::size_t at = 0; at < words; ++at) text += parts[random() % parts.size()];
  return text;
}

}  // namespace

TEST_CASE("tokens are in order, apart, and their spans give their words again") {
  std::mt19937 random(1);
  SegmentOptions options;
  options.tokens = GENERATE(TokenMode::words, TokenMode::whitespace);
  options.hyphens = GENERATE(Hyphens::split, Hyphens::keep);
  options.elision = GENERATE(Elision::none, Elision::french);
  options.line_hyphens = GENERATE(LineHyphens::keep, LineHyphens::mend);
  const Segmenter segmenter(options);
  const SegmenterScratch scratch = segmenter.make_scratch();
  Vocabulary vocabulary;
  std::vector<Token> tokens;
  std::vector<Token> words;
  std::vector<Token> later;
  std::vector<std::uint32_t> sentences;
  for (int round = 0; round < 300; ++round) {
    const std::size_t length = 1 + random() % 60;
    const std::string text =
        round % 2 == 0 ? random_text(random, length) : random_words(random, length);
    const auto size = static_cast<std::uint32_t>(text.size());
    const std::vector<std::uint32_t> paragraphs{0};
    const Passage passage{text, {0, size}, {}, paragraphs};
    segmenter.tokens(passage, *scratch, vocabulary, tokens);
    words.clear();
    segmenter.words(passage, *scratch, vocabulary, words);
    later.clear();
    segmenter.unnamed_words(passage, *scratch, vocabulary, later);
    segmenter.sentence_starts(passage, words, *scratch, sentences);
    INFO(text);
    REQUIRE(later.size() == words.size());
    std::uint32_t end = 0;
    std::size_t counted = 0;
    for (const Token& token : tokens) {
      REQUIRE(token.span.begin >= end);
      REQUIRE(token.span.end > token.span.begin);
      REQUIRE(token.span.end <= size);
      REQUIRE_FALSE(find_invalid_utf8(token.span.of(text)));
      end = token.span.end;
      if (!is_counted(token.kind)) continue;
      REQUIRE(counted < words.size());
      REQUIRE(token.span == words[counted].span);
      REQUIRE(token.type == words[counted].type);
      REQUIRE(token.kind == words[counted].kind);
      Token& word = later[counted];
      if (word.type == unnamed) word.type = vocabulary.intern_scanned(text, word.span);
      REQUIRE(token.span == word.span);
      REQUIRE(token.type == word.type);
      ++counted;
    }
    REQUIRE(counted == words.size());
    REQUIRE(std::is_sorted(sentences.begin(), sentences.end()));
    if (!words.empty()) REQUIRE(sentences.at(0) == 0);
  }
}

TEST_CASE("a word's type is that of its form, wherever it stands in a text") {
  std::mt19937 random(4);
  const Segmenter segmenter(SegmentOptions{});
  const SegmenterScratch scratch = segmenter.make_scratch();
  Vocabulary vocabulary;
  std::vector<Token> tokens;
  for (int round = 0; round < 1000; ++round) {
    const std::string text = random_text(random, 1 + random() % 60);
    const Passage passage{text, {0, static_cast<std::uint32_t>(text.size())}, {}, {}};
    segmenter.tokens(passage, *scratch, vocabulary, tokens);
    INFO(text);
    for (const Token& token : tokens) {
      if (!is_counted(token.kind)) continue;
      const std::string form = folded_form(token.span.of(text));
      REQUIRE(vocabulary.form(token.type) == form);
      REQUIRE(token.type == vocabulary.intern(form));
    }
  }
}

TEST_CASE("a form is its own form") {
  std::mt19937 random(2);
  for (const auto diacritics : {Diacritics::count, Diacritics::ignore}) {
    for (int round = 0; round < 2000; ++round) {
      const std::string form = folded_form(random_text(random, 1 + random() % 8), diacritics);
      INFO(form);
      REQUIRE(folded_form(form, diacritics) == form);
    }
  }
}

TEST_CASE("a written CSV reads back equal") {
  std::mt19937 random(3);
  {
    for (int round = 0; round < 100; ++round) {
      Table table{{{"a"}, {"b"}, {"c"}}, {}};
      for (std::size_t rows = 0; rows < 5; ++rows) {
        std::string noisy = random_text(random, random() % 12);
        noisy += round % 2 == 0 ? "\"" : ",";
        table.rows.push_back({text_cell("x" + noisy), text_cell(noisy + "\"x"), text_cell("y")});
      }
      const auto path = std::filesystem::temp_directory_path() / "themata-test-round-trip.csv";
      std::ofstream(path, std::ios::binary) << format_table(table, TableFormat::csv);
      const TableFile read = read_table_file(path.string());
      std::filesystem::remove(path);
      REQUIRE(read.lines.size() == table.rows.size());
      for (std::size_t row = 0; row < read.lines.size(); ++row) {
        for (std::size_t cell = 0; cell < 3; ++cell) {
          REQUIRE(read.lines[row].cells[cell] == std::get<std::string>(table.rows[row][cell]));
        }
      }
    }
  }
}
