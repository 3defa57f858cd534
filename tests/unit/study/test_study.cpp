// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include <themata/base/error.hpp>
#include <themata/study/study.hpp>

using namespace themata;

namespace {

/// A study in a line a table: `name(command formats): key=value|value ...`.
std::string rendered(const std::string& text) {
  SourceErrors errors("study.yml", text);
  const Study study = read_study(text, errors);
  errors.throw_if_any();
  const auto settings = [](const std::vector<Setting>& all) {
    std::string out;
    for (const Setting& setting : all) {
      out += " " + setting.key + "=";
      for (const SettingValue& value : setting.values) {
        out += (&value == &setting.values.front() ? "" : "|") + value.text;
      }
    }
    return out;
  };
  std::string out = study.title + settings(study.settings) + "\n";
  for (const StudyTable& table : study.tables) {
    out += table.name + "(" + table.command;
    for (const SettingValue& format : table.formats) out += " " + format.text;
    out += "):" + settings(table.settings) + "\n";
  }
  return out;
}

std::string problem(const std::string& text) {
  try {
    return rendered(text);
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("a study file is read as it is written") {
  CHECK(rendered("themata-study: 1\n"
                 "title: A study\n"
                 "inputs: [a, b]\n"
                 "formats: [csv, jsonl]\n"
                 "figures: {net: {formats: dot}}\n"
                 "tables:\n"
                 "  themes:\n"
                 "  rates: {command: themes, by: unit, where: {gender: woman}, wide: yes}\n") ==
        "A study inputs=a|b\n"
        "themes(themes csv jsonl):\n"
        "rates(themes csv jsonl): by=unit where=gender=woman wide=yes\n"
        "net(cooccur dot):\n");
}

TEST_CASE("a value knows where it stands") {
  const std::string text = "themata-study: 1\ntables:\n  themes: {by: document}\n";
  SourceErrors errors("study.yml", text);
  const Study study = read_study(text, errors);
  REQUIRE(study.tables.size() == 1);
  const Setting& by = study.tables[0].settings.at(0);
  CHECK(by.line == 3);
  CHECK(by.column == 12);
  CHECK(by.values.at(0).column == 16);
}

TEST_CASE("what is wrong with the shape of a study is said with its place") {
  CHECK(problem("tables: {themes: {}}\n").find("the first line of a study") != std::string::npos);
  CHECK(problem("themata-study: 1\n").find("which `tables:`") != std::string::npos);
  CHECK(problem("- a\n").find("a study is a map") != std::string::npos);
  CHECK(problem("themata-study: 1\ntables: {../a: {}}\n").find("study.yml:2:10: a name is that") !=
        std::string::npos);
  CHECK(problem("themata-study: 1\ntables: {manifest: {}}\n").find("take another name") !=
        std::string::npos);
  CHECK(problem("themata-study: 1\ntables: {a: {}}\nfigures: {a: {}}\n").find("already") !=
        std::string::npos);
  CHECK(problem("themata-study: 1\ntables: {a: b}\n").find("a table is a map") !=
        std::string::npos);
  CHECK(problem("themata-study: 1\ninputs: [[a]]\ntables: {a: {}}\n").find("is a word here") !=
        std::string::npos);
}

TEST_CASE("a release says what may leave the room") {
  const std::string begin = "themata-study: 1\ntables: {themes: {}, pairs: {command: cooccur}}\n";
  const std::string text =
      begin + "release: {min-cell: 5, pseudonyms: key, tables: [pairs], words: yes}\n";
  SourceErrors errors("study.yml", text);
  const Study study = read_study(text, errors);
  CHECK(errors.empty());
  REQUIRE(study.release);
  CHECK(study.release->least->values.at(0).text == "5");
  CHECK(study.release->key_file->values.at(0).column == 36);
  CHECK(study.release->tables.at(0).text == "pairs");
  CHECK(study.release->words == StudyRelease::Words::released);

  const auto said = [&](const std::string& release) { return problem(begin + release); };
  CHECK(said("release: 5\n").find("study.yml:3:1: a release is a map") != std::string::npos);
  CHECK(said("release: {tables: [pairs]}\n").find("3:1: a release says from which count") !=
        std::string::npos);
  CHECK(
      said("release: {min-cel: 5}\n").find("3:11: a release has no key `min-cel`, did you mean") !=
      std::string::npos);
  CHECK(said("release: {min-cell: 5, tables: [pair]}\n").find("3:33: the study has no table") !=
        std::string::npos);
  CHECK(said("release: {min-cell: 5, tables: [pairs, pairs]}\n").find("stands here twice") !=
        std::string::npos);
  CHECK(said("release: {min-cell: 5, words: maybe}\n").find("`yes` or `no`") != std::string::npos);
  CHECK(problem("themata-study: 1\ntables: {held-back: {}}\n").find("take another name") !=
        std::string::npos);
}

TEST_CASE("a study of more tables than anybody wants is refused") {
  std::string text = "themata-study: 1\ntables:\n";
  for (int at = 0; at < 1000; ++at) text += "  t" + std::to_string(at) + ": {command: themes}\n";
  CHECK(problem(text).find("at most") == std::string::npos);
  CHECK(problem(text + "  more: {command: themes}\n").find("1000 tables at most") !=
        std::string::npos);
}

TEST_CASE("a study is told from other YAML by its first key") {
  CHECK(is_study("# a remark\n\nthemata-study: 1\n"));
  CHECK_FALSE(is_study("themata: {name: x}\nthemata-study: 1\n"));
  CHECK_FALSE(is_study(""));
}

TEST_CASE("a study of great depth or a broken one is refused, not followed") {
  CHECK(problem("themata-study: 1\ntables: " + std::string(5000, '[')).find("levels deep") !=
        std::string::npos);
  CHECK(problem("themata-study: 1\ntables: {a: &x {by: *x}}\n").find("alias") != std::string::npos);
}
