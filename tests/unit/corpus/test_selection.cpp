// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include <themata/corpus/selection.hpp>

using namespace themata;

namespace {

Metadata metadata_of(const std::string& text) {
  const auto path = std::filesystem::temp_directory_path() / "themata-test-selection.csv";
  std::ofstream(path) << text;
  Metadata metadata = Metadata::load(path.string(), "document");
  std::filesystem::remove(path);
  return metadata;
}

Speaker speaker(const std::string& name, Role role = Role::respondent) {
  Speaker one;
  one.name = name;
  one.role = role;
  return one;
}

std::string said(const Selection& selection) {
  Diagnostics diagnostics;
  selection.report(false, diagnostics);
  std::string all;
  for (const Diagnostic& one : diagnostics.items()) all += one.message + "\n";
  return all;
}

using Talk = std::vector<std::pair<std::string, std::vector<Speaker>>>;

std::string said_of(const Talk& talk, const Metadata& metadata, SelectionOptions options = {}) {
  Selection selection(std::move(options), &metadata);
  std::uint32_t file = 0;
  for (const auto& [id, speakers] : talk) {
    static_cast<void>(selection.add_document(id, {}, speakers, {file++, 0}));
  }
  return said(selection);
}

}  // namespace

TEST_CASE("an id of metadata that several documents share without their extensions is named") {
  const Metadata metadata = metadata_of("document,g\na,1\nb.txt,2\n");
  const Talk talk{{"a.txt", {}}, {"a.vtt", {}}, {"b.txt", {}}, {"b.vtt", {}}};
  CHECK(said_of(talk, metadata) ==
        "1 document without a row in the metadata: b.vtt\n"
        "1 id of the metadata stands for several documents that differ in their extensions: a "
        "(a.txt, a.vtt); ids with extension tell them apart\n");
}
