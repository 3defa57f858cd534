// SPDX-License-Identifier: MIT
//
// WordprocessingML as a reader sees it with all changes accepted. A paragraph's
// words are spread over runs for reasons that are not the reader's (spelling
// marks, edits, languages), so runs are joined as they come. What is not shown
// is not text: deletions, hidden runs, the codes of fields (from `begin` to
// `separate`; their results count). Deletions and hidden text are counted as
// stretches: what has no shown text or paragraph's end between is one. A
// paragraph whose mark was deleted goes on in the next. A text box has its own paragraphs, told
// after the one that anchors it, and only in one of the two shapes that Word writes for it.
#include "docx_text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include <themata/text/utf8.hpp>

#include "docx_fields.hpp"
#include "docx_package.hpp"

namespace themata {
namespace {

constexpr std::size_t deepest = 300;
constexpr std::size_t most_columns = 63;  // of a table, in Word

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (const std::string_view known : names) {
    if (name == known) return true;
  }
  return false;
}

bool is_deletion(std::string_view name) { return is_one_of(name, {"del", "moveFrom"}); }

bool has_words(pugi::xml_node node) {
  return is_one_of(local_name(node), {"t", "delText"}) && !trim(node.child_value()).empty();
}

/// Whether words stand in it, or it holds some.
bool holds_words(pugi::xml_node node) {
  return has_words(node) || static_cast<bool>(node.find_node(has_words));
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

/// A count of columns, at least `least`.
std::size_t number_of(pugi::xml_node node, std::size_t least) {
  const std::string value(attribute_of(node, "val").value_or(""));
  return std::clamp<std::size_t>(std::strtoul(value.c_str(), nullptr, 10), least, most_columns);
}

class DocxWalk {
  enum class Unseen : std::uint8_t { none, deleted, hidden };

 public:
  DocxWalk(pugi::xml_node document, const HiddenStyles& styles, DocxLeftOut& left_out)
      : styles_(styles), left_out_(left_out), fields_(document) {}

  std::vector<std::string> walk(pugi::xml_node body) {
    blocks(body, 0);
    flush();
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
      } else if (is_deletion(name)) {
        leave_out(node, Unseen::deleted);
      } else if (is_wrapper(name)) {
        blocks(inside(node), depth + 1);
      }
    }
  }

  static bool is_wrapper(std::string_view name) {
    return is_one_of(
        name, {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent"});
  }

  /// Of content in two shapes, one.
  static pugi::xml_node inside(pugi::xml_node wrapper) {
    if (local_name(wrapper) != "AlternateContent") return wrapper;
    const pugi::xml_node choice = child_of(wrapper, "Choice");
    return choice ? choice : child_of(wrapper, "Fallback");
  }

  void paragraph(pugi::xml_node node, std::size_t depth) {
    const pugi::xml_node properties = child_of(node, "pPr");
    hidden_ = styles_.hides(style_of(properties, "pStyle"));
    std::vector<pugi::xml_node> outer = std::exchange(boxes_, {});
    inlines(node, depth);
    const std::vector<pugi::xml_node> boxes = std::exchange(boxes_, std::move(outer));
    const pugi::xml_node mark = child_of(properties, "rPr");
    const bool goes_on = child_of(mark, "del") || child_of(mark, "moveFrom") ||
                         switched(mark, "vanish").value_or(hidden_);
    if (!goes_on) {
      paragraphs_.push_back(std::exchange(pending_, {}));
      stretch_ = Unseen::none;
    }
    for (const pugi::xml_node box : boxes) {
      flush();
      blocks(box, depth + 1);
      flush();
    }
  }

  /// Ends a paragraph whose own mark was deleted.
  void flush() {
    if (!pending_.empty()) paragraphs_.push_back(std::exchange(pending_, {}));
  }

  void inlines(pugi::xml_node parent, std::size_t depth) {
    if (depth > deepest) throw TooDeep();
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (is_one_of(name, {"pPr", "rPr", "sdtPr", "sdtEndPr"})) continue;
      if (is_deletion(name)) {
        leave_out(node, Unseen::deleted);
      } else {
        name == "r" ? run(node, depth + 1) : inlines(inside(node), depth + 1);
      }
    }
  }

  /// Counts a stretch where it begins; blanks alone are none.
  void leave_out(pugi::xml_node node, Unseen why) {
    if (stretch_ == why || !holds_words(node)) return;
    stretch_ = why;
    ++(why == Unseen::deleted ? left_out_.deletions : left_out_.hidden);
  }

  void run(pugi::xml_node node, std::size_t depth) {
    const pugi::xml_node properties = child_of(node, "rPr");
    const std::string style = style_of(properties, "rStyle");
    const bool by_style = hidden_ != (!style.empty() && styles_.hides(style));
    const bool hidden = switched(properties, "vanish").value_or(by_style);
    contents(node, hidden, depth);
  }

  void contents(pugi::xml_node parent, bool hidden, std::size_t depth) {
    if (depth > deepest) throw TooDeep();
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "fldChar") {
        fields_.step(node);
      } else if (name == "AlternateContent") {
        contents(inside(node), hidden, depth + 1);
      } else if (fields_.shown()) {
        hidden ? leave_out(node, Unseen::hidden) : content(node, name, depth);
      }
    }
  }

  void content(pugi::xml_node node, std::string_view name, std::size_t depth) {
    if (name == "t") return text(node);
    if (name == "tab" || name == "ptab") pending_ += '\t';
    if (name == "br" || name == "cr") pending_ += soft_break;
    if (name == "noBreakHyphen") pending_ += '-';
    if (name == "softHyphen") pending_ += "\u00AD";
    if (name == "sym") symbol(node);
    if (name == "footnoteReference") ++left_out_.footnotes;
    if (name == "endnoteReference") ++left_out_.endnotes;
    if (name == "commentReference") ++left_out_.comments;
    if (name == "ruby") inlines(child_of(node, "rubyBase"), depth + 1);
    if (is_one_of(name, {"drawing", "pict", "object"})) find_boxes(node, depth + 1);
  }

  // Line ends in XML are blanks to Word; around the words, without xml:space,
  // they are the indentation of some program.
  void text(pugi::xml_node node) {
    std::string words;
    for (const pugi::xml_node part : node.children()) words += part.value();
    std::string_view kept = words;
    if (words.find('\n') != std::string::npos && !attribute_of(node, "space")) kept = trim(kept);
    if (!kept.empty()) stretch_ = Unseen::none;
    for (const char c : kept) {
      pending_ += c == '\n' || c == '\r' || c == '\v' || c == '\f' ? ' ' : c;
    }
  }

  /// A character of a symbol font, which Word keeps in the private use area.
  void symbol(pugi::xml_node node) {
    const std::string code(attribute_of(node, "char").value_or(""));
    const unsigned long value = std::strtoul(code.c_str(), nullptr, 16);
    if (value >= 0x20 && value <= 0xFFFF) append_utf8(pending_, static_cast<char32_t>(value));
  }

  void find_boxes(pugi::xml_node parent, std::size_t depth) {
    if (depth > deepest) throw TooDeep();
    for (const pugi::xml_node node : parent.children()) {
      if (local_name(node) == "txbxContent") {
        boxes_.push_back(node);
      } else {
        find_boxes(inside(node), depth + 1);
      }
    }
  }

  void table(pugi::xml_node node, std::size_t depth) {
    flush();
    std::vector<DocxRow> rows;
    find_rows(node, rows, depth);
    std::vector<DocxAside>& asides = left_out_.tables.asides;
    const std::size_t before = asides.size();
    const std::size_t first = paragraphs_.size();
    for (std::string& line : table_paragraphs(rows, left_out_.tables)) {
      paragraphs_.push_back(std::move(line));
    }
    if (asides.size() == before) return;
    asides.back().first = first;
    asides.back().end = paragraphs_.size();
    if (cells_ != 0) asides.pop_back();  // it is a part of a cell, as its text is
  }

  void find_rows(pugi::xml_node parent, std::vector<DocxRow>& rows, std::size_t depth) {
    if (depth > deepest) throw TooDeep();
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (is_wrapper(name)) find_rows(inside(node), rows, depth + 1);
      if (name != "tr") continue;
      const pugi::xml_node properties = child_of(node, "trPr");
      if (child_of(properties, "del")) {
        leave_out(node, Unseen::deleted);
      } else if (switched(properties, "hidden").value_or(false)) {
        leave_out(node, Unseen::hidden);
      } else {
        DocxRow& row = rows.emplace_back();
        row.before = number_of(child_of(properties, "gridBefore"), 0);
        find_cells(node, row, depth + 1);
      }
    }
  }

  void find_cells(pugi::xml_node parent, DocxRow& row, std::size_t depth) {
    if (depth > deepest) throw TooDeep();
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (is_wrapper(name)) find_cells(inside(node), row, depth + 1);
      if (name != "tc") continue;
      if (child_of(child_of(node, "tcPr"), "cellDel")) {
        leave_out(node, Unseen::deleted);
        continue;
      }
      std::vector<std::string> outer = std::exchange(paragraphs_, {});
      ++cells_;
      blocks(node, depth + 1);
      --cells_;
      flush();
      const std::size_t span = number_of(child_of(child_of(node, "tcPr"), "gridSpan"), 1);
      row.cells.push_back({std::exchange(paragraphs_, std::move(outer)), span});
    }
  }

  const HiddenStyles& styles_;
  DocxLeftOut& left_out_;
  DocxFields fields_;
  std::vector<std::string> paragraphs_{};
  std::string pending_{};                ///< the paragraph that is being read
  std::vector<pugi::xml_node> boxes_{};  ///< text boxes anchored in it
  bool hidden_ = false;                  ///< its style hides it
  std::size_t cells_ = 0;                ///< of tables, that are open
  Unseen stretch_ = Unseen::none;        ///< what was left out last, with no shown text since
};

}  // namespace

HiddenStyles::HiddenStyles(pugi::xml_node styles) {
  std::unordered_map<std::string, pugi::xml_node> by_id;
  for (const pugi::xml_node style : styles.children()) {
    if (local_name(style) == "style") {
      by_id.emplace(attribute_of(style, "styleId").value_or(""), style);
    }
  }
  for (const auto& [id, first] : by_id) {
    pugi::xml_node style = first;
    std::optional<bool> hides;
    for (std::size_t steps = 0; style && !hides && steps < deepest; ++steps) {
      hides = switched(child_of(style, "rPr"), "vanish");
      const auto base = by_id.find(style_of(style, "basedOn"));
      style = base == by_id.end() ? pugi::xml_node() : base->second;
    }
    if (!hides.value_or(false)) continue;
    hidden_.insert(id);
    const bool standard = attribute_of(first, "default").value_or("0") != "0";
    if (standard && attribute_of(first, "type") == "paragraph") hidden_.insert("");
  }
}

std::vector<std::string> docx_paragraphs(pugi::xml_node document, const HiddenStyles& styles,
                                         DocxLeftOut& left_out) {
  const pugi::xml_node root = document.first_child() ? document : pugi::xml_node();
  pugi::xml_node body;
  for (const pugi::xml_node top : root.children()) {
    if (const pugi::xml_node found = child_of(top, "body")) body = found;
  }
  auto paragraphs = DocxWalk(document, styles, left_out).walk(body);
  const DocxTableNotes& tables = left_out.tables;
  // Who speaks in a table may do so in a short one above it.
  if (tables.unread + tables.unread_sentences != 0 && !tables.speakers.empty()) {
    auto speakers = std::move(left_out.tables.speakers);
    left_out = {};
    left_out.tables.speakers = std::move(speakers);
    paragraphs = DocxWalk(document, styles, left_out).walk(body);
  }
  return paragraphs;
}

}  // namespace themata
