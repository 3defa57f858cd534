// SPDX-License-Identifier: MIT
#pragma once

#include <re2/re2.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include <themata/dictionary/pattern.hpp>
#include <themata/segment/segmenter.hpp>

namespace themata {

/// A pattern with its capitals, for `case: exact`: asked of words that match it without.
class CasedWords {
 public:
  CasedWords(const PatternParts& parts, const Segmenter& segmenter);

  /// Does the pattern match all of these words, written so? Cost: words x pattern.
  [[nodiscard]] bool match(std::span<const std::string> words) const;

  CasedWords() = default;  ///< to be read
  static void fields(auto& pass, auto& cased) { pass(cased.parts_); }

 private:
  struct Word {
    std::string written{};  ///< a glob or a regex
    bool is_regex = false;
    std::unique_ptr<RE2> regex{};

    static void fields(auto& pass, auto& word) {
      auto& [written, is_regex, regex] = word;
      pass(written, is_regex);
    }
    void restore();
  };
  struct Part {
    std::vector<std::vector<Word>> options{};
    std::uint32_t gap = 0;
    static void fields(auto& pass, auto& part) {
      auto& [options, gap] = part;
      pass(options, gap);
    }
  };
  static bool matches(const Word& word, const std::string& written);

  std::vector<Part> parts_{};
};

}  // namespace themata
