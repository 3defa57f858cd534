// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include <themata/tally/hit_positions.hpp>
#include <themata/tally/talk_words.hpp>

#include "cooccur_tables.hpp"
#include "option_tree.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// `--placebo N`: how a pair of themes compares with sets of words that mean nothing together.
class PlaceboArguments {
 public:
  void bind(CLI::App& app);
  [[nodiscard]] bool asked() const { return sets_ > 0; }
  [[nodiscard]] std::uint32_t sets() const { return sets_; }
  void report(std::uint64_t seed, const std::string& language, Diagnostics& diagnostics) const;

 private:
  std::uint32_t sets_ = 0;
};

/// What placebos are made of.
struct TalkOfWords {
  WordForms forms{};
  TalkWords words;
  HitPositions positions;  ///< of the same themes, in the same order
};

/// Walks the inputs as Analysis::tally does, keeping words too; `also` is called with each coded
/// document, one at a time.
int tally_words(Analysis& analysis, const CodingArguments& coding, TalkOfWords& talk,
                const std::function<void(const CodedDocument&, std::span<const GroupId>)>& also,
                Console& console);

/// Adds ratio (n_ab to expected), placebo_ratio (the median of the sets), placebo_p_upper,
/// placebo_p_lower, placebo_n_a, placebo_n_b (their means) and placebo_sets (those with a ratio)
/// to a table with a row for each group and pair.
void add_placebo_columns(const CountedPairs& counted, const TalkOfWords& talk,
                         const PlaceboArguments& placebo, std::uint64_t seed,
                         const std::string& language, Table& table);

}  // namespace themata::cli
