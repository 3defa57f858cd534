// SPDX-License-Identifier: MIT
#include <themata/table/network.hpp>

#include <fmt/format.h>

#include <themata/table/format.hpp>

namespace themata {
namespace {

std::string xml(std::string_view text) {
  std::string out;
  append_xml_text(out, text);
  return out;
}

std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

const std::string* text_of(const Cell& cell) { return std::get_if<std::string>(&cell); }

/// A cell as all three formats write it, but for quotes; nothing for a missing value.
std::optional<std::string> value_of(const Cell& cell) {
  if (const auto* text = text_of(cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  if (const auto* real = std::get_if<double>(&cell)) return fmt::format("{}", *real);
  return std::nullopt;
}

std::string_view type_of(const Column& column) {
  switch (column.type) {
    case ColumnType::text: return "string";
    case ColumnType::integer: return "long";
    case ColumnType::real: return "double";
  }
  return "string";
}

constexpr std::size_t first_value = 2;  // behind the two ends

std::string graphml(const Network& network) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
      "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
      "  <key id=\"n\" for=\"node\" attr.name=\"n\" attr.type=\"long\"/>\n";
  const std::vector<Column>& columns = network.edges.columns;
  out += fmt::format("  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"{}\"/>\n",
                     type_of(columns[first_value]));
  for (std::size_t at = first_value; at < columns.size(); ++at) {
    out += fmt::format("  <key id=\"e{}\" for=\"edge\" attr.name=\"{}\" attr.type=\"{}\"/>\n", at,
                       xml(columns[at].name), type_of(columns[at]));
  }
  out += fmt::format("  <graph id=\"themata\" edgedefault=\"{}\">\n",
                     network.direction == Direction::directed ? "directed" : "undirected");
  for (const Network::Node& node : network.nodes) {
    out += fmt::format("    <node id=\"{}\"><data key=\"label\">{}</data>", xml(node.id),
                       xml(node.label));
    out += fmt::format("<data key=\"n\">{}</data></node>\n", node.count);
  }
  for (const Row& row : network.edges.rows) {
    out += fmt::format("    <edge source=\"{}\" target=\"{}\">", xml(*value_of(row[0])),
                       xml(*value_of(row[1])));
    out += fmt::format("<data key=\"weight\">{}</data>", value_of(row[first_value]).value_or("0"));
    for (std::size_t at = first_value; at < columns.size(); ++at) {
      const auto value = value_of(row[at]);
      if (value) out += fmt::format("<data key=\"e{}\">{}</data>", at, xml(*value));
    }
    out += "</edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

std::string gexf(const Network& network) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      "  <graph defaultedgetype=\"{}\">\n"
      "    <attributes class=\"node\"><attribute id=\"n\" title=\"n\" type=\"long\"/>"
      "</attributes>\n    <attributes class=\"edge\">\n",
      network.direction == Direction::directed ? "directed" : "undirected");
  const std::vector<Column>& columns = network.edges.columns;
  for (std::size_t at = first_value; at < columns.size(); ++at) {
    out += fmt::format("      <attribute id=\"e{}\" title=\"{}\" type=\"{}\"/>\n", at,
                       xml(columns[at].name), type_of(columns[at]));
  }
  out += "    </attributes>\n    <nodes>\n";
  for (const Network::Node& node : network.nodes) {
    out += fmt::format(
        "      <node id=\"{}\" label=\"{}\"><attvalues><attvalue for=\"n\" value=\"{}\"/>"
        "</attvalues></node>\n",
        xml(node.id), xml(node.label), node.count);
  }
  out += "    </nodes>\n    <edges>\n";
  for (std::size_t edge = 0; edge < network.edges.rows.size(); ++edge) {
    const Row& row = network.edges.rows[edge];
    out += fmt::format(
        "      <edge id=\"{}\" source=\"{}\" target=\"{}\" weight=\"{}\"><attvalues>", edge,
        xml(*value_of(row[0])), xml(*value_of(row[1])), value_of(row[first_value]).value_or("0"));
    for (std::size_t at = first_value; at < columns.size(); ++at) {
      const auto value = value_of(row[at]);
      if (value) out += fmt::format("<attvalue for=\"e{}\" value=\"{}\"/>", at, xml(*value));
    }
    out += "</attvalues></edge>\n";
  }
  return out + "    </edges>\n  </graph>\n</gexf>\n";
}

std::string dot(const Network& network) {
  const bool directed = network.direction == Direction::directed;
  std::string out = fmt::format("{} themata {{\n", directed ? "digraph" : "graph");
  for (const Network::Node& node : network.nodes) {
    out += fmt::format("  {} [label={}, n={}];\n", dot_string(node.id), dot_string(node.label),
                       node.count);
  }
  const std::vector<Column>& columns = network.edges.columns;
  for (const Row& row : network.edges.rows) {
    out += fmt::format("  {} {} {} [", dot_string(*value_of(row[0])), directed ? "->" : "--",
                       dot_string(*value_of(row[1])));
    const std::string weight = value_of(row[first_value]).value_or("0");
    out += fmt::format("weight={}, label={}", weight, dot_string(weight));
    for (std::size_t at = first_value; at < columns.size(); ++at) {
      const auto value = value_of(row[at]);
      if (!value) continue;
      out += fmt::format(", {}={}", columns[at].name, dot_string(*value));
    }
    out += "];\n";
  }
  return out + "}\n";
}

}  // namespace

std::optional<NetworkFormat> network_format_from_name(std::string_view name) {
  if (name == "graphml") return NetworkFormat::graphml;
  if (name == "gexf") return NetworkFormat::gexf;
  if (name == "dot") return NetworkFormat::dot;
  return std::nullopt;
}

std::string format_network(const Network& network, NetworkFormat format) {
  switch (format) {
    case NetworkFormat::graphml: return graphml(network);
    case NetworkFormat::gexf: return gexf(network);
    case NetworkFormat::dot: return dot(network);
  }
  return {};
}

}  // namespace themata
