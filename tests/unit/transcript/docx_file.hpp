// SPDX-License-Identifier: MIT
#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace themata::testing {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip archive of these parts, made in memory.
inline std::string zip_of(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error(zip_error_strerror(&error));
  zip_source_keep(target);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
      throw std::runtime_error("zip_file_add");
    }
  }
  if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
  std::string bytes;
  zip_source_open(target);
  char piece[4096];
  for (zip_int64_t got = 0; (got = zip_source_read(target, piece, sizeof piece)) > 0;) {
    bytes.append(piece, static_cast<std::size_t>(got));
  }
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

inline std::string xml(const std::string& content) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content;
}

inline std::string document_xml(const std::string& body) {
  return xml(
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:mc=\"m\" xmlns:wps=\"s\" xmlns:v=\"v\" xmlns:m=\"math\"><w:body>" +
      body + "<w:sectPr/></w:body></w:document>");
}

/// A .docx file with this body; `others` are more parts.
inline std::string docx_of(const std::string& body, Parts others = {}) {
  others.emplace_back("word/document.xml", document_xml(body));
  return zip_of(others);
}

inline std::string relations(const Parts& type_and_target) {
  std::string links;
  for (const auto& [type, target] : type_and_target) {
    links +=
        "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/" +
        type + "\" Target=\"" + target + "\"/>";
  }
  return xml("<Relationships>" + links + "</Relationships>");
}

inline std::string run(const std::string& text, const std::string& properties = "") {
  const std::string dress = properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>";
  return "<w:r>" + dress + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

inline std::string paragraph(const std::string& inside) { return "<w:p>" + inside + "</w:p>"; }

/// A paragraph of one run.
inline std::string line(const std::string& text) { return paragraph(run(text)); }

inline std::string row(const std::vector<std::string>& cells) {
  std::string out = "<w:tr>";
  for (const std::string& cell : cells) out += "<w:tc>" + line(cell) + "</w:tc>";
  return out + "</w:tr>";
}

/// A table of one-paragraph cells.
inline std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "<w:tbl><w:tblPr/>";
  for (const auto& cells : rows) out += row(cells);
  return out + "</w:tbl>";
}

}  // namespace themata::testing
