// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "docx_tables.hpp"

namespace themata {

/// Stands for a line break inside a Word paragraph while the text is gathered:
/// no XML holds this character.
inline constexpr char soft_break = '\v';

/// Which styles hide what they dress.
class HiddenStyles {
 public:
  HiddenStyles() = default;
  explicit HiddenStyles(pugi::xml_node styles);
  /// By a style's id; an empty one is the default paragraph style.
  [[nodiscard]] bool hides(const std::string& id) const { return hidden_.contains(id); }

 private:
  std::unordered_set<std::string> hidden_{};
};

/// What stands in the body besides the text, and how its tables were read.
struct DocxLeftOut {
  std::size_t deletions = 0;  ///< stretches: neighbours are one
  std::size_t hidden = 0;     ///< stretches too
  std::size_t footnotes = 0;
  std::size_t endnotes = 0;
  std::size_t comments = 0;
  std::size_t embedded = 0;
  DocxTableNotes tables{};
};

/// Thrown by docx_paragraphs for elements inside elements without end.
struct TooDeep : std::runtime_error {
  TooDeep() : std::runtime_error("its elements are nested too deep for a document") {}
};

/// The paragraphs of a document as a reader sees them, all changes accepted:
/// without deleted and hidden text, field codes, notes and comments.
[[nodiscard]] std::vector<std::string> docx_paragraphs(pugi::xml_node document,
                                                       const HiddenStyles& styles,
                                                       DocxLeftOut& left_out);

}  // namespace themata
