// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include <themata/table/table.hpp>

#include "console.hpp"
#include "options_output.hpp"

namespace themata::cli {

/// `--notation`: one line that says exactly how a table was made. On standard error, where it
/// is no part of the data and no note that scripts would have to expect unasked; and in JSON,
/// whose rows travel alone, as a field of each.
class NotationArguments {
 public:
  void bind(CLI::App& app);
  /// Writes the table, and the line where it was asked for.
  void write(const OutputArguments& output, Table table, const std::string& line,
             Console& console) const;
  /// Only says the line, for what is no table.
  void say(const std::string& line, Console& console) const;

 private:
  bool asked_ = false;
};

}  // namespace themata::cli
