// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "zip_archive.hpp"

namespace themata {

/// The parts of a .docx file: which is the text, and what belongs to it.
class DocxPackage {
 public:
  /// Keeps a view of `bytes`. Throws Error(input) with what the file is instead.
  DocxPackage(std::string_view bytes, std::string path, std::size_t size_limit);

  [[nodiscard]] std::unique_ptr<pugi::xml_document> main_part();
  /// Parts that the text is linked to, by the last word of the link's type:
  /// `styles`, `header`, `footer`.
  [[nodiscard]] std::vector<std::unique_ptr<pugi::xml_document>> linked(std::string_view type);

 private:
  struct Link {
    std::string type;
    std::string part;
  };
  [[nodiscard]] std::unique_ptr<pugi::xml_document> part(const std::string& name);
  [[nodiscard]] std::vector<Link> links_of(const std::string& name);
  [[noreturn]] void fail(const std::string& message) const;

  std::string path_;
  ZipArchive archive_;
  std::string main_{};
  std::vector<Link> links_{};
};

/// Name of an element without its prefix: strict and transitional files, and
/// whatever prefix a program chose, are alike.
[[nodiscard]] std::string_view local_name(pugi::xml_node node);
/// The child of this local name, or an empty node.
[[nodiscard]] pugi::xml_node child_of(pugi::xml_node node, std::string_view name);
/// The attribute of this local name, or nothing.
[[nodiscard]] std::optional<std::string_view> attribute_of(pugi::xml_node node,
                                                           std::string_view name);

}  // namespace themata
