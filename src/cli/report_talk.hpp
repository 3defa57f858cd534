// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/coding/group.hpp>
#include <themata/report/report.hpp>

namespace themata::cli {

/// A document as the report's reading room shows it. Themes of hits are places in the list of
/// the report, patterns those of the dictionary.
class TalkOfDocument {
 public:
  /// `places`: of a theme in the report; hits of others are left out.
  TalkOfDocument(const Document& document, const std::vector<std::optional<std::size_t>>& places);

  void add(const TurnView& view, std::span<const OwnedHit> hits);
  /// Once every turn was added: which of them are set aside, of one group a turn.
  [[nodiscard]] Report::Document take(std::span<const GroupId> groups);

 private:
  const std::vector<std::optional<std::size_t>>& places_;
  Report::Document made_{};
};

/// The same without what was said, of which a hit's place among the words is left.
[[nodiscard]] Report::Document document_without_talk(
    const CodedDocument& coded, const Dictionary& dictionary,
    const std::vector<std::optional<std::size_t>>& places, std::span<const GroupId> groups);

/// Keeps the patterns that found something, and counts what counts: fills in `made`.
void settle_talk(const Dictionary& dictionary, Report& report);

}  // namespace themata::cli
