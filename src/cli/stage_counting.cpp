// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "captured_messages.hpp"
#include "inner_command.hpp"
#include "scratch_analysis.hpp"
#include "study_sources.hpp"

namespace themata::cli {
namespace {

/// What a walk counts beside the files: a tally.
class StageTally {
 public:
  StageTally(const Dictionary& dictionary, std::vector<bool> shown)
      : dictionary_(&dictionary), shown_(std::move(shown)) {}

  void add(const CodedDocument& document, std::span<const GroupId> groups) {
    ++counts_.documents;
    for (std::size_t at = 0; at < document.turns.size(); ++at) {
      const CodedTurn& turn = document.turns[at];
      add_turn(counts_.all, turn.words);
      if (groups[at] != set_aside) {
        add_turn(counts_.counted, turn.words);
      } else {
        add_turn(counts_.set_aside[reason(document.speakers[turn.speaker].role)], turn.words);
      }
    }
    for (std::size_t at = 0; at < shown_.size(); ++at) {
      const Theme& theme = dictionary_->themes()[at];
      if (!shown_[at] || theme.patterns.empty()) continue;
      add_hits(document, groups,
               theme.children.empty() ? document.hits.of[at] : document.hits.own[at]);
    }
  }

  void merge(const StageTally& other) {
    const auto join = [](StageCounts::Talk& to, const StageCounts::Talk& from) {
      to.turns += from.turns;
      to.words += from.words;
    };
    counts_.documents += other.counts_.documents;
    join(counts_.all, other.counts_.all);
    join(counts_.counted, other.counts_.counted);
    for (const auto& [why, talk] : other.counts_.set_aside) join(counts_.set_aside[why], talk);
    for (const auto& [status, hits] : other.counts_.hits) counts_.hits[status] += hits;
  }

  [[nodiscard]] const StageCounts& counts() const { return counts_; }

 private:
  static void add_turn(StageCounts::Talk& talk, std::uint32_t words) {
    ++talk.turns;
    talk.words += words;
  }

  static std::string reason(Role role) {
    if (role == Role::interviewer) return "interviewer";
    return role == Role::preamble ? "preamble" : "not chosen";
  }

  void add_hits(const CodedDocument& document, std::span<const GroupId> groups,
                const std::vector<Hit>& hits) {
    std::size_t turn = 0;
    for (const Hit& hit : hits) {
      while (document.turns[turn].first_word + document.turns[turn].words <= hit.begin) ++turn;
      if (groups[turn] != set_aside) ++counts_.hits[std::string(status_name(hit.status))];
    }
  }

  const Dictionary* dictionary_;
  std::vector<bool> shown_;
  StageCounts counts_{};
};

StageCounts count(AnalysisArguments& arguments) {
  Diagnostics diagnostics;
  Console console;
  arguments.coding.use_statuses(CodingArguments::StatusUse::counted);
  Analysis analysis(arguments, Sentences::where_needed, diagnostics);
  StageTally tally(analysis.dictionary(), arguments.coding.shown(analysis.dictionary()));
  std::vector<Diagnostic> said;
  {
    const CapturedStream messages(STDERR_FILENO);
    (void)analysis.tally(tally, console);
    said = messages_in(messages.text());
  }
  StageCounts counts = tally.counts();
  for (const Diagnostic& one : said) {
    constexpr std::string_view end = "; skipped";
    std::string_view message = one.message;
    if (one.severity != Severity::error || !message.ends_with(end)) continue;
    message.remove_suffix(end.size());
    const std::size_t colon = std::min(message.find(": "), message.size());
    const std::size_t reason = std::min(colon + 2, message.size());
    counts.skipped.emplace_back(message.substr(0, colon), message.substr(reason));
  }
  Diagnostics ignored;
  counts.files = find_inputs(arguments.input.inputs(), ignored).size();
  return counts;
}

}  // namespace

std::optional<StageCounts> StageCounting::of(const std::string& command,
                                             const std::vector<std::string>& options) {
  const InnerCommand inner(command);
  if (inner.find("role") == nullptr || inner.find("inputs") == nullptr) return std::nullopt;
  ScratchAnalysis scratch(command, options);
  if (!scratch.arguments().input.any()) return std::nullopt;
  const std::string key = scratch.given();
  auto found = known_.find(key);
  if (found == known_.end()) found = known_.emplace(key, count(scratch.arguments())).first;
  StageCounts counts = found->second;
  if (!looks_for_themes(command, options)) counts.hits.clear();
  return counts;
}

}  // namespace themata::cli
