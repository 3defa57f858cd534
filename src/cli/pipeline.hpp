// SPDX-License-Identifier: MIT
#pragma once

#include <any>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/coding/recoding.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/corpus/inputs.hpp>
#include <themata/corpus/selection.hpp>
#include <themata/corpus/walk.hpp>
#include <themata/segment/segmenter.hpp>
#include <themata/table/pseudonyms.hpp>

#include "console.hpp"
#include "kept_apart.hpp"
#include "option_tree.hpp"
#include "options_coding.hpp"
#include "options_input.hpp"
#include "options_selection.hpp"
#include "status_counts.hpp"

namespace themata {
class CodedSet;
struct Shard;
}  // namespace themata

namespace themata::cli {

/// The options of every command that codes documents.
struct AnalysisArguments {
  InputArguments input{};
  SelectionArguments selection;
  SegmentArguments segment{};
  CodingArguments coding{};

  explicit AnalysisArguments(Grouping grouping, std::vector<std::string> by = {})
      : selection(grouping, std::move(by)) {}
  void bind(CLI::App& app);
  /// Was this option given?
  [[nodiscard]] bool given(const std::string& option) const;
  [[nodiscard]] const CLI::App* app() const { return app_; }
  /// What was given when coded files that are read were coded, as CodedHeader::given has it.
  using WhenCoded = std::vector<std::pair<std::string, std::string>>;
  [[nodiscard]] const WhenCoded& when_coded() const { return when_coded_; }
  void set_when_coded(WhenCoded given) { when_coded_ = std::move(given); }

 private:
  const CLI::App* app_ = nullptr;
  WhenCoded when_coded_{};
};

/// Tables with pseudonyms are made of interviews in their order, wherever they come from: the
/// same bytes, whether names were replaced when documents were coded or when they are counted.
/// Groups by fields of documents' names have pseudonyms too. `key`: the file.
void call_by_key(SelectionArguments& selection, const std::string& key);

[[nodiscard]] std::vector<std::string> paths_of(const std::vector<InputFile>& inputs);

/// Which hits a line of notation names; empty: those that the options choose.
struct HitNotation {
  std::string overlap{};
  std::string statuses{};
};

/// What the options stand for, built and checked before the first document is
/// read: inputs, dictionary, segmenter, matcher, selection.
class Analysis {
 public:
  Analysis(AnalysisArguments& arguments, Sentences sentences, Diagnostics& diagnostics);
  Analysis(const Analysis&) = delete;
  Analysis& operator=(const Analysis&) = delete;
  ~Analysis();

  [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }
  [[nodiscard]] const Segmenter& segmenter() const { return segmenter_; }
  [[nodiscard]] Selection& selection() { return selection_; }
  [[nodiscard]] Coder make_coder() const;
  /// Do the hits have a status?
  [[nodiscard]] bool has_statuses() const { return has_statuses_; }
  /// In one line, whose talk was counted, which hits, and by which dictionary, with a hash of
  /// what it holds.
  [[nodiscard]] std::string notation(const HitNotation& hits = {}) const;
  /// Are the inputs coded files? Then there is no text, and no coder.
  [[nodiscard]] bool is_recorded() const { return recorded_ != nullptr; }
  /// The input that a document is in, where inputs are transcripts.
  [[nodiscard]] const std::string& path_of(DocumentPlace place) const {
    return inputs_[place.file].path;
  }
  /// Are people called by pseudonyms already, in coded files?
  [[nodiscard]] bool has_pseudonyms() const;
  /// A hash of all that the dictionary holds, also where only its outline is here.
  [[nodiscard]] std::uint64_t content_of_dictionary() const;

  /// For a tally that makes its own choice: every match is a hit, of whatever status, and
  /// nothing is said of statuses. What the options choose comes back in a Recoding.
  [[nodiscard]] Recoding code_everything();

  /// Codes every document and hands it to a tally: one copy of `prototype` a
  /// worker, merged at the end. Returns the exit code of the walk.
  template <typename Tally>
  int tally(Tally& prototype, Console& console) {
    std::mutex mutex;
    std::vector<std::unique_ptr<Tally>> parts;
    const auto make_add = [&]() -> AddCoded {
      const std::lock_guard lock(mutex);
      Tally* part = parts.emplace_back(std::make_unique<Tally>(prototype)).get();
      return [this, part](const CodedDocument& coded, DocumentPlace place) {
        const std::vector<GroupId> groups = selection_.assign(coded, place);
        part->add(coded, groups);
        if (says_statuses_) status_counts_.add(coded, groups, dictionary_, shown_);
      };
    };
    const int code = each_coded(make_add, console);
    for (const auto& part : parts) prototype.merge(*part);
    return code;
  }

  /// Codes documents, whole or in parts, and gives each coded document to `add`.
  using AddCoded = std::function<void(const CodedDocument& coded, DocumentPlace place)>;
  [[nodiscard]] DocumentHandler coding_handler(std::shared_ptr<Coder> coder, AddCoded add) const;
  /// Gives every document, coded here or read out of coded files, to what `make_add` makes for
  /// each worker. Returns the exit code of the walk.
  int each_coded(const std::function<AddCoded()>& make_add, Console& console);
  /// Codes the inputs of one shard into a coded file that `sink` takes. With `names` documents
  /// and speakers are called by pseudonyms, stand in their order, and have no metadata.
  int write_coded(const AnalysisArguments& arguments, Shard shard, const Pseudonyms* names,
                  const std::function<void(std::string_view)>& sink, Console& console);
  /// Can turns be coded apart from each other?
  [[nodiscard]] bool has_parts() const { return coding_.scope != PhraseScope::document; }

  /// Refuses an output file that is an input, a dictionary or the metadata.
  void keep_apart(const std::string& output) const { cli::keep_apart(output, files_read_); }

  /// Walks the inputs; afterwards says what happened. Returns 0, or 1 where an
  /// input was skipped.
  int run(const std::function<DocumentHandler()>& make_handler,
          const std::function<void(std::string_view)>& sink, Console& console);

 private:
  int read_coded(const std::function<AddCoded()>& make_add, Console& console);
  void report(Console& console);

  std::optional<Metadata> metadata_;
  std::vector<InputFile> inputs_;
  std::unique_ptr<CodedSet> recorded_;  ///< where the inputs are coded files
  WalkOptions walk_;
  std::optional<std::string> outline_of_;  ///< a built-in dictionary, where no more was needed
  Dictionary dictionary_;
  Segmenter segmenter_;
  std::optional<Matcher> matcher_;  ///< where there is text to look in
  std::optional<StatusRules> statuses_;
  CodingOptions coding_;
  CodingOptions chosen_;  ///< by the options, whatever a tally that makes its own choice needs
  SelectionOptions asked_;
  Selection selection_;
  bool require_roles_;
  std::vector<std::string> files_read_;
  std::vector<bool> shown_;  ///< themes, by id
  bool has_statuses_;
  bool says_statuses_;  ///< of hits, where the table does not
  StatusCounts status_counts_{};
  Diagnostics& diagnostics_;
};

/// Walks inputs with progress and messages; returns 0, or 1 where one was skipped.
int walk_inputs(const std::vector<InputFile>& inputs, const WalkOptions& options,
                const std::function<DocumentHandler()>& make_handler,
                const std::function<void(std::string_view)>& sink, Console& console,
                Diagnostics& diagnostics);

}  // namespace themata::cli
