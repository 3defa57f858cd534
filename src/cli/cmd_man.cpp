// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include <themata/base/suggest.hpp>
#include <themata/table/output.hpp>

#include "declared_options.hpp"
#include "desk_commands.hpp"
#include "manual_page.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Prints the page of a command (none: of themata) in the format of man, which the help texts are made
into; --list prints the words of every command instead, a line each. The package installs the pages:
`man themata-themes`. Where the program was only copied, `themata man themes | man -l -` shows one.

Examples:
  themata man
  themata man dict check
  themata man --list
  themata man --output man1)";

struct Arguments {
  std::vector<std::string> words{};
  std::string folder{};
  bool list = false;
};

const DescribedCommand& find(const DescribedCommand& themata,
                             const std::vector<std::string>& words) {
  const DescribedCommand* found = &themata;
  for (const std::string& word : words) {
    std::vector<std::string> names;
    for (const DescribedCommand& sub : found->commands) names.push_back(sub.name);
    const auto at = std::find(names.begin(), names.end(), word);
    if (at == names.end()) {
      throw Error(ErrorKind::usage,
                  fmt::format("no command `{}`{}", word, did_you_mean(word, names)));
    }
    found = &found->commands[static_cast<std::size_t>(at - names.begin())];
  }
  return *found;
}

void write_all(const DescribedCommand& themata, const std::string& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) {
    throw Error(ErrorKind::output, fmt::format("can't make the folder: {}", problem.message()),
                Place{folder, 0, 0, {}});
  }
  for (const DescribedCommand* command : with_commands_below(themata)) {
    Output page = Output::to_file(folder + "/" + page_name(*command) + ".1");
    page.write(manual_page(*command, themata));
    page.commit();
  }
}

int run(const Arguments& arguments) {
  const DescribedCommand themata = describe_everything();
  if (!arguments.folder.empty()) {
    if (!arguments.words.empty() || arguments.list) {
      throw Error(ErrorKind::usage, "--output writes every page; name no command with it");
    }
    write_all(themata, arguments.folder);
    return 0;
  }
  const DescribedCommand& wanted = find(themata, arguments.words);
  Output output = Output::to_stdout();
  if (arguments.list) {
    for (const DescribedCommand* command : with_commands_below(wanted)) {
      if (!command->path.empty()) output.write(command->path + "\n");
    }
  } else {
    output.write(manual_page(wanted, themata));
  }
  output.commit();
  return 0;
}

}  // namespace

Runner bind_man(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  set_footer(app, examples);
  add_option(app, "command", arguments->words, "the command, as it is typed")
      .type_name("[COMMAND]...");
  add_flag(app, "--list", arguments->list, "the words of all commands, a line each");
  add_option(app, "-o,--output", arguments->folder, "write every page into this folder")
      .type_name("FOLDER")
      .group("Output");
  return [arguments](Console&) { return run(*arguments); };
}

}  // namespace themata::cli
