// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <themata/tally/stanza.hpp>

using namespace themata;

namespace {

using Ties = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t>;
/// Of a conversation, for each turn the themes that it holds.
using Turns = std::vector<std::vector<std::uint32_t>>;

std::vector<Ties> ties(const Turns& turns, std::uint32_t width, StanzaWeight weight) {
  MovingStanza stanza(3, width, weight);
  std::vector<Ties> all;
  for (const auto& turn : turns) {
    Ties found;
    stanza.add(turn, [&](std::uint32_t first, std::uint32_t second, std::uint64_t tie) {
      found[{first, second}] += tie;
    });
    all.push_back(found);
  }
  return all;
}

/// The definition: products of sums over the window, less those without the turn itself.
std::vector<Ties> plain_ties(const Turns& turns, std::uint32_t width, StanzaWeight weight) {
  std::vector<Ties> all;
  for (std::size_t at = 0; at < turns.size(); ++at) {
    std::vector<std::uint64_t> with(3, 0), without(3, 0);
    for (std::size_t t = at + 1 >= width ? at + 1 - width : 0; t <= at; ++t) {
      for (const std::uint32_t theme : turns[t]) {
        ++with[theme];
        if (t < at) ++without[theme];
      }
    }
    Ties found;
    for (std::uint32_t i = 0; i < 3; ++i) {
      for (std::uint32_t j = i + 1; j < 3; ++j) {
        const std::uint64_t tie = with[i] * with[j] - without[i] * without[j];
        if (tie > 0) found[{i, j}] = weight == StanzaWeight::binary ? 1 : tie;
      }
    }
    all.push_back(found);
  }
  return all;
}

}  // namespace

TEST_CASE("a moving stanza is its definition on every conversation of five turns") {
  const Turns kinds{{}, {0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}, {0, 1, 2}};
  for (std::size_t code = 0; code < 8 * 8 * 8 * 8 * 8; ++code) {
    Turns turns;
    for (std::size_t rest = code, at = 0; at < 5; ++at, rest /= 8) turns.push_back(kinds[rest % 8]);
    for (const std::uint32_t width : {1U, 2U, 3U, 7U}) {
      for (const StanzaWeight weight : {StanzaWeight::binary, StanzaWeight::weighted}) {
        if (code % 7 != width % 7) continue;  // every seventh is plenty
        REQUIRE(ties(turns, width, weight) == plain_ties(turns, width, weight));
      }
    }
  }
}

TEST_CASE("a stanza never reaches back into another document") {
  MovingStanza stanza(2, 4, StanzaWeight::weighted);
  std::uint64_t found = 0;
  const auto count = [&found](std::uint32_t, std::uint32_t, std::uint64_t tie) { found += tie; };
  stanza.add(std::vector<std::uint32_t>{0}, count);
  CHECK(stanza.themes() == std::vector<std::uint32_t>{0});
  stanza.restart();
  CHECK(stanza.themes().empty());
  stanza.add(std::vector<std::uint32_t>{1}, count);
  CHECK(found == 0);
}
