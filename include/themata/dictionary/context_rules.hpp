// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/dictionary/status.hpp>

namespace themata {

/// Triggers of one status, as the ConText algorithm has them (Harkema, Dowling, Thornblade
/// & Chapman 2009, Journal of Biomedical Informatics 42(5)).
struct StatusRule {
  Status status = Status::negated;
  std::vector<Term> before{};       ///< triggers for a hit behind them: `never`
  std::vector<Term> after{};        ///< for a hit before them: `fell through`
  std::vector<std::string> ends{};  ///< signs behind the sentence's last word: `?`
  /// What looks like a trigger and is none, the trigger inside it: `not only`. Of `ends`:
  /// what the sentence ends with: `right?`
  std::vector<Term> never{};
  std::vector<Term> until{};  ///< no trigger reaches beyond these: `but`
  std::uint32_t within = 1;   ///< places from the trigger to the hit, in one sentence; 1 is beside
};

/// What gives hits a status: a file of its own, since it belongs to a language and not
/// to a dictionary. The first rule that holds decides.
struct ContextRules {
  std::string name{};
  std::string version{};
  std::string language{};
  std::string description{};
  std::vector<std::string> sources{};
  std::vector<StatusRule> rules{};
  std::string path{};
};

/// Reads the rules from their text. Throws one Error(dictionary) with all mistakes,
/// each with its line and a caret.
[[nodiscard]] ContextRules parse_context_rules(std::string_view text, const std::string& path);

/// From a file, or, where there is none of this path, the built-in rules of a language.
[[nodiscard]] ContextRules load_context_rules(const std::string& path_or_language,
                                              Diagnostics& diagnostics);

/// Those of a language (BCP 47: `en`, `en-CA`); nothing for one that has none.
[[nodiscard]] std::optional<ContextRules> built_in_context_rules(std::string_view language);

}  // namespace themata
