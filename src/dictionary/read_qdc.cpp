// SPDX-License-Identifier: MIT
//
// REFI-QDA's codebook: nested <Code name> with a <Description>. It has codes and no
// patterns, so what comes out is a frame of themes to write patterns into.
#include <fmt/format.h>

#include <themata/text/utf8.hpp>

#include "qdc_guid.hpp"
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
    say_lost("guid", guids_, "they get others when they are written");
    say_lost("color", colours_, "themes have none");
    importer_.note("a codebook has no patterns: its themes find nothing until they have some");
  }

 private:
  void read_codes(pugi::xml_node parent, std::optional<ThemeId> above) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = element_name(node);
      if (name == "Code") {
        const ThemeId id = importer_.theme(node.attribute("name").value(), above, file_.spot(node));
        read_attributes(node, id);
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

  void read_attributes(pugi::xml_node code, ThemeId id) {
    for (const pugi::xml_attribute attribute : code.attributes()) {
      const std::string_view name = attribute.name();
      const std::string_view value = attribute.value();
      if (name == "name" || (name == "isCodable" && value != "false")) continue;
      if (name == "guid") {
        if (value != qdc_guid(importer_.dictionary().theme(id).full_name)) guids_.add(code);
      } else if (name == "color") {
        colours_.add(code);
      } else {
        importer_.lost(fmt::format("{}=\"{}\" is not carried over", name, value), file_.spot(code));
      }
    }
  }

  /// Codes that have something which is said once for all of them.
  struct Codes {
    pugi::xml_node first{};
    std::size_t count = 0;
    void add(pugi::xml_node code) {
      if (count++ == 0) first = code;
    }
  };

  void say_lost(std::string_view attribute, const Codes& codes, std::string_view why) {
    if (codes.count == 0) return;
    importer_.lost(fmt::format("`{}` of {} {}, here first, is not carried over: {}", attribute,
                               codes.count, codes.count == 1 ? "code" : "codes", why),
                   file_.spot(codes.first));
  }

  void say_lost(pugi::xml_node node) {
    if (node.type() != pugi::node_element) return;
    importer_.lost(fmt::format("<{}> is not carried over", element_name(node)), file_.spot(node));
  }

  const XmlFile& file_;
  Importer& importer_;
  Codes guids_{};
  Codes colours_{};
};

}  // namespace

void read_qdc(std::string_view text, Importer& importer) {
  const XmlFile file(text, importer);
  QdcReader(file, importer).read();
}

}  // namespace themata
