// SPDX-License-Identifier: MIT
#include "pipeline.hpp"

#include <filesystem>

#include <themata/coding/built_in.hpp>
#include <themata/coding/coded_parts.hpp>
#include <themata/corpus/coded_files.hpp>
#include <themata/dictionary/load.hpp>

#include "option_facts.hpp"
#include "recorded_options.hpp"

namespace themata::cli {

void AnalysisArguments::bind(CLI::App& app) {
  app_ = &app;
  input.bind(app);
  selection.bind(app);
  coding.bind(app);
  segment.bind(app);
}

void call_by_key(SelectionArguments& selection, const std::string& key) {
  std::error_code problem;
  // What comes out of a pipe can be read once, and is read where names are replaced.
  if (!std::filesystem::is_regular_file(key, problem)) {
    if (!selection.has_name_fields()) return;
    throw Error(ErrorKind::usage,
                "with --name-fields the key of --pseudonyms has to be a file, and no pipe",
                Place{key, 0, 0, {}});
  }
  const Pseudonyms names = Pseudonyms::from_file(key);
  selection.order_by([names](const std::string& id) { return names.of("document", id); });
  selection.call_fields_by([names](const std::string& field, const std::string& value) {
    return names.of_field(field, value);
  });
}

bool AnalysisArguments::given(const std::string& option) const {
  return app_ != nullptr && is_given(*app_, option);
}

namespace {

std::vector<InputFile> inputs_of(AnalysisArguments& arguments, Diagnostics& diagnostics) {
  arguments.input.require_some();
  arguments.input.set_labels(arguments.segment.labels());
  arguments.input.set_metadata(arguments.selection.metadata_path());
  return find_inputs(arguments.input.inputs(), diagnostics);
}

std::unique_ptr<CodedSet> recorded_of(AnalysisArguments& arguments,
                                      const std::vector<InputFile>& inputs) {
  if (inputs.empty() || !inputs.front().coded) return nullptr;
  auto recorded = std::make_unique<CodedSet>(paths_of(inputs));
  adopt_recorded(arguments, recorded->header());
  return recorded;
}

SelectionOptions selection_of(AnalysisArguments& arguments, const CodedSet* recorded) {
  const bool already =
      recorded != nullptr && recorded->header().option("--pseudonyms").value_or("none") != "none";
  if (already) {
    arguments.selection.order_by([](const std::string& id) { return id; });
  } else if (arguments.given("--pseudonyms")) {
    call_by_key(arguments.selection,
                values_of(*find_option(*arguments.app(), "--pseudonyms")).front());
  }
  return arguments.selection.options();
}

/// What is built in is compiled already, nearly always: its outline is enough then.
Dictionary dictionary_of(CodingArguments& coding, Diagnostics& diagnostics) {
  const auto name = coding.built_in();
  return name ? built_in_outline(*name) : coding.load(diagnostics);
}

Matcher matcher_of(CodingArguments& coding, Dictionary& dictionary, const Segmenter& segmenter,
                   Diagnostics& diagnostics) {
  const PhraseScope scope = coding.options().scope;
  if (const auto name = coding.built_in()) {
    if (auto made = built_in_matcher(*name, segmenter, scope)) return std::move(*made);
    dictionary = coding.load(diagnostics);
  }
  return {dictionary, segmenter, scope, diagnostics};
}

std::optional<StatusRules> statuses_of(const AnalysisArguments& arguments,
                                       const Dictionary& dictionary, const Segmenter& segmenter,
                                       Diagnostics& diagnostics) {
  const std::string& language = arguments.segment.language(dictionary.language);
  if (arguments.coding.uses_statuses() && arguments.coding.contexts().empty()) {
    if (auto made = built_in_status_rules(language, segmenter)) return made;
  }
  const auto rules = arguments.coding.context_rules(language, diagnostics);
  if (!rules) return std::nullopt;
  return StatusRules(*rules, segmenter, diagnostics);
}

CodingOptions coding_of(const AnalysisArguments& arguments, Sentences sentences,
                        const std::optional<StatusRules>& statuses) {
  CodingOptions options = arguments.coding.options();
  options.sentences = sentences;
  options.statuses = statuses ? &*statuses : nullptr;
  return options;
}

}  // namespace

Analysis::Analysis(AnalysisArguments& arguments, Sentences sentences, Diagnostics& diagnostics)
    : metadata_(arguments.selection.load_metadata()),
      inputs_(inputs_of(arguments, diagnostics)),
      recorded_(recorded_of(arguments, inputs_)),
      walk_(arguments.input.walk()),
      outline_of_(recorded_ ? std::nullopt : arguments.coding.built_in()),
      dictionary_(recorded_ ? recorded_->header().dictionary
                            : dictionary_of(arguments.coding, diagnostics)),
      segmenter_(arguments.segment.options(dictionary_.language)),
      matcher_(recorded_ ? std::nullopt
                         : std::optional(
                               matcher_of(arguments.coding, dictionary_, segmenter_, diagnostics))),
      statuses_(recorded_ ? std::nullopt
                          : statuses_of(arguments, dictionary_, segmenter_, diagnostics)),
      coding_(coding_of(arguments, sentences, statuses_)),
      chosen_(coding_),
      asked_(selection_of(arguments, recorded_.get())),
      selection_(asked_, metadata_ ? &*metadata_ : nullptr),
      require_roles_(arguments.selection.require_roles()),
      files_read_(paths_of(inputs_)),
      has_statuses_(recorded_ ? recorded_->header().has_statuses && arguments.coding.uses_statuses()
                              : statuses_.has_value()),
      says_statuses_(has_statuses_ && arguments.coding.counts_statuses()),
      diagnostics_(diagnostics) {
  files_read_.push_back(arguments.selection.metadata_path());
  for (const std::string& path : arguments.coding.dictionaries()) files_read_.push_back(path);
  files_read_.push_back(arguments.coding.contexts());
  shown_ = arguments.coding.shown(dictionary_);  // a misspelt theme is said at once
}

Analysis::~Analysis() = default;

Coder Analysis::make_coder() const {
  if (!matcher_) {
    throw Error(ErrorKind::usage,
                "a coded file holds no text, and this command needs it; name the transcripts");
  }
  return {segmenter_, dictionary_, *matcher_, coding_};
}

DocumentHandler Analysis::coding_handler(std::shared_ptr<Coder> coder, AddCoded add) const {
  const auto whole = [coder, add](const Document& document, DocumentPlace place, const Emit&) {
    add(coder->code(document), place);
  };
  if (!has_parts()) return whole;
  const auto part = [coder](const Document& document, TurnRange turns,
                            const std::any&) -> std::any {
    return coder->code_part(document, turns);
  };
  const auto join = [coder, add](const Document& document, DocumentPlace place, const Emit&) {
    const auto coded = std::make_shared<CodedDocument>(coder->code_head(document));
    return JoinParts{{},
                     [coded](std::any&& next) {
                       append_part(*coded, std::any_cast<const CodedDocument&>(next));
                     },
                     [coded, add, place] { add(*coded, place); }};
  };
  return {whole, part, join};
}

Recoding Analysis::code_everything() {
  Recoding chosen(dictionary_, matcher_ ? matcher_->same_as() : recorded_->header().same_as,
                  coding_.overlap, coding_.counted);
  coding_.overlap = Overlap::all;
  coding_.counted = StatusSet::all();
  says_statuses_ = false;
  return chosen;
}

int Analysis::run(const std::function<DocumentHandler()>& make_handler,
                  const std::function<void(std::string_view)>& sink, Console& console) {
  coding_.times = console.times();
  const int code = walk_inputs(inputs_, walk_, make_handler, sink, console, diagnostics_);
  report(console);
  return code;
}

void Analysis::report(Console& console) {
  Diagnostics report;
  selection_.report(require_roles_, report);
  if (says_statuses_) status_counts_.report(report);
  console.say(report);
}

std::vector<std::string> paths_of(const std::vector<InputFile>& inputs) {
  std::vector<std::string> paths;
  for (const InputFile& input : inputs) paths.push_back(input.path);
  return paths;
}

int walk_inputs(const std::vector<InputFile>& inputs, const WalkOptions& options,
                const std::function<DocumentHandler()>& make_handler,
                const std::function<void(std::string_view)>& sink, Console& console,
                Diagnostics& diagnostics) {
  WalkTotals totals;
  WalkOptions timed = options;
  timed.times = console.times();
  console.begin_walk();
  try {
    totals = walk(inputs, timed, make_handler, sink, console.progress(inputs), diagnostics);
  } catch (const Error& error) {
    console.end_progress();
    if (error.kind() != ErrorKind::closed_pipe) console.say(diagnostics);
    throw;
  }
  console.end_walk(totals);
  console.say(diagnostics);
  diagnostics = {};
  return totals.skipped > 0 ? 1 : 0;
}

}  // namespace themata::cli
