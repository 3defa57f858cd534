// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>

#include <themata/dictionary/difference.hpp>
#include <themata/dictionary/load.hpp>

using namespace themata;

namespace {

std::string compared(const std::string& before, const std::string& after) {
  const auto read = [](const std::string& themes) {
    Diagnostics none;
    return parse_dictionary("themata: 1\nthemes: " + themes + "\n", "d.yml", none);
  };
  std::string out;
  for (const Difference& one : differences(read(before), read(after))) {
    out += std::string(out.empty() ? "" : "; ") + std::string(difference_name(one.kind)) + " " +
           one.theme + (one.pattern.empty() ? "" : "/" + one.pattern);
    if (!one.field.empty()) out += " " + one.field + " " + one.before + ">" + one.after;
  }
  return out;
}

}  // namespace

TEST_CASE("what changed between two dictionaries is said by theme and pattern") {
  const struct {
    const char* before;
    const char* after;
    const char* said;
  } cases[] = {
      {"{a: [x, y]}", "{a: [y, x]}", ""},
      {"{a: [x]}", "{a: [x, y]}", "added a/y"},
      {"{a: [x, y]}", "{a: [y]}", "gone a/x"},
      {"{a: [x]}", "{a: [x], b: [z]}", "added b; added b/z"},
      {"{a: [x], b: [z]}", "{a: [x]}", "gone b; gone b/z"},
      {"{a: [x, x]}", "{a: [x]}", "gone a/x"},
      {"{a: [x]}", "{a: [{match: x, weight: 2}]}", "changed a/x weight >2"},
      {"{a: [x]}", "{a: [{match: x, polarity: violation}]}", "changed a/x polarity >violation"},
      {"{a: [x]}", "{a: {label: L, patterns: [x]}}", "changed a label >L"},
      {"{a: {themes: {b: [x]}}}", "{b: [x]}", "added b; added b/x; gone a; gone a.b; gone a.b/x"},
      {"{a: [x]}", "{a: [{match: x, note: why, source: there}]}", ""},
  };
  for (const auto& one : cases) {
    INFO(one.before << "  to  " << one.after);
    CHECK(compared(one.before, one.after) == one.said);
  }
}

TEST_CASE("a condition that changed is shown as it was and as it is") {
  CHECK(
      compared("{a: [{match: x, unless: y}]}", "{a: [{match: x, unless: {before: y, within: 1}}]}")
          .starts_with("changed a/x conditions unless:"));
}
