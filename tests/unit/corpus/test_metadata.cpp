// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <themata/corpus/metadata.hpp>

using namespace themata;

namespace {

class File {
 public:
  explicit File(const std::string& text)
      : path_(std::filesystem::temp_directory_path() / "themata-test-metadata.csv") {
    std::ofstream(path_) << text;
  }
  ~File() { std::filesystem::remove(path_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("metadata join on the id, with or without extension") {
  const File file("document,town,hits\na.txt,Alder,1\nb,Birch,2\n");
  const Metadata metadata = Metadata::load(file.path(), "document");
  CHECK(metadata.fields() == std::vector<std::string>{"town", "hits"});
  CHECK(*metadata.value("a", "x", "town") == "Alder");
  CHECK(*metadata.value("b.docx", "x", "hits") == "2");
  CHECK_FALSE(metadata.value("c", "x", "town"));
  CHECK_FALSE(metadata.value("a", "x", "village"));
  CHECK(metadata.documents() == std::vector<std::string>{"a.txt", "b"});
  CHECK(metadata.document("a") == std::optional<std::size_t>{0});
  CHECK_FALSE(metadata.document("c"));
}

TEST_CASE("an id of metadata that stands as it is goes before one without extension") {
  const File file("document,g\na.txt,1\na.vtt,2\nb.txt,3\nb,4\nc.docx,5\nd,6\n");
  const Metadata metadata = Metadata::load(file.path(), "document");
  const auto g = [&](const char* id) { return metadata.value(id, "", "g").value_or("none"); };
  CHECK(g("a.txt") == "1");
  CHECK(g("a.vtt") == "2");
  CHECK(g("a") == "none");  // which of the two?
  CHECK(g("a.srt") == "none");
  CHECK(g("b") == "4");
  CHECK(g("b.txt") == "3");
  CHECK(g("b.vtt") == "4");
  CHECK(g("c") == "5");
  CHECK(g("c.docx") == "5");
  CHECK(g("c.txt") == "none");
  CHECK(g("d.md") == "6");
  CHECK(g("d.unknown") == "none");
}

TEST_CASE("metadata with a speaker column apply to that speaker") {
  const File file("document,speaker,age\na,Ann,30\na,Bo,40\n");
  const Metadata metadata = Metadata::load(file.path(), "document");
  CHECK(*metadata.value("a", "ANN", "age") == "30");
  CHECK(*metadata.value("a", "Bo", "age") == "40");
  CHECK_FALSE(metadata.value("a", "Cy", "age"));
  CHECK(metadata.knows("a"));
  CHECK_FALSE(metadata.knows("aa"));
}

TEST_CASE("metadata are composed when they are read") {
  const File file("document,speaker,ta\u0302che\nZoe\u0301,Rene\u0301,e\u0301t\u00E9\n");
  const Metadata metadata = Metadata::load(file.path(), "document");
  CHECK(metadata.fields() == std::vector<std::string>{"t\u00E2che"});
  CHECK(metadata.documents() == std::vector<std::string>{"Zo\u00E9"});
  CHECK(metadata.speaker_of(0) == "Ren\u00E9");
  CHECK(*metadata.value("Zo\u00E9", "Ren\u00E9", "t\u00E2che") == "\u00E9t\u00E9");
}

TEST_CASE("metadata that can't be joined are refused with the line") {
  const File twice("document,town\na.txt,x\nb,z\na.txt,y\nb,z\n");
  CHECK_THROWS_WITH(Metadata::load(twice.path(), "document"),
                    Catch::Contains("`a.txt` stands here a second time (first in line 2)"));
  const File speakers("speaker,document,age\nAnn,a,30\nBo,a,31\nann,a,32\n");
  CHECK_THROWS_WITH(Metadata::load(speakers.path(), "document"),
                    Catch::Contains("`a, ann` stands here a second time (first in line 2)"));
  const File columns("document,unit,unit\na,x,y\n");
  CHECK_THROWS_WITH(Metadata::load(columns.path(), "document"),
                    Catch::Contains("two columns of the metadata are called `unit`"));
  const File short_row("document,town\na\n");
  CHECK_THROWS_AS(Metadata::load(short_row.path(), "document"), Error);
  const File other("id,town\na,x\n");
  CHECK_THROWS_WITH(Metadata::load(other.path(), "document"),
                    Catch::Contains("no column `document`"));
}

TEST_CASE("a file's name is split into fields, or not at all") {
  const auto split = [](const char* fields, const char* name) {
    std::string out;
    for (const auto& [field, value] : split_name(fields, name)) out += field + "=" + value + " ";
    return out;
  };
  CHECK(split("unit_participant_date", "htu_p04_2021-05-01") ==
        "unit=htu participant=p04 date=2021-05-01 ");
  CHECK(split("unit_participant", "x/htu_p04") == "unit=htu participant=p04 ");
  CHECK(split("unit_participant", "htu_p04_2021").empty());
  CHECK(split("unit_participant_date", "htu_p04").empty());
  CHECK(split("", "htu_p04").empty());
}
