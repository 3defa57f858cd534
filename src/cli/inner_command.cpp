// SPDX-License-Identifier: MIT
#include "inner_command.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <utility>

#include "captured_messages.hpp"
#include "help.hpp"
#include "kept_apart.hpp"

namespace themata::cli {
namespace {

const Command& command_of(std::string_view name) {
  const auto& all = commands();
  return *std::find_if(all.begin(), all.end(),
                       [name](const Command& command) { return command.name == name; });
}

}  // namespace

InnerCommand::InnerCommand(std::string_view name)
    : app_(std::make_unique<CLI::App>("", std::string(name))),
      runner_(command_of(name).bind(*app_)) {}

InnerCommand::~InnerCommand() = default;

const CLI::Option* InnerCommand::find(std::string_view name) const {
  for (const CLI::Option* option : app_->get_options()) {
    const auto& names = option->get_lnames();
    if (std::find(names.begin(), names.end(), name) != names.end()) return option;
    if (option->get_positional() && option->get_name(true) == name) return option;
  }
  return nullptr;
}

std::optional<std::string> InnerCommand::problem(std::vector<std::string> words) {
  std::reverse(words.begin(), words.end());  // as CLI11 takes them
  try {
    app_->parse(std::move(words));
  } catch (const CLI::RequiredError&) {
    return std::nullopt;  // of what may still come
  } catch (const CLI::ParseError& error) {
    return explain(error, *app_);
  }
  return std::nullopt;
}

void InnerCommand::parse(std::vector<std::string>&& words) {
  std::reverse(words.begin(), words.end());
  try {
    app_->parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::usage, explain(error, *app_));
  }
}

void InnerCommand::try_out(std::vector<std::string> words) {
  parse(std::move(words));
  Console console;
  console.stop_before_reading();
  const CapturedStream messages(STDERR_FILENO);  // the run says them
  const CapturedStream table(STDOUT_FILENO);     // of a command that reads no documents
  try {
    (void)runner_(console);
    std::fflush(stdout);
  } catch (const BeforeReading&) {
    return;
  }
}

int InnerCommand::run(std::vector<std::string> words, std::vector<Diagnostic>& said) {
  parse(std::move(words));
  Console console;
  const CapturedStream messages(STDERR_FILENO);
  const auto listen = [&] {
    for (Diagnostic& one : messages_in(messages.text())) said.push_back(std::move(one));
  };
  try {
    keep_apart(*app_);
    const int code = runner_(console);
    listen();
    return code;
  } catch (...) {
    listen();
    throw;
  }
}

}  // namespace themata::cli
