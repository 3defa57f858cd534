// SPDX-License-Identifier: MIT
//
// Yoshikoder's .ykd, and Lexicoder's .lcd, which is the same: <cnode name desc> is a
// theme, <pnode name> a pattern with `*` for any letters, or, where the dictionary says
// patternengine="regexp", a regular expression.
#include <fmt/format.h>

#include <themata/text/utf8.hpp>

#include "xml_file.hpp"

namespace themata {
namespace {

class YoshikoderReader {
 public:
  YoshikoderReader(const XmlFile& file, Importer& importer) : file_(file), importer_(importer) {}

  void read() {
    const pugi::xml_node root = file_.root();
    if (!root) return;
    if (element_name(root) != "dictionary") {
      importer_.fail(file_.spot(root), "a Yoshikoder or Lexicoder file begins with <dictionary>");
      return;
    }
    regexes_ = std::string_view(root.attribute("patternengine").value()) == "regexp";
    read_children(root, std::nullopt);
  }

 private:
  void read_children(pugi::xml_node parent, std::optional<ThemeId> theme) {
    for (const pugi::xml_node node : parent.children()) {
      const Importer::Spot spot = file_.spot(node);
      const std::string_view name = element_name(node);
      if (name == "cnode") {
        read_category(node, theme, spot);
      } else if (name == "pnode" && theme) {
        read_pattern(node, *theme, spot);
      } else if (name == "pnode") {
        importer_.lost(
            fmt::format("`{}` is in no category and left out", node.attribute("name").value()),
            spot);
      } else if (node.type() == pugi::node_element) {
        importer_.lost(fmt::format("<{}> is not carried over", name), spot);
      } else if (node.type() == pugi::node_pcdata) {
        importer_.lost("text between the elements is not carried over", file_.spot(parent));
      }
    }
  }

  void read_category(pugi::xml_node node, std::optional<ThemeId> parent, Importer::Spot spot) {
    say_unknown(node, spot);
    const ThemeId id = importer_.theme(node.attribute("name").value(), parent, spot);
    if (id == parent) return;  // too deep
    const std::string_view words = trim(node.attribute("desc").value());
    Theme& theme = importer_.dictionary().mutable_theme(id);
    if (theme.description.empty()) theme.description = words;
    read_children(node, id);
  }

  void read_pattern(pugi::xml_node node, ThemeId theme, Importer::Spot spot) {
    say_unknown(node, spot);
    if (node.first_child()) importer_.lost("what stands inside <pnode> is not carried over", spot);
    const std::string_view term = trim(node.attribute("name").value());
    const std::size_t before = importer_.dictionary().patterns().size();
    if (!regexes_ || term.empty()) {
      importer_.pattern(term, theme, spot);
    } else {
      std::string escaped = "/";
      for (const char c : term) escaped += c == '/' ? "\\/" : std::string(1, c);
      importer_.pattern(escaped + '/', theme, spot, {}, PatternSyntax::native);
    }
    if (importer_.dictionary().patterns().size() == before) return;
    const auto last = PatternId{static_cast<std::uint32_t>(before)};
    importer_.dictionary().mutable_pattern(last).note = trim(node.attribute("desc").value());
  }

  void say_unknown(pugi::xml_node node, Importer::Spot spot) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "name" || name == "desc") continue;
      importer_.lost(fmt::format("`{}=\"{}\"` is not carried over", name, attribute.value()), spot);
    }
  }

  const XmlFile& file_;
  Importer& importer_;
  bool regexes_ = false;
};

}  // namespace

void read_yoshikoder(std::string_view text, Importer& importer) {
  const XmlFile file(text, importer);
  YoshikoderReader(file, importer).read();
}

}  // namespace themata
