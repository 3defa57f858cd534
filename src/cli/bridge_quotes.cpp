// SPDX-License-Identifier: MIT
#include "bridge_quotes.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <themata/text/utf8.hpp>

namespace themata::cli {
namespace {

std::string words_of(const Document& document, const std::vector<Span>& words, std::uint32_t begin,
                     std::uint32_t end) {
  const Span span{words[begin].begin, words[end - 1].end};
  return one_line(span.of(document.text));
}

/// The whole sentence with its closing punctuation; of a turn what the bridge spans.
std::string quoted(const Document& document, const std::vector<Span>& words,
                   const BridgedUnit& unit, const Bridge& bridge, UnitKind kind) {
  if (kind == UnitKind::turn) {
    const std::uint32_t begin = std::min(bridge.first.begin, bridge.connective.begin);
    return words_of(document, words, begin, bridge.second.end);
  }
  const Turn& turn = document.turns[unit.turn];
  const bool last = unit.end == words.size() || words[unit.end].begin >= turn.span.end;
  const std::uint32_t until = last ? turn.span.end : words[unit.end].begin;
  const Span span{words[unit.begin].begin, std::max(until, words[unit.end - 1].end)};
  return std::string(trim(one_line(span.of(document.text))));
}

}  // namespace

void BridgeQuotes::add(const Document& document, DocumentPlace place, const BridgedUnit& unit,
                       const std::vector<Span>& words, UnitKind kind) {
  const Speaker& speaker = document.speaker_of(document.turns[unit.turn]);
  std::set<Key> seen;
  for (const Bridge& bridge : unit.bridges) {
    const bool turned =
        order_ == BridgeTally::Order::sense && bridge.pointing == Pointing::backward;
    const Key key{unit.group, turned ? bridge.to : bridge.from, bridge.link,
                  turned ? bridge.from : bridge.to};
    if (!seen.insert(key).second) continue;
    std::vector<BridgeQuote>& quotes = quotes_[key];
    quotes.push_back({{place, unit.begin, bridge.connective.begin},
                      document.id,
                      unit.turn + 1,
                      speaker.name,
                      std::string(role_name(speaker.role)),
                      bridge.pointing,
                      words_of(document, words, bridge.first.begin, bridge.first.end),
                      words_of(document, words, bridge.connective.begin, bridge.connective.end),
                      words_of(document, words, bridge.second.begin, bridge.second.end),
                      quoted(document, words, unit, bridge, kind)});
    if (quotes.size() >= 2 * most_ + 64) keep(quotes);
  }
}

void BridgeQuotes::keep(std::vector<BridgeQuote>& quotes) const {
  std::sort(quotes.begin(), quotes.end(),
            [](const BridgeQuote& a, const BridgeQuote& b) { return a.place < b.place; });
  if (quotes.size() > most_) quotes.resize(most_);
}

void BridgeQuotes::merge(BridgeQuotes& other) {
  for (auto& [key, from] : other.quotes_) {
    std::vector<BridgeQuote>& quotes = quotes_[key];
    quotes.insert(quotes.end(), std::make_move_iterator(from.begin()),
                  std::make_move_iterator(from.end()));
    keep(quotes);
  }
}

const std::vector<BridgeQuote>& BridgeQuotes::of(const Key& key) const {
  static const std::vector<BridgeQuote> none;
  const auto found = quotes_.find(key);
  return found == quotes_.end() ? none : found->second;
}

}  // namespace themata::cli
