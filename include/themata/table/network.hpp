// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/table/table.hpp>

namespace themata {

enum class Direction : std::uint8_t { undirected, directed };

/// Things and what is between them, for programs that draw networks.
struct Network {
  struct Node {
    std::string id{};
    std::string label{};
    std::uint64_t count = 0;  ///< written as `n`
  };
  Direction direction = Direction::undirected;
  std::vector<Node> nodes{};
  /// A row an edge: the ids of its ends, then its weight, then what else is known, each under
  /// the name of its column.
  Table edges{};
};

enum class NetworkFormat : std::uint8_t {
  graphml,  ///< GraphML 1.0: igraph, Gephi, networkx, yEd
  gexf,     ///< GEXF 1.3: Gephi
  dot       ///< Graphviz
};

/// `graphml`, `gexf`, `dot`; nothing for another word.
[[nodiscard]] std::optional<NetworkFormat> network_format_from_name(std::string_view name);

/// A whole network as text. A missing value is no attribute.
[[nodiscard]] std::string format_network(const Network& network, NetworkFormat format);

}  // namespace themata
