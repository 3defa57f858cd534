// SPDX-License-Identifier: MIT
#include "docx_package.hpp"

#include <fmt/format.h>

#include <set>
#include <utility>

#include <themata/base/error.hpp>
#include <themata/text/xml_references.hpp>

namespace themata {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view encrypted_package = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;

/// What a file is that calls itself .docx and is none; empty for a zip archive.
std::string_view what_instead(std::string_view bytes) {
  if (bytes.starts_with("PK")) return "";
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return bytes.find(encrypted_package) != std::string_view::npos
               ? "protected with a password: open it in Word and save it without"
               : "an old Word document (.doc): open it in Word and save it as .docx";
  }
  if (bytes.starts_with("{\\rtf")) return "an RTF document: open it in Word and save it as .docx";
  if (bytes.starts_with("%PDF")) return "a PDF document: export its text, or use the Word file";
  return "not a Word document: a .docx file is a zip archive, and this is none";
}

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

/// A link's target as the name of a part: absolute, or from its own folder.
std::string resolve(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder = folder_of(folder);
  }
  return folder + std::string(target);
}

std::string_view last_word(std::string_view type) { return type.substr(type.rfind('/') + 1); }

}  // namespace

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

std::optional<std::string_view> attribute_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view full = attribute.name();
    if (full.substr(full.find(':') + 1) == name) return attribute.value();
  }
  return std::nullopt;
}

DocxPackage::DocxPackage(std::string_view bytes, std::string path, std::size_t size_limit)
    : path_(std::move(path)), archive_([&] {
        const std::string_view instead = what_instead(bytes);
        if (!instead.empty()) fail(std::string(instead));
        return ZipArchive(bytes, path_, size_limit);
      }()) {
  for (const Link& link : links_of("")) {
    if (link.type == "officeDocument") main_ = link.part;
  }
  if (main_.empty()) main_ = "word/document.xml";
  if (main_.starts_with("xl/")) fail("an Excel workbook: save the sheet as CSV");
  if (main_.starts_with("ppt/")) fail("a PowerPoint file, not a Word document");
  links_ = links_of(main_);
}

std::unique_ptr<pugi::xml_document> DocxPackage::main_part() {
  auto found = part(main_);
  if (found) return found;
  const auto kind = archive_.read("mimetype");
  if (kind && kind->find("opendocument") != std::string::npos) {
    fail("an OpenDocument file: open it in a word processor and save it as .docx");
  }
  fail(fmt::format("a zip archive, but not a Word document: it has no {}", main_));
}

std::vector<std::unique_ptr<pugi::xml_document>> DocxPackage::linked(std::string_view type) {
  std::vector<std::unique_ptr<pugi::xml_document>> found;
  std::set<std::string> seen;
  for (const Link& link : links_) {
    if (link.type != type || !seen.insert(link.part).second) continue;
    if (auto linked_part = part(link.part)) found.push_back(std::move(linked_part));
  }
  return found;
}

std::unique_ptr<pugi::xml_document> DocxPackage::part(const std::string& name) {
  const auto content = archive_.read(name);
  if (!content) return nullptr;
  if (const auto forbidden = find_forbidden_reference(*content)) {
    fail(
        fmt::format("{} is not well-formed XML (a reference to no character at byte {}): save the "
                    "file again in Word",
                    name, *forbidden));
  }
  auto document = std::make_unique<pugi::xml_document>();
  constexpr unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata_single;
  const pugi::xml_parse_result result =
      document->load_buffer(content->data(), content->size(), flags);
  if (!result) {
    fail(fmt::format("{} is not well-formed XML ({} at byte {}): save the file again in Word", name,
                     result.description(), result.offset));
  }
  return document;
}

std::vector<DocxPackage::Link> DocxPackage::links_of(const std::string& name) {
  const std::string folder = folder_of(name);
  const auto document = part(folder + "_rels/" + name.substr(folder.size()) + ".rels");
  std::vector<Link> links;
  if (!document) return links;
  for (const pugi::xml_node link : document->document_element().children()) {
    const std::string_view target = link.attribute("Target").value();
    if (std::string_view(link.attribute("TargetMode").value()) == "External") continue;
    links.push_back(
        {std::string(last_word(link.attribute("Type").value())), resolve(folder, target)});
  }
  return links;
}

void DocxPackage::fail(const std::string& message) const {
  throw Error(ErrorKind::input, message, Place{path_});
}

}  // namespace themata
