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

TEST_CASE("names that are no UTF-8 read back byte for byte") {
  Manifest manifest = example();
  const std::string name("caf\xE9 \xF0\x9F\x98 \xC3\xA9\xFF", 12);
  manifest.inputs[0].path = name;
  manifest.tables[0].inputs = {name};
  manifest.tables[0].options = {"--dictionary=" + name};
  manifest.title = std::string("a\0ff", 4);
  const std::string json = write_manifest(manifest);
  CHECK(json.find(R"("caf\u0000e9 \u0000f0\u00009f\u000098 )") != std::string::npos);
  const Manifest again = read_manifest(json, "manifest.json");
  CHECK(again.inputs[0].path == name);
  CHECK(again.tables[0].inputs == manifest.tables[0].inputs);
  CHECK(again.tables[0].options == manifest.tables[0].options);
  CHECK(again.title == manifest.title);
  CHECK(write_manifest(again) == json);
}

TEST_CASE("a manifest that would lead a reader astray is refused") {
  const auto refused = [](const auto& change) {
    Manifest manifest = example();
    change(manifest.tables[0]);
    return problem(write_manifest(manifest));
  };
  for (const char* path : {"../rates.csv", "/etc/passwd", "a/b.csv", "..", ".rates.csv", ""}) {
    CAPTURE(path);
    const auto lead_out = [path](ManifestTable& table) { table.results[0].path = path; };
    CHECK(refused(lead_out).find("outside of the folder") != std::string::npos);
  }
  CHECK(refused([](ManifestTable& table) { table.formats.clear(); }).find("no format") !=
        std::string::npos);
  CHECK(refused([](ManifestTable& table) { table.exit = 7; }).find("exit") != std::string::npos);
  CHECK(problem(R"({"manifest": 1, "title": "a\u0000g"})").find("U+0000") != std::string::npos);
}

TEST_CASE("a manifest that is deeper than any that is written is refused") {
  const auto nested = [](std::size_t depth) {
    return R"({"more": )" + std::string(depth, '[') + std::string(depth, ']') + ", " +
           write_manifest(example()).substr(1);
  };
  CHECK(problem(nested(8)).empty());
  CHECK(problem(nested(20)).find("can't be read") != std::string::npos);
}

TEST_CASE("hashes are those that were published for SHA-256") {
  // FIPS 180-2, appendix B.1, and the empty text.
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK_THROWS_AS(hash_file("/no/such/file"), Error);
}
