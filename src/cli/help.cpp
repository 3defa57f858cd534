// SPDX-License-Identifier: MIT
#include "help.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include <vector>

#include <themata/base/suggest.hpp>

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

/// The command that was being parsed when the error came up.
const CLI::App& innermost(const CLI::App& app) {
  const auto parsed = app.get_subcommands();
  return parsed.empty() ? app : innermost(*parsed.front());
}

}  // namespace

std::string HelpFormatter::make_help(const CLI::App* app, std::string name,
                                     CLI::AppFormatMode mode) const {
  std::string out = app->get_description() + "\n\n" + make_usage(app, std::move(name));
  if (!app->get_subcommands([](const CLI::App*) { return true; }).empty()) {
    out += "\nCommands:\n";
    for (const CLI::App* sub : app->get_subcommands([](const CLI::App*) { return true; })) {
      out += fmt::format("  {:<10} {}\n", sub->get_name(), sub->get_description());
    }
  }
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
  return option->get_type_size() == 0 ? "" : " " + option->get_type_name();
}

std::string HelpFormatter::make_option_desc(const CLI::Option* option) const {
  return filled(option->get_description(), margin);
}

std::string explain(const CLI::ParseError& error, const CLI::App& app) {
  const CLI::App& command = innermost(app);
  std::string message = error.what();
  std::vector<std::string> extras = command.remaining();
  if (extras.empty()) extras = app.remaining(true);
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
