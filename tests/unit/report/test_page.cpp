// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <themata/report/markdown.hpp>
#include <themata/report/page.hpp>
#include <themata/report/words.hpp>

using namespace themata;

namespace {

const std::string hostile =
    "</script><!--<script>alert(1)</script>\"'&\u202E\u2066\u2028\u2029\x01\xFF@@DATA@@@@TITLE@@";

Report report_of(const std::string& text) {
  Report report;
  report.title = text;
  report.notation = text;
  report.warnings = {text};
  report.program = {"1.0", "72.1", "15.0"};
  report.themes = {{text, text, {}, 0, text}, {"b", "b", {}, 0, ""}};
  report.patterns = {text};
  report.pattern_polarity = {0};
  report.statuses = {"affirmed"};
  report.polarities = {""};
  report.groups = {text};
  report.rates = {{0, 0, 1, 2, {500.0, {}, {}}, 1, 1}, {0, 1, 0, 2, {0.0, {}, {}}, 0, 1}};
  report.pairs = {{0, 1, {4, 2, 2, 1}, 1.0, {1.0, {}, {}}, 0.0, 0.3}};
  report.headline = Report::Headline{0, 1, {1.0, 0.5, 2.0}, 1.0, {{0, {4, 2, 2, 1}, {}}}, {}};
  report.lags = {{0, 1, 1, 3, 1, 0.5, 1.0, 0.3}};
  report.documents = {{text, {{text, text}}, 0, 2, {{text, "respondent"}}, {}}};
  report.documents.front().turns = {{0, false, 0, 2, text, {{0, 2, 0, 0, 0, 0}}}};
  report.sources = {text};
  return report;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("no text of others can leave the data") {
  const std::string data = report_data(report_of(hostile));
  CHECK(data.find_first_of("<>&") == std::string::npos);
  for (const char* part : {"\u202E", "\u2066", "\u2028", "\u2029", "\x01", "\xFF"}) {
    CHECK(count(data, part) == 0);
  }
  CHECK(count(data, "\\u003c/script\\u003e") > 10);
  CHECK(count(data, "\\u202e") > 10);
}

TEST_CASE("hostile talk changes nothing of the page but data and title") {
  const std::string page = report_page(report_of(hostile));
  const std::string harmless = report_page(report_of("x"));
  for (const char* part : {"<script", "</script", "<!--", "<style", "</style", "<meta"}) {
    CHECK(count(page, part) == count(harmless, part));
  }
  CHECK(count(page, "default-src 'none'; script-src 'sha256-") == 1);
  CHECK(count(harmless, "@@") == 0);
}

TEST_CASE("a report without text has none") {
  Report report = report_of("words");
  report.documents.front().turns.front().text = "what somebody said";
  CHECK(count(report_data(report), "what somebody said") == 1);
  report.talk = Report::Talk::left_out;
  CHECK(count(report_data(report), "what somebody said") == 0);
  CHECK(count(report_data(report), "\"t\":") == 0);
}

TEST_CASE("in Markdown and its figures hostile names are text") {
  const Report report = report_of(hostile);
  const std::vector<Figure> figures = figures_of(report);
  REQUIRE(figures.size() == 6);
  const std::string markdown = report_markdown(report, figures, "a b_files");
  CHECK(count(markdown, "![") == 6);
  CHECK(count(markdown, "(a%20b_files/rates.svg)") == 1);
  CHECK(count(markdown, "\u202E") == 0);
  for (std::size_t at = 0; at < markdown.size(); ++at) {
    if (markdown[at] == '<' && markdown.compare(0, 3, "---") == 0 && at > 200) {
      CHECK(markdown[at - 1] == '\\');
    }
  }
  for (const Figure& figure : figures) {
    CHECK(count(figure.svg, "<script") == 0);
    CHECK(count(figure.svg, "\u202E") == 0);
    CHECK(count(figure.svg, "\x01") == 0);
    CHECK(figure.svg.ends_with("</svg>\n"));
  }
}

TEST_CASE("an empty report is a page too") {
  const Report report;
  CHECK(report_data(report).find("\"forest\":null") != std::string::npos);
  CHECK(figures_of(report).empty());
  CHECK(finding_of(report).empty());
  CHECK_FALSE(report_markdown(report, {}, "x_files").empty());
}
