// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

#include <themata/text/utf8.hpp>
#include <themata/transcript/labelled_text.hpp>

#include "asides.hpp"
#include "docx_package.hpp"
#include "docx_text.hpp"
#include "label_words.hpp"
#include "readers.hpp"
#include "whole_input.hpp"

namespace themata {
namespace {

struct DocxContent {
  std::string text{};
  std::vector<std::size_t> begins{};       ///< of the paragraphs
  std::vector<std::size_t> soft_breaks{};  ///< line ends inside a Word paragraph
  DocxTableNotes tables{};
};

DocxContent join_lines(const std::vector<std::string>& paragraphs) {
  DocxContent content;
  content.begins.reserve(paragraphs.size());
  for (const std::string& paragraph : paragraphs) {
    if (&paragraph != &paragraphs.front()) content.text += '\n';
    content.begins.push_back(content.text.size());
    for (const char c : paragraph) {
      if (c == soft_break) content.soft_breaks.push_back(content.text.size());
      content.text += c == soft_break ? '\n' : c;
    }
  }
  return content;
}

std::size_t count_with_text(DocxPackage& package, std::string_view type) {
  const auto parts = package.linked(type);
  return static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), [](const auto& part) {
    const auto holds_words = [](pugi::xml_node node) {
      return local_name(node) == "t" && !trim(node.child_value()).empty();
    };
    return static_cast<bool>(part->find_node(holds_words));
  }));
}

void report_left_out(const DocxLeftOut& left_out, DocxPackage& package, const std::string& path,
                     Diagnostics& diagnostics) {
  std::vector<std::string> words;
  const auto say = [&words](std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) words.push_back(fmt::format("{} {}", count, count == 1 ? one : many));
  };
  say(left_out.deletions, "deletion", "deletions");
  say(left_out.hidden, "hidden text", "hidden texts");
  say(left_out.footnotes, "footnote", "footnotes");
  say(left_out.endnotes, "endnote", "endnotes");
  say(left_out.comments, "comment", "comments");
  say(count_with_text(package, "header"), "page header", "page headers");
  say(count_with_text(package, "footer"), "page footer", "page footers");
  say(left_out.embedded, "embedded file", "embedded files");
  const DocxTableNotes& tables = left_out.tables;
  say(tables.row_numbers, "row number", "row numbers");
  say(tables.headers, "table header", "table headers");
  for (const auto& [column, cells] : tables.columns) {
    words.push_back(fmt::format("{} ({} {})", column, cells, cells == 1 ? "cell" : "cells"));
  }
  if (!words.empty()) {
    diagnostics.note(fmt::format("left out: {}", fmt::join(words, ", ")), {path});
  }
}

/// One table of sentences may be of anything; a second one, or talk beside it, tells more.
bool doubts_sentences(const DocxTableNotes& tables) {
  return tables.tables > 0 || tables.unread_sentences >= 2;
}

std::vector<std::string> doubts_about(const DocxTableNotes& tables) {
  std::vector<std::string> doubts = tables.guesses;
  if (tables.merged_rows > 0) {
    doubts.push_back(fmt::format(
        "{} without cells for speaker and talk, read as going on with the talk above",
        tables.merged_rows == 1 ? "1 row of a table"
                                : fmt::format("{} rows of tables", tables.merged_rows)));
  }
  const bool may_talk = doubts_sentences(tables);
  const std::size_t unread = tables.unread + (may_talk ? tables.unread_sentences : 0);
  if (unread > 0) {
    doubts.push_back(
        fmt::format("{} read cell by cell: which column is the speaker and which the "
                    "talk is not clear",
                    unread == 1 ? "a table is" : fmt::format("{} tables are", unread)));
  }
  return doubts;
}

/// The tables that are no talk, with their places; those of which it is doubted otherwise apart.
std::vector<Aside> asides_of(const DocxContent& content) {
  std::vector<Aside> asides;
  for (const DocxAside& table : content.tables.asides) {
    if (!table.aside.facts && doubts_sentences(content.tables)) continue;
    const bool last = table.end >= content.begins.size();
    asides.push_back(table.aside);
    asides.back().span = {
        static_cast<std::uint32_t>(content.begins[table.first]),
        static_cast<std::uint32_t>(last ? content.text.size() : content.begins[table.end])};
  }
  return asides;
}

/// A row's name is read like any label, and may be taken for talk: it should not go unsaid.
void doubt_speakers(const std::set<std::string>& names, const ReadOptions& options,
                    Document& document) {
  constexpr std::size_t most = 5;
  if (options.labels == Labels::none) return;
  std::set<std::string> known;
  for (const Speaker& speaker : document.speakers) known.insert(ascii_lower(speaker.name));
  for (const auto& renamed : options.same_speaker) known.insert(ascii_lower(renamed.first));
  const auto is_known = [&known](const std::string& name) {
    const std::string lower = ascii_lower(name);
    // A time may stand behind the name.
    return known.contains(lower) || std::any_of(known.begin(), known.end(), [&](const auto& start) {
             return !start.empty() && lower.starts_with(start + " ");
           });
  };
  std::vector<std::string> missing;
  std::copy_if(names.begin(), names.end(), std::back_inserter(missing),
               [&](const std::string& name) { return !is_known(name); });
  if (missing.empty()) return;
  const std::string more =
      missing.size() > most ? fmt::format(" and {} more", missing.size() - most) : "";
  missing.resize(std::min(most, missing.size()));
  document.doubts.push_back(fmt::format("in a table's column of speakers, but read as talk: '{}'{}",
                                        fmt::join(missing, "', '"), more));
}

/// A line break inside a Word paragraph ends none, unless a turn begins there
/// or the line above it is blank.
void join_soft_lines(Document& document, const std::vector<std::size_t>& soft_breaks) {
  const std::string_view text = document.text;
  auto turn = document.turns.begin();
  std::erase_if(document.paragraphs, [&](std::uint32_t begin) {
    while (turn != document.turns.end() && turn->span.begin < begin) ++turn;
    if (turn != document.turns.end() && turn->span.begin == begin) return false;
    const std::size_t line_end = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
    if (line_end == std::string_view::npos || line_end == 0) return false;
    const bool soft = std::binary_search(soft_breaks.begin(), soft_breaks.end(), line_end);
    const std::size_t above = text.rfind('\n', line_end - 1);
    const std::size_t from = above == std::string_view::npos ? 0 : above + 1;
    return soft && !trim(text.substr(from, line_end - from)).empty();
  });
}

DocxContent read_content(const std::string& bytes, const Input& input, const ReadOptions& options,
                         Diagnostics& diagnostics) {
  DocxPackage package(bytes, input.path, options.size_limit);
  HiddenStyles styles;
  for (const auto& part : package.linked("styles")) styles = HiddenStyles(part->document_element());
  DocxLeftOut left_out;
  const auto main = package.main_part();
  try {
    const auto paragraphs = docx_paragraphs(*main, styles, left_out);
    report_left_out(left_out, package, input.path, diagnostics);
    DocxContent content = join_lines(paragraphs);
    content.tables = std::move(left_out.tables);
    return content;
  } catch (const TooDeep& error) {
    throw Error(ErrorKind::input, error.what(), Place{input.path});
  }
}

}  // namespace

void read_docx(Input& input, const ReadOptions& options, const DocumentSink& sink,
               Diagnostics& diagnostics) {
  Document document{input.id, input.path, "docx", "UTF-8"};
  constexpr std::size_t places = std::numeric_limits<std::uint32_t>::max();
  const std::string bytes = read_bytes(input, std::min(options.size_limit, places));
  DocxContent content;
  if (!bytes.empty()) content = read_content(bytes, input, options, diagnostics);
  const std::vector<Aside> asides = asides_of(content);
  // pugixml hands on what it was given; damaged letters are found here.
  Decoded decoded = decode(std::move(content.text), {"UTF-8", options.decode.invalid}, input.path);
  report_decoding(decoded, input.path, diagnostics);
  document.text = std::move(decoded.text);
  document.doubts = doubts_about(content.tables);
  if (trim(document.text).empty()) note_empty_input(input, diagnostics);
  ReadOptions by_line = options;
  if (by_line.paragraphs == Paragraphs::automatic) by_line.paragraphs = Paragraphs::lines;
  if (decoded.replaced != 0) {
    find_turns(document, by_line, diagnostics);
  } else {
    find_turns_beside(asides, document, by_line, diagnostics);
    doubt_speakers(content.tables.speakers, options, document);
    join_soft_lines(document, content.soft_breaks);
  }
  sink(std::move(document));
}

}  // namespace themata
