// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/text/span.hpp>
#include <themata/text/text_pass.hpp>
#include <themata/transcript/document.hpp>
#include <themata/transcript/reader.hpp>

#include "conventions.hpp"
#include "lines.hpp"

namespace themata {

/// A table of two columns that stands in a text cell by cell.
struct Aside {
  struct Row {
    std::string name{};
    bool is_named = false;  ///< what stands beside it is a name, too
  };
  Span span{};
  std::vector<Row> rows{};
  std::size_t words = 0;
  bool facts = false;  ///< it holds facts, by itself, and does so unless its names speak
};

/// find_turns() of a text with such tables, ascending. Those of facts that stand above or below
/// all talk name no speakers, and nobody says what stands below it; of the others it is doubted
/// that they are talk.
void find_turns_beside(const std::vector<Aside>& asides, Document& document,
                       const ReadOptions& options, Diagnostics& diagnostics);

/// The tables and the lines that they take.
class AsideLines {
 public:
  AsideLines(const std::vector<Aside>& asides, const Lines& lines);

  /// decide_convention() by the lines beside the tables of facts above and below the talk.
  [[nodiscard]] Convention decide(TextPass& text, Lines& lines, const Shares& shares);
  /// Ends the last turn where such tables follow: what stands there is said by nobody.
  void end_talk(TextPass& text, const Lines& lines, Convention& convention);
  /// Which tables are set aside below the talk, and which count as talk.
  void doubt(Document& document) const;

 private:
  struct Place {
    const Aside* aside;
    std::size_t first = 0;  ///< of its lines
    std::size_t end = 0;
    bool below = false;   ///< nothing but tables of facts stands behind it
    bool hidden = false;  ///< its lines are no labels
  };

  void find_below(const Lines& lines);
  void hide_above(const Lines& lines);
  bool show_what_speaks(const Convention& convention);

  std::vector<Place> places_{};
  bool labelled_ = false;
  std::size_t closed_ = 0;  ///< how many of them, the last ones, are set aside
};

}  // namespace themata
