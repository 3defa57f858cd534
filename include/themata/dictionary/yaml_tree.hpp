// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/dictionary/source_errors.hpp>

namespace themata {

/// A YAML document as its author wrote it: every scalar is a string (`no`,
/// `1` and `null` are words), and every node knows its line and column.
struct YamlNode {
  enum class Kind { scalar, list, map, empty };

  Kind kind = Kind::empty;
  std::size_t line = 0;    ///< from 1
  std::size_t column = 0;  ///< from 1, in code points
  bool quoted = false;
  std::string scalar{};
  std::vector<YamlNode> items{};                         ///< of a list
  std::vector<std::pair<YamlNode, YamlNode>> entries{};  ///< of a map, in order

  /// The value of a key of this map, or nullptr.
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
};

/// Parses one document. A syntax error, a duplicate key, an alias, or more
/// than the limits (depth 100, two million nodes) goes to `errors`.
[[nodiscard]] YamlNode parse_yaml(std::string_view text, SourceErrors& errors);

}  // namespace themata
