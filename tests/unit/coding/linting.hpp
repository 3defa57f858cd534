// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <themata/coding/lint.hpp>
#include <themata/dictionary/load.hpp>

namespace themata {

/// The findings of a native dictionary, a line each: code, line, pattern.
inline std::string linted(const std::string& themes, const SegmentOptions& segments = {},
                          const std::string& language = "en") {
  Diagnostics diagnostics;
  const Dictionary dictionary =
      parse_dictionary("themata: 1\nthemes:\n" + themes + "\n", "d.yml", diagnostics);
  auto findings = lint(dictionary, Segmenter(segments), {language}, diagnostics);
  apply_silences(dictionary, LintScope::dictionary, findings);
  std::string out;
  for (const Finding& one : findings) {
    out += std::string(one.code) + " " + std::to_string(one.place.line) + " " + one.pattern;
    if (!one.silenced.empty()) out += " (" + one.silenced + ")";
    out += "\n";
  }
  return out;
}

/// The codes found for one theme with these patterns, in order, each once.
inline std::string codes_of(const std::string& patterns, const SegmentOptions& segments = {},
                            const std::string& language = "en") {
  std::string out;
  const std::string all = linted("  t: " + patterns, segments, language);
  for (std::size_t at = 0; at < all.size(); at = all.find('\n', at) + 1) {
    const std::string code = all.substr(at, 4);
    if (out.find(code) == std::string::npos) out += (out.empty() ? "" : " ") + code;
  }
  return out;
}

/// Patterns of one theme, and the codes that they are found for.
struct LintCase {
  std::string patterns;
  std::string codes;
};

inline void check_codes(const std::vector<LintCase>& cases) {
  for (const LintCase& one : cases) {
    INFO(one.patterns);
    CHECK(codes_of(one.patterns) == one.codes);
  }
}

}  // namespace themata
