// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <themata/segment/segmenter.hpp>
#include <themata/text/text_pass.hpp>
#include <themata/transcript/document.hpp>

namespace themata {

/// The parts of a document's marks and paragraphs that lie inside its turns,
/// asked for in the order of the turns.
class Passages {
 public:
  explicit Passages(const Document& document) : document_(document), text_(document.text) {}
  /// Those of the turns from number `first` on.
  Passages(const Document& document, std::size_t first);
  [[nodiscard]] Passage of(const Turn& turn);

 private:
  const Document& document_;
  TextPass text_;  ///< what the turns asked for so far leave behind
  std::size_t mark_ = 0;
  std::size_t paragraph_ = 0;
};

}  // namespace themata
