// SPDX-License-Identifier: MIT
#include "cells.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <themata/text/utf8.hpp>

namespace themata {

void append_csv_cell(std::string& out, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_tsv_cell(std::string& out, std::string_view cell) {
  for (const char c : cell) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
}

void append_markdown_cell(std::string& out, std::string_view cell) {
  for (const char c : for_terminal(cell)) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (markdown_marks.find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
}

void append_xml_text(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes;
    const char32_t c = point.value;
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        // XML 1.0 has no other control characters, in whatever disguise.
        append_utf8(
            out, (c < 0x20 && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
    }
  }
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: {
        const CodePoint point = code_point_at(text, at);
        if (point.value < 0x20 || point.value == 0x7F || point.value == 0x2028 ||
            point.value == 0x2029) {
          out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
        } else {
          append_utf8(out, point.value);
        }
        at += point.bytes;
        continue;
      }
    }
    ++at;
  }
  out += '"';
}

}  // namespace themata
