// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <atomic>

#include "commands.hpp"
#include "listing.hpp"
#include "options_output.hpp"
#include "status_counts.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: document, turn, speaker, role, theme, pattern, start, end, text, status.
start and end are half-open and count code points of the text that `themata convert --to txt` prints.
The theme is the one that owns the pattern; its parents are not repeated. --themes takes sub-themes
along. status is affirmed, or negated, hypothetical, attributed or questioned by the words around.

Examples:
  themata code examples/interviews --themes procedural.voice
  themata code examples/interviews/officer-01.txt --format jsonl
  themata code examples/interviews --overlap all -o hits.csv
  themata code examples/interviews --no-text)";

struct Arguments {
  AnalysisArguments analysis{Grouping::not_offered};
  OutputArguments output{};
  bool no_text = false;
};

std::vector<Column> columns(const Arguments& arguments) {
  std::vector<Column> columns = hit_columns();
  if (arguments.no_text) {
    std::erase_if(columns, [](const Column& column) { return column.name == "text"; });
  }
  return columns;
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  arguments.analysis.coding.use_statuses(CodingArguments::StatusUse::shown);
  Analysis analysis(arguments.analysis, Sentences::where_needed, diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  const std::optional<Pseudonyms> names = arguments.output.disclosure().pseudonyms();
  RowStream rows(arguments.output, columns(arguments));
  StatusCounts counts;
  const auto list = [&](const ListedTurn& turn, const OwnedHit& owned, RowWriter& out) {
    const Span span = turn.span(owned.hit.begin, owned.hit.end);
    const std::size_t start = turn.code_points.at(span.begin);
    const std::string_view text = span.of(turn.view.document.text);
    turn.begin_row(out, names ? &*names : nullptr).text(dictionary.theme(owned.theme).full_name);
    out.text(dictionary.pattern(owned.hit.pattern).written);
    out.count(start).count(start + count_code_points(text));
    if (!arguments.no_text) out.text(text);
    if (analysis.has_statuses()) {
      out.word(status_name(owned.hit.status)).end_row();
      counts.add(owned.hit.status);
    } else {
      out.missing().end_row();
    }
  };
  const int code = list_hits(
      analysis, arguments.analysis.coding.shown(dictionary), rows.format(), list,
      [&rows](std::string_view piece) { rows.write(piece); }, console, names ? &*names : nullptr);
  rows.finish();
  if (arguments.analysis.coding.options().counted == StatusSet::all()) {
    Diagnostics report;
    counts.report(report);
    console.say(report);
  }
  return code;
}

}  // namespace

Runner bind_code(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  arguments->output.bind(app);
  arguments->output.disclosure().bind_pseudonyms(app);
  app.add_flag("--no-text", arguments->no_text, "leave the words that were said out")
      ->group("Output");
  app.footer(examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
