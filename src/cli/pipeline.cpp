// SPDX-License-Identifier: MIT
#include "pipeline.hpp"

namespace themata::cli {

void AnalysisArguments::bind(CLI::App& app) {
  input.bind(app);
  selection.bind(app);
  coding.bind(app);
  segment.bind(app);
}

namespace {

std::vector<InputFile> inputs_of(AnalysisArguments& arguments, Diagnostics& diagnostics) {
  arguments.input.require_some();
  arguments.input.set_labels(arguments.segment.labels());
  arguments.input.set_metadata(arguments.selection.metadata_path());
  return find_inputs(arguments.input.inputs(), diagnostics);
}

CodingOptions coding_of(const AnalysisArguments& arguments, Sentences sentences) {
  CodingOptions options = arguments.coding.options();
  options.sentences = sentences;
  return options;
}

}  // namespace

Analysis::Analysis(AnalysisArguments& arguments, Sentences sentences, Diagnostics& diagnostics)
    : metadata_(arguments.selection.load_metadata()),
      inputs_(inputs_of(arguments, diagnostics)),
      walk_(arguments.input.walk()),
      dictionary_(arguments.coding.load(diagnostics)),
      segmenter_(arguments.segment.options(dictionary_.language)),
      matcher_(dictionary_, segmenter_, arguments.coding.options().scope, diagnostics),
      coding_(coding_of(arguments, sentences)),
      selection_(arguments.selection.options(), metadata_ ? &*metadata_ : nullptr),
      require_roles_(arguments.selection.require_roles()),
      diagnostics_(diagnostics) {
  (void)dictionary_.select(arguments.coding.themes());  // a misspelt theme is said at once
}

Coder Analysis::make_coder() const { return {segmenter_, dictionary_, matcher_, coding_}; }

int Analysis::run(const std::function<DocumentHandler()>& make_handler,
                  const std::function<void(std::string_view)>& sink, Console& console) {
  const int code = walk_inputs(inputs_, walk_, make_handler, sink, console, diagnostics_);
  Diagnostics report;
  selection_.report(require_roles_, report);
  console.say(report);
  return code;
}

int walk_inputs(const std::vector<InputFile>& inputs, const WalkOptions& options,
                const std::function<DocumentHandler()>& make_handler,
                const std::function<void(std::string_view)>& sink, Console& console,
                Diagnostics& diagnostics) {
  WalkTotals totals;
  try {
    totals =
        walk(inputs, options, make_handler, sink, console.progress(inputs.size()), diagnostics);
  } catch (const Error& error) {
    console.end_progress();
    if (error.kind() != ErrorKind::closed_pipe) console.say(diagnostics);
    throw;
  }
  console.end_progress();
  console.say(diagnostics);
  diagnostics = {};
  return totals.skipped > 0 ? 1 : 0;
}

}  // namespace themata::cli
