// SPDX-License-Identifier: MIT
#include "docx_fields.hpp"

#include <string_view>

#include "docx_package.hpp"

namespace themata {
namespace {

std::string_view type_of(pugi::xml_node field_char) {
  return attribute_of(field_char, "fldCharType").value_or("");
}

/// The next node in document order, deletions passed over; nothing at the end.
pugi::xml_node following(pugi::xml_node node) {
  const std::string_view name = local_name(node);
  const bool deleted = name == "del" || name == "moveFrom";
  if (!deleted && node.first_child()) return node.first_child();
  while (node && !node.next_sibling()) node = node.parent();
  return node.next_sibling();
}

}  // namespace

DocxFields::DocxFields(pugi::xml_node document) {
  std::vector<std::size_t> open;
  for (pugi::xml_node node = document; node; node = following(node)) {
    if (local_name(node) != "fldChar") continue;
    if (type_of(node) == "begin") open.push_back(node.hash_value());
    if (type_of(node) != "end" || open.empty()) continue;
    closed_.insert(open.back());
    open.pop_back();
  }
}

void DocxFields::step(pugi::xml_node field_char) {
  const std::string_view type = type_of(field_char);
  if (type == "begin") {
    if (!closed_.contains(field_char.hash_value())) return;
    in_code_.push_back(true);
    ++codes_;
  } else if (!in_code_.empty()) {
    if (in_code_.back()) --codes_;
    in_code_.back() = false;
    if (type == "end") in_code_.pop_back();
  }
}

}  // namespace themata
