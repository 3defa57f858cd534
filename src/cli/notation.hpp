// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include <themata/coding/overlap.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/table/table.hpp>

#include "console.hpp"
#include "options_output.hpp"

namespace themata::cli {

/// As options name them.
[[nodiscard]] std::string overlap_name(Overlap overlap);
[[nodiscard]] std::string status_names(StatusSet statuses, char between);

/// `--notation`: one line that says exactly how a table was made. On standard error, where it
/// is no part of the data and no note that scripts would have to expect unasked; and in JSON,
/// whose rows travel alone, as a field of each.
class NotationArguments {
 public:
  /// Made only where it is asked for: it hashes the whole dictionary.
  using Line = std::function<std::string()>;
  void bind(CLI::App& app);
  /// Writes the table, and the line where it was asked for.
  void write(const OutputArguments& output, Table table, const Line& line, Console& console) const;
  /// Only says the line, for what is no table.
  void say(const Line& line, Console& console) const;

 private:
  bool asked_ = false;
};

/// Tells one dictionary from another by all that it holds: `fnv1a64 0123456789abcdef`.
[[nodiscard]] std::string dictionary_hash(const Dictionary& dictionary);

}  // namespace themata::cli
