// SPDX-License-Identifier: MIT
//
// REFI-QDA's codebook: nested <Code name> with a <Description>. It has codes and no
// patterns, so what comes out is a frame of themes to write patterns into.
#include <fmt/format.h>

#include <themata/text/utf8.hpp>

#include "xml_file.hpp"

namespace themata {
namespace {

class QdcReader {
 public:
  QdcReader(const XmlFile& file, Importer& importer) : file_(file), importer_(importer) {}

  void read() {
    const pugi::xml_node root = file_.root();
    if (!root) return;
    if (element_name(root) != "CodeBook") {
      importer_.fail(file_.spot(root), "a REFI-QDA codebook begins with <CodeBook>");
      return;
    }
    for (const pugi::xml_node node : root.children()) {
      if (element_name(node) == "Codes") {
        read_codes(node, std::nullopt);
      } else if (element_name(node) != "Sets" || node.first_child()) {
        say_lost(node);
      }
    }
    importer_.note("a codebook has no patterns: its themes find nothing until they have some");
  }

 private:
  void read_codes(pugi::xml_node parent, std::optional<ThemeId> above) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = element_name(node);
      if (name == "Code") {
        const ThemeId id = importer_.theme(node.attribute("name").value(), above, file_.spot(node));
        if (id != above) read_codes(node, id);  // else it is too deep
      } else if (name == "Description" && above) {
        std::string words;
        for (const pugi::xml_node piece : node.children()) words += piece.value();
        importer_.dictionary().mutable_theme(*above).description = trim(words);
      } else {
        say_lost(node);
      }
    }
  }

  void say_lost(pugi::xml_node node) {
    if (node.type() != pugi::node_element) return;
    importer_.lost(fmt::format("<{}> is not carried over", element_name(node)), file_.spot(node));
  }

  const XmlFile& file_;
  Importer& importer_;
};

}  // namespace

void read_qdc(std::string_view text, Importer& importer) {
  const XmlFile file(text, importer);
  QdcReader(file, importer).read();
}

}  // namespace themata
