// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/tally/prompting.hpp>

namespace themata {

/// Of the turns in which a group talks, and each theme: had the interviewer just raised it?
/// Meant for groups that are kept apart by document, as HitPositions is, whose turns these are.
class PromptedTurns {
 public:
  PromptedTurns(std::vector<ThemeId> themes, Prompting prompting)
      : themes_(std::move(themes)), prompting_(prompting) {}

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const PromptedTurns& other) {
    turns_.insert(other.turns_.begin(), other.turns_.end());
  }

  /// By theme, then by turn: a Prompted as a number. Requires a group with talk.
  [[nodiscard]] const std::vector<std::vector<std::uint8_t>>& of(GroupId id) const {
    return turns_.at(id);
  }

 private:
  std::vector<ThemeId> themes_;
  Prompting prompting_;
  std::map<GroupId, std::vector<std::vector<std::uint8_t>>> turns_{};
};

}  // namespace themata
