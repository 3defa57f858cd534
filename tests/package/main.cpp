// SPDX-License-Identifier: MIT
// What somebody writes who embeds the library: text in, hits out, nothing printed by it.
#include <cstdio>
#include <themata/coding/coder.hpp>
#include <themata/dictionary/load.hpp>

int main() {
  themata::Diagnostics diagnostics;
  const themata::Dictionary dictionary =
      themata::parse_dictionary("voice: [her story, listen*]", "inline.yml", diagnostics);
  const themata::Segmenter segmenter{{}};
  const themata::Matcher matcher(dictionary, segmenter, themata::PhraseScope::sentence,
                                 diagnostics);
  themata::Coder coder(segmenter, dictionary, matcher, {});

  themata::Document document;
  document.text = "We listened to her story.";
  document.speakers.push_back({"P1", themata::Role::respondent});
  themata::Turn turn;
  turn.span = {0, 25};
  document.turns.push_back(turn);
  document.paragraphs.push_back(0);
  const themata::CodedDocument coded = coder.code(document);
  std::printf("%zu hits in %u words\n", coded.hits.of[0].size(), coded.words());
  return coded.hits.of[0].size() == 2 ? 0 : 1;
}
