// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <algorithm>

#include "commands.hpp"
#include "declared_options.hpp"
#include "idle_options.hpp"
#include "listing.hpp"
#include "options_output.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: document, turn, speaker, role, theme, left, match, right.
On a terminal the matches stand in a column of their own. --themes takes sub-themes along.

Examples:
  themata kwic examples/interviews --themes distributive.sentence
  themata kwic examples/interviews --pattern 'her (own|) (story|words)' --width 6
  themata kwic examples/interviews --pattern 'build* ~3 case' --format csv)";

struct Arguments {
  AnalysisArguments analysis{Grouping::not_offered};
  OutputArguments output{};
  std::uint32_t width = 8;
};

std::vector<Column> columns() {
  return {{"document"}, {"turn", ColumnType::integer},
          {"speaker"},  {"role"},
          {"theme"},    {"left"},
          {"match"},    {"right"}};
}

struct Line {
  std::string left, match, right;
};

Line context(const ListedTurn& turn, const Hit& hit, std::uint32_t width) {
  const TurnView& view = turn.view;
  const std::string_view text = view.document.text;
  const Span match = turn.span(hit.begin, hit.end);
  const auto words = static_cast<std::uint32_t>(view.words.size());
  const std::uint32_t first = hit.begin - view.first_word;
  const std::uint32_t last = std::min(hit.end - view.first_word, words);
  const std::uint32_t from = first > width ? first - width : 0;
  const std::uint32_t to = words - last > width ? last + width : words;
  const std::uint32_t left = first == from ? match.begin : view.words[from].span.begin;
  // At the turn's end its closing punctuation belongs to the context.
  const std::uint32_t turn_end = std::max(view.turn.span.end, match.end);
  const std::uint32_t right = to == words ? turn_end : view.words[to - 1].span.end;
  return {one_line(text.substr(left, match.begin - left)), one_line(match.of(text)),
          one_line(text.substr(match.end, right - match.end))};
}

/// For a terminal: document, then the match in a column of its own.
std::string aligned_line(const ListedTurn& turn, const Line& line, std::uint32_t width,
                         bool coloured) {
  const std::size_t room = std::size_t{width} * 6;  // an English word and its blank
  std::string left = for_terminal(line.left);
  while (display_width(left) > room) left.erase(0, code_point_at(left, 0).bytes);
  std::string out =
      for_terminal(turn.view.document.id) + ":" + std::to_string(turn.view.number + 1) + "  ";
  const std::size_t head = 24;
  if (display_width(out) < head) out += std::string(head - display_width(out), ' ');
  out += std::string(room - display_width(left), ' ') + left + "  ";
  out += coloured ? "\x1b[1;31m" + for_terminal(line.match) + "\x1b[0m" : for_terminal(line.match);
  return out + "  " + for_terminal(line.right) + "\n";
}

int run(Arguments& arguments, Console& console) {
  refuse_idle(*arguments.analysis.app());
  Diagnostics diagnostics;
  Analysis analysis(arguments.analysis, Sentences::where_needed, diagnostics);
  analysis.keep_apart(arguments.output.path());
  const Dictionary& dictionary = analysis.dictionary();
  const std::vector<bool> shown = arguments.analysis.coding.shown(dictionary);
  if (arguments.output.format() == TableFormat::table) {
    Output output = arguments.output.open();
    const bool coloured = arguments.output.path().empty() && console.colour_on_stdout();
    bool any = false;
    const int code = list_hits(
        analysis, shown, RowFormat(columns(), TableFormat::table),
        [&](const ListedTurn& turn, const OwnedHit& owned, RowWriter& out) {
          out.line(aligned_line(turn, context(turn, owned.hit, arguments.width), arguments.width,
                                coloured));
        },
        [&](std::string_view piece) {
          any = true;
          output.write(piece);
        },
        console);
    output.commit();
    if (!any) {
      Diagnostics nothing;
      nothing.note("no hits");
      console.say(nothing);
    }
    return code;
  }
  RowStream rows(arguments.output, columns());
  const int code = list_hits(
      analysis, shown, rows.format(),
      [&](const ListedTurn& turn, const OwnedHit& owned, RowWriter& out) {
        const Line line = context(turn, owned.hit, arguments.width);
        turn.begin_row(out).text(dictionary.theme(owned.theme).full_name);
        out.text(line.left).text(line.match).text(line.right).end_row();
      },
      [&rows](std::string_view piece) { rows.write(piece); }, console);
  rows.finish();
  return code;
}

}  // namespace

Runner bind_kwic(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  arguments->analysis.coding.bind_patterns(app);
  add_option(app, "--width", arguments->width, "words of context on each side (default: 8)")
      .in_range(0, 1000)
      .type_name("N")
      .group("Output");
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
