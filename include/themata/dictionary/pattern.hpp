// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace themata {

/// While a pattern is cut into words its wildcards are letters that no text
/// uses, so that `U.S.*` is cut as `U.S.A` would be: Unicode's dotted and
/// sideways epigraphic letters, which case folding leaves alone.
inline constexpr char32_t wildcard_run = 0xA78F;  ///< `*`
inline constexpr char32_t wildcard_one = 0xA7F7;  ///< `?`
inline constexpr std::string_view wildcard_run_utf8 = "\uA78F";
inline constexpr std::string_view wildcard_one_utf8 = "\uA7F7";

/// One word of a pattern as written: text with wildcards in it, or a regular
/// expression (RE2's syntax) over a whole form.
struct WrittenWord {
  std::string text{};
  bool regex = false;
  friend bool operator==(const WrittenWord&, const WrittenWord&) = default;
};

/// One place in a pattern: any of several runs of words, one of them perhaps empty.
struct Choice {
  std::vector<std::vector<WrittenWord>> options{};
  friend bool operator==(const Choice&, const Choice&) = default;
};

/// Up to `most` words of any kind.
struct Gap {
  std::uint32_t most = 0;
  friend bool operator==(const Gap&, const Gap&) = default;
};

/// A pattern in order of its places; on both sides of a gap there is a word that
/// is not optional.
using PatternParts = std::vector<std::variant<Choice, Gap>>;

/// What is wrong with a pattern, and at which byte of it.
struct PatternError {
  std::size_t at = 0;
  std::string message{};
};

enum class PatternSyntax {
  plain,  ///< quanteda's: only `*`, `?` and blanks mean anything
  native  ///< alternatives, gaps, regular expressions and backslashes too
};

/// What `{name}` stands for in patterns: alternatives.
class PatternSets {
 public:
  /// Adds a set. An option is written as an alternative inside brackets is, and may use
  /// sets that are known by now. Returns what is wrong, by the option's index. Limit:
  /// 1,000 alternatives a set.
  [[nodiscard]] std::vector<std::pair<std::size_t, PatternError>> add(
      const std::string& name, const std::vector<std::string>& options);

  /// The alternatives of a set in the parser's own form, or nullptr.
  [[nodiscard]] const std::vector<std::string>* find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> sets_{};
};

/// Parses one pattern; `{name}` is looked for in `sets`. Limits: 1,000 alternatives in
/// one place, 20,000 out of sets in all, gaps of at most 1,000 words, 100 gaps and
/// optional words, brackets 16 deep.
[[nodiscard]] std::variant<PatternParts, PatternError> parse_pattern(std::string_view written,
                                                                     PatternSyntax syntax,
                                                                     const PatternSets& sets = {});

/// Does the glob (with wildcard letters as above) match the whole of `form`?
/// Cost at most |glob| x |form|.
[[nodiscard]] bool glob_matches(std::string_view glob, std::string_view form);

}  // namespace themata
