// SPDX-License-Identifier: MIT
//
// WordprocessingML as a reader sees it with all changes accepted. A paragraph's
// words are spread over runs for reasons that are not the reader's (spelling
// marks, edits, languages), so runs are joined as they come. What is not shown
// is not text: deletions, hidden runs, the codes of fields (from `begin` to
// `separate`; their results count). A paragraph whose mark was deleted goes on
// in the next. A text box has its own paragraphs, told after the one that
// anchors it, and only in one of the two shapes that Word writes for it.
#include "docx_text.hpp"

#include <array>
#include <optional>
#include <utility>

#include <themata/text/utf8.hpp>

#include "docx_fields.hpp"
#include "docx_package.hpp"

namespace themata {
namespace {

constexpr std::size_t deepest = 300;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (const std::string_view known : names) {
    if (name == known) return true;
  }
  return false;
}

/// An on-off property: present and not switched off; nothing if absent.
std::optional<bool> switched(pugi::xml_node properties, std::string_view name) {
  const pugi::xml_node found = child_of(properties, name);
  if (!found) return std::nullopt;
  const std::string_view value = attribute_of(found, "val").value_or("true");
  return !is_one_of(value, {"0", "false", "off", "none"});
}

std::string style_of(pugi::xml_node properties, std::string_view kind) {
  return std::string(attribute_of(child_of(properties, kind), "val").value_or(""));
}

class DocxWalk {
 public:
  DocxWalk(const HiddenStyles& styles, DocxLeftOut& left_out, const DocxFields& fields)
      : styles_(styles), left_out_(left_out), fields_(fields) {}

  std::vector<std::string> walk(pugi::xml_node body) {
    blocks(body, 0);
    end_paragraph();
    return std::move(paragraphs_);
  }

 private:
  void blocks(pugi::xml_node parent, std::size_t depth) {
    if (depth > deepest) throw TooDeep();
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "p") {
        paragraph(node, depth + 1);
      } else if (name == "tbl") {
        table(node, depth + 1);
      } else if (name == "altChunk") {
        ++left_out_.embedded;
      } else if (name == "AlternateContent") {
        blocks(one_shape(node), depth + 1);
      } else if (is_one_of(name, {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})) {
        blocks(node, depth + 1);
      }
    }
  }

  static pugi::xml_node one_shape(pugi::xml_node alternatives) {
    const pugi::xml_node choice = child_of(alternatives, "Choice");
    return choice ? choice : child_of(alternatives, "Fallback");
  }

  void paragraph(pugi::xml_node node, std::size_t depth) {
    const pugi::xml_node properties = child_of(node, "pPr");
    hidden_by_paragraph_ = styles_.hides(style_of(properties, "pStyle"));
    const std::size_t boxes_before = boxes_.size();
    inlines(node, depth);
    const pugi::xml_node mark = child_of(properties, "rPr");
    const bool goes_on = child_of(mark, "del") || child_of(mark, "moveFrom") ||
                         switched(mark, "vanish").value_or(hidden_by_paragraph_);
    if (!goes_on) end_paragraph();
    std::vector<pugi::xml_node> boxes(
        boxes_.begin() + static_cast<std::ptrdiff_t>(boxes_before), boxes_.end());
    boxes_.resize(boxes_before);
    if (!boxes.empty() && goes_on) end_paragraph();
    for (const pugi::xml_node box : boxes) blocks(box, depth + 1);
    open_ = goes_on && boxes.empty();
  }

  /// A paragraph that goes on in the next has not ended; an empty one has.
  void end_paragraph_if_open() {
    if (open_ || !pending_.empty()) end_paragraph();
    open_ = false;
  }

  void end_paragraph() { paragraphs_.push_back(std::exchange(pending_, {})); }

  const HiddenStyles& styles_;
  DocxLeftOut& left_out_;
  const DocxFields& fields_;
  std::vector<std::string> paragraphs_{};
  std::string pending_{};
  std::vector<pugi::xml_node> boxes_{};
  bool hidden_by_paragraph_ = false;
  bool open_ = false;
};

}  // namespace
}  // namespace themata
