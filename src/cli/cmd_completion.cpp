// SPDX-License-Identifier: MIT
#include <memory>

#include <themata/table/output.hpp>

#include "completion.hpp"
#include "declared_options.hpp"
#include "desk_commands.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Commands, options and their values are completed, and the themes of the dictionary that -d names.
The package installs these scripts. Where the program was only copied, load one of them at every start:
in ~/.bashrc `source <(themata completion bash)`, in ~/.zshrc behind compinit the same with zsh, in
~/.config/fish/config.fish `themata completion fish | source`.

Examples:
  themata completion bash
  themata completion zsh > _themata
  themata completion fish -o themata.fish)";

struct Arguments {
  std::string shell{};
  std::string path{};
};

/// With `help`, which is no command of its own, and with commands as what `help` and `man` take.
DescribedCommand as_typed() {
  DescribedCommand themata = describe_everything();
  DescribedOption which;
  which.type = "COMMAND";
  which.takes.any = true;
  for (const DescribedCommand& command : themata.commands) {
    which.takes.words.push_back(command.name);
  }
  for (DescribedCommand& command : themata.commands) {
    if (command.name == "man") command.positionals = {which};
  }
  DescribedCommand help;
  help.path = help.name = "help";
  help.summary = "the help of a command";
  help.heading = themata.commands.empty() ? "" : themata.commands.back().heading;
  help.positionals = {which};
  themata.commands.push_back(std::move(help));
  return themata;
}

int run(const Arguments& arguments) {
  const DescribedCommand themata = as_typed();
  Output output = arguments.path.empty() ? Output::to_stdout() : Output::to_file(arguments.path);
  output.write(arguments.shell == "bash"  ? bash_completion(themata)
               : arguments.shell == "zsh" ? zsh_completion(themata)
                                          : fish_completion(themata));
  output.commit();
  return 0;
}

}  // namespace

Runner bind_completion(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  set_footer(app, examples);
  add_option(app, "shell", arguments->shell, "the shell that is to complete")
      .required()
      .one_of({"bash", "zsh", "fish"})
      .type_name("bash|zsh|fish");
  add_option(app, "-o,--output", arguments->path, "a file, which appears whole or not at all")
      .type_name("FILE")
      .group("Output");
  return [arguments](Console&) { return run(*arguments); };
}

}  // namespace themata::cli
