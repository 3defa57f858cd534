// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "completion.hpp"

namespace themata::cli {
namespace {

constexpr const char* functions = R"(
# Is this the command that is being typed? '' is none yet.
function __themata_at
    set -l words (commandline -opc)[2..-1]
    set -l command $words[1]
    contains -- "$command" $__themata_with_commands; and set -q words[2]; and set command "$command $words[2]"
    test "$command" = "$argv"
end

# The themes of the dictionaries that stand on the command line, or of the built-in one.
function __themata_themes
    set -l words (commandline -opc)
    set -l from
    for at in (seq 2 (count $words))
        if contains -- $words[$at] -d --dictionary; and set -q words[(math $at + 1)]
            set -a from -d $words[(math $at + 1)]
        end
    end
    $words[1] dict show $from --quiet --format tsv 2>/dev/null | tail -n +2 | cut -f 1
end

# What stands before the last comma of the word, in front of every value.
function __themata_list
    set -l word (commandline -ct | string replace -r '^--[^=]*=' '')
    set -l stem (string match -r '^.*,' -- $word)
    printf "$stem%s\n" $argv
end
)";

/// Between single quotes, where fish knows only `\'` and `\\`.
std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char letter : text) {
    if (letter == '\'' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + "'";
}

std::string arguments_of(const TakenValues& takes) {
  std::string words = takes.themes ? " (__themata_themes)" : "";
  for (const std::string& word : takes.words) words += " " + word;
  if (words.empty()) return takes.files ? " -rF" : " -x";
  const std::string values = takes.list ? "(__themata_list" + words + ")" : words.substr(1);
  return (takes.files ? " -rF -a " : " -x -a ") + fish_quoted(values);
}

std::string lines_of(const DescribedCommand& command) {
  const std::string start =
      fmt::format("complete -c themata -n \"__themata_at '{}'\"", command.path);
  std::string out;
  for (const DescribedCommand& sub : command.commands) {
    out += fmt::format("{} -a {} -d {}\n", start, sub.name, fish_quoted(sub.summary));
  }
  if (!command.positionals.empty()) {
    const TakenValues& takes = command.positionals.back().takes;
    out += takes.files ? start + " -F\n" : "";
    for (const std::string& word : takes.words) out += start + " -a " + word + "\n";
  }
  for (const DescribedOption& option : command.options) {
    out += start;
    for (const std::string& name : option.names) {
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (option.takes.any) out += arguments_of(option.takes);
    out += " -d " + fish_quoted(option.what) + "\n";
  }
  return out;
}

}  // namespace

std::string fish_completion(const DescribedCommand& themata) {
  std::string with_commands;
  std::string lines;
  for (const DescribedCommand* command : with_commands_below(themata)) {
    if (!command->commands.empty() && !command->path.empty()) with_commands += " " + command->path;
    lines += lines_of(*command);
  }
  return fmt::format(
      "# fish completion for themata, made by `themata completion fish`\n\n"
      "set -g __themata_with_commands{}\n{}\ncomplete -c themata -f\n{}",
      with_commands, functions, lines);
}

}  // namespace themata::cli
