// SPDX-License-Identifier: MIT
#include "listing.hpp"

#include <any>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>

#include "sorted_listing.hpp"
#include "turn_cells.hpp"

namespace themata::cli {

std::vector<Column> hit_columns() {
  return {{"document"},
          {"turn", ColumnType::integer},
          {"speaker"},
          {"role"},
          {"theme"},
          {"pattern"},
          {"start", ColumnType::integer},
          {"end", ColumnType::integer},
          {"text"},
          {"status"}};
}

Span ListedTurn::span(std::uint32_t begin, std::uint32_t end) const {
  const auto& words = view.onwards;
  return {words[begin - view.first_word].span.begin, words[end - 1 - view.first_word].span.end};
}

RowWriter& ListedTurn::begin_row(RowWriter& rows, const Pseudonyms* names) const {
  if (cells.cells == 0) {
    if (names == nullptr) {
      write_turn_cells(rows, view.document, view.turn, view.number + 1);
    } else {
      const Speaker& speaker = view.document.speaker_of(view.turn);
      rows.text(names->of("document", view.document.id)).count(view.number + 1);
      rows.text(names->of("speaker", speaker.name)).text(role_name(speaker.role));
    }
    rows.keep_start(cells);
  }
  return rows.start(cells);
}

namespace {

/// What the parts of a document share: the groups of its speakers, and code points before
/// places that parts begin at.
class ListedDocument {
 public:
  ListedDocument(const Document& document, std::vector<GroupId> groups)
      : groups_(std::move(groups)), text_(document.text), known_{{0, 0}} {}

  [[nodiscard]] const std::vector<GroupId>& groups() const { return groups_; }

  [[nodiscard]] CodePointsOfPart code_points_of(Span part) {
    const std::lock_guard lock(mutex_);
    const auto [byte, points] = *std::prev(known_.upper_bound(part.begin));
    const std::size_t more = count_code_points(text_.substr(byte, part.begin - byte));
    known_.emplace(part.begin, points + more);
    return {part.of(text_), part.begin, points + more};
  }

  std::vector<TurnSummary> turns{};  ///< of the parts taken so far

 private:
  std::vector<GroupId> groups_;
  std::string_view text_;
  std::mutex mutex_{};
  std::map<std::size_t, std::size_t> known_;  ///< code points before a byte
};

struct ListedPart {
  std::string rows{};
  std::vector<TurnSummary> turns{};
};

/// One worker: codes turns and writes the rows of their hits.
class Lister {
 public:
  Lister(Coder&& coder, const std::vector<bool>& shown, const RowFormat& format,
         const ListHit& list_hit)
      : coder_(std::move(coder)), shown_(shown), list_hit_(list_hit), rows_(format) {}

  void whole(const Document& document, const std::vector<GroupId>& groups,
             std::vector<TurnSummary>& turns, const Emit& emit) {
    CodePointsOfPart code_points(document.text, 0, 0);
    (void)coder_.code(
        document,
        [&](const TurnView& view, std::span<const OwnedHit> hits) {
          list(view, hits, groups, code_points, turns);
          if (rows_.size() > enough_rows) rows_.pass_on(emit);
        },
        ShownTypes::none);
    rows_.pass_on(emit);
  }

  [[nodiscard]] ListedPart part(const Document& document, TurnRange range, ListedDocument& about) {
    CodePointsOfPart code_points = about.code_points_of(
        {document.turns[range.from].span.begin, document.turns[range.to - 1].span.end});
    ListedPart part;
    (void)coder_.code_part(
        document, range,
        [&](const TurnView& view, std::span<const OwnedHit> hits) {
          list(view, hits, about.groups(), code_points, part.turns);
        },
        ShownTypes::none);
    rows_.pass_on([&part](std::string&& rows) { part.rows = std::move(rows); });
    return part;
  }

 private:
  void list(const TurnView& view, std::span<const OwnedHit> hits,
            const std::vector<GroupId>& groups, CodePointsOfPart& code_points,
            std::vector<TurnSummary>& turns) {
    turns.push_back({view.turn.speaker, static_cast<std::uint32_t>(view.words.size())});
    if (groups[view.turn.speaker] == set_aside) return;
    turn_cells_.cells = 0;
    const ListedTurn turn{view, code_points, turn_cells_};
    for (const OwnedHit& hit : hits) {
      if (shown_[index_of(hit.theme)]) list_hit_(turn, hit, rows_);
    }
  }

  Coder coder_;
  const std::vector<bool>& shown_;
  const ListHit& list_hit_;
  RowWriter rows_;
  RowStart turn_cells_{};
};

}  // namespace

int list_hits(Analysis& analysis, const std::vector<bool>& shown, const RowFormat& format,
              const ListHit& list_hit, const std::function<void(std::string_view)>& sink,
              Console& console, const Pseudonyms* order) {
  Selection& selection = analysis.selection();
  const auto groups_of = [&](const Document& document, DocumentPlace place) {
    return selection.add_document(document.id, document.metadata, document.speakers, place);
  };
  const auto named = [order](const Document& document, const Emit& emit) -> Emit {
    if (order == nullptr) return emit;
    return SortedListing::framing(emit, order->of("document", document.id));
  };
  const auto make_handler = [&]() -> DocumentHandler {
    const auto worker = std::make_shared<Lister>(analysis.make_coder(), shown, format, list_hit);
    const auto whole = [&, worker](const Document& document, DocumentPlace place,
                                   const Emit& emit) {
      const std::vector<GroupId> groups = groups_of(document, place);
      std::vector<TurnSummary> turns;
      worker->whole(document, groups, turns, named(document, emit));
      selection.count_turns(document.id, document.metadata, document.speakers, groups, turns);
    };
    if (!analysis.has_parts()) return whole;
    using About = std::shared_ptr<ListedDocument>;
    const auto part = [worker](const Document& document, TurnRange range,
                               const std::any& about) -> std::any {
      return worker->part(document, range, *std::any_cast<const About&>(about));
    };
    const auto join = [&](const Document& document, DocumentPlace place, const Emit& emit) {
      const About all = std::make_shared<ListedDocument>(document, groups_of(document, place));
      return JoinParts{all,
                       [all, emit = named(document, emit)](std::any&& next) {
                         auto& listed = std::any_cast<ListedPart&>(next);
                         all->turns.insert(all->turns.end(), listed.turns.begin(),
                                           listed.turns.end());
                         if (!listed.rows.empty()) emit(std::move(listed.rows));
                       },
                       [&selection, &document, all] {
                         selection.count_turns(document.id, document.metadata, document.speakers,
                                               all->groups(), all->turns);
                       }};
    };
    return {whole, part, join};
  };
  if (order == nullptr) return analysis.run(make_handler, sink, console);
  SortedListing listing;
  const int code = analysis.run(
      make_handler, [&listing](std::string_view frames) { listing.take(frames); }, console);
  listing.pass_on(sink);
  return code;
}

}  // namespace themata::cli
