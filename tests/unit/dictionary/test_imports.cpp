// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <themata/dictionary/load.hpp>

#include "real_data.hpp"

using namespace themata;

namespace {

std::string fmt_weight(double weight) { return fmt::format("({})", weight); }

std::string themes_of(const Dictionary& dictionary) {
  std::string out;
  for (const Theme& theme : dictionary.themes()) {
    out += theme.full_name + ":";
    for (const PatternId id : theme.patterns) {
      out += " " + dictionary.pattern(id).written;
      if (const auto weight = dictionary.pattern(id).weight) out += fmt_weight(*weight);
    }
    out += '\n';
  }
  return out;
}

std::string read(const std::string& text, const std::string& path) {
  Diagnostics said;
  std::string out = themes_of(parse_dictionary(text, path, said));
  for (const Diagnostic& item : said.items()) {
    out += "! " + std::to_string(item.place.line) + " " + item.message + '\n';
  }
  return out;
}

std::string error_of(const std::string& text, const std::string& path) {
  try {
    return read(text, path);
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("WordStat's categories, phrases, weights and rules") {
  CHECK(read("TOP\n\tSUB\n\t\tTELL_HER (1)\n\tFAIR* (1)\nOTHER\n\tX (1)\n", "a.cat") ==
        "TOP: FAIR*\nTOP.SUB: TELL HER\nOTHER: X\n");
  CHECK(read("T\n\tA (1)\n\tB (0.5)\n", "a.cat") == "T: A(1) B(0.5)\n");
  CHECK(read("T\n\tA (1)\n\t@R [A NEAR #U /C5] (1)\n\t@N [A NOT AFTER B /S] (1)\n"
             "\t@O [A OR B] (1)\nU\n\tC (1)\nD (1)\n",
             "a.cat") ==
        "T: A near: [A, @U], within: 5 A\nU: C\n"
        "! 8 `D` is in no category and left out\n"
        "! 5 the rule `@O [A OR B]` has no counterpart and is left out\n");
}

TEST_CASE("a WordStat rule names the only category of a name, however many there are") {
  CHECK(read("A\n\tSUB\n\t\tX (1)\nB\n\tSUB\n\t\tY (1)\n\t@R [A NEAR #SUB /C5] (1)\n", "a.cat") ==
        "A:\nA.SUB: X\nB:\nB.SUB: Y\n"
        "! 7 the rule `@R [A NEAR #SUB /C5]` has no counterpart and is left out\n");
  CHECK(read("A B\n\tX (1)\nC\n\t@R [A NEAR #A_B /C5] (1)\n", "a.cat") ==
        "A B: X\nC: near: [A, @A B], within: 5\n");
  std::string many;
  for (int at = 0; at < 20'000; ++at) {
    many += fmt::format("C{0}\n\t@R{0} [W NEAR #D{0} /C5] (1)\nD{0}\n\tW{0} (1)\n", at);
  }
  CHECK(read(many, "a.cat").find("C19999: near: [W, @D19999], within: 5\n") != std::string::npos);
}

TEST_CASE("Yoshikoder, Lexicoder and REFI-QDA") {
  const std::string ykd =
      "<?xml version=\"1.0\"?>\n<dictionary style=\"1\" patternengine=\"substring\">\n"
      "<cnode name=\"A.b\" desc=\"d\">\n <pnode name=\"x &amp; y\"/>\n <odd/>\n"
      " <cnode name=\"C\"><pnode name=\"z*\" weight=\"2\"/></cnode>\n</cnode></dictionary>";
  const std::string themes = "A\\.b: x & y\nA\\.b.C: z*\n";
  const std::string said =
      "! 5 <odd> is not carried over\n! 6 `weight=\"2\"` is not carried over\n";
  for (const char* path : {"a.ykd", "a.lcd", "a.cat", "a"}) CHECK(read(ykd, path) == themes + said);
  CHECK(read("<dictionary patternengine='regexp'><cnode name='A'><pnode name='a/b+'/></cnode>"
             "</dictionary>",
             "a.ykd") == "A: /a\\/b+/\n");
  CHECK(read("+A B\n  more \n lamb\n\n+C\nx y\n", "a.lc3") == "A B: more lamb\nC: x y\n");
  CHECK(read("<CodeBook xmlns='urn:QDA-XML:codebook:1.0'><Codes>\n<Code name='a'><Description>d"
             "</Description><Code name='b'/></Code></Codes>\n<Sets><Set/></Sets></CodeBook>",
             "a.qdc") ==
        "a:\na.b:\n! 3 <Sets> is not carried over\n"
        "! 0 a codebook has no patterns: its themes find nothing until they have some\n");
  CHECK(read("<CodeBook xmlns='urn:QDA-XML:codebook:1.0'><Codes>\n"
             "<Code guid='1b' name='a' color='#FF0000' isCodable='false'>\n"
             "<Code guid='2b' name='b' isCodable='true'/></Code></Codes></CodeBook>",
             "a.qdc") ==
        "a:\na.b:\n! 2 isCodable=\"false\" is not carried over\n"
        "! 2 `guid` of 2 codes, here first, is not carried over: they get others when they are "
        "written\n"
        "! 2 `color` of 1 code, here first, is not carried over: themes have none\n"
        "! 0 a codebook has no patterns: its themes find nothing until they have some\n");
}

TEST_CASE("tables of terms") {
  CHECK(read("DicTerm,A,B\nx*,X,\n\"y, z\",1.5,-2\nw,,\n", "a.dicx") ==
        "A: x* y, z(1.5)\nB: y, z(-2)\n! 4 `w` is in no category and left out\n");
  CHECK(read("n;Category;Word;mean_rating\n1;a;x|y;7.5\n2;b;z;\n", "a.csv") ==
        "a: x|y(7.5)\nb: z\n! 1 the column `n` is not carried over\n");
  CHECK(read("theme,pattern,weight\na.b,(x|y) ~2 z,\nc\\.d,,\na,q,2\n", "a.csv") ==
        "a: q(2)\na.b: (x|y) ~2 z\nc\\.d:\n");
  CHECK(read("LEMMA\tEXPRESSED_MORAL\nfair\t9\n", "m.tsv") ==
        "m: fair(9)\n! 0 no column for categories: all terms are of one theme, `m`\n");
}

TEST_CASE("mistakes are shown in the user's own line") {
  CHECK(error_of("a,b\n1,2\n", "a.csv").find("no column for the terms") != std::string::npos);
  CHECK(error_of("theme,pattern\na,(x\n", "a.csv").find("a.csv:2:") != std::string::npos);
  CHECK(error_of("DicTerm,A\nx,Y\n", "a.dicx").find("    2 | x,Y\n      | ^") != std::string::npos);
  CHECK(error_of("<dictionary>\n<cnode name='a'>\n</dictionary>", "a.ykd").find("a.ykd:3:") !=
        std::string::npos);
  CHECK(error_of("word\n+A\n", "a.lc3").find("a.lc3:1:1") != std::string::npos);
}

TEST_CASE("limits of imported files hold") {
  std::string deep = "<dictionary>";
  for (int at = 0; at < 20000; ++at) deep += "<cnode name='a'>";
  for (int at = 0; at < 20000; ++at) deep += "</cnode>";
  CHECK(error_of(deep + "</dictionary>", "a.ykd").find("more than 40 deep") != std::string::npos);
  std::string cat;
  for (std::size_t at = 0; at < 2000; ++at) cat += std::string(at, '\t') + "A\n";
  CHECK(error_of(cat, "a.cat").find("more than 40 deep") != std::string::npos);
  const std::string bomb =
      "<!DOCTYPE d [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]>\n<dictionary><cnode name='a'>"
      "<pnode name='&b;'/></cnode></dictionary>";
  CHECK(read("<?xml version='1.0'?>" + bomb, "a.ykd") ==
        "a: &b;\n! 1 the document type is not read; entities that it defines stay as written\n");
}

TEST_CASE("the real dictionaries of other programs") {
  const auto folder = real_data() / "dictionaries";
  NEEDS_REAL_DATA(folder);
  const auto load = [&](const char* name) {
    Diagnostics said;
    return load_dictionary((folder / name).string(), said);
  };
  const Dictionary mfd2 = load("mfd2.0_LF.dic");
  CHECK(mfd2.themes().size() == 10);
  CHECK(mfd2.patterns().size() == 2103);
  std::set<std::string> terms;
  for (const Pattern& pattern : mfd2.patterns()) terms.insert(pattern.written);
  CHECK(terms.size() == 2040);
  CHECK(std::count_if(terms.begin(), terms.end(), [](const std::string& term) {
          return term.find(' ') != std::string::npos;
        }) == 110);
  const Dictionary mfd1 = load("mfd1_CRLF.dic");
  std::multiset<std::size_t> lines;
  std::set<std::size_t> wild;
  for (const Pattern& pattern : mfd1.patterns()) {
    lines.insert(pattern.place.line);
    if (pattern.written.find('*') != std::string::npos) wild.insert(pattern.place.line);
  }
  const std::set<std::size_t> entries(lines.begin(), lines.end());
  CHECK(mfd1.themes().size() == 11);
  CHECK(entries.size() == 324);
  CHECK(wild.size() == 166);
  CHECK(std::count_if(entries.begin(), entries.end(),
                      [&](std::size_t line) { return lines.count(line) > 1; }) == 32);
  const std::string mary = themes_of(load("mary.yml"));
  CHECK(mary == "A CATEGORY: more lamb little\nANOTHER CATEGORY: had mary\n");
  for (const char* name : {"mary.ykd", "mary.lc3"}) CHECK(themes_of(load(name)) == mary);
  CHECK(themes_of(load("mary.cat")) ==
        "A CATEGORY: MORE LAMB LITTLE\nANOTHER CATEGORY: HAD MARY\n");
  CHECK(load("actually_ykd.cat").patterns().size() == 5);
  CHECK(load("liwca_toy.dicx").patterns().size() == 18);
  CHECK(load("laver_garry.ykd").themes().front().name == "Laver and Garry");
  CHECK(load("grievance_7plus.csv").patterns().front().weight.has_value());
}
