// SPDX-License-Identifier: MIT
#include "readers.hpp"

namespace themata {
namespace {

/// quanteda's YAML: a map is sub-themes, a list is patterns (and maps of
/// sub-themes among them), a lone scalar is one pattern.
class QuantedaReader {
 public:
  QuantedaReader(Dictionary& dictionary, SourceErrors& errors)
      : dictionary_(dictionary), errors_(errors) {}

  void read_themes(const YamlNode& map, std::optional<ThemeId> parent) {
    for (const auto& [key, value] : map.entries) {
      Theme theme;
      theme.name = key.scalar;
      theme.parent = parent;
      theme.place = {errors_.path(), key.line, key.column, {}};
      const ThemeId id = dictionary_.add_theme(std::move(theme));
      read_value(value, id);
    }
  }

 private:
  void read_value(const YamlNode& value, ThemeId id) {
    switch (value.kind) {
      case YamlNode::Kind::empty: return;
      case YamlNode::Kind::map: return read_themes(value, id);
      case YamlNode::Kind::list:
        for (const YamlNode& item : value.items) read_value(item, id);
        return;
      case YamlNode::Kind::scalar:
        if (auto pattern = written_pattern(value, id, PatternSyntax::plain, errors_)) {
          dictionary_.add_pattern(std::move(*pattern));
        }
    }
  }

  Dictionary& dictionary_;
  SourceErrors& errors_;
};

}  // namespace

void read_quanteda(const YamlNode& root, Dictionary& dictionary, SourceErrors& errors) {
  QuantedaReader(dictionary, errors).read_themes(root, std::nullopt);
}

}  // namespace themata
