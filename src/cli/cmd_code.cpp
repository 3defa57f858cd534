// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <charconv>

#include <themata/corpus/coded_files.hpp>

#include "commands.hpp"
#include "declared_options.hpp"
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
--format coded writes coded documents, without their text: themes, cooccur, sequence, bridges, agree
and report --no-text read them as if they were the transcripts, and merge joins the shards of a run
on several machines. All turns, matches and statuses are in it: which of them count is chosen when
asking.

Examples:
  themata code examples/interviews --themes procedural.voice
  themata code examples/interviews/officer-01.txt --format jsonl
  themata code examples/interviews --overlap all -o hits.csv
  themata code examples/interviews --no-text
  themata code examples/interviews --format coded -o interviews.coded
  themata code examples/interviews --format coded --shard 1/4 -o part-1.coded)";

struct Arguments {
  AnalysisArguments analysis{Grouping::not_offered};
  OutputArguments output{};
  bool no_text = false;
  std::optional<Shard> shard{};
};

std::vector<Column> columns(const Arguments& arguments) {
  std::vector<Column> columns = hit_columns();
  if (arguments.no_text) {
    std::erase_if(columns, [](const Column& column) { return column.name == "text"; });
  }
  return columns;
}

/// `2/8`.
Shard shard_of(const std::string& written) {
  Shard shard;
  const char* end = written.data() + written.size();
  const auto [slash, wrong] = std::from_chars(written.data(), end, shard.number);
  const bool parted = wrong == std::errc{} && slash != end && *slash == '/';
  const auto [rest, also_wrong] = std::from_chars(parted ? slash + 1 : end, end, shard.of);
  constexpr std::uint32_t most = 1'000'000;
  if (parted && also_wrong == std::errc{} && rest == end && shard.number >= 1 &&
      shard.number <= shard.of && shard.of <= most) {
    return shard;
  }
  refuse_value("--shard",
               fmt::format("`{}` is no shard: 1/8 is the first of eight, 8/8 the last", written));
}

/// What is chosen when asking would be lost if it were chosen now.
void refuse_choices(const AnalysisArguments& analysis) {
  for (const char* option :
       {"--themes", "--status", "--role", "--speaker", "--where", "--metadata-key", "--name-fields",
        "--require-roles", "--excel-safe"}) {
    if (!analysis.given(option)) continue;
    throw Error(ErrorKind::usage,
                fmt::format("a coded file holds all turns and all hits; `{}` belongs to the table "
                            "that is made of it",
                            option));
  }
}

int write_coded(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  refuse_choices(arguments.analysis);
  refuse_terminal(arguments.output.path());
  arguments.analysis.coding.use_statuses(CodingArguments::StatusUse::counted);
  arguments.analysis.selection.join_no_metadata();
  if (arguments.analysis.given("--metadata")) {
    diagnostics.note(
        "a coded file holds no metadata: the table is passed over among the inputs; "
        "give --metadata again to tables of the coded file");
  }
  Analysis analysis(arguments.analysis, Sentences::always, diagnostics);
  analysis.keep_apart(arguments.output.path());
  const std::optional<Pseudonyms> names = arguments.output.disclosure().pseudonyms();
  Output output = arguments.output.open();
  const int code = analysis.write_coded(
      arguments.analysis, arguments.shard.value_or(Shard{}), names ? &*names : nullptr,
      [&output](std::string_view bytes) { output.write(bytes); }, console);
  output.commit();
  return code;
}

int run(Arguments& arguments, Console& console) {
  if (arguments.output.coded()) return write_coded(arguments, console);
  if (arguments.shard) {
    throw Error(ErrorKind::usage, "--shard is for coded files: add --format coded");
  }
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
  arguments->output.bind(app, Networks::not_offered, CodedFiles::offered);
  arguments->output.disclosure().bind_pseudonyms(app);
  add_option(
      app, "--shard",
      [arguments](const std::string& written) { arguments->shard = shard_of(written); },
      "with --format coded: only the I-th of N parts of the inputs")
      .type_name("I/N")
      .group("Output");
  add_flag(app, "--no-text", arguments->no_text, "leave the words that were said out")
      .group("Output");
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
