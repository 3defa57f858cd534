// SPDX-License-Identifier: MIT
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "importer.hpp"

namespace themata {

/// An XML file with the places of its elements. Nothing is fetched and no entity but
/// XML's own five is expanded; a document type declaration is passed over and said.
class XmlFile {
 public:
  /// A syntax error goes to the importer's errors; `root()` is empty then.
  XmlFile(std::string_view text, Importer& importer);

  [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }
  [[nodiscard]] Importer::Spot spot(pugi::xml_node node) const;

 private:
  [[nodiscard]] Importer::Spot spot_of_byte(std::size_t at) const;

  std::string_view text_;
  std::vector<std::size_t> lines_{0};
  /// Where the column was asked for last, in which line.
  struct Last {
    std::size_t begin = 0;
    std::size_t at = 0;
    std::size_t column = 1;
  };
  mutable Last last_{};
  pugi::xml_document document_{};
};

/// The name of an element without its prefix.
[[nodiscard]] std::string_view element_name(pugi::xml_node node);
/// Does this text begin like XML?
[[nodiscard]] bool looks_like_xml(std::string_view text);
/// The name of the first element of a text that begins like XML, without its prefix.
[[nodiscard]] std::string_view first_element(std::string_view text);

}  // namespace themata
