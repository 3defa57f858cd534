// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/tally/cooccurrence_tally.hpp>
#include <themata/tally/prompting.hpp>
#include <themata/tally/units.hpp>

namespace themata {

/// Of a turn: the themes that the interviewer had just raised, by index, ascending.
[[nodiscard]] std::vector<std::uint32_t> raised_before(const RaisedThemes& raised, std::size_t turn,
                                                       std::size_t themes);

/// In how many units two themes are both present, by whether the interviewer had just raised
/// one of the two: for each pair the units are parted into `prompted` ones, in whose turn one of
/// the two (or both) had been raised, and `spontaneous` ones, in which neither had; `unknown` are
/// those of documents without an interviewer. So the parts of a pair add up to the pair.
class PromptedPairs {
 public:
  /// Of a pair, in one part.
  struct Counts {
    std::uint64_t n = 0;  ///< units
    std::uint64_t a = 0;
    std::uint64_t b = 0;
    std::uint64_t both = 0;

    Counts& operator+=(const Counts& other);
    friend bool operator==(const Counts&, const Counts&) = default;
  };
  struct Group {
    CooccurrenceTally::Group all{};
    CooccurrenceTally::Group unknown{};
    std::vector<Counts> prompted{};  ///< at i * themes + j, i < j; empty where there are none
  };

  /// Units lie in one turn: not documents, not stanzas. Hits of other statuses than `counted`
  /// only raise themes.
  PromptedPairs(std::vector<ThemeId> themes, Unit unit, Prompting prompting, StatusSet counted)
      : all_(themes, unit),
        unknown_(std::move(themes), unit),
        unit_(unit),
        prompting_(prompting),
        counted_(counted) {}

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const PromptedPairs& other);

  /// The themes, and the pairs that make sense.
  [[nodiscard]] const CooccurrenceTally& all() const { return all_; }
  /// Was there a document without an interviewer?
  [[nodiscard]] bool has_unknown() const { return has_unknown_; }
  [[nodiscard]] Group group(GroupId id) const;
  /// Requires i < j.
  [[nodiscard]] Counts counts(const Group& group, std::size_t i, std::size_t j,
                              Prompted part) const;

 private:
  void add_prompted(const CodedDocument& document, std::span<const GroupId> groups,
                    const RaisedThemes& raised);

  CooccurrenceTally all_;
  CooccurrenceTally unknown_;
  Unit unit_;
  Prompting prompting_;
  StatusSet counted_;
  bool has_unknown_ = false;
  std::map<GroupId, std::vector<Counts>> prompted_{};
};

}  // namespace themata
