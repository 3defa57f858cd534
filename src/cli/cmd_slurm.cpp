// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <regex>
#include <set>

#include <themata/table/output.hpp>

#include "declared_options.hpp"
#include "kept_apart.hpp"
#include "lists.hpp"
#include "slurm_script.hpp"
#include "study_commands.hpp"
#include "study_plan.hpp"
#include "study_release.hpp"

namespace themata::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* examples =
    R"(Writes a shell script for Slurm: an array of shards, each of which codes its part of the
study's inputs (`code --format coded --shard I/N`), and behind them a job that joins the parts
(`merge`) and makes the study's tables. Run the script with sh where jobs are submitted; it submits itself:
  sh study.sh          all of it
  sh study.sh 3,7-9    these shards again, and what follows them
  sh study.sh merge    only what follows the shards
The joining job names the shards that left no part. Tables that show words (kwic, code, freq and the
like), and those of --placebo, are made from the transcripts. All machines see the same folders.

Examples:
  themata slurm examples/study.yml --array 4 --time 30 --mem 2G -o tmp/study.sh
  themata slurm examples/study.yml --array 64%16 --partition short --account linguistics)";

struct Arguments {
  std::string study{};
  std::string array{};
  std::string time{};
  std::string memory{};
  std::string partition{};
  std::string account{};
  std::uint32_t cores = 1;
  std::string results{};
  std::string program{};
  std::string output{};
};

using Words = std::vector<std::string>;

/// `--dictionary=mine.yml` is `dictionary`; "" for an input.
std::string name_of(const std::string& word) {
  if (!word.starts_with("--")) return {};
  return word.substr(2, word.find('=') - 2);
}

bool is_of_reading(const std::string& word) {
  static const std::set<std::string> names{
      "",        "files-from", "null-separated", "input-format", "encoding",     "invalid",
      "columns", "join-rows",  "paragraphs",     "interviewer",  "same-speaker", "keep-going"};
  return names.count(name_of(word)) > 0;
}

bool is_of_coding(const std::string& word) {
  static const std::set<std::string> names{"dictionary", "overlap",         "phrase-scope",
                                           "context",    "tokens",          "hyphens",
                                           "locale",     "join-hyphenated", "ignore-diacritics"};
  return names.count(name_of(word)) > 0;
}

bool acts_before_coding(const std::string& word) {
  return is_of_reading(word) || is_of_coding(word);
}

Words chosen(const Words& words, bool (*wanted)(const std::string&)) {
  Words kept;
  std::copy_if(words.begin(), words.end(), std::back_inserter(kept), wanted);
  return kept;
}

/// A placebo draws words.
bool is_made_of_coded(const PlannedTable& table) {
  static const std::set<std::string> commands{"themes", "cooccur", "sequence"};
  static const std::set<std::string> want_text{"placebo"};
  return commands.count(table.command) > 0 &&
         std::none_of(table.options.begin(), table.options.end(),
                      [](const std::string& word) { return want_text.count(name_of(word)) > 0; });
}

Words sorted(Words words) {
  std::sort(words.begin(), words.end());
  return words;
}

/// So that shards pass the metadata table over where it stands among the inputs.
void add_metadata(const PlannedStudy& plan, Words& code) {
  const auto is_metadata = [](const std::string& word) { return name_of(word) == "metadata"; };
  for (const PlannedTable& table : plan.tables) {
    if (!is_made_of_coded(table)) continue;
    const auto found = std::find_if(table.options.begin(), table.options.end(), is_metadata);
    if (found != table.options.end()) return code.push_back(*found);
  }
}

/// What each shard does, which is the same for all tables that are made of coded files.
Words coding_of(const PlannedStudy& plan) {
  Words code = chosen(plan.options_for("code"), acts_before_coding);
  SourceErrors errors(plan.path, plan.text);
  for (const PlannedTable& table : plan.tables) {
    if (!is_made_of_coded(table) || is_released(table.name)) continue;
    const Words own = chosen(table.options, acts_before_coding);
    if (sorted(own) == sorted(code)) continue;
    for (const StudyTable& written : plan.study.tables) {
      if (written.name != table.name) continue;
      errors.add(
          written.line, written.column,
          fmt::format("`{}` reads or codes in a way of its own, but shards code once for all "
                      "tables: give it a study of its own",
                      table.name));
    }
  }
  errors.throw_if_any();
  add_metadata(plan, code);
  return code;
}

void add_tables(const PlannedStudy& plan, SlurmScript& script) {
  for (const PlannedTable& table : plan.tables) {
    if (is_released(table.name)) continue;
    const bool coded = is_made_of_coded(table);
    for (const std::string& format : table.formats) {
      Words words{"--format=" + format};
      std::copy_if(table.options.begin(), table.options.end(), std::back_inserter(words),
                   [coded](const std::string& word) { return !coded || !is_of_reading(word); });
      script.tables.push_back({table.command, std::move(words), table.file(format),
                               coded ? SlurmScript::Source::coded : SlurmScript::Source::text});
    }
  }
}

std::string absolute(const std::string& path) {
  return std::filesystem::absolute(path).lexically_normal().string();
}

std::uint32_t number(std::string_view digits, const char* what, std::uint32_t most) {
  const bool plain = !digits.empty() && digits.size() <= 9 &&
                     digits.find_first_not_of("0123456789") == std::string_view::npos;
  const unsigned long value = plain ? std::stoul(std::string(digits)) : 0;
  if (value < 1 || value > most) {
    throw Error(ErrorKind::usage,
                fmt::format("--array: {} is 1 to {}, not `{}`", what, most, digits));
  }
  return static_cast<std::uint32_t>(value);
}

/// `64`, or `64%16`: sixteen of them at a time.
void set_shards(const std::string& array, SlurmScript& script) {
  const std::size_t percent = array.find('%');
  script.shards = number(std::string_view(array).substr(0, percent), "the number of shards", 10000);
  if (percent == std::string::npos) return;
  script.at_once =
      number(std::string_view(array).substr(percent + 1), "how many run at once", 100000);
}

void refuse_coded_inputs(const PlannedStudy& plan) {
  SourceErrors errors(plan.path, plan.text);
  for (const Setting& setting : plan.study.settings) {
    if (setting.key != "inputs") continue;
    for (const SettingValue& value : setting.values) {
      if (!value.text.ends_with(".coded")) continue;
      errors.add(value.line, value.column,
                 "shards code transcripts, and this is coded already: `themata run` makes tables "
                 "of it");
    }
  }
  errors.throw_if_any();
}

/// The script is no file that the study names, and none in a folder that it names.
void keep_script_apart(const std::string& output, const PlannedStudy& plan) {
  std::error_code problem;
  if (!fs::is_regular_file(output, problem)) return;
  const std::string place = fs::canonical(output).string();
  std::vector<std::string> read{plan.path};
  for (const PlannedTable& table : plan.tables) {
    for (const std::string& word : table.options) {
      const std::size_t sign = word.starts_with("--") ? word.find('=') : std::string::npos;
      for (const std::string& part :
           split_list(sign == std::string::npos ? word : word.substr(sign + 1))) {
        const fs::path path = fs::path(plan.folder) / part;
        const bool inside = fs::is_directory(path, problem) &&
                            place.starts_with(fs::canonical(path).string() + "/");
        read.push_back(inside ? output : path.string());
      }
    }
  }
  keep_apart(output, read);
}

int run(const Arguments& arguments, Console& console) {
  const PlannedStudy plan = plan_study(arguments.study);
  keep_script_apart(arguments.output, plan);
  refuse_coded_inputs(plan);
  console.say(plan.notes);
  SlurmScript script;
  set_shards(arguments.array, script);
  script.program = arguments.program;
  if (script.program.empty()) {
    script.program = std::filesystem::read_symlink("/proc/self/exe").string();
  }
  script.folder = absolute(plan.folder);
  script.results =
      absolute(arguments.results.empty() ? (std::filesystem::path(plan.folder) / "results").string()
                                         : arguments.results);
  keep_results_apart(plan, script.results, "--results");
  script.code = coding_of(plan);
  if (plan.study.release) {
    Diagnostics said;
    said.note("the script makes no release; `themata run` does");
    console.say(said);
  }
  add_tables(plan, script);
  script.directives.push_back(fmt::format("--cpus-per-task={}", arguments.cores));
  script.directives.emplace_back("--requeue");
  const auto direct = [&script](const char* option, const std::string& value) {
    if (!value.empty()) script.directives.push_back(fmt::format("--{}={}", option, value));
  };
  direct("time", arguments.time);
  direct("mem", arguments.memory);
  direct("partition", arguments.partition);
  direct("account", arguments.account);
  Output output =
      arguments.output.empty() ? Output::to_stdout() : Output::to_file(arguments.output);
  output.write(write_slurm_script(script));
  output.commit();
  if (!arguments.output.empty()) {
    Diagnostics said;
    said.note(fmt::format("to submit: sh {}", shell_word(arguments.output)));
    console.say(said);
  }
  return 0;
}

/// A value of a line `#SBATCH`, which knows no quotes: what is not of these characters, in a
/// form that Slurm has, is refused before Slurm can misread it.
auto written_as(const char* pattern, const char* forms) {
  return [expression = std::regex(pattern), forms](const std::string& value) {
    return std::regex_match(value, expression)
               ? std::string()
               : fmt::format("`{}` is not of the form {}", value, forms);
  };
}

}  // namespace

Runner bind_slurm(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "study", arguments->study, "the study file").type_name("STUDY.yml").required();
  const std::string jobs = "Jobs";
  add_option(app, "--array", arguments->array, "how many shards, and how many of them at a time")
      .type_name("N[%K]")
      .required()
      .group(jobs);
  add_option(app, "--time", arguments->time, "the longest that a shard, or joining, may take")
      .check(written_as("[0-9]+(:[0-9]+){0,2}|[0-9]+-[0-9]+(:[0-9]+){0,2}",
                        "MINUTES, H:MM:SS or D-HH:MM:SS"))
      .type_name("TIME")
      .group(jobs);
  add_option(app, "--mem", arguments->memory, "memory of a shard, and of joining")
      .check(written_as("[0-9]+[KMGT]?", "500M or 2G"))
      .type_name("SIZE")
      .group(jobs);
  const auto names = written_as("[A-Za-z0-9_][A-Za-z0-9_.,@+-]*", "of a name");
  add_option(app, "--partition", arguments->partition, "where to run")
      .check(names)
      .type_name("NAME,...")
      .group(jobs);
  add_option(app, "--account", arguments->account, "who pays")
      .check(names)
      .type_name("NAME")
      .group(jobs);
  add_option(app, "--cpus-per-task", arguments->cores, "cores of a shard (default: 1)")
      .in_range(1, 1024)
      .type_name("N")
      .group(jobs);
  add_option(app, "--program", arguments->program, "themata on the nodes (default: this program)")
      .type_name("PATH")
      .group(jobs);
  add_option(app, "--results", arguments->results,
             "the folder of results (default: `results` beside the study)")
      .type_name("FOLDER")
      .group("Output");
  add_option(app, "-o,--output", arguments->output, "the script (default: standard output)")
      .type_name("FILE")
      .group("Output");
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
