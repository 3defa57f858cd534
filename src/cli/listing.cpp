// SPDX-License-Identifier: MIT
#include "listing.hpp"

#include <algorithm>
#include <memory>

namespace themata::cli {

Span ListedTurn::span(std::uint32_t begin, std::uint32_t end) const {
  const auto& words = view.onwards;
  return {words[begin - view.first_word].span.begin, words[end - 1 - view.first_word].span.end};
}

int list_hits(Analysis& analysis, const std::vector<bool>& shown, const ListHit& list_hit,
              const std::function<void(std::string_view)>& sink, Console& console) {
  Selection& selection = analysis.selection();
  const auto make_handler = [&]() -> DocumentHandler {
    auto coder = std::make_shared<Coder>(analysis.make_coder());
    return [&, coder](const Document& document, DocumentPlace place, const Emit& emit) {
      const std::vector<GroupId> groups =
          selection.add_document(document.id, document.metadata, document.speakers, place);
      CodePointIndex code_points(document.text);
      std::vector<TurnSummary> turns;
      std::string piece;
      (void)coder->code(document, [&](const TurnView& view, std::span<const OwnedHit> hits) {
        turns.push_back({view.turn.speaker, static_cast<std::uint32_t>(view.words.size())});
        if (groups[view.turn.speaker] == set_aside) return;
        const ListedTurn turn{view, code_points};
        for (const OwnedHit& hit : hits) {
          if (shown[index_of(hit.theme)]) list_hit(turn, hit, piece);
        }
      });
      selection.count_turns(document.speakers, groups, turns);
      if (!piece.empty()) emit(std::move(piece));
    };
  };
  return analysis.run(make_handler, sink, console);
}

}  // namespace themata::cli
