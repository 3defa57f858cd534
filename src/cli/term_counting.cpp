// SPDX-License-Identifier: MIT
#include "term_counting.hpp"

#include <memory>
#include <mutex>

namespace themata::cli {
namespace {

struct Worker {
  Coder coder;
  TermTally tally;
  std::vector<std::uint32_t> parts{};

  explicit Worker(const Analysis& analysis)
      : coder(analysis.make_coder()), tally(coder.vocabulary()) {}
};

std::uint64_t order_of(DocumentPlace place) {
  return std::uint64_t{place.file} << 32U | place.number;
}

}  // namespace

CountedTerms count_terms(Analysis& analysis, const DealOut& deal_out, Console& console) {
  std::mutex mutex;
  std::vector<std::unique_ptr<Worker>> workers;
  Selection& selection = analysis.selection();
  const auto make_handler = [&]() -> DocumentHandler {
    auto made = std::make_unique<Worker>(analysis);
    const std::lock_guard lock(mutex);
    Worker& worker = *workers.emplace_back(std::move(made));
    return [&selection, &deal_out, &worker](const Document& document, DocumentPlace place,
                                            const Emit&) {
      const std::vector<GroupId> groups =
          selection.add_document(document.id, document.metadata, document.speakers, place);
      std::vector<TurnSummary> turns;
      (void)worker.coder.code(document, [&](const TurnView& view, std::span<const OwnedHit> hits) {
        turns.push_back({view.turn.speaker, static_cast<std::uint32_t>(view.words.size())});
        const GroupId group = groups[view.turn.speaker];
        if (group == set_aside) return;
        worker.parts.assign(view.words.size(), TermTally::no_part);
        deal_out(view, hits, group, worker.parts);
        worker.tally.add(view.words, worker.parts);
      });
      selection.count_turns(document.id, document.metadata, document.speakers, groups, turns);
      worker.tally.end_document(order_of(place));
    };
  };
  CountedTerms counted;
  counted.code = analysis.run(
      make_handler, [](std::string_view) {}, console);
  std::vector<const TermTally*> tallies;
  for (const auto& worker : workers) tallies.push_back(&worker->tally);
  counted.total = TermTally::merged(tallies);
  return counted;
}

void choose_themes(const Dictionary& dictionary, const std::string& glob, std::uint8_t kind,
                   std::vector<std::uint8_t>& kinds) {
  kinds.resize(dictionary.themes().size(), 0);
  for (const ThemeId id : dictionary.select({glob})) kinds[index_of(id)] = kind;
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    const auto parent = dictionary.themes()[at].parent;
    if (parent && kinds[index_of(*parent)] == kind) kinds[at] = kind;
  }
}

}  // namespace themata::cli
