// SPDX-License-Identifier: MIT
// Coded documents as bytes: what is written comes back, and bytes that are anything are
// refused before memory is taken for what they say.
#include <catch2/catch.hpp>

#include <limits>
#include <string>

#include <themata/coding/coded_file.hpp>
#include <themata/coding/coded_order.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;

namespace {

const char* const themes = R"(themata: 1
name: test
version: "2"
language: en
themes:
  process:
    label: How it went
    patterns: [heard, {match: fair, weight: 2.5}]
    themes:
      voice: {polarity: adherence, patterns: ["her say", "listen*"]}
      silence: {polarity: violation, patterns: [ignored]}
)";

themata_test::Setup with_sentences() {
  themata_test::Setup setup;
  setup.coding.sentences = Sentences::always;
  return setup;
}

CodedDocument coded_talk(const CodingFixture& fixture) {
  Document document = themata_test::document_of(
      "She had her say. We listened, we heard. | | Ignored? It was fair! | Yes.");
  document.metadata = {{"unit", "north"}, {"empty", ""}};
  document.speakers = {{"Ann \xC3\x89", Role::respondent}, {"", Role::interviewer}};
  document.turns[2].speaker = 1;
  document.turns[2].times = 0;
  document.times = {{1.5, std::nullopt}};
  return fixture.code(document);
}

void require_same(const CodedDocument& read, const CodedDocument& written) {
  CHECK(read.id == written.id);
  CHECK(read.metadata == written.metadata);
  REQUIRE(read.speakers.size() == written.speakers.size());
  for (std::size_t at = 0; at < read.speakers.size(); ++at) {
    CHECK(read.speakers[at].name == written.speakers[at].name);
    CHECK(read.speakers[at].role == written.speakers[at].role);
  }
  REQUIRE(read.turns.size() == written.turns.size());
  for (std::size_t at = 0; at < read.turns.size(); ++at) {
    CHECK(read.turns[at].speaker == written.turns[at].speaker);
    CHECK(read.turns[at].first_word == written.turns[at].first_word);
    CHECK(read.turns[at].words == written.turns[at].words);
  }
  CHECK(read.paragraph_starts == written.paragraph_starts);
  CHECK(read.sentence_starts == written.sentence_starts);
  CHECK(read.hits.of == written.hits.of);
  CHECK(read.hits.own == written.hits.own);
}

CodedHeader header_of(const CodingFixture& fixture) {
  CodedHeader header;
  header.made_by = "themata test";
  header.options = {{"--overlap", "longest"}, {"--hyphens", "keep"}};
  header.dictionary_hash = std::numeric_limits<std::uint64_t>::max();
  header.dictionary = fixture.dictionary();
  header.given = {{"columns", "text=said"}};
  for (std::uint32_t at = 0; at < header.dictionary.patterns().size(); ++at) {
    header.same_as.push_back(PatternId{at == 3 ? 1 : at});
  }
  header.has_statuses = true;
  header.shard = {2, 3};
  header.runs = {{77, 12}};
  return header;
}

bool is_refused(const std::string& bytes, const Dictionary& dictionary) {
  try {
    CodedRecords records(bytes, dictionary, {Sentences::always, CodedWanted::Matches::every}, 0);
    CodedRecord record;
    while (records.next(record)) {
    }
  } catch (const Error& error) {
    return error.kind() == ErrorKind::input;
  }
  return false;
}

}  // namespace

TEST_CASE("a coded document comes back from its bytes") {
  const CodingFixture fixture(themes, with_sentences());
  const CodedDocument written = coded_talk(fixture);
  std::string bytes;
  LostMatches lost(fixture.dictionary().themes().size());
  lost[1] = {{1, 3, PatternId{2}, Status::negated}, {4, 5, PatternId{2}, Status::affirmed}};
  append_coded_record(written, 7, 3, bytes, lost);
  append_coded_record({}, 8, 0, bytes);
  CHECK(coded_record_size(bytes) < bytes.size());
  CodedRecord record;
  CodedRecords records(bytes, fixture.dictionary(),
                       {Sentences::always, CodedWanted::Matches::every}, 100);
  REQUIRE(records.next(record));
  CHECK(record.file == 107);
  CHECK(record.number == 3);
  require_same(record.document, written);
  CHECK(record.lost == lost);
  REQUIRE(record.document.times.size() == 1);
  CHECK(record.document.times[record.document.turns[2].times].start == 1.5);
  REQUIRE(records.next(record));  // into the memory of the one before
  CHECK(record.document.turns.empty());
  CHECK(record.document.hits.of.size() == fixture.dictionary().themes().size());
  CHECK(record.document.hits.of[0].empty());
  CHECK_FALSE(records.next(record));

  CodedRecords without(bytes, fixture.dictionary(), CodedWanted{}, 0);
  REQUIRE(without.next(record));
  CHECK(record.document.sentence_starts.empty());
  CHECK_FALSE(record.document.has_sentences);
  CHECK(record.lost.empty());
}

TEST_CASE("documents of one input stand in the order of their names where that is asked for") {
  std::string bytes;
  const std::vector<std::pair<std::uint32_t, const char*>> documents{
      {0, "b"}, {200, "c"}, {200, "a"}, {200, "b"}, {201, "a"}};
  for (std::uint32_t at = 0; at < documents.size(); ++at) {
    CodedDocument document;
    document.id = documents[at].second;
    document.metadata = {{"was", std::to_string(at)}};
    append_coded_record(document, documents[at].first, at + 300, bytes);
  }
  std::string ordered;
  CodedDocumentOrder order([&ordered](std::string_view records) { ordered += records; });
  const std::size_t first = coded_record_size(bytes);
  order.add(std::string_view(bytes).substr(0, first));
  order.add(std::string_view(bytes).substr(first));
  order.finish();
  const Dictionary nothing;
  CodedRecords records(ordered, nothing, CodedWanted{}, 0);
  std::string seen;
  for (CodedRecord record; records.next(record);) {
    seen += std::to_string(record.file) + "." + std::to_string(record.number) + " " +
            record.document.id + " " + record.document.metadata.front().second + "; ";
  }
  CHECK(seen == "0.0 b 0; 200.0 a 2; 200.1 b 3; 200.2 c 1; 201.0 a 4; ");
}

TEST_CASE("a header comes back from its bytes") {
  const CodingFixture fixture(themes);
  const CodedHeader written = header_of(fixture);
  const CodedHeader read = read_coded_header(write_coded_header(written));
  CHECK(read.made_by == written.made_by);
  CHECK(read.options == written.options);
  CHECK(read.option("--hyphens") == "keep");
  CHECK(read.given == written.given);
  CHECK(read.same_as == written.same_as);
  CHECK_FALSE(read.option("--no-such").has_value());
  CHECK(read.dictionary_hash == written.dictionary_hash);
  CHECK(read.has_statuses);
  CHECK(read.shard == written.shard);
  CHECK(read.runs == written.runs);
  REQUIRE(read.dictionary.themes().size() == 3);
  CHECK(read.dictionary.themes()[1].full_name == "process.voice");
  CHECK(read.dictionary.themes()[1].polarity == Polarity::adherence);
  CHECK(read.dictionary.themes()[0].label == "How it went");
  REQUIRE(read.dictionary.patterns().size() == fixture.dictionary().patterns().size());
  for (std::size_t at = 0; at < read.dictionary.patterns().size(); ++at) {
    const Pattern& expected = fixture.dictionary().patterns()[at];
    CHECK(read.dictionary.patterns()[at].written == expected.written);
    CHECK(read.dictionary.patterns()[at].weight == expected.weight);
    CHECK(read.dictionary.patterns()[at].polarity == expected.polarity);
  }
}

TEST_CASE("a pattern that is the same as one that is the same as a third is refused") {
  const CodingFixture fixture(themes);
  CodedHeader header = header_of(fixture);
  header.same_as[4] = PatternId{3};  // which is the same as 1
  CHECK_THROWS_AS(read_coded_header(write_coded_header(header)), Error);
}

TEST_CASE("bytes that were cut off are refused, wherever they end") {
  const CodingFixture fixture(themes, with_sentences());
  std::string record;
  append_coded_record(coded_talk(fixture), 0, 0, record);
  for (std::size_t size = 1; size < record.size(); ++size) {
    INFO(size);
    CHECK(is_refused(record.substr(0, size), fixture.dictionary()));
  }
  const std::string header = write_coded_header(header_of(fixture));
  for (std::size_t size = 0; size < header.size(); ++size) {
    CHECK_THROWS_AS(read_coded_header(header.substr(0, size)), Error);
  }
  const std::string end = write_coded_end({5, {true, true}, 123456});
  CHECK(read_coded_end(end).documents == 5);
  for (std::size_t size = 0; size < end.size(); ++size) {
    CHECK_THROWS_AS(read_coded_end(end.substr(0, size)), Error);
  }
}

TEST_CASE("a changed byte is refused, or what is read keeps its promises") {
  const CodingFixture fixture(themes, with_sentences());
  std::string record;
  append_coded_record(coded_talk(fixture), 0, 0, record);
  for (std::size_t at = 0; at < record.size(); ++at) {
    for (const int change : {1, 2, 0x7f, 0x80, 0xff}) {
      std::string changed = record;
      changed[at] = static_cast<char>(changed[at] ^ static_cast<char>(change));
      try {
        CodedRecords records(changed, fixture.dictionary(),
                             {Sentences::always, CodedWanted::Matches::every}, 0);
        CodedRecord read;
        while (records.next(read)) {
          const CodedDocument& document = read.document;
          for (const CodedTurn& turn : document.turns) {
            CHECK(turn.speaker < document.speakers.size());
          }
          for (const auto& hits : document.hits.of) {
            for (const Hit& hit : hits) {
              CHECK(hit.begin < hit.end);
              CHECK(hit.end <= document.words());
            }
          }
        }
      } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::input);
      }
    }
  }
}

TEST_CASE("numbers larger than the bytes that are left take no memory") {
  const CodingFixture fixture(themes);
  const std::string large = "\xff\xff\xff\xff\xff\xff\xff\xff\x7f";
  for (const std::string& before : {std::string(), std::string("\0\0", 2), std::string(3, '\0'),
                                    std::string(5, '\0'), std::string(6, '\0')}) {
    std::string record = before + large;
    std::string bytes(1, static_cast<char>(record.size()));
    CHECK(is_refused(bytes + record, fixture.dictionary()));
  }
  CHECK_THROWS_AS(read_coded_header(large), Error);
}

TEST_CASE("a piece is refused where a bit of it was changed") {
  CodedPiece piece;
  piece.kind = CodedPiece::Kind::documents;
  piece.documents = 2;
  piece.pack(std::string(1000, 'a') + "b");
  CHECK(piece.unpack() == std::string(1000, 'a') + "b");
  const std::string head = piece.head();
  REQUIRE(head.size() == CodedPiece::head_size);
  for (std::size_t bit = 0; bit < 8 * (head.size() + piece.packed.size()); ++bit) {
    std::string changed = head;
    std::string packed = piece.packed;
    std::string& bytes = bit / 8 < head.size() ? changed : packed;
    const std::size_t at = bit / 8 < head.size() ? bit / 8 : bit / 8 - head.size();
    bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1U << (bit % 8)));
    try {
      CodedPiece read = CodedPiece::read_head(changed);
      read.packed = packed;
      (void)read.unpack();
      FAIL("read with bit " << bit << " changed");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::input);
    }
  }
}

TEST_CASE("a piece that would unpack to more than it says, or than is allowed, is refused") {
  CodedPiece bomb;
  bomb.kind = CodedPiece::Kind::documents;
  bomb.pack(std::string(std::size_t{16} << 20, '\0'));  // packs to about a thousandth
  bomb.size = 10;
  bomb.settle_sum();
  CHECK_THROWS_AS(bomb.unpack(), Error);
  bomb.size = static_cast<std::uint32_t>(coded_piece_limit + 1);
  bomb.settle_sum();
  CHECK_THROWS_AS(CodedPiece::read_head(bomb.head()), Error);
  bomb.size = 100;
  bomb.packed_size = 1000;  // more than so few bytes ever take
  bomb.settle_sum();
  CHECK_THROWS_AS(CodedPiece::read_head(bomb.head()), Error);
}

TEST_CASE("what readers would refuse is not written") {
  CodedDocument document;
  document.metadata.assign(5000, {"field", "value"});
  std::string bytes;
  CHECK_THROWS_AS(append_coded_record(document, 0, 0, bytes), Error);
  document.metadata = {{"field", std::string((std::size_t{1} << 20) + 1, 'x')}};
  CHECK_THROWS_AS(append_coded_record(document, 0, 0, bytes), Error);
  CHECK(bytes.empty());
}
