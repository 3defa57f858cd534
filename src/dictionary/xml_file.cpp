// SPDX-License-Identifier: MIT
#include "xml_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <themata/text/utf8.hpp>
#include <themata/text/xml_references.hpp>

namespace themata {

XmlFile::XmlFile(std::string_view text, Importer& importer) : text_(text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') lines_.push_back(at + 1);
  }
  if (const std::size_t type = text.find("<!DOCTYPE"); type != std::string_view::npos) {
    importer.lost("the document type is not read; entities that it defines stay as written",
                  spot_of_byte(type));
  }
  if (const auto forbidden = find_forbidden_reference(text)) {
    importer.fail(spot_of_byte(*forbidden), "XML has no such character: take the reference out");
    return;
  }
  const pugi::xml_parse_result result = document_.load_buffer(
      text.data(), text.size(), pugi::parse_default, pugi::xml_encoding::encoding_utf8);
  if (result) return;
  importer.fail(spot_of_byte(static_cast<std::size_t>(result.offset)),
                fmt::format("this is not XML: {}", result.description()));
  document_.reset();
}

Importer::Spot XmlFile::spot(pugi::xml_node node) const {
  const std::ptrdiff_t at = node.offset_debug();
  if (at <= 0) return {1, 1};
  return spot_of_byte(static_cast<std::size_t>(at) - 1);  // of the `<`
}

Importer::Spot XmlFile::spot_of_byte(std::size_t at) const {
  at = std::min(at, text_.size());
  const auto behind = std::upper_bound(lines_.begin(), lines_.end(), at);
  const std::size_t line = static_cast<std::size_t>(behind - lines_.begin());
  // Elements are asked for in their order mostly, and all of them can be in one line.
  if (last_.begin != lines_[line - 1] || at < last_.at)
    last_ = {lines_[line - 1], lines_[line - 1], 1};
  for (; last_.at < at; last_.at += code_point_at(text_, last_.at).bytes) ++last_.column;
  return {line, last_.column};
}

std::string_view element_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool looks_like_xml(std::string_view text) {
  text = trim(text.substr(0, 1000));
  return text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<dictionary") ||
         text.starts_with("<CodeBook");
}

std::string_view first_element(std::string_view text) {
  while (true) {
    const std::size_t open = text.find('<');
    if (open == std::string_view::npos || open + 1 >= text.size()) return {};
    text.remove_prefix(open);
    if (text.starts_with("<!--")) {
      const std::size_t end = text.find("-->");
      if (end == std::string_view::npos) return {};
      text.remove_prefix(end + 3);
    } else if (text[1] == '?' || text[1] == '!') {
      text.remove_prefix(2);
    } else {
      break;
    }
  }
  const std::string_view name = text.substr(1, text.find_first_of(" \t\n/>") - 1);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace themata
