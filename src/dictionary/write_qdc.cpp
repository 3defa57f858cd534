// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <themata/text/utf8.hpp>

#include "qdc_guid.hpp"
#include "writers.hpp"

namespace themata {
namespace {

/// XML 1.0 has no place for most control characters, not even escaped.
std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      case '\t': out += "&#9;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

class QdcWriter {
 public:
  QdcWriter(const Dictionary& dictionary, Losses& losses)
      : dictionary_(dictionary), losses_(losses) {}

  std::string write() {
    losses_.say_header(dictionary_);
    out_ =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"themata\">\n  <Codes>\n";
    for (const Theme& theme : dictionary_.themes()) {
      if (!theme.parent) write_code(theme, "    ");
    }
    out_ += "  </Codes>\n</CodeBook>\n";
    return std::move(out_);
  }

 private:
  void write_code(const Theme& theme, const std::string& indent) {
    losses_.say_theme(theme, Losses::Description::kept);
    for (const PatternId id : theme.patterns) {
      losses_.say_left_out(dictionary_.pattern(id), "a pattern");
    }
    out_ += fmt::format("{}<Code guid=\"{}\" name=\"{}\" isCodable=\"true\"", indent,
                        qdc_guid(theme.full_name), xml_text(theme.name));
    if (theme.description.empty() && theme.children.empty()) {
      out_ += "/>\n";
      return;
    }
    out_ += ">\n";
    if (!theme.description.empty()) {
      out_ +=
          fmt::format("{}  <Description>{}</Description>\n", indent, xml_text(theme.description));
    }
    for (const ThemeId child : theme.children) write_code(dictionary_.theme(child), indent + "  ");
    out_ += indent + "</Code>\n";
  }

  const Dictionary& dictionary_;
  Losses& losses_;
  std::string out_{};
};

}  // namespace

std::string write_qdc(const Dictionary& dictionary, Losses& losses) {
  return QdcWriter(dictionary, losses).write();
}

}  // namespace themata
