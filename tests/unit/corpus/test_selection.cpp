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

TEST_CASE("rows and speakers of metadata by speaker that have no partner are named") {
  const Metadata metadata =
      metadata_of("document,speaker,g\ng1,Anna,f\ng1,Bela,m\ng2,Cy,m\ng9,Di,f\ng9,Ed,m\n");
  const Speaker asks = speaker("Mo", Role::interviewer);
  const Talk talk{{"g1", {asks, speaker("ANNA"), speaker("Bella")}}, {"g2", {asks, speaker("Cy")}}};
  CHECK(said_of(talk, metadata) ==
        "2 rows of the metadata without a document: g9\n"
        "1 speaker without a row in the metadata: Bella in g1 (perhaps `Bela`)\n"
        "1 row of the metadata without a speaker: Bela in g1\n");
  SelectionOptions anna;
  anna.speakers = {"Anna"};
  CHECK(said_of(talk, metadata, anna).find("speaker without a row") == std::string::npos);
  SelectionOptions women;
  women.where = {{"g", "f"}};
  CHECK(said_of(talk, metadata, women).find("Bella in g1") != std::string::npos);
}

TEST_CASE("speakers without a row are counted, and the first named in any order of reading") {
  const Metadata metadata = metadata_of("document,speaker,g\nd,Anna,f\n");
  const auto all = [&](bool backwards) {
    Selection selection({}, &metadata);
    for (std::uint32_t at = 0; at < 30; ++at) {
      const std::uint32_t file = backwards ? 29 - at : at;
      static_cast<void>(selection.add_document(
          "d", {}, {speaker("Anna"), speaker(std::string("P").append(std::to_string(file)))},
          {file, 0}));
    }
    return said(selection);
  };
  CHECK(all(false) == all(true));
  CHECK(all(false).find("30 speakers without a row in the metadata: P0 in d, P1 in d, P2 in d") !=
        std::string::npos);
  CHECK(all(false).find("P9 in d and 20 more") != std::string::npos);
}

TEST_CASE("an id of metadata that several documents share without their extensions is named") {
  const Metadata metadata = metadata_of("document,g\na,1\nb.txt,2\n");
  const Talk talk{{"a.txt", {}}, {"a.vtt", {}}, {"b.txt", {}}, {"b.vtt", {}}};
  CHECK(said_of(talk, metadata) ==
        "1 document without a row in the metadata: b.vtt\n"
        "1 id of the metadata stands for several documents that differ in their extensions: a "
        "(a.txt, a.vtt); ids with extension tell them apart\n");
}

TEST_CASE("Documents whose names have other parts than fields are named in their order") {
  SelectionOptions options;
  options.name_fields = "person_region";
  options.by = {"person"};
  Selection selection(options, nullptr);
  (void)selection.add_document("c", {}, {speaker("A")}, {2, 0});
  (void)selection.add_document("b_n_2", {}, {speaker("A")}, {1, 0});
  CHECK_THROWS_WITH(said(selection),
                    "no document has a field `person`, as none is named `person_region`: b_n_2, c");
  (void)selection.add_document("a_n", {}, {speaker("A")}, {0, 0});
  CHECK(said(selection) ==
        "2 documents not named `person_region`, and without its fields: b_n_2, c\n");
}

TEST_CASE("documents that share an id are numbered in the order in which they were read") {
  SelectionOptions options;
  options.by = {"document", "speaker"};
  Selection selection(options, nullptr);
  for (const std::uint32_t file : {2U, 0U, 1U}) {
    static_cast<void>(selection.add_document("call", {}, {speaker("A"), speaker("B")}, {file, 7}));
  }
  std::string names;
  for (const auto& [key, id] : selection.groups()) names += key[0].text + key[1].text + " ";
  CHECK(names == "callA callB call#2A call#2B call#3A call#3B ");
}

TEST_CASE("a document's number is that of no other id, and the same whatever turns count") {
  SelectionOptions options;
  options.by = {"document"};
  const auto names_of = [&options] {
    Selection selection(options, nullptr);
    std::uint32_t file = 0;
    for (const char* id : {"d", "d", "d#2", "d"}) {
      static_cast<void>(
          selection.add_document(id, {{"site", file == 0 ? "a" : "b"}}, {speaker("A")}, {file, 0}));
      ++file;
    }
    std::string names;
    for (const auto& [key, id] : selection.groups()) names += key[0].text + " ";
    return names + said(selection);
  };
  const std::string warning =
      "several documents have the id d; in tables by document the second is `#2`, or has the next "
      "number that is in no other id\n";
  CHECK(names_of() == "d d#3 d#2 d#4 " + warning);
  options.where = {{"site", "b"}};
  CHECK(names_of() == "d#3 d#2 d#4 " + warning);
  options.where = {{"document", "d#4"}};
  CHECK(names_of() == warning +
                          "--where document=d#4: tables call a document so whose id is `d`, as "
                          "that of another is; `--where document=d` takes them all\n");
}

TEST_CASE("groups by document and their parts stand in the order of what documents are called") {
  SelectionOptions options;
  options.by = {"role", "document"};
  options.clusters = SelectionOptions::Clusters::by_document;
  options.called = [](const std::string& id) { return std::string(id.rbegin(), id.rend()); };
  const auto shown = [&options] {
    Selection selection(options, nullptr);
    std::uint32_t number = 0;
    for (const char* id : {"a3", "b1", "c2", "b1"}) {
      static_cast<void>(selection.add_document(id, {}, {speaker("A")}, {0, number++}));
    }
    const auto names = selection.documents();
    std::string all;
    for (const ClusteredGroup& group : selection.clustered_groups()) {
      for (const GroupPart& part : group.key) all += part.text + " ";
      all += "(";
      for (const std::uint64_t document : group.documents) all += " " + names.at(document);
      all += " ) ";
    }
    all += "|";
    for (const auto& [document, place] : selection.order()) all += " " + std::to_string(place);
    return all;
  };
  CHECK(shown() ==
        "respondent b1 ( b1 ) respondent b1#2 ( b1#2 ) respondent c2 ( c2 ) "
        "respondent a3 ( a3 ) | 3 0 2 1");
  options.by = {"role"};
  CHECK(shown() == "respondent ( b1 b1#2 c2 a3 ) | 3 0 2 1");
  options.called = {};
  CHECK(shown() == "respondent ( a3 b1 c2 b1#2 ) | 0 1 2 3");
}

TEST_CASE("Groups by fields of names have other names, and conditions the fields' values") {
  SelectionOptions options;
  options.name_fields = "person_region";
  options.by = {"person", "meta_region"};
  options.where = {{"region", "east"}};
  options.called_field = [](const std::string& field, const std::string& value) {
    return field + "-" + std::to_string(value.size());
  };
  Selection selection(options, nullptr);
  CHECK(selection.add_document("john_east", {}, {speaker("A")}, {0, 0}) ==
        std::vector<GroupId>{GroupId{0}});
  CHECK(selection.add_document("jane_west", {}, {speaker("A")}, {1, 0}) ==
        std::vector<GroupId>{set_aside});
  // What a document says of itself goes before its name.
  (void)selection.add_document("jan_east", {{"person", "Ines"}}, {speaker("A")}, {2, 0});
  std::string all;
  for (const auto& [key, id] : selection.groups()) all += key[0].text + " " + key[1].text + "\n";
  CHECK(all == "Ines region-4\nperson-4 region-4\n");
  CHECK(is_name_field("person_region", "region"));
  CHECK(is_name_field("person_region", "meta_region"));
  CHECK_FALSE(is_name_field("person_region", "regio"));
  CHECK_FALSE(is_name_field("", "person"));
}

namespace {

/// Two documents, one of each region, in which Mo asks and another answers.
std::string said_of_regions(SelectionOptions options, const Metadata* metadata = nullptr) {
  Selection selection(std::move(options), metadata);
  const std::vector<TurnSummary> turns{{0, 5}, {1, 7}, {2, 2}};
  for (const bool north : {true, false}) {
    const Fields fields{{"region", north ? "north" : "south"}};
    const std::vector<Speaker> speakers{speaker("Mo", Role::interviewer),
                                        speaker(north ? "Ann" : "Ben"),
                                        speaker("", Role::preamble)};
    const std::string id = north ? "n" : "s";
    const auto groups = selection.add_document(id, fields, speakers, {north ? 0U : 1U, 0});
    selection.count_turns(id, fields, speakers, groups, turns);
  }
  return said(selection);
}

SelectionOptions where(std::vector<std::pair<std::string, std::string>> conditions) {
  SelectionOptions options;
  options.where = std::move(conditions);
  return options;
}

}  // namespace

TEST_CASE("turns are said to be set aside that count but for their role") {
  CHECK(said_of_regions({}) ==
        "2 turns of interviewers (10 words) set aside; `--role all` brings them in\n"
        "2 stretches of text before the first speaker (4 words) set aside\n");
  CHECK(said_of_regions(where({{"region", "north"}})) ==
        "1 turn of interviewers (5 words) set aside; `--role all` brings them in\n"
        "1 stretch of text before the first speaker (2 words) set aside\n");
  SelectionOptions all = where({{"region", "north"}});
  all.all_roles = true;
  CHECK(said_of_regions(all).empty());
  SelectionOptions ann;
  ann.speakers = {"ann"};
  CHECK(said_of_regions(ann).empty());
}

TEST_CASE("filters that no turn meets together are warned of") {
  CHECK(said_of_regions(where({{"region", "north"}, {"region", "south"}})) ==
        "nothing is left to count: no turn meets all of `--where region=north`, "
        "`--where region=south`\n");
  SelectionOptions ann;
  ann.speakers = {"Ann"};
  ann.roles = {Role::interviewer};
  CHECK(said_of_regions(ann) ==
        "nothing is left to count: no turn meets all of `--speaker Ann`, `--role interviewer`\n");
  SelectionOptions other;
  other.roles = {Role::other, Role::unknown};
  CHECK(said_of_regions(other).find("nothing is left to count: no turn meets `--role "
                                    "other,unknown`\n") != std::string::npos);
  SelectionOptions asks;
  asks.speakers = {"Mo"};
  CHECK(said_of_regions(asks) ==
        "2 turns of interviewers (10 words) set aside; `--role all` brings them in\n"
        "nothing is left to count: all turns that meet `--speaker Mo` are set aside by their "
        "role\n");
}

TEST_CASE("a value that nothing has is told from one of talk that is set aside") {
  const std::string only_role = said_of_regions(where({{"role", "interviewer"}}));
  CHECK(only_role.find("--where role=interviewer: only turns that are set aside by their role have "
                       "this value; `--role all` brings them in\n") != std::string::npos);
  CHECK(said_of_regions(where({{"region", "west"}})) ==
        "--where region=west: nothing has this value (seen: north, south)\n");
  const Metadata metadata = metadata_of("document,role\nn,det\ns,\n");
  CHECK(said_of_regions(where({{"role", "det"}}), &metadata) ==
        "--where role=det: nothing has this value (seen: respondent); the metadata's `role` is "
        "`meta_role`\n");
  CHECK(said_of_regions(where({{"meta_role", "sgt"}}), &metadata) ==
        "--where meta_role=sgt: nothing has this value (seen: (empty), det)\n");
}

TEST_CASE("a field of the name of a column is asked for as meta_ only where there is one") {
  for (const char* field : {"meta_document", "meta_speaker", "meta_role", "meta_status"}) {
    SelectionOptions options;
    options.by = {field};
    CHECK_THROWS_AS(said_of_regions(options), Error);
  }
  const Metadata metadata = metadata_of("document,role\nn,det\ns,sgt\n");
  SelectionOptions options;
  options.by = {"meta_role", "role", "meta_region"};
  CHECK_NOTHROW(said_of_regions(options, &metadata));
}
