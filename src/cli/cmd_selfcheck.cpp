// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/stats/published.hpp>
#include <themata/table/table.hpp>

#include "commands.hpp"
#include "declared_options.hpp"
#include "options_output.hpp"
#include "published_tables.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples = R"(Columns: source, what, published, recomputed, holds.
A number holds if it is what is printed, to the last digit. The command ends with 1 where one does not.

Examples:
  themata selfcheck
  themata selfcheck --format table)";

int run(const OutputArguments& output, Console& console) {
  std::vector<PublishedNumber> numbers = published_numbers();
  for (PublishedNumber& number : published_tables()) numbers.push_back(std::move(number));
  Table table{{{"source"}, {"what"}, {"published"}, {"recomputed", ColumnType::real}, {"holds"}},
              {}};
  std::size_t wrong = 0;
  for (const PublishedNumber& number : numbers) {
    if (!number.holds()) ++wrong;
    table.rows.push_back({text_cell(number.source), text_cell(number.what),
                          text_cell(number.published), real_cell(number.recomputed),
                          text_cell(number.holds() ? "yes" : "no")});
  }
  output.write(table);
  Diagnostics diagnostics;
  if (wrong > 0) {
    diagnostics.warning(
        fmt::format("{} of {} published numbers do not hold on this machine; "
                    "please report it",
                    wrong, numbers.size()));
  } else {
    diagnostics.note(fmt::format("all {} published numbers hold", numbers.size()));
  }
  console.say(diagnostics);
  return wrong > 0 ? 1 : 0;
}

}  // namespace

Runner bind_selfcheck(CLI::App& app) {
  const auto output = std::make_shared<OutputArguments>();
  output->bind(app);
  set_footer(app, examples);
  return [output](Console& console) { return run(*output, console); };
}

}  // namespace themata::cli
