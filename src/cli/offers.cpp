// SPDX-License-Identifier: MIT
#include "offers.hpp"

#include <CLI/CLI.hpp>

#include "lists.hpp"

namespace themata::cli {

// A validator that is not active checks nothing and shows in no help: a note on the option.
void offer(CLI::App& app, const std::string& option, const std::vector<std::string>& words) {
  CLI::Validator note([](std::string&) { return std::string(); }, CLI::detail::join(words, ","),
                      "offer");
  app.get_option(option)->check(note.active(false));
}

std::vector<std::string> offered(CLI::Option& option) {
  try {
    CLI::Validator note = *option.get_validator("offer");
    return split_list(note.active(true).get_description());
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
}

}  // namespace themata::cli
