// SPDX-License-Identifier: MIT
//
// Any bytes as a .docx file; and, since a fuzzer hardly ever makes a zip
// archive, as the XML inside one, read by the same walk.
#include <cstdint>
#include <string>

#include "docx_text.hpp"
#include "promises.hpp"

namespace {

void walk(const std::string& bytes) {
  constexpr unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata_single;
  pugi::xml_document document;
  if (!document.load_buffer(bytes.data(), bytes.size(), flags)) return;
  const themata::HiddenStyles styles(document.document_element());
  themata::DocxLeftOut left_out;
  try {
    static_cast<void>(themata::docx_paragraphs(document, styles, left_out));
  } catch (const themata::TooDeep&) {
    return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  themata::testing::read_anything(bytes, "docx");
  walk(bytes);
  return 0;
}
