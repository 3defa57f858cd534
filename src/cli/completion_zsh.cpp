// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include <themata/base/shell_word.hpp>

#include "completion.hpp"

namespace themata::cli {
namespace {

constexpr const char* functions = R"sh(
# The themes of the dictionaries that stand on the command line, or of the built-in one.
_themata_dictionary_themes() {
  local -a from
  local at
  for ((at = 1; at < CURRENT; at++)); do
    case ${words[at]} in
      (-d | --dictionary) from+=(-d "${(Q)words[at + 1]}") ;;
      (--dictionary=*) from+=(-d "${(Q)words[at]#*=}") ;;
    esac
  done
  $themata_program dict show $from --quiet --format tsv 2>/dev/null | tail -n +2 | cut -f 1
}

# `one` or `list`, kinds, and fixed values.
_themata_offer() {
  local how=$1 word ret=1
  local -a offered
  for word in ${@[2,-1]}; do
    case $word in
      (@files) _files && ret=0 ;;
      (@themes) offered+=(${(f)"$(_themata_dictionary_themes)"}) ;;
      (*) offered+=($word) ;;
    esac
  done
  (( $#offered )) || return ret
  if [[ $how == list ]]; then
    _sequence compadd - -a offered && ret=0
  else
    compadd -a offered && ret=0
  fi
  return ret
}
)sh";

/// A description between brackets.
std::string bracketed(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '[' || letter == ']' || letter == '\\' || letter == ':') out += '\\';
    out += letter;
  }
  return "[" + out + "]";
}

std::string action(const std::string& type, const TakenValues& takes) {
  std::string message;
  for (const char letter : type) {
    if (letter == ':' || letter == '\\') message += '\\';
    message += letter;
  }
  return ":" + message + ": _themata_offer " + value_words(takes);
}

/// What _arguments wants to know of an option: each of its names is a line.
std::string specs_of(const DescribedOption& option) {
  std::string out;
  for (const std::string& name : option.names) {
    std::string spec = option.takes.list ? "*" : "";
    if (spec.empty() && option.names.size() > 1 && !option.takes.files) {
      spec = fmt::format("({})", fmt::join(option.names, " "));
    } else if (spec.empty() && option.takes.any) {
      spec = "*";
    }
    spec += name;
    if (option.takes.any) spec += name.starts_with("--") ? "=" : "+";
    spec += bracketed(option.what);
    if (option.takes.any) spec += action(option.type, option.takes);
    out += " \\\n    " + shell_quoted(spec);
  }
  return out;
}

std::string function_name(const std::string& path) {
  std::string name = "_themata_of " + path;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

std::string command_function(const DescribedCommand& command) {
  std::string out = function_name(command.path) + "() {\n";
  if (!command.commands.empty()) {
    out += "  local -a commands=(";
    for (const DescribedCommand& sub : command.commands) {
      std::string summary = sub.summary;
      for (std::size_t at = 0; (at = summary.find(':', at)) != std::string::npos; at += 2) {
        summary.insert(at, 1, '\\');
      }
      out += "\n    " + shell_quoted(sub.name + ":" + summary);
    }
    out +=
        ")\n  if ((CURRENT > 2)); then\n    shift words\n    ((CURRENT--))\n"
        "    case $words[1] in\n";
    for (const DescribedCommand& sub : command.commands) {
      out += fmt::format("      ({}) {} ;;\n", sub.name, function_name(sub.path));
    }
    out += "    esac\n    return\n  fi\n";
    out += "  [[ $words[CURRENT] == -* ]] || { _describe command commands; return }\n";
  }
  out += "  _arguments -s";
  for (const DescribedOption& option : command.options) out += specs_of(option);
  if (!command.positionals.empty()) {
    const DescribedOption& inputs = command.positionals.back();
    out += " \\\n    " + shell_quoted("*" + action(inputs.type, inputs.takes));
  }
  return out + "\n}\n\n";
}

}  // namespace

std::string zsh_completion(const DescribedCommand& themata) {
  std::string commands;
  for (const DescribedCommand* command : with_commands_below(themata)) {
    commands += command_function(*command);
  }
  return fmt::format(
      "#compdef themata\n# zsh completion for themata, made by `themata completion zsh`\n{}\n{}"
      "_themata() {{\n  local themata_program=$words[1]\n  _themata_of_\n}}\n\n"
      "# Loaded by compinit, this file is the function; sourced, it says so itself.\n"
      "if [[ ${{funcstack[1]}} == _themata ]]; then\n  _themata \"$@\"\nelse\n"
      "  compdef _themata themata\nfi\n",
      functions, commands);
}

}  // namespace themata::cli
