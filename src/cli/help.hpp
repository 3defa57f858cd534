// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace themata::cli {

/// `-h` shows usage and options; `--help` shows the examples too. Examples are
/// a command's footer.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override;
  std::string make_usage(const CLI::App* app, std::string name) const override;
  std::string make_option_opts(const CLI::Option* option) const override;
  std::string make_option_desc(const CLI::Option* option) const override;
};

/// What CLI11 says about a command line that does not parse, with a suggestion
/// where a word looks misspelt.
[[nodiscard]] std::string explain(const CLI::ParseError& error, CLI::App& app);

/// `themata 0.1.0`, and the versions of what its results depend on.
[[nodiscard]] std::string version_text();

}  // namespace themata::cli
