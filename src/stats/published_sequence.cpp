// SPDX-License-Identifier: MIT
#include <string_view>

#include <themata/stats/sequential.hpp>

#include "published_parts.hpp"

namespace themata {
namespace {

enum Code : std::uint32_t { chat, writes, reads, asks, attentive, codes };

/// A stream of 75 codes, 1 for Chat to 5 for Attentive.
constexpr std::string_view stream =
    "2143343421445413453221412521233144141333"
    "15211314123345523352544231552213333";

LagTable lag_1() {
  std::vector<std::uint32_t> coded;
  for (const char digit : stream) coded.push_back(static_cast<std::uint32_t>(digit - '1'));
  LagTable table(codes);
  table.add_stream(coded, 1);
  return table;
}

}  // namespace

std::vector<PublishedNumber> published_sequence() {
  const std::string source = "Bakeman & Quera 2011";
  const LagTable table = lag_1();
  const LagStatistics found = lag_statistics(table);
  return {
      {source, "stream of 75 codes at lag 1, G2", "30.954869", found.g2},
      {source, "its degrees of freedom", "16", static_cast<double>(found.df)},
      {source, "its p", "0.013635914", found.p},
      {source, "Attentive to Write, z", "2.89801428", found.z[attentive * codes + writes]},
      {source, "Attentive to Write, Yule's Q", "0.75", yule_q(table.collapsed(attentive, writes))},
      {source, "Read to Read, z", "2.31585770", found.z[reads * codes + reads]},
      {source, "Write to Ask, z", "-2.09519224", found.z[writes * codes + asks]}};
}

}  // namespace themata
