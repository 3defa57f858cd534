// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>

#include "commands.hpp"

namespace themata::cli {

/// A command that another one checks or runs, with options of its own.
class InnerCommand {
 public:
  /// `name` is one of commands().
  explicit InnerCommand(std::string_view name);
  ~InnerCommand();
  InnerCommand(const InnerCommand&) = delete;
  InnerCommand& operator=(const InnerCommand&) = delete;

  [[nodiscard]] const CLI::App& app() const { return *app_; }
  /// An option by its long name or that of a positional; nullptr where there is none.
  [[nodiscard]] const CLI::Option* find(std::string_view name) const;

  /// What is wrong with these words, or nothing. May be asked once.
  [[nodiscard]] std::optional<std::string> problem(std::vector<std::string> words);

  /// Runs the command up to where it would read the first document, and throws what it throws:
  /// all that is wrong with the words, and with dictionaries and lists that they name.
  void try_out(std::vector<std::string> words);

  /// Runs the command on words; messages go to `said`. Returns its exit code; throws what it
  /// throws, and Error(usage) for words that do not parse.
  int run(std::vector<std::string> words, std::vector<Diagnostic>& said);

 private:
  void parse(std::vector<std::string>&& words);
  std::unique_ptr<CLI::App> app_;
  Runner runner_;
};

}  // namespace themata::cli
