// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <map>
#include <utility>
#include <vector>

#include <themata/base/error.hpp>
#include <themata/table/disclosure.hpp>
#include <themata/table/held_back.hpp>
#include <themata/table/pseudonyms.hpp>

using namespace themata;

namespace {

std::string shown(const Table& table) {
  std::string text;
  for (const Row& row : table.rows) {
    for (const Cell& cell : row) {
      if (const auto* word = std::get_if<std::string>(&cell)) text += *word;
      if (const auto* count = std::get_if<std::int64_t>(&cell)) text += std::to_string(*count);
      if (std::holds_alternative<double>(cell)) text += "x";
      text += ' ';
    }
    text.back() = '\n';
  }
  return text;
}

Row row(std::string group, std::string theme, std::int64_t hits, std::int64_t tokens) {
  return {std::move(group), std::move(theme), hits, tokens, 0.5};
}

Table hits_table(std::vector<Row> rows) {
  return {{{"site"},
           {"theme"},
           {"hits", ColumnType::integer},
           {"tokens", ColumnType::integer},
           {"per_1000", ColumnType::real}},
          std::move(rows)};
}

const std::vector<CellKind> kinds{{{{{"theme"}, "", {{"hits"}}, {"tokens"}}}, {}},
                                  {{{{}, "", {{"tokens"}}, {"theme", "hits"}}}, {}}};

}  // namespace

TEST_CASE("A small count takes its rate and a second group with it") {
  Table table = hits_table(
      {row("east", "voice", 2, 90), row("north", "voice", 30, 90), row("west", "voice", 9, 90)});
  Diagnostics said;
  hide_small_cells(table, {"site"}, kinds, 5, said);
  CHECK(shown(table) == "east voice  90 \nnorth voice 30 90 x\nwest voice  90 \n");
  REQUIRE(said.items().size() == 1);
  CHECK(said.items()[0].message.find("emptied 1 small count, and 1 beside") != std::string::npos);
}

TEST_CASE("A parent that would tell a small sub-theme goes too") {
  Table table = hits_table({row("all", "voice", 40, 90), row("all", "voice.asked", 3, 90),
                            row("all", "voice.heard", 37, 90)});
  Diagnostics said;
  hide_small_cells(table, {"site"}, kinds, 5, said);
  // The sibling changes with it, or the parent does: one cell either way, the smaller count.
  CHECK(shown(table) == "all voice 40 90 x\nall voice.asked  90 \nall voice.heard  90 \n");
}

TEST_CASE("What tells a small count where a theme above it is counted goes too") {
  // Sums over sites are no matter here.
  const std::vector<CellKind> weighted{{{{{"theme"}, "", {{"hits"}}, {}}}, {"site"}, {"weighted"}}};
  const auto of = [](std::string site, std::string theme, std::int64_t hits) {
    return Row{std::move(site), std::move(theme), hits, 0.5};
  };
  std::vector<Row> rows;
  for (const std::int64_t once : {3, 0}) {
    const std::string site = once == 3 ? "east" : "north";
    rows.push_back(of(site, "voice", 40 + once));
    rows.push_back(of(site, "voice.asked", 10));
    rows.push_back(of(site, "voice.heard", 30 + once));
    rows.push_back(of(site, "voice.heard.once", once));
    rows.push_back(of(site, "voice.heard.often", 30));
    rows.push_back(of(site, "voices", 40));
  }
  Table table{{{"site"}, {"theme"}, {"hits", ColumnType::integer}, {"weighted", ColumnType::real}},
              std::move(rows)};
  Diagnostics said;
  hide_small_cells(table, {}, weighted, 5, said);
  CHECK(shown(table) ==
        "east voice 43 \neast voice.asked 10 x\neast voice.heard 33 \neast voice.heard.once  \n"
        "east voice.heard.often  \neast voices 40 x\nnorth voice 40 x\nnorth voice.asked 10 x\n"
        "north voice.heard 30 x\nnorth voice.heard.once 0 x\nnorth voice.heard.often 30 x\n"
        "north voices 40 x\n");
  const std::string& message = said.items().at(0).message;
  CHECK(message.ends_with("; also weighted of 2 other rows"));
  CHECK(counts_held_back(message) == 4);
}

TEST_CASE("What two counts leave of a third is small too") {
  const std::vector<CellKind> rest{
      {{{{"theme"}, "", {{"hits"}, {"hits", {"adherence", "violation"}}}, {}}}, {}}};
  Table table{{{"theme"},
               {"hits", ColumnType::integer},
               {"adherence", ColumnType::integer},
               {"violation", ColumnType::integer}},
              {{"p", std::int64_t{40}, std::int64_t{30}, std::int64_t{8}},
               {"d", std::int64_t{40}, std::int64_t{30}, std::int64_t{10}},
               {"u", std::int64_t{40}, Cell{}, Cell{}}}};
  Diagnostics said;
  hide_small_cells(table, {}, rest, 5, said);
  CHECK(shown(table) == "p   \nd 40 30 10\nu 40  \n");
}

TEST_CASE("A group with too little talk keeps its size to itself, not its large counts") {
  Table table = hits_table({row("east", "voice", 0, 4), row("north", "voice", 30, 90)});
  Diagnostics said;
  hide_small_cells(table, {"site"}, kinds, 5, said);
  CHECK(shown(table) == "east voice 0  \nnorth voice 30  \n");
}

TEST_CASE("Zeros are shown, and nothing is emptied where nothing is small") {
  Table table = hits_table({row("east", "voice", 0, 90), row("north", "voice", 5, 90)});
  Diagnostics said;
  hide_small_cells(table, {"site"}, kinds, 5, said);
  CHECK(shown(table) == "east voice 0 90 x\nnorth voice 5 90 x\n");
}

TEST_CASE("The rest of a count is small too") {
  const std::vector<CellKind> pairs{
      {{{{"a", "b"}, "", {{"n_ab"}, {"n_a", {"n_ab"}}}, {"n_a"}}}, {}}};
  Table table{{{"a"}, {"b"}, {"n_a", ColumnType::integer}, {"n_ab", ColumnType::integer}},
              {{"p", "d", std::int64_t{40}, std::int64_t{38}}}};
  Diagnostics said;
  hide_small_cells(table, {}, pairs, 5, said);
  CHECK(shown(table) == "p d 40 \n");
}

TEST_CASE("A message says how much was held back") {
  const std::string of_words = message_of_words(5, 24);
  CHECK(tells_of_words(of_words));
  CHECK_FALSE(counts_held_back(of_words));
  CHECK_FALSE(tells_of_words("`--min-cell` can't keep small counts in a network"));
  Table hits = hits_table({row("a", "t", 9, 90), row("b", "t", 2, 90), row("c", "t", 7, 90)});
  Diagnostics of_hits;
  hide_small_cells(hits, {"site"}, kinds, 5, of_hits);
  CHECK(counts_held_back(of_hits.items().at(0).message) == 2);
  CHECK_FALSE(counts_held_back("4 turns set aside"));
  CHECK_FALSE(counts_held_back("`--min-cell` can't keep small counts in a network"));
}

TEST_CASE("Pseudonyms are HMAC-SHA-256 of kind and name") {
  const Pseudonyms names("0123456789abcdef\n");
  // printf 'speaker\0Ines' | openssl dgst -sha256 -hmac 0123456789abcdef
  CHECK(names.of("speaker", "Ines") == "bd6b16820c857aba");
  CHECK(names.of("document", "Ines") != names.of("speaker", "Ines"));
  CHECK(names.of("speaker", "").empty());
  CHECK(names.of_field("person", "Ines") == names.of_field("person", "Ines"));
  CHECK(names.of_field("person", "Ines") != names.of_field("place", "Ines"));
  CHECK(names.of_field("speaker", "Ines") != names.of("speaker", "Ines"));
  CHECK_THROWS_AS(Pseudonyms("short"), Error);
}

TEST_CASE("Rows come in the order of pseudonyms, not of names") {
  Table table{{{"document"}, {"theme"}},
              {{"a", "p"}, {"a", "d"}, {"b", "p"}, {"b", "d"}, {"c", "p"}, {"c", "d"}}};
  const Pseudonyms names("0123456789abcdef");
  names.apply(table);
  for (std::size_t at = 0; at + 1 < table.rows.size(); ++at) {
    const auto& one = std::get<std::string>(table.rows[at][0]);
    const auto& next = std::get<std::string>(table.rows[at + 1][0]);
    CHECK(one <= next);
    if (one == next) CHECK(std::get<std::string>(table.rows[at][1]) == "p");
  }
  CHECK(std::get<std::string>(table.rows[0][0]).size() == 16);
}

TEST_CASE("Columns of people's names are pseudonyms whatever they are called") {
  Table table{{{"meta_document", ColumnType::text, NamesOf::documents},
               {"voice", ColumnType::text, NamesOf::speakers},
               {"meta_speaker"},
               {"speaker"}},
              {{"a", "Ines", "a field", "Ines"}}};
  const Pseudonyms names("0123456789abcdef");
  names.apply(table);
  const Row expected{names.of("document", "a"), names.of("speaker", "Ines"), "a field",
                     names.of("speaker", "Ines")};
  CHECK(table.rows[0] == expected);
}
