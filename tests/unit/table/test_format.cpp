// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cstdlib>
#include <limits>

#include <themata/table/format.hpp>

using namespace themata;

namespace {

std::string csv_cell(const std::string& text) {
  std::string out;
  append_csv_cell(out, text);
  return out;
}

std::string json_string(const std::string& text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

const Table small{
    {{"name"}, {"n", ColumnType::integer}, {"x", ColumnType::real}},
    {{text_cell("a,b"), count_cell(3), real_cell(0.1)}, {Cell{}, count_cell(0), Cell{}}}};

}  // namespace

TEST_CASE("CSV quotes what RFC 4180 wants quoted and nothing else") {
  CHECK(csv_cell("plain text") == "plain text");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(csv_cell("a\nb") == "\"a\nb\"");
  CHECK(format_table(small, TableFormat::csv) == "name,n,x\n\"a,b\",3,0.1\n,0,\n");
}

TEST_CASE("a missing value is empty, and null in JSON") {
  CHECK(format_table(small, TableFormat::jsonl) ==
        "{\"name\":\"a,b\",\"n\":3,\"x\":0.1}\n{\"name\":null,\"n\":0,\"x\":null}\n");
  CHECK(std::holds_alternative<std::monostate>(real_cell(std::numeric_limits<double>::infinity())));
  CHECK(std::holds_alternative<std::monostate>(real_cell(std::nan(""))));
}

TEST_CASE("JSON strings escape control characters, quotes and line separators") {
  CHECK(json_string("a\"b\\c\n\t\x01") == "\"a\\\"b\\\\c\\n\\t\\u0001\"");
  CHECK(json_string("\u2028 é") == "\"\\u2028 é\"");
  CHECK(json_string("\xff") == "\"\uFFFD\"");
}

TEST_CASE("TSV cells hold no tab and no line end") {
  const Table table{{{"t"}}, {{text_cell("a\tb\nc\\d")}}};
  CHECK(format_table(table, TableFormat::tsv) == "t\na\\tb\\nc\\\\d\n");
}

TEST_CASE("Markdown cells cannot break the table or carry markup") {
  const Table table{{{"t"}}, {{text_cell("a|b <script>*x*\ny")}}};
  CHECK(format_table(table, TableFormat::markdown) ==
        "| t |\n|---|\n| a\\|b &lt;script&gt;\\*x\\* y |\n");
}

TEST_CASE("numbers round-trip in machine formats") {
  for (const double value : {0.1, 1.0 / 3, 1e-300, 123456789.123456789, 5e300}) {
    const Table table{{{"x", ColumnType::real}}, {{real_cell(value)}}};
    const std::string text = format_table(table, TableFormat::csv).substr(2);
    CHECK(std::strtod(text.c_str(), nullptr) == value);
  }
}

TEST_CASE("an aligned table counts columns as a terminal does") {
  const Table table{
      {{"word"}, {"n", ColumnType::integer}},
      {{text_cell("日本"), count_cell(1)}, {text_cell("cafe\u0301"), count_cell(10)}}};
  CHECK(format_table(table, TableFormat::table) == "word   n\n日本   1\ncafe\u0301  10\n");
}

TEST_CASE("nothing in a cell steers the terminal") {
  CHECK(for_terminal("a\x1b[31mb\u202Ec\nd") == "a␛[31mb\uFFFDc d");
}

TEST_CASE("formula cells are guarded only on request") {
  const Table table{{{"t"}}, {{text_cell("=1+1")}, {text_cell("-x")}, {text_cell("x=1")}}};
  CHECK(format_table(table, TableFormat::csv) == "t\n=1+1\n-x\nx=1\n");
  CHECK(format_table(table, TableFormat::csv, SpreadsheetCells::safe) == "t\n'=1+1\n'-x\nx=1\n");
}
