// SPDX-License-Identifier: MIT
// Counts out, for many small tables, all tables that agree with what is shown and with all
// sums: each hidden cell must have two values among them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <random>

#include <themata/table/disclosure.hpp>

using namespace themata;

namespace {

/// Cells whose sum is known: `whole` is known to be at least it, or exactly it.
struct Sum {
  std::vector<std::size_t> parts{};
  std::vector<std::size_t> less{};  ///< taken from it
  std::int64_t known = 0;
  bool exactly = true;
};

std::int64_t sum_of(const Sum& sum, const std::vector<std::int64_t>& counts) {
  std::int64_t all = 0;
  for (const std::size_t part : sum.parts) all += counts[part];
  for (const std::size_t part : sum.less) all -= counts[part];
  return all;
}

class Reader {
 public:
  Reader(std::vector<CountedCell> cells, std::vector<bool> hidden, std::vector<Sum> sums)
      : hidden_(std::move(hidden)), sums_(std::move(sums)) {
    for (const CountedCell& cell : cells) counts_.push_back(static_cast<std::int64_t>(cell.count));
    truth_ = counts_;
    for (std::size_t cell = 0; cell < counts_.size(); ++cell) {
      if (hidden_[cell]) unknown_.push_back(cell);
    }
    // A sum is looked at when the last of its unknown cells has a value.
    ends_.resize(unknown_.size());
    for (std::size_t sum = 0; sum < sums_.size(); ++sum) {
      for (std::size_t at = unknown_.size(); at-- > 0;) {
        const auto holds = [&](const std::vector<std::size_t>& cells_of) {
          return std::find(cells_of.begin(), cells_of.end(), unknown_[at]) != cells_of.end();
        };
        if (!holds(sums_[sum].parts) && !holds(sums_[sum].less)) continue;
        ends_[at].push_back(sum);
        break;
      }
    }
  }

  /// Can a reader find out what the cell is?
  bool can_tell(std::size_t cell) {
    target_ = cell;
    counts_ = truth_;
    return !other_value(0);
  }

 private:
  bool other_value(std::size_t at) {
    if (at == unknown_.size()) return true;
    const std::size_t cell = unknown_[at];
    for (std::int64_t value = 0; value <= truth_[cell] + 2; ++value) {
      if (cell == target_ && value == truth_[cell]) continue;
      counts_[cell] = value;
      const bool fits = std::all_of(ends_[at].begin(), ends_[at].end(), [this](std::size_t sum) {
        const std::int64_t found = sum_of(sums_[sum], counts_);
        return sums_[sum].exactly ? found == sums_[sum].known : found >= sums_[sum].known;
      });
      if (fits && other_value(at + 1)) return true;
    }
    counts_[cell] = truth_[cell];
    return false;
  }

  std::vector<bool> hidden_;
  std::vector<Sum> sums_;
  std::vector<std::int64_t> counts_{};
  std::vector<std::int64_t> truth_{};
  std::vector<std::size_t> unknown_{};
  std::vector<std::vector<std::size_t>> ends_{};
  std::size_t target_ = 0;
};

const std::vector<std::string> themes{"p", "p.a", "p.b", "q"};

struct Shape {
  std::vector<std::size_t> values;  ///< of each field
  bool own;                         ///< does p count more than p.a and p.b?
};

std::vector<CountedCell> random_cells(const Shape& shape, std::mt19937& random,
                                      std::uint64_t least) {
  std::vector<std::vector<std::string>> groups{{}};
  for (const std::size_t values : shape.values) {
    std::vector<std::vector<std::string>> longer;
    for (const auto& group : groups) {
      for (std::size_t value = 0; value < values; ++value) {
        longer.push_back(group);
        longer.back().push_back(std::to_string(value));
      }
    }
    groups = std::move(longer);
  }
  const auto count = [&random] { return random() % 3 == 0 ? 0 : random() % 7; };
  std::vector<CountedCell> cells;
  for (const auto& group : groups) {
    const std::uint64_t a = count();
    const std::uint64_t b = count();
    const std::uint64_t own = shape.own ? count() : 0;
    const std::vector<std::uint64_t> counts{a + b + own, a, b, count()};
    for (std::size_t theme = 0; theme < themes.size(); ++theme) {
      const std::uint64_t n = counts[theme];
      cells.push_back({group, {themes[theme]}, n, n > 0 && n < least});
    }
  }
  return cells;
}

std::vector<Sum> sums_of(const std::vector<CountedCell>& cells, const Shape& shape) {
  std::vector<Sum> sums;
  std::vector<std::int64_t> counts;
  for (const CountedCell& cell : cells) counts.push_back(static_cast<std::int64_t>(cell.count));
  for (std::size_t field = 0; field < shape.values.size(); ++field) {
    std::map<std::vector<std::string>, Sum> lines;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      std::vector<std::string> key = cells[cell].fields;
      key.erase(key.begin() + static_cast<std::ptrdiff_t>(field));
      key.push_back(cells[cell].themes.front());
      lines[key].parts.push_back(cell);
    }
    for (auto& [key, line] : lines) {
      if (line.parts.size() > 1) sums.push_back(line);  // a cell alone is no sum
    }
  }
  for (std::size_t cell = 0; cell < cells.size(); cell += themes.size()) {
    sums.push_back({{cell}, {cell + 1, cell + 2}, 0, !shape.own});
  }
  for (Sum& sum : sums) {
    if (sum.exactly) sum.known = sum_of(sum, counts);
  }
  return sums;
}

}  // namespace

TEST_CASE("No hidden cell follows from what is shown and from sums") {
  const std::vector<Shape> shapes{{{}, false},     {{1}, false},   {{2}, false},
                                  {{3}, false},    {{3}, true},    {{2, 2}, false},
                                  {{2, 3}, false}, {{2, 2}, true}, {{1, 3}, false}};
  std::mt19937 random(7);
  std::size_t checked = 0;
  std::size_t given_up = 0;
  for (int round = 0; round < 900; ++round) {
    const Shape& shape = shapes[static_cast<std::size_t>(round) % shapes.size()];
    const auto cells = random_cells(shape, random, 3);
    const HiddenCells found = hide_cells(cells);
    Reader reader(cells, found.hidden, sums_of(cells, shape));
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      INFO("round " << round << ", cell " << cell);
      CHECK((!cells[cell].small || found.hidden[cell]));
      if (std::find(found.exposed.begin(), found.exposed.end(), cell) != found.exposed.end()) {
        ++given_up;
        continue;
      }
      if (!found.hidden[cell]) continue;
      ++checked;
      CHECK_FALSE(reader.can_tell(cell));
    }
  }
  CHECK(checked > 1000);
  CHECK(given_up < checked / 20);
}

TEST_CASE("what is hidden beside small counts does not depend on the order of the cells") {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<CountedCell> cells;
    for (const char* group : {"a", "b", "c", "d"}) {
      for (const char* theme : {"p", "p.x", "p.y", "q"}) {
        const std::uint64_t count = random() % 7;
        cells.push_back({{group}, {theme}, count, count > 0 && count < 3});
      }
    }
    const auto hidden = [](const std::vector<CountedCell>& of) {
      const std::vector<bool> found = hide_cells(of).hidden;
      std::map<std::pair<std::vector<std::string>, std::vector<std::string>>, bool> by_name;
      for (std::size_t at = 0; at < of.size(); ++at) {
        by_name[{of[at].fields, of[at].themes}] = found[at];
      }
      return by_name;
    };
    const auto in_order = hidden(cells);
    std::shuffle(cells.begin(), cells.end(), random);
    CHECK(hidden(cells) == in_order);
  }
}
