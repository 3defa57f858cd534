// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/table/pseudonyms.hpp>
#include <themata/table/rows.hpp>
#include <themata/text/utf8.hpp>

#include "console.hpp"
#include "pipeline.hpp"

namespace themata::cli {

/// Code points before places in a part of a document's text.
class CodePointsOfPart {
 public:
  /// The part begins at `byte` of the document, before which there are `points`.
  CodePointsOfPart(std::string_view part, std::size_t byte, std::size_t points)
      : index_(part), byte_(byte), points_(points) {}
  [[nodiscard]] std::size_t at(std::size_t byte) { return points_ + index_.at(byte - byte_); }

 private:
  CodePointIndex index_;
  std::size_t byte_;
  std::size_t points_;
};

/// A turn that counts, with what a row about one of its hits needs.
struct ListedTurn {
  const TurnView& view;
  CodePointsOfPart& code_points;  ///< places are those of the document's text

  /// From the first to the last word of [begin, end), positions in the document.
  [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const;
  /// Begins a row with the cells of the turn: document, turn, speaker, role.
  RowWriter& begin_row(RowWriter& rows, const Pseudonyms* names = nullptr) const;

  RowStart& cells;  ///< of the turn; none before its first row
};

/// What `code` says of a hit, its words among it.
[[nodiscard]] std::vector<Column> hit_columns();

/// Writes what a hit adds to the output of its turn.
using ListHit = std::function<void(const ListedTurn& turn, const OwnedHit& hit, RowWriter& rows)>;

/// Codes every document and lists the hits of the chosen themes in the turns
/// that count, in the order in which they are read; where `order` is given, in that of their
/// documents' pseudonyms, and nothing is listed before the last was read. Returns the exit code of
/// the walk.
int list_hits(Analysis& analysis, const std::vector<bool>& shown, const RowFormat& format,
              const ListHit& list_hit, const std::function<void(std::string_view)>& sink,
              Console& console, const Pseudonyms* order = nullptr);

}  // namespace themata::cli
