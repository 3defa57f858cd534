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

#include "console.hpp"
#include "options_coding.hpp"
#include "options_input.hpp"
#include "options_selection.hpp"
#include "status_counts.hpp"

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
};

/// Throws Error(usage) where the output file is one of the files that are read.
void keep_apart(const std::string& output, const std::vector<std::string>& read);
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

  [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }
  [[nodiscard]] const Segmenter& segmenter() const { return segmenter_; }
  [[nodiscard]] Selection& selection() { return selection_; }
  [[nodiscard]] Coder make_coder() const;
  /// Do the hits have a status?
  [[nodiscard]] bool has_statuses() const { return statuses_.has_value(); }
  /// In one line, whose talk was counted, which hits, and by which dictionary, with a hash of
  /// what it holds.
  [[nodiscard]] std::string notation(const HitNotation& hits = {}) const;

  /// For a tally that makes its own choice: every match is a hit, of whatever status, and
  /// nothing is said of statuses. What the options choose comes back in a Recoding.
  [[nodiscard]] Recoding code_everything();

  /// Codes every document and hands it to a tally: one copy of `prototype` a
  /// worker, merged at the end. Returns the exit code of the walk.
  template <typename Tally>
  int tally(Tally& prototype, Console& console) {
    std::mutex mutex;
    std::vector<std::unique_ptr<Tally>> parts;
    const auto make_handler = [&]() -> DocumentHandler {
      auto coder = std::make_shared<Coder>(make_coder());
      const std::lock_guard lock(mutex);
      Tally* part = parts.emplace_back(std::make_unique<Tally>(prototype)).get();
      const auto add = [this, part](const CodedDocument& coded, DocumentPlace place) {
        const std::vector<GroupId> groups = selection_.assign(coded, place);
        part->add(coded, groups);
        if (says_statuses_) status_counts_.add(coded, groups, dictionary_, shown_);
      };
      return coding_handler(std::move(coder), add);
    };
    const int code = run(
        make_handler, [](std::string_view) {}, console);
    for (const auto& part : parts) prototype.merge(*part);
    return code;
  }

  /// Codes documents, whole or in parts, and gives each coded document to `add`.
  using AddCoded = std::function<void(const CodedDocument& coded, DocumentPlace place)>;
  [[nodiscard]] DocumentHandler coding_handler(std::shared_ptr<Coder> coder, AddCoded add) const;
  /// Can turns be coded apart from each other?
  [[nodiscard]] bool has_parts() const { return coding_.scope != PhraseScope::document; }

  /// Refuses an output file that is an input, a dictionary or the metadata.
  void keep_apart(const std::string& output) const { cli::keep_apart(output, files_read_); }

  /// Walks the inputs; afterwards says what happened. Returns 0, or 1 where an
  /// input was skipped.
  int run(const std::function<DocumentHandler()>& make_handler,
          const std::function<void(std::string_view)>& sink, Console& console);

 private:
  std::optional<Metadata> metadata_;
  std::vector<InputFile> inputs_;
  WalkOptions walk_;
  std::optional<std::string> outline_of_;  ///< a built-in dictionary, where no more was needed
  Dictionary dictionary_;
  Segmenter segmenter_;
  Matcher matcher_;
  std::optional<StatusRules> statuses_;
  CodingOptions coding_;
  CodingOptions chosen_;  ///< by the options, whatever a tally that makes its own choice needs
  SelectionOptions asked_;
  Selection selection_;
  bool require_roles_;
  std::vector<std::string> files_read_;
  std::vector<bool> shown_;  ///< themes, by id
  bool says_statuses_;       ///< of hits, where the table does not
  StatusCounts status_counts_{};
  Diagnostics& diagnostics_;
};

/// Walks inputs with progress and messages; returns 0, or 1 where one was skipped.
int walk_inputs(const std::vector<InputFile>& inputs, const WalkOptions& options,
                const std::function<DocumentHandler()>& make_handler,
                const std::function<void(std::string_view)>& sink, Console& console,
                Diagnostics& diagnostics);

}  // namespace themata::cli
