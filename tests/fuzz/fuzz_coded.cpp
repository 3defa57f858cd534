// SPDX-License-Identifier: MIT
// Any bytes are a piece of a coded file, or a clear error; what is read can be counted.
// The first byte says what the rest is: a header, documents, an end, or a packed piece, whose
// sum is set right so that more than sums is tried.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <themata/coding/coded_file.hpp>
#include <themata/coding/group.hpp>
#include <themata/tally/bridges.hpp>
#include <themata/tally/cooccurrence_tally.hpp>
#include <themata/tally/hit_positions.hpp>
#include <themata/tally/sequence_tally.hpp>
#include <themata/tally/theme_tally.hpp>

#include "promises.hpp"

namespace {

using namespace themata;

Dictionary some_dictionary() {
  Dictionary dictionary;
  for (const char* name : {"a", "b", "c"}) {
    Theme theme;
    theme.name = name;
    if (theme.name == "b") theme.parent = ThemeId{0};
    const ThemeId id = dictionary.add_theme(theme);
    for (const char* written : {"one", "two"}) {
      Pattern pattern;
      pattern.written = written;
      pattern.theme = id;
      dictionary.add_pattern(pattern);
    }
  }
  return dictionary;
}

void check(const CodedDocument& document) {
  using testing::require;
  std::uint32_t words = 0;
  for (const CodedTurn& turn : document.turns) {
    require(turn.speaker < document.speakers.size(), "a turn has a speaker");
    require(turn.first_word == words, "turns follow each other");
    words += turn.words;
  }
  for (const auto* lists : {&document.hits.of, &document.hits.own}) {
    for (const auto& hits : *lists) {
      for (const Hit& hit : hits) {
        require(hit.begin < hit.end && hit.end <= words, "a hit lies in the document");
      }
    }
  }
}

void count(const Dictionary& dictionary, std::string_view bytes) {
  std::vector<ThemeId> themes;
  for (std::uint32_t at = 0; at < dictionary.themes().size(); ++at) themes.push_back(ThemeId{at});
  CodedRecords records(bytes, dictionary, {Sentences::always, CodedWanted::Matches::every}, 0);
  CodedRecord record;
  while (records.next(record)) {
    check(record.document);
    if (record.document.words() > 100'000) continue;  // many windows
    const std::vector<GroupId> groups(record.document.turns.size(), GroupId{0});
    for (const char* name : {"turn", "sentence", "paragraph", "document", "window:3", "stanza:2"}) {
      const Unit unit = *Unit::from_name(name);
      CooccurrenceTally(themes, unit,
                        unit.kind == UnitKind::stanza ? PairDetail::presence : PairDetail::order)
          .add(record.document, groups);
      if (unit.kind == UnitKind::stanza) continue;
      ThemeTally(themes, unit, PatternFacts::of(dictionary), {HitField::status})
          .add(record.document, groups);
      if (unit.kind == UnitKind::document) continue;
      HitPositions(themes, unit).add(record.document, groups);
    }
    BridgeQuestion question;
    question.themes = {ThemeId{0}, ThemeId{1}};
    question.classes = {ThemeId{2}};
    question.pointing.assign(dictionary.patterns().size(), Pointing::forward);
    question.opening.assign(dictionary.patterns().size(), true);
    BridgeTally(question, BridgeTally::Order::text).add(record.document, groups);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const Dictionary dictionary = some_dictionary();
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    if (data[0] == 'H') {
      const CodedHeader header = read_coded_header(bytes);
      (void)read_coded_header(write_coded_header(header));  // may be written again
    } else if (data[0] == 'D') {
      count(dictionary, bytes);
    } else if (data[0] == 'E') {
      (void)read_coded_end(bytes);
    } else if (bytes.size() >= CodedPiece::head_size) {
      CodedPiece piece = CodedPiece::read_head(bytes.substr(0, CodedPiece::head_size));
      piece.packed = bytes.substr(CodedPiece::head_size);
      piece.packed_size = static_cast<std::uint32_t>(piece.packed.size());
      if (piece.size > (std::size_t{1} << 24)) return 0;
      piece.settle_sum();
      count(dictionary, piece.unpack());
    }
  } catch (const Error& error) {
    testing::require(error.kind() == ErrorKind::input, "an error is one of the input");
  }
  return 0;
}
