// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include <themata/text/utf8.hpp>

#include "reading.hpp"
#include "real_data.hpp"

using namespace themata;
using namespace themata::testing;

namespace {

Reading read_real(const std::filesystem::path& path) {
  return read(read_file(path), "", {}, path.string());
}

std::vector<std::string> speakers_in_order(const Document& document) {
  std::vector<std::string> names;
  for (const Turn& turn : document.turns) names.push_back(document.speaker_of(turn).name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("real exports of captioning tools") {
  const auto path = real_data() / "transcripts/tool_exports";
  NEEDS_REAL_DATA(path);
  const auto speakers = [&](const char* name) {
    return speakers_in_order(read_real(path / name).only());
  };
  CHECK(speakers("with_speakers.vtt") == Names{"Alice", "Bob", "Alice"});
  CHECK(speakers("zoom_sample.vtt") == Names{"Alice Smith", "Bob Jones", "Alice Smith"});
  CHECK(speakers("note_and_style.vtt") == Names{""});
  CHECK(speakers("with_cue_ids.vtt") == Names{""});
  CHECK(speakers("simple.srt") == Names{"", "SPEAKER_01"});
}

TEST_CASE("times of real captions") {
  const auto path = real_data() / "transcripts/tool_exports";
  NEEDS_REAL_DATA(path);
  const Document zoom = read_real(path / "zoom_sample.vtt").only();
  CHECK(zoom.times_of(zoom.turns[1]).start == 4.5);
  CHECK(zoom.times_of(zoom.turns[1]).end == 9.1);
  const Document ids = read_real(path / "with_cue_ids.vtt").only();
  CHECK(ids.times_of(ids.turns[0]).start == 0.0);
  CHECK(ids.times_of(ids.turns[0]).end == 10.0);
  CHECK(ids.text.view().find("cue-") == std::string::npos);
  const Document dressed = read_real(path / "note_and_style.vtt").only();
  CHECK(dressed.text.view().find("color") == std::string::npos);
  CHECK(dressed.text.view().find("skipped") == std::string::npos);
}

TEST_CASE("a real table of parliamentary speeches") {
  const auto path = real_data() / "transcripts/office/dailsample.tsv";
  NEEDS_REAL_DATA(path);
  const Reading reading = read_real(path);
  const Document& document = reading.only();
  CHECK(document.format == "tsv");
  CHECK(document.turns.size() == 33);
  CHECK(document.speaker_of(document.turns[0]).name == "Count George Noble, Count Plunkett");
  CHECK_THAT(reading.said(), Catch::Contains("text=speech, speaker=member_name"));
}

TEST_CASE("real Word documents") {
  const auto path = real_data() / "transcripts/office";
  NEEDS_REAL_DATA(path);
  const Document small = read_real(path / "test.docx").only();
  CHECK(count_code_points(small.text) == 43);
  const Document party = read_real(path / "UK_2015_LoonyParty.docx").only();
  CHECK(party.text.view().find("Manicfesto") != std::string::npos);
  CHECK_FALSE(find_invalid_utf8(party.text));
}

TEST_CASE("a real OpenDocument file is refused with a word for what it is") {
  const auto path = real_data() / "transcripts/office/test.odt";
  NEEDS_REAL_DATA(path);
  CHECK_THAT(refusal(read_file(path), "docx"), Catch::Contains("OpenDocument"));
}
