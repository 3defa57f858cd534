// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <themata/text/text_pass.hpp>
#include <themata/transcript/document.hpp>

#include "note_places.hpp"

namespace themata {

/// A turn that is being read from lines.
struct OpenTurn {
  Span span{};
  std::uint32_t speaker = 0;
  TurnTimes times{};
  std::vector<Mark> layout{};               ///< traces of layout, ascending
  std::vector<std::uint32_t> paragraphs{};  ///< where they open, ascending
};

/// Adds turns to a document with their notes, the traces of layout inside them
/// and their paragraphs (those that fall outside are left out, the turn's begin
/// is put in). Turns come in the order of the text.
class TurnWriter {
 public:
  /// `text` is the document's, or that which it is a part of.
  TurnWriter(Document& document, TextPass& text, std::span<const std::uint32_t> notes)
      : document_(document), text_(text), places_(notes) {}
  /// Times and traces of layout at either end are trimmed off. False if no talk
  /// remains: then nothing is added.
  bool add(const OpenTurn& turn);

 private:
  void find_marks(const OpenTurn& turn);
  std::span<const std::uint32_t> notes_in(Span span);

  Document& document_;
  TextPass& text_;
  std::span<const std::uint32_t> places_;
  std::size_t note_ = 0;        ///< which of the places behind the turns so far is next
  std::vector<Mark> marks_{};   ///< of the turn at hand
  std::vector<Mark> others_{};  ///< room for those not yet among them
};

}  // namespace themata
