// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include <themata/dictionary/load.hpp>
#include <themata/report/markdown.hpp>
#include <themata/report/page.hpp>
#include <themata/table/output.hpp>

#include "commands.hpp"
#include "declared_options.hpp"
#include "given_options.hpp"
#include "markdown_files.hpp"
#include "notation.hpp"
#include "options_disclosure.hpp"
#include "recorded_options.hpp"
#include "report_counts.hpp"
#include "report_names.hpp"
#include "report_reading.hpp"
#include "report_results.hpp"
#include "report_talk.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(One page that needs nothing else: the finding in words, how it was made, what not to conclude,
figures with their tables, and a reading room with the transcripts. It holds what people said unless
--no-text leaves it out; the names of speakers and documents are in it either way. The first two
themes of the upper level, or procedural and distributive, are what it is about: choose by --themes.
Rates are by --by, everything else over all interviews; intervals by --ci (jackknife unless it says
otherwise). Numbers are those of `themes`, `cooccur --strata document` and `sequence`.
A folder of results, which `themata run` wrote, stands for what its study reads, with its settings.
--format markdown (or -o NAME.md, NAME.qmd) is for pandoc and Quarto: text and tables, and the same
figures as SVG files in NAME_files; it holds no transcripts. --figure NAME -o NAME.svg draws one alone.
--pseudonyms calls documents and speakers by keyed hashes; names within what people said stay.
Coded files (`themata code --format coded`) hold no text, and make a report with --no-text.

Examples:
  themata report examples/interviews -o report.html
  themata report examples/interviews --metadata examples/participants.csv --by unit -o report.html
  themata report examples/interviews --no-text --title 'Fairness in six interviews' -o report.html
  themata report examples/interviews -o report.md
  themata report examples/interviews --figure forest -o forest.svg
  themata run examples/study.yml -o tmp/results
  themata report tmp/results -o report.html)";

struct Arguments {
  AnalysisArguments analysis{Grouping::offered};
  InferenceArguments inference{};
  Unit unit{};
  std::string path{};
  std::string format{};
  std::string title{};
  std::string figure{};
  DisclosureArguments disclosure{};
  bool no_text = false;
  const CLI::App* app = nullptr;

  [[nodiscard]] std::string extension() const {
    return std::filesystem::path(path).extension().string();
  }
  [[nodiscard]] bool markdown() const {
    if (!format.empty()) return format == "markdown";
    return extension() == ".md" || extension() == ".qmd";
  }
  /// One figure alone?
  [[nodiscard]] bool svg() const {
    return format.empty() ? extension() == ".svg" : format == "svg";
  }
  [[nodiscard]] bool known_extension() const {
    return !format.empty() || markdown() || svg() || extension().empty() ||
           extension() == ".html" || extension() == ".htm" || path.starts_with("/dev/");
  }
};

void check_figure(const Arguments& arguments) {
  if (arguments.svg() && arguments.figure.empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("an SVG file is one figure; say which by --figure: {}",
                            fmt::join(figure_names(), ", ")));
  }
  if (!arguments.svg() && !arguments.figure.empty()) {
    throw Error(ErrorKind::usage,
                "--figure draws one figure as SVG; name a file of that kind, or say --format svg");
  }
}

void check(const Arguments& arguments) {
  check_figure(arguments);
  if (!arguments.disclosure.key_file().empty() &&
      !arguments.analysis.selection.options().speakers.empty()) {
    throw Error(ErrorKind::usage,
                "a report says which speakers were chosen by --speaker, and by their names; with "
                "--pseudonyms choose by --role or --where");
  }
  if (arguments.unit.kind == UnitKind::stanza) {
    throw Error(
        ErrorKind::usage,
        "the ties of stanzas are no fourfold table, which a report is about; choose another "
        "--unit, and see `themata cooccur` for stanzas");
  }
  if (arguments.inference.method() == InferenceArguments::Method::wilson) {
    throw Error(ErrorKind::usage,
                "Wilson's interval is of shares, and a report has none: use jackknife, bca, "
                "percentile or none");
  }
  if (!arguments.known_extension()) {
    throw Error(ErrorKind::usage,
                "a report is a page (.html), Markdown (.md, .qmd) or one figure (.svg); name it "
                "so, or say --format",
                Place{arguments.path, 0, 0, {}});
  }
  if (arguments.markdown() && arguments.path.empty()) {
    throw Error(
        ErrorKind::usage,
        "the figures of a Markdown report stand in files beside it; name one: -o report.md");
  }
  if (arguments.path.empty() && !arguments.svg() && ::isatty(STDOUT_FILENO) == 1) {
    throw Error(ErrorKind::usage, "a page is not for a terminal; name a file: -o report.html");
  }
}

Report::Program program() {
  UVersionInfo icu{};
  UVersionInfo unicode{};
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  return {THEMATA_VERSION, fmt::format("{}.{}", icu[0], icu[1]),
          fmt::format("{}.{}", unicode[0], unicode[1])};
}

std::string interval_name(InferenceArguments::Method method) {
  using Method = InferenceArguments::Method;
  switch (method) {
    case Method::none: return "none";
    case Method::jackknife: return "jackknife";
    case Method::bca: return "bca";
    case Method::percentile: return "percentile";
    case Method::wilson: return "wilson";
  }
  return {};
}

std::string roles_in_words(const SelectionOptions& asked) {
  if (asked.all_roles) return "everybody";
  if (asked.roles.empty()) return "everybody but interviewers";
  std::vector<std::string> names;
  for (const Role role : asked.roles) {
    const std::string name(role_name(role));
    names.push_back(name.empty() ? "speakers of unknown role" : name + "s");
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

void describe_themes(const Dictionary& dictionary, const ReportThemes& themes, Report& report) {
  const auto places = themes.places(dictionary);
  for (const ThemeId id : themes.shown) {
    const Theme& theme = dictionary.theme(id);
    Report::Theme shown{
        theme.full_name, theme.label.empty() ? theme.name : theme.label, {}, 0, theme.description};
    for (auto parent = theme.parent; parent; parent = dictionary.theme(*parent).parent) {
      if (!places[index_of(*parent)]) continue;
      shown.parent = places[index_of(*parent)];
      shown.depth = report.themes[*shown.parent].depth + 1;
      break;
    }
    report.themes.push_back(std::move(shown));
  }
}

void describe(Arguments& arguments, const Analysis& analysis, const ReportThemes& themes,
              Report& report) {
  const auto name = analysis.is_recorded() ? std::nullopt : arguments.analysis.coding.built_in();
  const Dictionary whole = name ? built_in_dictionary(*name) : analysis.dictionary();
  report.program = program();
  const std::optional<Pseudonyms> names = arguments.disclosure.pseudonyms();
  const std::string given =
      given_options(*arguments.app, {"unit", "ci", "confidence", "draws", "seed"}, names,
                    arguments.analysis.when_coded());
  report.notation =
      fmt::format("unit {}; {}; {}{}{}", arguments.unit.name(), arguments.inference.description(),
                  analysis.notation(), given.empty() ? "" : ", with ", given);
  Report::Made& made = report.made;
  made.confidence = arguments.inference.confidence();
  made.interval = interval_name(arguments.inference.method());
  made.interval_words = arguments.inference.description();
  made.unit = arguments.unit.name();
  made.dictionary =
      whole.name + (whole.version.empty() || whole.name.empty() ? "" : " ") + whole.version;
  made.dictionary_hash = shown_hash(analysis.content_of_dictionary());
  const StatusSet counted = arguments.analysis.coding.options().counted;
  made.statuses = counted == StatusSet::all() ? "all" : status_names(counted, ',');
  const SelectionOptions asked = arguments.analysis.selection.options();
  made.roles = roles_in_words(asked);
  for (const std::string& speaker : asked.speakers) made.roles += ", speaker " + speaker;
  for (const auto& [field, value] : asked.where) {
    const std::string named = named_condition(field + "=" + value, asked.name_fields, names);
    made.roles += fmt::format(", where {} is {}", field, named.substr(field.size() + 1));
  }
  made.by = fmt::format("{}", fmt::join(asked.by, ", "));
  describe_themes(whole, themes, report);
  report.sources = whole.sources;
  for (const Status status : all_statuses) report.statuses.emplace_back(status_name(status));
  for (const Polarity pole : {Polarity::none, Polarity::adherence, Polarity::violation}) {
    report.polarities.emplace_back(polarity_name(pole));
  }
}

std::string title_of(const Arguments& arguments, const Report& report) {
  if (!arguments.title.empty()) return arguments.title;
  const std::uint64_t counted = report.made.documents;
  const std::string interviews =
      fmt::format("{} {}", counted, counted == 1 ? "interview" : "interviews");
  if (!report.headline) return "Themes in " + interviews;
  return fmt::format("{} and {} in {}", report.themes[report.headline->a].label,
                     report.themes[report.headline->b].label, interviews);
}

void write(const std::string& path, std::string_view text) {
  Output output = path.empty() ? Output::to_stdout() : Output::to_file(path);
  output.write(text);
  output.commit();
}

void write_figure(const Arguments& arguments, const Report& report) {
  for (const Figure& figure : figures_of(report)) {
    if (figure.name == arguments.figure) return write(arguments.path, figure.svg);
  }
  throw Error(ErrorKind::usage,
              fmt::format("there is nothing to draw for the figure `{}`: {}", arguments.figure,
                          report.themes.size() < 2 ? "it needs two themes, and one is chosen"
                                                   : "no two themes are paired, or nobody spoke"));
}

/// What was said of files when they were read can quote people and names places: no part of a
/// page without text, which is the same then whether transcripts or coded files were read.
void keep_back_reading(const Arguments& arguments, Analysis& analysis, int code, Report& report) {
  Diagnostics of_selection;
  analysis.selection().report(arguments.analysis.selection.require_roles(), of_selection);
  auto& said = report.warnings;
  const std::size_t after = of_selection.items().size();
  if (said.size() <= after) return;
  said.erase(said.begin(), said.end() - static_cast<std::ptrdiff_t>(after));
  said.insert(said.begin(), code == 0 ? "note: what was said of files when they were read is left "
                                        "out here with what people said"
                                      : "warning: some inputs could not be read, and are not "
                                        "counted; what was said of them is left out here with "
                                        "what people said");
}

/// What stands for messages that would name who must not be named.
void keep_back_messages(Report& report) {
  if (report.warnings.empty()) return;
  const std::size_t count = report.warnings.size();
  report.warnings = {
      fmt::format("note: {} of the run {} left out here, since {} can name files and people",
                  count == 1 ? "one message" : fmt::format("{} messages", count),
                  count == 1 ? "is" : "are", count == 1 ? "it" : "they")};
}

int run(Arguments& arguments, Console& console) {
  check(arguments);
  const auto names = arguments.disclosure.pseudonyms();
  Report report;
  console.keep(report.warnings);
  Diagnostics diagnostics;
  arguments.analysis.coding.use_statuses(CodingArguments::StatusUse::counted);
  arguments.analysis.selection.keep_interviews_apart();
  arguments.inference.use_by_default(InferenceArguments::Method::jackknife);
  if (arguments.no_text) {
    arguments.analysis.input.take_coded();
  } else {
    arguments.analysis.input.refuse_coded(
        "a report shows what people said, which a coded file does not hold; add --no-text for one "
        "without, or name the transcripts");
  }
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.path);
  const Dictionary& dictionary = analysis.dictionary();
  const ReportThemes themes =
      ReportThemes::of(dictionary, arguments.analysis.coding.shown(dictionary));
  report.talk = arguments.no_text ? Report::Talk::left_out : Report::Talk::shown;
  ReportReading reading(arguments.analysis, analysis, themes, arguments.unit, report.talk);
  const int code = reading.walk(console);
  if (arguments.no_text) keep_back_reading(arguments, analysis, code, report);
  reading.hand_over(report);
  settle_talk(dictionary, report);
  describe(arguments, analysis, themes, report);
  Diagnostics made;
  fill_numbers({dictionary, themes, analysis.selection(), reading.together(), reading.tallies(),
                arguments.inference, arguments.unit},
               report, made);
  console.say(made);
  if (names || analysis.has_pseudonyms()) {
    name_by_pseudonyms(
        [&names](std::string_view kind, const std::string& name) {
          return names ? names->of(kind, name) : name;
        },
        {arguments.analysis.selection.options().by, analysis.selection().clustered_groups()},
        report);
    keep_back_messages(report);
  }
  report.title = title_of(arguments, report);
  if (arguments.svg()) {
    write_figure(arguments, report);
  } else if (arguments.markdown()) {
    write_markdown(arguments.path, report,
                   [&](const std::string& output) { analysis.keep_apart(output); });
  } else {
    write(arguments.path, report_page(report));
  }
  return code;
}

}  // namespace

Runner bind_report(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->app = &app;
  arguments->analysis.bind(app);
  bind_unit(app, arguments->unit);
  arguments->inference.bind(app);
  const std::string group = "Output";
  add_option(app, "-o,--output", arguments->path,
             "write to a file, which appears whole or not at all")
      .check([](const std::string& path) { return path.empty() ? "a file needs a name" : ""; })
      .type_name("FILE")
      .group(group);
  add_option(app, "--format", arguments->format,
             "default: by the file's extension (.md, .qmd: markdown; .svg), else html")
      .one_of({"html", "markdown", "svg"})
      .type_name("html|markdown|svg")
      .group(group);
  add_option(app, "--figure", arguments->figure, "one figure alone, as SVG")
      .one_of(figure_names())
      .type_name(fmt::format("{}", fmt::join(figure_names(), "|")))
      .group(group);
  add_option(app, "--title", arguments->title, "what stands at the top (default: what it is about)")
      .type_name("TEXT")
      .group(group);
  add_flag(app, "--no-text", arguments->no_text, "nothing of what people said is in it")
      .group(group);
  arguments->disclosure.bind_pseudonyms(app);
  set_footer(app, examples);
  return [arguments, &app](Console& console) {
    const std::vector<std::string> inputs = arguments->analysis.input.inputs().paths;
    if (are_results(inputs)) return report_results(app, inputs.front(), console);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
