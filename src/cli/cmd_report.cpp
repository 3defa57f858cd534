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
#include "given_options.hpp"
#include "lists.hpp"
#include "notation.hpp"
#include "report_counts.hpp"
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
figures as SVG files in NAME_files; it holds no transcripts.

Examples:
  themata report examples/interviews -o report.html
  themata report examples/interviews --metadata examples/participants.csv --by unit -o report.html
  themata report examples/interviews --no-text --title 'Fairness in six interviews' -o report.html
  themata report examples/interviews -o report.md
  themata run examples/study.yml -o tmp/results
  themata report tmp/results -o report.html)";

struct Arguments {
  AnalysisArguments analysis{Grouping::offered};
  InferenceArguments inference{};
  Unit unit{};
  std::string path{};
  std::string format{};
  std::string title{};
  bool no_text = false;
  const CLI::App* app = nullptr;

  [[nodiscard]] bool markdown() const {
    if (!format.empty()) return format == "markdown";
    const std::string extension = std::filesystem::path(path).extension().string();
    return extension == ".md" || extension == ".qmd";
  }
  [[nodiscard]] bool known_extension() const {
    const std::string extension = std::filesystem::path(path).extension().string();
    return !format.empty() || markdown() || extension.empty() || extension == ".html" ||
           extension == ".htm" || path.starts_with("/dev/");
  }
};

void check(const Arguments& arguments) {
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
                "a report is a page (.html) or Markdown (.md, .qmd); name it so, or say --format",
                Place{arguments.path, 0, 0, {}});
  }
  if (arguments.markdown() && arguments.path.empty()) {
    throw Error(
        ErrorKind::usage,
        "the figures of a Markdown report stand in files beside it; name one: -o report.md");
  }
  if (arguments.path.empty() && ::isatty(STDOUT_FILENO) == 1) {
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

/// What walks documents and keeps what a report needs of them.
class Reading {
 public:
  Reading(Arguments& arguments, Analysis& analysis, const ReportThemes& themes)
      : analysis_(analysis),
        metadata_(arguments.analysis.selection.load_metadata()),
        together_(together_of(arguments), metadata_ ? &*metadata_ : nullptr),
        places_(themes.places(analysis.dictionary())),
        talk_(arguments.no_text ? Report::Talk::left_out : Report::Talk::shown),
        tallies_(themes, arguments.unit) {}

  int walk(Console& console) {
    std::mutex mutex;
    std::vector<std::unique_ptr<Part>> parts;
    const auto make_handler = [&]() -> DocumentHandler {
      const auto coder = std::make_shared<Coder>(analysis_.make_coder());
      const std::lock_guard lock(mutex);
      Part* part = parts.emplace_back(std::make_unique<Part>(Part{tallies_, {}})).get();
      return DocumentHandler::Whole(
          [this, coder, part](const Document& document, DocumentPlace place, const Emit&) {
            read(document, place, *coder, *part);
          });
    };
    const int code = analysis_.run(
        make_handler, [](std::string_view) {}, console);
    for (const auto& part : parts) {
      tallies_.merge(part->tallies);
      documents_.merge(part->documents);
    }
    return code;
  }

  /// In the order in which they were read.
  void hand_over(Report& report) {
    std::map<GroupId, std::size_t> group_of;
    const auto groups = analysis_.selection().clustered_groups();
    for (std::size_t at = 0; at < groups.size(); ++at) {
      for (const GroupId id : groups[at].parts) group_of[id] = at;
    }
    auto name = together_.documents();
    auto next = name.begin();
    for (auto& [place, read] : documents_) {
      if (read.group) read.document.group = group_of.at(*read.group);
      read.document.id = (next++)->second;
      report.documents.push_back(std::move(read.document));
    }
  }

  [[nodiscard]] ReportTallies& tallies() { return tallies_; }
  [[nodiscard]] const Selection& together() const { return together_; }

 private:
  struct Read {
    Report::Document document{};
    std::optional<GroupId> group{};
  };
  struct Part {
    ReportTallies tallies;
    std::map<DocumentPlace, Read> documents{};
  };

  static SelectionOptions together_of(Arguments& arguments) {
    SelectionOptions options = arguments.analysis.selection.options();
    options.by.clear();
    return options;
  }

  void read(const Document& document, DocumentPlace place, Coder& coder, Part& part) {
    TalkOfDocument talk(document, places_, talk_);
    const CodedDocument coded = coder.code(
        document,
        [&talk](const TurnView& view, std::span<const OwnedHit> hits) { talk.add(view, hits); });
    const std::vector<GroupId> groups = analysis_.selection().assign(coded, place);
    part.tallies.add(coded, groups, together_.assign(coded, place));
    Read read{talk.take(groups), {}};
    const auto counts = [](GroupId group) { return group != set_aside; };
    const auto first = std::find_if(groups.begin(), groups.end(), counts);
    if (first != groups.end()) read.group = *first;
    read.document.metadata = coded.metadata;
    if (metadata_) {
      for (const std::string& field : metadata_->fields()) {
        if (auto value = metadata_->value(document.id, {}, field)) {
          read.document.metadata.emplace_back(field, *value);
        }
      }
    }
    part.documents.emplace(place, std::move(read));
  }

  Analysis& analysis_;
  std::optional<Metadata> metadata_;
  Selection together_;
  std::vector<std::optional<std::size_t>> places_;
  Report::Talk talk_;
  ReportTallies tallies_;
  std::map<DocumentPlace, Read> documents_{};
};

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
  const auto name = arguments.analysis.coding.built_in();
  const Dictionary whole = name ? built_in_dictionary(*name) : analysis.dictionary();
  report.program = program();
  const std::string given =
      given_options(*arguments.app, {"unit", "ci", "confidence", "draws", "seed"}, {});
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
  made.dictionary_hash = dictionary_hash(whole);
  const StatusSet counted = arguments.analysis.coding.options().counted;
  made.statuses = counted == StatusSet::all() ? "all" : status_names(counted, ',');
  const SelectionOptions asked = arguments.analysis.selection.options();
  made.roles = roles_in_words(asked);
  for (const std::string& speaker : asked.speakers) made.roles += ", speaker " + speaker;
  for (const auto& [field, value] : asked.where) {
    made.roles += fmt::format(", where {} is {}", field, value);
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

/// The figures first: the report that shows them appears when they are there.
void write_markdown(const std::string& path, const Report& report) {
  const std::filesystem::path file(path);
  const std::string name = file.stem().string() + "_files";
  const std::filesystem::path folder = file.parent_path() / name;
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) {
    throw Error(ErrorKind::output, "can't make this folder: " + problem.message(),
                Place{folder.string(), 0, 0, {}});
  }
  const std::vector<Figure> figures = figures_of(report);
  for (const Figure& figure : figures)
    write((folder / (figure.name + ".svg")).string(), figure.svg);
  write(path, report_markdown(report, figures, name));
}

int run(Arguments& arguments, Console& console) {
  check(arguments);
  Report report;
  console.keep(report.warnings);
  Diagnostics diagnostics;
  arguments.analysis.coding.use_statuses(CodingArguments::StatusUse::counted);
  arguments.analysis.selection.keep_interviews_apart();
  arguments.inference.use_by_default(InferenceArguments::Method::jackknife);
  Analysis analysis(arguments.analysis, sentences_for(arguments.unit), diagnostics);
  analysis.keep_apart(arguments.path);
  const Dictionary& dictionary = analysis.dictionary();
  const ReportThemes themes =
      ReportThemes::of(dictionary, arguments.analysis.coding.shown(dictionary));
  Reading reading(arguments, analysis, themes);
  const int code = reading.walk(console);
  report.talk = arguments.no_text ? Report::Talk::left_out : Report::Talk::shown;
  reading.hand_over(report);
  settle_talk(dictionary, report);
  describe(arguments, analysis, themes, report);
  Diagnostics made;
  fill_numbers({dictionary, themes, analysis.selection(), reading.together(), reading.tallies(),
                arguments.inference, arguments.unit},
               report, made);
  console.say(made);
  report.title = title_of(arguments, report);
  if (arguments.markdown()) {
    write_markdown(arguments.path, report);
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
  app.add_option("-o,--output", arguments->path,
                 "write to a file, which appears whole or not at all")
      ->check([](const std::string& path) { return path.empty() ? "a file needs a name" : ""; })
      ->type_name("FILE")
      ->group(group);
  app.add_option("--format", arguments->format,
                 "default: by the file's extension (.md, .qmd: markdown), else html")
      ->check(quiet(CLI::IsMember({"html", "markdown"})))
      ->type_name("html|markdown")
      ->group(group);
  app.add_option("--title", arguments->title, "what stands at the top (default: what it is about)")
      ->type_name("TEXT")
      ->group(group);
  app.add_flag("--no-text", arguments->no_text, "nothing of what people said is in it")
      ->group(group);
  app.footer(examples);
  return [arguments, &app](Console& console) {
    const std::vector<std::string> inputs = arguments->analysis.input.inputs().paths;
    if (are_results(inputs)) return report_results(app, inputs.front(), console);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
