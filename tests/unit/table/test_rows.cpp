// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include <themata/table/rows.hpp>

using namespace themata;

namespace {

const std::vector<Column> columns{
    {"document"}, {"turn", ColumnType::integer}, {"a \"b\""}, {"x", ColumnType::real}};

constexpr TableFormat formats[]{TableFormat::table, TableFormat::csv,  TableFormat::tsv,
                                TableFormat::jsonl, TableFormat::json, TableFormat::markdown};

std::string taken(RowWriter& rows) {
  std::string out;
  rows.pass_on([&out](std::string&& piece) { out = std::move(piece); });
  return out;
}

/// Text with everything that one format or another writes in its own way.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts{
      "word",   ",", "\"",   "\n", "\r", "\t",   "\\", "=", "<",    "_", "é",
      "\u2028", " ", "\x01", "|",  "’",  "\x7F", "日", "&", "\xFF", "*", "longer than that"};
  std::string text;
  for (std::size_t left = random() % 6; left > 0; --left) text += parts[random() % parts.size()];
  return text;
}

}  // namespace

TEST_CASE("cells are written as their format wants them") {
  const RowFormat format(columns, TableFormat::jsonl);
  RowWriter rows(format);
  rows.text("d").count(18446744073709551615U).text("").real(0.1).end_row();
  rows.word("d").count(0).missing().real(-0.0).end_row();
  CHECK(taken(rows) ==
        "{\"document\":\"d\",\"turn\":18446744073709551615,\"a \\\"b\\\"\":null,\"x\":0.1}\n"
        "{\"document\":\"d\",\"turn\":0,\"a \\\"b\\\"\":null,\"x\":0}\n");
  CHECK(taken(rows).empty());
}

TEST_CASE("rows with a common start are the rows written cell by cell") {
  std::mt19937 random(2);
  for (const TableFormat what : formats) {
    const RowFormat format(columns, what, SpreadsheetCells::safe);
    RowWriter whole(format);
    RowWriter parts(format);
    std::string streamed;
    for (int turn = 0; turn < 200; ++turn) {
      const std::string id = random_text(random);
      RowStart start;
      parts.text(id).count(random() % 1000);
      parts.keep_start(start);
      for (std::size_t left = random() % 3; left > 0; --left) {
        const std::string text = random_text(random);
        parts.start(start).text(text).real(1234.5).end_row();
      }
      if (random() % 8 == 0) streamed += taken(parts);
    }
    streamed += taken(parts);

    random.seed(2);
    for (int turn = 0; turn < 200; ++turn) {
      const std::string id = random_text(random);
      const std::uint64_t number = random() % 1000;
      for (std::size_t left = random() % 3; left > 0; --left) {
        const std::string text = random_text(random);
        whole.row({text_cell(id), count_cell(number), text_cell(text), real_cell(1234.5)});
      }
      (void)random();
    }
    CHECK(streamed == taken(whole));
    random.seed(2);
  }
}

TEST_CASE("rows with a common end are the rows written cell by cell") {
  std::mt19937 random(5);
  for (const TableFormat what : formats) {
    const RowFormat format(columns, what, SpreadsheetCells::safe);
    RowWriter whole(format);
    RowWriter parts(format);
    RowWriter ends(format);
    RowStart before;
    before.cells = 2;
    for (int row = 0; row < 300; ++row) {
      const std::string id = random_text(random);
      const std::string last = random_text(random);
      whole.text(id).count(1).text(last).real(2).end_row();
      ends.start(before).text(last).real(2).end_row();
      const std::string bytes = taken(ends);
      const RowEnd end = RowEnd::of(bytes);
      CHECK((end.size == 0) == (bytes.size() > RowEnd::longest));
      parts.text(id).count(1);
      if (end.size > 0) {
        parts.end_row(end);
      } else {
        parts.text(last).real(2).end_row();
      }
    }
    CHECK(taken(parts) == taken(whole));
  }
}

TEST_CASE("a number is written the same whatever stood above it") {
  std::mt19937_64 random(6);
  const RowFormat format(std::vector<Column>(11, {"n", ColumnType::integer}), TableFormat::csv);
  RowWriter rows(format);
  std::string expected;
  std::uint64_t near = 0;
  const std::uint64_t edges[]{
      0, 9, 10, 99, 100, 999, 1000, 1001, 10'000, 9'999'999'999'999'999'999U, UINT64_MAX};
  for (int row = 0; row < 2000; ++row) {
    for (std::size_t column = 0; column < 11; ++column) {
      near += random() % 400;
      const std::uint64_t any = random() >> random() % 64;
      const std::uint64_t number = row % 3 == 0 ? near : row % 3 == 1 ? any : edges[column];
      rows.count(number);
      expected += (column > 0 ? "," : "") + std::to_string(number);
    }
    rows.end_row();
    expected += "\n";
  }
  CHECK(taken(rows) == expected);
}

TEST_CASE("a JSON array has commas between its rows only") {
  const auto fill = [](std::size_t count) {
    return [count](RowWriter& rows) {
      for (std::size_t at = 0; at < count; ++at) rows.count(at).end_row();
    };
  };
  const std::vector<Column> one{{"n", ColumnType::integer}};
  const auto json = [&](std::size_t count) {
    return format_rows(one, TableFormat::json, SpreadsheetCells::as_they_are, fill(count));
  };
  CHECK(json(0) == "[]\n");
  CHECK(json(2) == "[\n{\"n\":0},\n{\"n\":1}\n]\n");
}

TEST_CASE("an aligned table shows each text whole and numbers shortened") {
  const auto fill = [](RowWriter& rows) { rows.text("a\tb\\n").real(12345.678).end_row(); };
  CHECK(format_rows({{"t"}, {"x", ColumnType::real}}, TableFormat::table, SpreadsheetCells::safe,
                    fill) == "t            x\na b\\n  12345.7\n");
}
