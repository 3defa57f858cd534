// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <themata/corpus/walk.hpp>
#include <themata/tally/bridges.hpp>
#include <themata/text/span.hpp>

namespace themata::cli {

/// The words of a bridge, with where they stand.
struct BridgeQuote {
  std::tuple<DocumentPlace, std::uint32_t, std::uint32_t> place{};  ///< document, word, connective
  std::string document{};
  std::uint32_t turn = 0;  ///< from 1
  std::string speaker{};
  std::string role{};
  Pointing pointing = Pointing::neither;
  std::string first{};
  std::string connective{};
  std::string second{};
  std::string text{};
};

/// The first quotes of each row of the table of bridges, whichever worker found them.
class BridgeQuotes {
 public:
  /// Group, from, class, to.
  using Key = std::tuple<GroupId, std::uint32_t, std::uint32_t, std::uint32_t>;

  BridgeQuotes(std::size_t most, BridgeTally::Order order) : most_(most), order_(order) {}

  /// `words[i]` is where the i-th counted word of the document stands.
  void add(const Document& document, DocumentPlace place, const BridgedUnit& unit,
           const std::vector<Span>& words, UnitKind kind);
  void merge(BridgeQuotes& other);
  [[nodiscard]] const std::vector<BridgeQuote>& of(const Key& key) const;

 private:
  void keep(std::vector<BridgeQuote>& quotes) const;

  std::size_t most_;
  BridgeTally::Order order_;
  std::map<Key, std::vector<BridgeQuote>> quotes_{};
};

}  // namespace themata::cli
