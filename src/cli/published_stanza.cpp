// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <string_view>

#include <themata/tally/stanza.hpp>

#include "published_tables.hpp"

namespace themata::cli {
namespace {

/// Twelve turns of two conversations of six, speakers J and Z in turn, and the turns that
/// hold each of three codes.
constexpr std::size_t turns = 12;
constexpr std::size_t conversation = 6;
constexpr std::array<std::string_view, 3> codes{"111110011001", "111001010100", "001010100010"};
constexpr std::array<std::string_view, 3> pairs{"c1-c2", "c1-c3", "c2-c3"};

using Sums = std::array<std::array<std::uint64_t, 3>, 2>;  ///< by speaker and pair

Sums sums(std::uint32_t width, StanzaWeight weight) {
  Sums all{};
  MovingStanza stanza(codes.size(), width, weight);
  for (std::size_t turn = 0; turn < turns; ++turn) {
    if (turn % conversation == 0) stanza.restart();
    std::vector<std::uint32_t> present;
    for (std::uint32_t code = 0; code < codes.size(); ++code) {
      if (codes[code][turn] == '1') present.push_back(code);
    }
    stanza.add(present, [&](std::uint32_t first, std::uint32_t second, std::uint64_t tie) {
      all[turn % 2][first + second - 1] += tie;
    });
  }
  return all;
}

struct Printed {
  std::uint32_t width;
  StanzaWeight weight;
  std::string_view name;
  std::array<std::array<const char*, 3>, 2> sums;
};

constexpr std::array<Printed, 3> printed{{
    {1, StanzaWeight::binary, "window of 1", {{{"2", "2", "1"}, {"2", "0", "0"}}}},
    {2, StanzaWeight::binary, "window of 2, binary", {{{"3", "2", "2"}, {"5", "3", "2"}}}},
    {2, StanzaWeight::weighted, "window of 2, weighted", {{{"5", "4", "3"}, {"7", "3", "2"}}}},
}};

}  // namespace

std::vector<PublishedNumber> published_stanza() {
  std::vector<PublishedNumber> numbers;
  for (const Printed& row : printed) {
    const Sums found = sums(row.width, row.weight);
    for (std::size_t speaker = 0; speaker < 2; ++speaker) {
      for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        numbers.push_back(
            {"worked example, moving stanza over 12 turns",
             fmt::format("{}, speaker {}, {}", row.name, speaker == 0 ? "J" : "Z", pairs[pair]),
             row.sums[speaker][pair], static_cast<double>(found[speaker][pair])});
      }
    }
  }
  return numbers;
}

}  // namespace themata::cli
