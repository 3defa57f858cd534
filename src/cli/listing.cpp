// SPDX-License-Identifier: MIT
#include "listing.hpp"

#include <memory>

#include "turn_cells.hpp"

namespace themata::cli {

Span ListedTurn::span(std::uint32_t begin, std::uint32_t end) const {
  const auto& words = view.onwards;
  return {words[begin - view.first_word].span.begin, words[end - 1 - view.first_word].span.end};
}

RowWriter& ListedTurn::begin_row(RowWriter& rows) const {
  if (cells.cells == 0) {
    write_turn_cells(rows, view.document, view.turn, view.number + 1);
    rows.keep_start(cells);
  }
  return rows.start(cells);
}

int list_hits(Analysis& analysis, const std::vector<bool>& shown, const RowFormat& format,
              const ListHit& list_hit, const std::function<void(std::string_view)>& sink,
              Console& console) {
  struct Worker {
    Coder coder;
    RowWriter rows;
    RowStart turn_cells{};
  };
  Selection& selection = analysis.selection();
  const auto make_handler = [&]() -> DocumentHandler {
    const auto worker = std::make_shared<Worker>(Worker{analysis.make_coder(), RowWriter(format)});
    return [&, worker](const Document& document, DocumentPlace place, const Emit& emit) {
      RowWriter& rows = worker->rows;
      const std::vector<GroupId> groups =
          selection.add_document(document.id, document.metadata, document.speakers, place);
      CodePointIndex code_points(document.text);
      std::vector<TurnSummary> turns;
      (void)worker->coder.code(document, [&](const TurnView& view, std::span<const OwnedHit> hits) {
        turns.push_back({view.turn.speaker, static_cast<std::uint32_t>(view.words.size())});
        if (groups[view.turn.speaker] == set_aside) return;
        worker->turn_cells.cells = 0;
        const ListedTurn turn{view, code_points, worker->turn_cells};
        for (const OwnedHit& hit : hits) {
          if (shown[index_of(hit.theme)]) list_hit(turn, hit, rows);
        }
        if (rows.size() > enough_rows) rows.pass_on(emit);
      });
      selection.count_turns(document.speakers, groups, turns);
      rows.pass_on(emit);
    };
  };
  return analysis.run(make_handler, sink, console);
}

}  // namespace themata::cli
