// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <vector>

#include <themata/base/shell_word.hpp>

#include "completion.hpp"

namespace themata::cli {
namespace {

constexpr const char* functions = R"sh(
# The themes of the dictionaries that stand on the command line, or of the built-in one.
_themata_themes() {
  local -a from=()
  local at
  for ((at = 1; at < COMP_CWORD; at++)); do
    case ${COMP_WORDS[at]} in
      -d | --dictionary)
        [[ ${COMP_WORDS[at + 1]} == = ]] && ((at++))
        from+=(-d "${COMP_WORDS[at + 1]}")
        ;;
    esac
  done
  "${COMP_WORDS[0]}" dict show "${from[@]}" --quiet --format tsv 2>/dev/null | tail -n +2 | cut -f 1
}

# Fills COMPREPLY: the word so far, then `one` or `list`, kinds, and fixed values.
_themata_offer() {
  local last=$1 stem='' word
  local -a offered=()
  if [[ $2 == list && $last == *,* ]]; then
    stem=${last%,*},
    last=${last##*,}
  fi
  for word in "${@:3}"; do
    case $word in
      @files)
        compopt -o filenames 2>/dev/null
        while IFS= read -r word; do COMPREPLY+=("$stem$word"); done < <(compgen -f -- "$last")
        ;;
      @themes) while IFS= read -r word; do offered+=("$word"); done < <(_themata_themes) ;;
      *) offered+=("$word") ;;
    esac
  done
  for word in "${offered[@]}"; do
    [[ $word == "$axis$last"* ]] || continue
    word=${word#"$axis"}
    # A theme can be called anything; what is put on the line is a word of the shell.
    [[ $word == *[!A-Za-z0-9_.,:=/+-]* ]] && printf -v word %q "$word"
    COMPREPLY+=("$stem$word")
  done
  [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
}

_themata() {
  COMPREPLY=()
  local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} command='' values=''
  # `--format=csv` is three words to bash, and so is the unit=turn behind --grid.
  local axis='' sign=0
  if [[ $word == = ]]; then
    word=''
    sign=$COMP_CWORD
  elif [[ $option == = ]]; then
    sign=$((COMP_CWORD - 1))
  fi
  if ((sign > 0)); then
    option=${COMP_WORDS[sign - 1]}
    [[ $option == -* ]] || axis=${option##*,}=
    while ((sign > 1)) && [[ $option != -* ]]; do
      ((sign--))
      option=${COMP_WORDS[sign - 1]}
    done
  fi
  ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]}
  ((COMP_CWORD > 2)) && [[ -n $(_themata_options "$command ${COMP_WORDS[2]}") ]] &&
    command+=" ${COMP_WORDS[2]}"
  [[ $option == -* ]] && values=$(_themata_values "$command $option")
  if [[ -z $values && $word == -* ]]; then
    values="one $(_themata_options "$command")"
  elif [[ -z $values ]]; then
    values=$(_themata_values "$command .")
  fi
  # shellcheck disable=SC2086
  [[ -z $values ]] || _themata_offer "$word" $values
}

complete -F _themata themata
)sh";

}  // namespace

std::string value_words(const TakenValues& takes) {
  std::string out = takes.list ? "list" : "one";
  if (takes.files) out += " @files";
  if (takes.themes) out += " @themes";
  for (const std::string& word : takes.words) out += " " + word;
  return out;
}

std::string bash_completion(const DescribedCommand& themata) {
  std::string options;
  // Many commands have an option that takes the same: one line of the script for all.
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::string>> takers;
  const auto take = [&](const std::string& what, const std::string& taker) {
    if (takers[what].empty()) order.push_back(what);
    takers[what].push_back(shell_quoted(taker));
  };
  for (const DescribedCommand* command : with_commands_below(themata)) {
    std::vector<std::string> names;
    for (const DescribedOption& option : command->options) {
      for (const std::string& name : option.names) {
        names.push_back(name);
        if (option.takes.any) take(value_words(option.takes), command->path + " " + name);
      }
    }
    options +=
        fmt::format("    {}) echo '{}' ;;\n", shell_quoted(command->path), fmt::join(names, " "));
    if (!command->commands.empty()) {
      std::string words = "one";
      for (const DescribedCommand& sub : command->commands) words += " " + sub.name;
      take(words, command->path + " .");
    } else if (!command->positionals.empty()) {
      take(value_words(command->positionals.back().takes), command->path + " .");
    }
  }
  std::string values;
  for (const std::string& what : order) {
    values += fmt::format("    {})\n      echo {} ;;\n", fmt::join(takers[what], " | "),
                          shell_quoted(what));
  }
  return fmt::format(
      "# bash completion for themata, made by `themata completion bash`\n\n"
      "# The options of a command.\n_themata_options() {{\n  case $1 in\n{}  esac\n}}\n\n"
      "# What an option of a command takes; `.` is what stands without an option.\n"
      "_themata_values() {{\n  case $1 in\n{}  esac\n}}\n{}",
      options, values, functions);
}

}  // namespace themata::cli
