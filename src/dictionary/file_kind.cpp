// SPDX-License-Identifier: MIT
#include "file_kind.hpp"

#include <algorithm>
#include <filesystem>

#include <themata/text/utf8.hpp>

#include "xml_file.hpp"

namespace themata {

FileKind file_kind(std::string_view text, const std::string& path) {
  const std::string extension = small_letters(std::filesystem::path(path).extension().string());
  if (looks_like_xml(text)) {
    return first_element(text) == "CodeBook" || extension == ".qdc" ? FileKind::qdc
                                                                    : FileKind::yoshikoder;
  }
  const std::string_view first = text.substr(0, text.find('\n'));
  const bool only_percent = first.find_first_not_of("% \t\r") == std::string_view::npos;
  if (extension == ".dic" || (first.starts_with('%') && only_percent)) return FileKind::liwc;
  if (extension == ".dicx" || small_letters(first.substr(0, 8)) == "dicterm,") {
    return FileKind::dicx;
  }
  if (extension == ".csv" || extension == ".tsv") return FileKind::csv;
  if (extension == ".cat") return FileKind::wordstat;
  if (extension == ".lc3" || extension == ".lc2") return FileKind::lexicoder;
  if (extension == ".ykd" || extension == ".lcd") return FileKind::yoshikoder;
  if (extension == ".qdc") return FileKind::qdc;
  return FileKind::yaml;
}

std::string declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return "auto";
  const std::string_view head = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return "auto";
  at = head.find_first_of("'\"", at);
  if (at == std::string_view::npos) return "auto";
  const std::string name(head.substr(at + 1, head.find(head[at], at + 1) - at - 1));
  const std::string small = small_letters(name);
  return small == "utf-8" || small == "utf8" || small == "us-ascii" || name.empty() ? "auto" : name;
}

}  // namespace themata
