// SPDX-License-Identifier: MIT
//
// Finds the patterns of a long list that could include another, without a look at each pair.
// Where a pattern includes another, each word that it can't do without takes a word of the
// other. If one glob takes all that another takes, letters that stand together in it stand
// together in the other, since a wildcard there could be any other letter; and so do those that
// a regular expression begins with. So a pattern is listed under letters of its rarest word,
// and whoever asks looks under all the letters of its own words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint_pattern.hpp"

namespace themata {

class WidePatterns {
 public:
  explicit WidePatterns(const LintInclusion& inclusion) : inclusion_(inclusion) {}

  /// Of all that are added first; `place` ascends.
  void count(const LintPattern& pattern);
  void add(const LintPattern& pattern, std::uint32_t place);

  /// Those that could include `inner`, which has sequences; ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& candidates(const LintPattern& inner);

 private:
  using Keys = std::vector<std::string>;
  struct Listed {
    std::vector<std::uint32_t> places{};
    std::size_t taken = 0;  ///< by which question
  };
  static constexpr std::size_t longest_key = 16;  ///< bytes

  /// One of them is in the words of whatever the pattern includes; nothing where that is not
  /// plain to see.
  [[nodiscard]] std::optional<Keys> rarest(const LintPattern& pattern) const;
  [[nodiscard]] std::optional<Keys> keys_of(const LintWord& word) const;
  [[nodiscard]] std::size_t frequency(const Keys& keys) const;
  [[nodiscard]] std::string letters_of(const LintAtom& atom) const;
  void take(std::string_view key);

  const LintInclusion& inclusion_;
  std::unordered_map<std::string, std::size_t> frequencies_{};
  std::unordered_map<std::string_view, Listed> listed_{};  ///< by keys that frequencies_ owns
  std::vector<bool> sizes_ = std::vector<bool>(longest_key + 1);  ///< that a key has
  std::vector<std::uint32_t> anything_{};                         ///< where no key is plain to see
  std::vector<std::uint32_t> expressions_{};                      ///< with a key of no letters
  std::vector<std::uint32_t> found_{};
  std::size_t question_ = 0;
};

}  // namespace themata
