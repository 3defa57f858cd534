// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "option_tree.hpp"
#include "taken_values.hpp"

namespace themata::cli {

struct DescribedOption {
  std::vector<std::string> names{};  ///< as typed: `-o`, `--output`; none where it stands alone
  std::string type{};                ///< `FILE`, `csv|tsv`; empty for a flag
  std::string what{};
  std::string group{};
  TakenValues takes{};
};

/// A command as its help tells it: what completions and manual pages are made of.
struct DescribedCommand {
  std::string path{};     ///< `dict check`; empty for themata itself
  std::string name{};     ///< `check`
  std::string summary{};  ///< without a capital or a full stop
  std::string heading{};  ///< of the overview it is listed in
  std::string usage{};    ///< `themata dict check [OPTIONS] ...`
  std::string notes{};    ///< what columns mean and the like: paragraphs
  std::vector<std::string> examples{};
  std::vector<DescribedOption> options{};
  std::vector<DescribedOption> positionals{};
  std::vector<DescribedCommand> commands{};
};

/// Of a command line whose options are all declared.
[[nodiscard]] DescribedCommand describe(CLI::App& app);

/// `command` and all below it, in the order of the help.
[[nodiscard]] std::vector<const DescribedCommand*> with_commands_below(
    const DescribedCommand& command);

/// Every command and option that there is.
[[nodiscard]] DescribedCommand describe_everything();

}  // namespace themata::cli
