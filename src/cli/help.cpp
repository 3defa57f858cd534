// SPDX-License-Identifier: MIT
#include "help.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include <themata/base/suggest.hpp>

#include "option_facts.hpp"
#include "taken_values.hpp"

namespace themata::cli {
namespace {

constexpr std::size_t margin = 30;
constexpr std::size_t width = 100;

/// Words filled to the page's width, in a column that begins at `indent`.
std::string filled(const std::string& text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::size_t length = end - at;
    if (column > indent && column + 1 + length > width) {
      out += '\n';  // CLI11 indents what follows
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += text.substr(at, length);
    column += length;
    at = end + 1;
  }
  return out;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(sub->get_name());
  }
  return names;
}

/// Commands under their headings.
std::string command_overview(const CLI::App& app) {
  const auto all = app.get_subcommands([](const CLI::App*) { return true; });
  std::vector<std::string> headings;
  std::size_t longest = 0;
  for (const CLI::App* sub : all) {
    longest = std::max(longest, sub->get_name().size());
    if (std::find(headings.begin(), headings.end(), sub->get_group()) == headings.end()) {
      headings.push_back(sub->get_group());
    }
  }
  std::string out;
  for (const std::string& heading : headings) {
    out += fmt::format("\n{}:\n", heading == "Subcommands" ? "Commands" : heading);
    for (const CLI::App* sub : all) {
      if (sub->get_group() != heading) continue;
      out += fmt::format("  {:<{}} {}\n", sub->get_name(), longest, sub->get_description());
    }
  }
  return out;
}

/// The command that was being parsed when the error came up.
CLI::App& innermost(CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? app : innermost(*parsed.front());
}

/// A value that is none of those an option takes: which it takes, and the nearest. CLI11's own
/// words for it name the members of a C++ map.
std::string explain_choice(const std::string& message, CLI::App& command) {
  const std::string option = message.substr(0, message.find(": "));
  CLI::Option* const found = command.get_option_no_throw(option);
  if (found == nullptr) return message;
  const std::vector<std::string> choices = taken_by(*found).words;
  std::string value = message.substr(std::min(message.size(), option.size() + 2));
  std::size_t end = value.find(" not in {");
  if (value.starts_with("Check ") && value.find(" value in {") != std::string::npos) {
    value.erase(0, 6);
    end = value.find(" value in {");
  }
  if (end == std::string::npos || choices.empty()) return message;
  value.erase(end);
  return fmt::format("{} takes no `{}`{} ({})", option, value, did_you_mean(value, choices),
                     fmt::join(choices, ", "));
}

/// `Could not convert: --seed = x` says nothing of what would do.
std::string explain_number(const std::string& message) {
  constexpr std::string_view said = "Could not convert: ";
  const std::size_t equals = message.find(" = ");
  if (!message.starts_with(said) || equals == std::string::npos) return message;
  return fmt::format("{} takes a number, not `{}`",
                     message.substr(said.size(), equals - said.size()), message.substr(equals + 3));
}

}  // namespace

std::string HelpFormatter::make_help(const CLI::App* app, std::string name,
                                     CLI::AppFormatMode mode) const {
  std::string out = app->get_description() + "\n\n" + make_usage(app, std::move(name));
  out += command_overview(*app);
  std::string groups = make_groups(app, mode);
  for (std::size_t at = groups.find("\n\n\n"); at != std::string::npos;
       at = groups.find("\n\n\n", at)) {
    groups.erase(at, 1);
  }
  out += groups;
  if (mode == CLI::AppFormatMode::All && !app->get_footer().empty()) {
    out += "\n" + app->get_footer() + "\n";
  } else if (!app->get_footer().empty()) {
    out += "\n--help shows examples.\n";
  }
  return out;
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
  std::string path = app->get_name();
  for (const CLI::App* up = app->get_parent(); up != nullptr; up = up->get_parent()) {
    path.insert(0, up->get_name() + " ");
  }
  if (!name.empty() && app->get_parent() == nullptr) path = "themata";
  const bool has_commands = !app->get_subcommands([](const CLI::App*) { return true; }).empty();
  std::string out = "Usage: " + path + (has_commands ? " COMMAND" : "") + " [OPTIONS]";
  for (const CLI::Option* option : app->get_options()) {
    if (!option->get_positional()) continue;
    out += option->get_name(true) == "inputs" ? " [FILE | FOLDER | -]..."
                                              : " " + option->get_type_name();
  }
  return out + "\n";
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  return is_flag(*option) ? "" : " " + option->get_type_name();
}

std::string HelpFormatter::make_option_desc(const CLI::Option* option) const {
  return filled(option->get_description(), margin);
}

std::string explain(const CLI::ParseError& error, CLI::App& app) {
  CLI::App& command = innermost(app);
  std::string message = error.what();
  std::vector<std::string> extras = command.remaining();
  if (extras.empty()) extras = app.remaining(true);
  if (error.get_name() == "ValidationError") return explain_choice(message, command);
  if (error.get_name() == "ConversionError") return explain_number(message);
  if (extras.empty()) {
    const std::vector<std::string> names = command_names(command);
    if (names.empty() || error.get_name() != "RequiredError") return message;
    return fmt::format("say which: {}", fmt::join(names, ", "));
  }
  const std::string& word = extras.front();
  const std::string name = word.substr(0, word.find('='));
  if (word.starts_with('-')) {
    return fmt::format("no option `{}`{}", name, did_you_mean(name, option_names(command)));
  }
  const std::vector<std::string> names = command_names(command);
  if (names.empty()) return message;
  return fmt::format("no command `{}`{}", name, did_you_mean(name, names));
}

std::string version_text() {
  UVersionInfo icu{};
  UVersionInfo unicode{};
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  return fmt::format("themata {}\nICU {}.{}, Unicode {}.{}, dictionary format 1", THEMATA_VERSION,
                     icu[0], icu[1], unicode[0], unicode[1]);
}

}  // namespace themata::cli
