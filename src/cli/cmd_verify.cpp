// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include <themata/table/format.hpp>
#include <themata/table/table.hpp>

#include "captured_messages.hpp"
#include "declared_options.hpp"
#include "inner_command.hpp"
#include "kept_apart.hpp"
#include "options_output.hpp"
#include "study_commands.hpp"
#include "study_compared.hpp"
#include "study_release.hpp"
#include "study_results.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: file, verdict, why.
verdict is same where the file is what was made and is made again byte for byte; else differs, and why
says what is not as it was: an input, the dictionary, a version, the file itself. A row without a file
is about the whole study. A table that the study asks for and the manifest does not list differs too;
other files that look like results are warned of. The tables are made again in memory; nothing is
written. Exit 1 where something differs.

Examples:
  themata run examples/study.yml -o tmp/results
  themata verify tmp/results)";

struct Arguments {
  std::string results{};
  std::size_t jobs = 0;
  OutputArguments output{};
};

class Verification {
 public:
  Verification(const std::string& results, std::size_t jobs)
      : results_(ResultsFolder::for_reading(results)), made_(*results_.manifest()), jobs_(jobs) {
    set_versions(now_);
  }

  Table table() {
    std::filesystem::current_path(std::filesystem::path(results_.path()) / made_.folder);
    check_study();
    for (const ManifestTable& table : made_.tables) check(table);
    check_release();
    for (const std::string& name : results_.strangers(made_)) {
      said_.warning(
          fmt::format("{}: the manifest does not list it, and nothing is known of it", name));
    }
    return {{{"file"}, {"verdict"}, {"why"}}, std::move(rows_)};
  }
  [[nodiscard]] bool all_same() const { return all_same_; }
  [[nodiscard]] const Diagnostics& said() const { return said_; }

 private:
  void add(const std::string& file, const std::vector<std::string>& why) {
    all_same_ = all_same_ && why.empty();
    rows_.push_back({text_cell(file), text_cell(why.empty() ? "same" : "differs"),
                     text_cell(fmt::format("{}", fmt::join(why, "; ")))});
  }

  void check_study() {
    std::vector<std::string> why;
    std::error_code problem;
    const std::string study = results_.file(made_.study.path);
    if (!made_.finished) why.emplace_back("the run was not finished; `themata run` goes on");
    if (!std::filesystem::is_regular_file(study, problem)) {
      why.push_back(fmt::format("the study file {} is gone", made_.study.path));
    } else if (hash_file(study) != made_.study.hashed) {
      why.push_back(fmt::format("the study file {} has changed", made_.study.path));
    }
    if (!std::filesystem::equivalent(".", std::filesystem::path(study).parent_path(), problem)) {
      why.emplace_back("the manifest has it read in another folder than the study's");
    }
    if (!why.empty()) return add("", why);
    try {
      for (const PlanDifference& one : compare_with_plan(plan_study(study), made_)) {
        add(one.file, {one.why});
      }
    } catch (const Error& error) {
      add("", {"the study can't be read any more: " + error.full()});
    }
  }

  void check(const ManifestTable& table) {
    if (!table.held_back.empty() && table.options.empty()) return;  // never made
    std::vector<std::string> sources;
    bool readable = true;
    try {
      if (const auto what = foreign(table.command, table.options)) {
        throw Error(ErrorKind::input, *what);
      }
      sources = changes(made_, table, now_, state_of(table, now_, hashes_));
      name_key(table, sources);
    } catch (const Error& error) {
      sources.push_back(error.full());
      readable = false;
    }
    if (!table.held_back.empty()) return check_held_back(table, std::move(sources), readable);
    for (std::size_t at = 0; at < table.results.size(); ++at) {
      const ManifestFile& file = table.results[at];
      std::vector<std::string> why;
      std::string own;
      if (!results_.is_as_made(file, own)) why.push_back("the file " + own);
      if (!readable) {
        why.insert(why.end(), sources.begin(), sources.end());
      } else {
        replay(table, table.formats[at], file, sources, why);
      }
      add(file.path, why);
    }
  }

  /// What has changed is called what it is, where a file's name would not say it.
  static void name_key(const ManifestTable& table, std::vector<std::string>& sources) {
    constexpr std::string_view option = "--pseudonyms=";
    for (const std::string& word : table.options) {
      if (!word.starts_with(option)) continue;
      const std::string file = word.substr(option.size());
      for (std::string& source : sources) {
        if (!source.starts_with(file + " ")) continue;
        source = fmt::format("the key of the pseudonyms ({}){}", file, source.substr(file.size()));
      }
    }
  }

  /// Is it still refused?
  void check_held_back(const ManifestTable& table, std::vector<std::string> why, bool readable) {
    if (readable) {
      try {
        std::vector<Diagnostic> said;
        (void)made_again(table, table.formats.front(), said);
        why.emplace_back("it was held back, and would be released now");
      } catch (const Error& error) {
        if (error.kind() != ErrorKind::usage) {
          why.push_back(error.full());
        } else if (!why.empty()) {
          why.emplace_back("it is held back again");
        }
      }
    }
    if (!why.empty()) add(table.name, why);
  }

  void check_release() {
    if (!made_.release) {
      for (const std::string& name : results_.strangers_in_release(made_)) {
        add(name, {"the manifest does not list it; it is no table of this study"});
      }
      return;
    }
    std::vector<std::string> why;
    std::string own;
    if (!results_.is_as_made(*made_.release, own)) why.push_back("the file " + own);
    if (sha256(format_table(held_back_table(made_), TableFormat::csv)) !=
        made_.release->hashed.sha256) {
      why.emplace_back("it says something else than the manifest");
    }
    for (const std::string& name : results_.strangers_in_release(made_)) {
      why.push_back(fmt::format("{} beside it is no table of this study", name));
    }
    add(made_.release->path, why);
  }

  [[nodiscard]] HashedFile made_again(const ManifestTable& table, const std::string& format,
                                      std::vector<Diagnostic>& said) const {
    std::vector<std::string> words{"--format=" + format};
    if (jobs_ > 0) words.push_back(fmt::format("--jobs={}", jobs_));
    words.insert(words.end(), table.options.begin(), table.options.end());
    const CapturedStream memory(STDOUT_FILENO);
    (void)InnerCommand(table.command).run(std::move(words), said);
    std::fflush(stdout);
    return hash_file(memory.path());
  }

  void replay(const ManifestTable& table, const std::string& format, const ManifestFile& file,
              const std::vector<std::string>& sources, std::vector<std::string>& why) {
    HashedFile again;
    ManifestTable same = table;
    same.said.clear();
    try {
      again = made_again(table, format, same.said);
    } catch (const Error& error) {
      why.insert(why.end(), sources.begin(), sources.end());
      why.push_back("can't be made again: " + error.full());
      return;
    }
    if (again == file.hashed) {
      for (const std::string& source : sources) why.push_back(source + ", to the same table");
      if (held_back_in(same) != held_back_in(table) ||
          holds_words_back(same) != holds_words_back(table)) {
        why.emplace_back("the manifest says otherwise how much of it is held back");
      }
      return;
    }
    why.insert(why.end(), sources.begin(), sources.end());
    why.push_back(sources.empty()
                      ? "made again it is another table, though all that the manifest names is as "
                        "it was: another build of the program?"
                      : "made again it is another table");
  }

  ResultsFolder results_;
  const Manifest& made_;
  std::size_t jobs_;
  Manifest now_{};
  FileHashes hashes_{};
  Diagnostics said_{};
  std::vector<Row> rows_{};
  bool all_same_ = true;
};

int run(const Arguments& arguments, Console& console) {
  keep_apart(arguments.output.path(), ResultsFolder::for_reading(arguments.results).files_behind());
  const std::filesystem::path here = std::filesystem::current_path();
  Verification verification(arguments.results, arguments.jobs);
  const Table table = verification.table();
  std::filesystem::current_path(here);
  console.say(verification.said());
  arguments.output.write(table);
  return verification.all_same() ? 0 : 1;
}

}  // namespace

Runner bind_verify(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "results", arguments->results, "the folder that `themata run` wrote")
      .required()
      .type_name("RESULTS");
  add_option(app, "-j,--jobs", arguments->jobs, "threads (default: one a core)")
      .in_range(1, 1024)
      .type_name("N");
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
