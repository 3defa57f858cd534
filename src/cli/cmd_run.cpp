// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>

#include "declared_options.hpp"
#include "study_commands.hpp"
#include "study_run.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(A study file names what is read and how, and the tables that are made of it; its keys are the long
names of the options: `by: document` is --by document. Each table becomes a file in the folder of
results, whole or not at all; manifest.json there says from what, by which options and versions, and
what was set aside. A second run makes only the tables of which something has changed, and says why;
a run that was killed goes on where it was. A section `release` writes those that may leave the room
into release/, and says there what is held back. Paths in a study start at the study's folder.
--init writes a study file, with comments, for a folder of transcripts.

Examples:
  themata run examples/study.yml -o tmp/results
  themata run --init examples/interviews tmp/study.yml)";

struct Arguments {
  std::string study{};
  std::string init{};
  std::string results{};
  std::size_t jobs = 0;
};

int run(const Arguments& arguments, Console& console) {
  if (!arguments.init.empty()) {
    if (!arguments.results.empty()) {
      throw Error(ErrorKind::usage, "--init writes a study and no results: leave -o out");
    }
    const std::string path = arguments.study.empty() ? "study.yml" : arguments.study;
    return write_first_study(arguments.init, path, console);
  }
  if (arguments.study.empty()) {
    throw Error(ErrorKind::usage,
                "name a study file; `themata run --init FOLDER` writes one to begin with");
  }
  const PlannedStudy plan = plan_study(arguments.study);
  const std::string results = arguments.results.empty()
                                  ? (std::filesystem::path(plan.folder) / "results").string()
                                  : arguments.results;
  return run_study(plan, results, arguments.jobs, console);
}

}  // namespace

Runner bind_run(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "study", arguments->study, "the study file").type_name("STUDY.yml");
  add_option(app, "-o,--output", arguments->results,
             "the folder of results (default: `results` beside the study)")
      .type_name("FOLDER");
  add_option(app, "--init", arguments->init,
             "write a study file for this folder (default: study.yml, here)")
      .type_name("FOLDER");
  add_option(app, "-j,--jobs", arguments->jobs, "threads (default: one a core)")
      .in_range(1, 1024)
      .type_name("N");
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
