// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <unordered_set>
#include <vector>

namespace themata {

/// Follows the fields of a document (`PAGE`, `TOC`, `HYPERLINK "..."`): between
/// `begin` and `separate` stands the code, between `separate` and `end` what
/// the reader sees. They nest, and cross paragraphs. A field that never ends
/// hides nothing: else one lost mark would swallow the rest of the interview.
class DocxFields {
 public:
  explicit DocxFields(pugi::xml_node document);

  void step(pugi::xml_node field_char);
  /// Not inside the code of any field.
  [[nodiscard]] bool shown() const { return codes_ == 0; }

 private:
  std::unordered_set<std::size_t> closed_{};  ///< the begins that have an end
  std::vector<bool> in_code_{};               ///< of the open fields, outermost first
  std::size_t codes_ = 0;
};

}  // namespace themata
