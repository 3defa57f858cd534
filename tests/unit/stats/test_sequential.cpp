// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include <themata/stats/association_test.hpp>
#include <themata/stats/sequential.hpp>

using namespace themata;

namespace {

Approx near(double value) { return Approx(value).epsilon(1e-8); }

constexpr std::uint32_t none = LagTable::no_code;

enum Code : std::uint32_t { chat, writes, reads, asks, attentive };

/// Bakeman & Quera 2011, p. 159.
const std::vector<std::uint32_t>& published_stream() {
  static const std::vector<std::uint32_t> stream = [] {
    std::vector<std::uint32_t> codes;
    for (const char digit : std::string_view("2143343421445413453221412521233144141333"
                                             "15211314123345523352544231552213333")) {
      codes.push_back(static_cast<std::uint32_t>(digit - '1'));
    }
    return codes;
  }();
  return stream;
}

std::vector<std::uint32_t> without_repeats(std::vector<std::uint32_t> stream) {
  stream.erase(std::unique(stream.begin(), stream.end()), stream.end());
  return stream;
}

LagTable table_of(const std::vector<std::uint32_t>& stream, std::size_t codes, std::size_t lag) {
  LagTable table(codes);
  table.add_stream(stream, lag);
  return table;
}

StructuralZeros diagonal(std::size_t codes) {
  StructuralZeros zeros(codes * codes);
  for (std::size_t code = 0; code < codes; ++code) zeros[code * codes + code] = true;
  return zeros;
}

}  // namespace

TEST_CASE("lag 1 of the published stream gives the published numbers") {
  const LagTable table = table_of(published_stream(), 5, 1);
  CHECK(table.total() == 74);
  const LagStatistics statistics = lag_statistics(table);
  CHECK(*statistics.g2 == near(30.954869));
  CHECK(statistics.df == 16);
  CHECK(*statistics.p == near(0.013635914).epsilon(1e-7));
  CHECK(*statistics.z[attentive * 5 + writes] == near(2.89801428));
  CHECK(*statistics.z[reads * 5 + reads] == near(2.31585770));
  CHECK(*statistics.z[writes * 5 + asks] == near(-2.09519224));
  CHECK(*yule_q(table.collapsed(attentive, writes)) == near(0.75));
}

TEST_CASE("lag 1 of the published stream agrees with R in every cell") {
  // R 4.2 chisq.test(t)$stdres
  const double stdres[] = {
      -1.68709396401, 0.14038907540,  -0.20622496365, 1.93642376455,  -0.13394704306,
      2.14350701694,  -0.35835918500, 0.14450548161,  -2.09519223664, 0.09385906354,
      -0.06988334967, -1.63480976857, 2.31585769880,  0.09839629921,  -1.22018509852,
      1.23399553623,  -0.48262019278, -1.33744500995, -0.02916042463, 0.82297517313,
      -1.78596057415, 2.89801427863,  -1.30372063725, -0.02286042148, 0.64517439503};
  const LagTable table = table_of(published_stream(), 5, 1);
  const LagStatistics statistics = lag_statistics(table);
  for (std::size_t cell = 0; cell < 25; ++cell) {
    CHECK(*statistics.z[cell] == near(stdres[cell]));
    CHECK(*adjusted_residual(table.collapsed(cell / 5, cell % 5)) == near(stdres[cell]));
  }
  CHECK(*lag_statistics(table_of(published_stream(), 5, 2)).g2 == near(15.5350231008));
}

TEST_CASE("structural zeros are fitted round, and take degrees of freedom") {
  // R 4.2 glm(Freq ~ from + to, poisson) over the cells off the diagonal, rstandard(type =
  // "pearson")
  const LagTable table = table_of(without_repeats(published_stream()), 5, 1);
  CHECK(table.total() == 57);
  const LagStatistics statistics = lag_statistics(table, diagonal(5));
  CHECK(*statistics.g2 == near(21.0596599353099));
  CHECK(statistics.df == 11);
  CHECK(*statistics.p == near(0.0327582003882));
  CHECK(*statistics.expected[writes * 5 + chat] == near(4.327686778));
  CHECK(*statistics.z[writes * 5 + chat] == near(1.21164535363));
  CHECK(*statistics.expected[attentive * 5 + writes] == near(1.744070348));
  CHECK(*statistics.z[attentive * 5 + writes] == near(3.06460199945));
  CHECK(*statistics.z[writes * 5 + asks] == near(-2.41341830312));
  CHECK_FALSE(statistics.expected[0]);
  CHECK_FALSE(statistics.z[0]);
}

TEST_CASE("fitting by iteration agrees with the formula where every cell can occur") {
  const LagTable table = table_of(published_stream(), 5, 1);
  LagTable wider(6);  // a sixth code that never occurs changes nothing
  for (std::size_t cell = 0; cell < 25; ++cell)
    wider.add(cell / 5, cell % 5, table.at(cell / 5, cell % 5));
  StructuralZeros zeros(36);
  zeros[35] = true;
  const LagStatistics plain = lag_statistics(table);
  const LagStatistics fitted = lag_statistics(wider, zeros);
  CHECK(fitted.df == 16);
  CHECK(*fitted.g2 == near(*plain.g2));
  for (std::size_t cell = 0; cell < 25; ++cell) {
    const std::size_t in_wider = cell / 5 * 6 + cell % 5;
    CHECK(*fitted.expected[in_wider] == near(*plain.expected[cell]));
    CHECK(*fitted.z[in_wider] == near(*plain.z[cell]));
  }
  CHECK(*fitted.expected[5] == 0);
  CHECK_FALSE(fitted.z[5]);
  CHECK(lag_statistics(wider).df == 16);
}

/// Every table of counts with the margins of `table` and nothing in `zeros`, cell by cell.
template <typename Visit>
void for_each_table(const LagTable& table, const StructuralZeros& zeros, const Visit& visit) {
  const std::size_t codes = table.codes();
  std::vector<std::uint64_t> rows, columns, counts(codes * codes);
  for (std::size_t code = 0; code < codes; ++code) {
    rows.push_back(table.row(code));
    columns.push_back(table.column(code));
  }
  const std::function<void(std::size_t)> fill = [&](std::size_t cell) {
    if (cell == counts.size()) return visit(counts);
    const std::size_t from = cell / codes, to = cell % codes;
    const bool last_column = to + 1 == codes, last_row = from + 1 == codes;
    const std::uint64_t most = zeros[cell] ? 0 : std::min(rows[from], columns[to]);
    for (std::uint64_t count = 0; count <= most; ++count) {
      if ((last_column && count != rows[from]) || (last_row && count != columns[to])) continue;
      counts[cell] = count;
      rows[from] -= count;
      columns[to] -= count;
      fill(cell + 1);
      rows[from] += count;
      columns[to] += count;
    }
  };
  fill(0);
}

TEST_CASE("cells that the margins force to 0 are closed before the fit") {
  // C and D never stand beside each other, and follow A and B as often as these stand first: so A
  // and B do not either, in no table with these margins, and two tables of 2 x 2 are left.
  const std::uint64_t counts[4][4] = {{0, 0, 3, 5}, {0, 0, 4, 2}, {6, 1, 0, 0}, {2, 4, 0, 0}};
  LagTable table(4);
  for (std::size_t cell = 0; cell < 16; ++cell) {
    table.add(cell / 4, cell % 4, counts[cell / 4][cell % 4]);
  }
  StructuralZeros zeros = diagonal(4);
  zeros[2 * 4 + 3] = zeros[3 * 4 + 2] = true;
  const LagStatistics statistics = lag_statistics(table, zeros);
  CHECK(*statistics.expected[1] == 0);
  CHECK_FALSE(statistics.z[1]);
  CHECK_FALSE(statistics.expected[2 * 4 + 3]);
  CHECK(*statistics.expected[2] == near(4));
  CHECK(*statistics.z[2] == near(*adjusted_residual({3, 5, 4, 2})));
  CHECK(*statistics.z[2 * 4 + 1] == near(*adjusted_residual({1, 6, 4, 2})));
  CHECK(statistics.df == 2);
  CHECK(*statistics.g2 == near(*g2({3, 5, 4, 2}) + *g2({1, 6, 4, 2})));
}

TEST_CASE("a code that stands in every pair leaves nothing to be tested") {
  const LagTable table = table_of({0, 1, 0, 2, 0, 3, 0, 1, 0}, 4, 1);
  const LagStatistics statistics = lag_statistics(table, diagonal(4));
  CHECK(*statistics.expected[1] == near(2));
  CHECK(*statistics.expected[1 * 4 + 2] == 0);
  CHECK_FALSE(statistics.z[1]);
  CHECK(statistics.df == 0);
  CHECK_FALSE(statistics.g2);
}

TEST_CASE("exactly the cells without a count in any table with the margins are closed") {
  std::uint64_t state = 1;
  const auto random = [&state](std::uint64_t n) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33U) % n;
  };
  std::size_t with_forced = 0;
  for (int round = 0; round < 200; ++round) {
    LagTable table(4);
    StructuralZeros zeros = diagonal(4);
    for (std::size_t cell = 0; cell < 16; ++cell) {
      if (random(6) == 0) zeros[cell] = true;
      if (!zeros[cell] && random(2) == 0) table.add(cell / 4, cell % 4, 1 + random(2));
    }
    if (table.total() == 0) continue;
    std::vector<std::uint64_t> most(16);
    for_each_table(table, zeros, [&](const std::vector<std::uint64_t>& other) {
      for (std::size_t cell = 0; cell < 16; ++cell) most[cell] = std::max(most[cell], other[cell]);
    });
    const LagStatistics statistics = lag_statistics(table, zeros);
    std::vector<double> rows(4), columns(4);
    bool forced = false;
    for (std::size_t cell = 0; cell < 16; ++cell) {
      CAPTURE(round, cell);
      if (zeros[cell]) continue;
      REQUIRE(statistics.expected[cell]);
      CHECK((*statistics.expected[cell] > 0) == (most[cell] > 0));
      rows[cell / 4] += *statistics.expected[cell];
      columns[cell % 4] += *statistics.expected[cell];
      const bool empty = table.row(cell / 4) == 0 || table.column(cell % 4) == 0;
      forced = forced || (most[cell] == 0 && !empty);
    }
    for (std::size_t code = 0; code < 4; ++code) {
      CHECK(rows[code] == Approx(static_cast<double>(table.row(code))).margin(1e-6));
      CHECK(columns[code] == Approx(static_cast<double>(table.column(code))).margin(1e-6));
    }
    with_forced += forced ? 1 : 0;
  }
  CHECK(with_forced > 20);
}

TEST_CASE("structural zeros that part a table leave each part its degrees of freedom") {
  LagTable table(4);
  StructuralZeros zeros(16);
  for (std::size_t from = 0; from < 4; ++from) {
    for (std::size_t to = 0; to < 4; ++to) {
      zeros[from * 4 + to] = from / 2 != to / 2;
      if (from / 2 == to / 2) table.add(from, to, 1 + from + 2 * to);
    }
  }
  const LagStatistics statistics = lag_statistics(table, zeros);
  CHECK(statistics.df == 2);
  CHECK(*statistics.z[0] == near(*adjusted_residual({1, 3, 2, 4})));
}

TEST_CASE("a place without a code breaks the chain") {
  struct Case {
    std::vector<std::uint32_t> stream;
    std::size_t lag;
    std::uint64_t pairs;
  };
  for (const Case& each :
       {Case{{0, 1, 0}, 1, 2}, Case{{0, none, 1}, 1, 0}, Case{{0, none, 1}, 2, 0},
        Case{{0, 1, 0}, 2, 1}, Case{{0, 1, none, 1, 0, 1}, 2, 1}, Case{{0, 1}, 5, 0},
        Case{{}, 1, 0}, Case{{none}, 1, 0}}) {
    CAPTURE(each.stream, each.lag);
    CHECK(table_of(each.stream, 2, each.lag).total() == each.pairs);
  }
}

TEST_CASE("streams have no pairs across") {
  LagTable table(2);
  table.add_stream(std::vector<std::uint32_t>{0, 1}, 1);
  table.add_stream(std::vector<std::uint32_t>{1, 0}, 1);
  CHECK(table.total() == 2);
  CHECK(table.at(0, 1) == 1);
  CHECK(table.at(1, 0) == 1);
}

TEST_CASE("undefined sequential measures are empty") {
  CHECK_FALSE(adjusted_residual({0, 0, 3, 4}));
  CHECK_FALSE(adjusted_residual({3, 0, 4, 0}));
  CHECK_FALSE(adjusted_residual({}));
  CHECK_FALSE(transition_probability({0, 0, 3, 4}));
  CHECK(*transition_probability({1, 3, 0, 0}) == 0.25);
  const LagStatistics empty = lag_statistics(LagTable(3));
  CHECK_FALSE(empty.g2);
  CHECK_FALSE(empty.p);
  CHECK_FALSE(empty.expected[0]);
  LagTable alone(2);
  alone.add(0, 0, 5);
  const LagStatistics one_code = lag_statistics(alone);
  CHECK_FALSE(one_code.g2);
  CHECK(one_code.df == 0);
  CHECK(*one_code.expected[0] == 5);
}

TEST_CASE("two-sided p of a normal deviate") {
  CHECK(two_sided_p(1.959963984540054) == near(0.05));
  CHECK(two_sided_p(-1.959963984540054) == near(0.05));
  CHECK(two_sided_p(0) == 1);
}
