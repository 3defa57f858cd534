// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include <themata/base/error.hpp>
#include <themata/study/manifest.hpp>

using namespace themata;

namespace {

Manifest example() {
  Manifest manifest;
  manifest.title = "A \"study\"\n\xE2\x80\xA8 of </script>";
  manifest.themata = "0.1.0";
  manifest.icu = "72.1";
  manifest.unicode = "15.0";
  manifest.folder = "..";
  manifest.study = {"../study.yml", {12, sha256("x")}};
  manifest.seed = "7";
  manifest.inputs = {{"a.txt", {1, sha256("a")}}, {"b.txt", {2, sha256("b")}}};
  manifest.dictionaries = {{"justice", sha256("j")}};
  ManifestTable table;
  table.name = "rates";
  table.command = "themes";
  table.options = {"--by=document", "a.txt"};
  table.formats = {"csv"};
  table.inputs = {"a.txt"};
  table.made_from = sha256("all");
  table.results = {{"rates.csv", {3, sha256("r")}}};
  table.exit = 1;
  table.said = {{Severity::warning, "doubtful"}};
  StageCounts counts;
  counts.files = 2;
  counts.skipped = {{"c.docx", "no archive"}};
  counts.documents = 1;
  counts.all = {5, 50};
  counts.set_aside = {{"interviewer", {2, 20}}};
  counts.counted = {3, 30};
  counts.hits = {{"affirmed", 4}};
  table.counts = counts;
  manifest.tables = {table};
  manifest.run = {"2024-01-01T00:00:00Z", "2024-01-01T00:00:01Z", {{"rates", 0.25}}};
  return manifest;
}

std::string problem(const std::string& json) {
  try {
    (void)read_manifest(json, "manifest.json");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a manifest that was written reads back the same") {
  const std::string json = write_manifest(example());
  const Manifest again = read_manifest(json, "manifest.json");
  CHECK(write_manifest(again) == json);
  REQUIRE(again.find("rates") != nullptr);
  CHECK(again.find("rates")->counts == example().tables[0].counts);
  CHECK(again.title == example().title);
  CHECK(again.find("other") == nullptr);
}

TEST_CASE("what differs between two runs stands behind all else") {
  Manifest later = example();
  later.run.started = "2025-01-01T00:00:00Z";
  const auto head = [](const Manifest& manifest) {
    const std::string json = write_manifest(manifest);
    return json.substr(0, json.find("\"run\": {"));
  };
  CHECK(head(later) == head(example()));
}

TEST_CASE("no cut of a manifest is taken for one") {
  const std::string json = write_manifest(example());
  for (std::size_t length = 0; length + 2 < json.size(); ++length) {
    CHECK_FALSE(problem(json.substr(0, length)).empty());
  }
  CHECK(problem("{}").find("no manifest") != std::string::npos);
  CHECK(problem("[1]").find("no manifest") != std::string::npos);
  CHECK(problem(R"({"manifest": 2})").find("another version") != std::string::npos);
  CHECK(problem(std::string(100000, '[')).find("can't be read") != std::string::npos);
}

TEST_CASE("hashes are those that were published for SHA-256") {
  // FIPS 180-2, appendix B.1, and the empty text.
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK_THROWS_AS(hash_file("/no/such/file"), Error);
}
