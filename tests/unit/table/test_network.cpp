// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/table/format.hpp>
#include <themata/table/network.hpp>

using namespace themata;

namespace {

Network odd_names() {
  Network network;
  network.nodes = {{"a&b", "<A> \"and\" B", 3}, {"c\\d", "two\nlines\x01", 4}};
  network.edges.columns = {
      {"a"}, {"b"}, {"n_ab", ColumnType::integer}, {"phi", ColumnType::real}, {"unit"}};
  network.edges.rows = {
      {std::string("a&b"), std::string("c\\d"), std::int64_t{2}, 0.1, std::string("turn")},
      {std::string("a&b"), std::string("a&b"), std::int64_t{1}, Cell{}, std::string("turn")}};
  return network;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("GraphML names its attributes and leaves missing values out") {
  const std::string text = format_network(odd_names(), NetworkFormat::graphml);
  CHECK(holds(text, R"(<key id="weight" for="edge" attr.name="weight" attr.type="long"/>)"));
  CHECK(holds(text, R"(<key id="e3" for="edge" attr.name="phi" attr.type="double"/>)"));
  CHECK(holds(text, R"(<node id="a&amp;b"><data key="label">&lt;A&gt; &quot;and&quot; B</data>)"));
  CHECK(holds(text, "two\nlines\xEF\xBF\xBD"));
  CHECK(holds(
      text,
      R"(<edge source="a&amp;b" target="c\d"><data key="weight">2</data><data key="e2">2</data><data key="e3">0.1</data>)"));
  CHECK(holds(
      text,
      R"(<edge source="a&amp;b" target="a&amp;b"><data key="weight">1</data><data key="e2">1</data><data key="e4">)"));
}

TEST_CASE("a text of XML has no markup, and no character that XML lacks") {
  std::string out;
  append_xml_text(out, "<a href=\"&\">\x01\xFF\xEF\xBF\xBE\n");
  CHECK(out == "&lt;a href=&quot;&amp;&quot;&gt;\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n");
}

TEST_CASE("GEXF has weights and attributes") {
  const std::string text = format_network(odd_names(), NetworkFormat::gexf);
  CHECK(holds(text, R"(<edge id="0" source="a&amp;b" target="c\d" weight="2">)"));
  CHECK(holds(text, R"(<attvalue for="e3" value="0.1"/>)"));
  CHECK(holds(text, R"(defaultedgetype="undirected")"));
}

TEST_CASE("DOT escapes quotes and backslashes") {
  Network network = odd_names();
  CHECK(holds(format_network(network, NetworkFormat::dot), "\"a&b\" -- \"c\\\\d\" [weight=2"));
  network.direction = Direction::directed;
  const std::string text = format_network(network, NetworkFormat::dot);
  CHECK(holds(text, "digraph themata {\n  \"a&b\" [label=\"<A> \\\"and\\\" B\", n=3];"));
  CHECK(holds(text, "\"a&b\" -> \"c\\\\d\""));
}
