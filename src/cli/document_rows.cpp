// SPDX-License-Identifier: MIT
#include "document_rows.hpp"

#include <memory>

#include "pipeline.hpp"

namespace themata::cli {
namespace {

struct Arguments {
  InputArguments input{};
  SegmentArguments segment{};
  OutputArguments output{};
};

int run(Arguments& arguments, const std::vector<Column>& columns, const MakeRowWorker& make_worker,
        Console& console) {
  Diagnostics diagnostics;
  arguments.input.require_some();
  arguments.input.set_labels(arguments.segment.labels());
  const std::vector<InputFile> inputs = find_inputs(arguments.input.inputs(), diagnostics);
  keep_apart(arguments.output.path(), paths_of(inputs));
  const Segmenter segmenter(arguments.segment.options());
  RowStream rows(arguments.output, columns);
  const int code = walk_inputs(
      inputs, arguments.input.walk(),
      [&] { return make_worker(segmenter, rows.format(), console.times()); },
      [&rows](std::string_view piece) { rows.write(piece); }, console, diagnostics);
  rows.finish();
  return code;
}

}  // namespace

Runner bind_document_rows(CLI::App& app, std::vector<Column> columns, MakeRowWorker make_worker) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->input.bind(app);
  arguments->segment.bind(app);
  arguments->output.bind(app);
  return [arguments, columns = std::move(columns), make_worker = std::move(make_worker)](
             Console& console) { return run(*arguments, columns, make_worker, console); };
}

}  // namespace themata::cli
