// SPDX-License-Identifier: MIT
#include <themata/coding/coded_parts.hpp>

#include <cassert>

namespace themata {
namespace {

void append_moved(std::vector<std::uint32_t>& all, const std::vector<std::uint32_t>& part,
                  std::uint32_t first) {
  for (const std::uint32_t at : part) all.push_back(first + at);
}

void append_moved(std::vector<std::vector<Hit>>& all, const std::vector<std::vector<Hit>>& part,
                  std::uint32_t first) {
  assert(all.size() == part.size());
  for (std::size_t theme = 0; theme < part.size(); ++theme) {
    for (Hit hit : part[theme]) {
      hit.begin += first;
      hit.end += first;
      all[theme].push_back(hit);
    }
  }
}

}  // namespace

void append_part(CodedDocument& document, const CodedDocument& part) {
  const std::uint32_t first = document.words();
  append_moved(document.paragraph_starts, part.paragraph_starts, first);
  append_moved(document.sentence_starts, part.sentence_starts, first);
  append_moved(document.hits.of, part.hits.of, first);
  append_moved(document.hits.own, part.hits.own, first);
  for (CodedTurn turn : part.turns) {
    turn.first_word += first;
    document.turns.push_back(turn);
  }
}

}  // namespace themata
