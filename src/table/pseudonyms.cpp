// SPDX-License-Identifier: MIT
#include <themata/table/pseudonyms.hpp>

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>
#include <vector>

#include <themata/base/error.hpp>

namespace themata {
namespace {

constexpr std::size_t least_key = 16;

void hash(crypto_auth_hmacsha256_state& state, std::string_view bytes) {
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                                bytes.size());
}

/// Of whose names a column is: `document`, `speaker`, or nothing.
std::string_view kind_of(const Column& column) {
  if (column.names_of == NamesOf::documents || column.name == "document") return "document";
  if (column.names_of == NamesOf::speakers || column.name == "speaker") return "speaker";
  return {};
}

/// The place of a pseudonym, which is what tables of coded files with pseudonyms are sorted by:
/// speakers that are a number by it, and who has no name last.
std::string order_of(std::string_view kind, const std::string& name) {
  if (name.empty()) return "~";
  const bool number =
      kind == "speaker" && name.find_first_not_of("0123456789") == std::string::npos;
  return (number || kind == "document" ? "0" : "1") + name;
}

/// Sorts rows by their columns up to and with `last`: pseudonyms by their places, other values
/// in the order in which they came.
void sort_rows(Table& table, const std::vector<bool>& replaced, std::size_t last) {
  std::vector<std::vector<std::string>> keys(table.rows.size());
  for (std::size_t column = 0; column <= last; ++column) {
    std::map<Cell, std::size_t> came;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const Cell& cell = table.rows[row][column];
      const std::size_t place = came.try_emplace(cell, came.size()).first->second;
      const auto* text = std::get_if<std::string>(&cell);
      keys[row].push_back(!replaced[column] ? fmt::format("{:020}", place)
                          : text == nullptr ? std::string("~")
                                            : order_of(kind_of(table.columns[column]), *text));
    }
  }
  std::vector<std::size_t> order(table.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&keys](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  std::vector<Row> rows;
  rows.reserve(table.rows.size());
  for (const std::size_t row : order) rows.push_back(std::move(table.rows[row]));
  table.rows = std::move(rows);
}

/// Of the interviews that a row leaves out.
void replace_left_out(const Pseudonyms& names, Table& table) {
  const auto kind = column_named(table, "kind");
  const auto left_out = column_named(table, "left_out");
  if (!kind || !left_out) return;
  for (Row& row : table.rows) {
    auto* name = std::get_if<std::string>(&row[*left_out]);
    if (name != nullptr && row[*kind] == Cell{std::string("interview")})
      *name = names.of("document", *name);
  }
}

}  // namespace

Pseudonyms::Pseudonyms(std::string key) : key_(std::move(key)) {
  while (!key_.empty() && (key_.back() == '\n' || key_.back() == '\r')) key_.pop_back();
  if (key_.size() < least_key) {
    throw Error(ErrorKind::usage,
                fmt::format("a key for pseudonyms has {} bytes at least, this one has {}; make one "
                            "with: head -c 32 /dev/urandom | base64 > key",
                            least_key, key_.size()));
  }
}

Pseudonyms Pseudonyms::from_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string key{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file && key.empty()) {
    throw Error(ErrorKind::usage, "the key for pseudonyms can't be read", Place{path});
  }
  return Pseudonyms(std::move(key));
}

std::string Pseudonyms::of(std::string_view kind, std::string_view name) const {
  if (name.empty()) return {};
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key_.data()),
                              key_.size());
  hash(state, kind);
  hash(state, std::string_view("\0", 1));
  hash(state, name);
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> sum{};
  crypto_auth_hmacsha256_final(&state, sum.data());
  std::string digits;
  for (std::size_t at = 0; at < 8; ++at) digits += fmt::format("{:02x}", sum[at]);
  return digits;
}

std::string Pseudonyms::of_field(std::string_view field, std::string_view value) const {
  return of(fmt::format("field {}", field), value);
}

void Pseudonyms::apply(Table& table) const {
  std::vector<bool> replaced(table.columns.size(), false);
  std::size_t last = table.columns.size();
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::string_view kind = kind_of(table.columns[column]);
    if (kind.empty()) continue;
    replaced[column] = true;
    last = column;
    for (Row& row : table.rows) {
      if (auto* name = std::get_if<std::string>(&row[column])) *name = of(kind, *name);
    }
  }
  replace_left_out(*this, table);
  if (last < table.columns.size()) sort_rows(table, replaced, last);
}

}  // namespace themata
