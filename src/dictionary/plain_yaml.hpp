// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include <themata/dictionary/yaml_tree.hpp>

namespace themata {

/// The tree of a text that is plain YAML from its first byte to its last, the
/// same to a byte and a column as read_any_yaml's; nothing for any other text.
[[nodiscard]] std::optional<YamlNode> read_plain_yaml(std::string_view text);

/// Any YAML, by libyaml; what is wrong goes to `errors`.
[[nodiscard]] YamlNode read_any_yaml(std::string_view text, SourceErrors& errors);

}  // namespace themata
