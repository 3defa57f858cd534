// SPDX-License-Identifier: MIT
//
// A table counts hits of coded documents, whose positions are words. Each document is coded
// again as it was for the table, and while it is at hand the hits that could be behind the
// number are written out as rows, with the group that their turn is in. Which group was asked
// for is known when all documents have been seen; the rows of the others are dropped then.
// Cost: a coding, and memory for the rows of the themes in all groups.
#include "explained_hits.hpp"
#include "listing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <themata/text/utf8.hpp>

namespace themata::cli {
namespace {

/// A hit that may be behind the number.
struct Candidate {
  DocumentPlace place{};
  GroupId group = 0;
  std::uint32_t unit = 0;   ///< within the document and group
  std::uint32_t theme = 0;  ///< the first or the second
  Row cells{};              ///< as `code` has them
};

/// What is kept of a document's turns while it is coded.
struct SeenWords {
  std::vector<Span> spans{};             ///< by position in the document
  std::vector<std::uint32_t> of_term{};  ///< positions of words of the form asked for
};

struct Placed {
  Hit hit{};
  std::uint32_t turn = 0;
  std::uint32_t theme = 0;
};

class Explainer {
 public:
  Explainer(const Analysis& analysis, const ExplainedNumber& number)
      : dictionary_(analysis.dictionary()),
        number_(number),
        statuses_(analysis.has_statuses()),
        coder_(analysis.make_coder()) {}

  void add(const Document& document, DocumentPlace place, Selection& selection) {
    SeenWords seen;
    const CodedDocument coded = coder_.code(
        document, [&](const TurnView& view, std::span<const OwnedHit>) { see(view, seen); });
    const std::vector<GroupId> groups = selection.assign(coded, place);
    const std::vector<Placed> hits = placed_hits(coded, groups, seen);
    if (hits.empty()) return;
    CodePointIndex points(document.text);
    const Writing writing{document, place, groups, seen, points};
    switch (number_.kind) {
      case ExplainedNumber::Kind::hits:
      case ExplainedNumber::Kind::words:
        for (const Placed& hit : hits) write(writing, hit, 0);
        break;
      case ExplainedNumber::Kind::units: write_units(writing, coded, hits); break;
      case ExplainedNumber::Kind::pairs: write_pairs(writing, coded, hits); break;
    }
  }

  [[nodiscard]] std::vector<Candidate>& candidates() { return candidates_; }

 private:
  struct Writing {
    const Document& document;
    DocumentPlace place;
    const std::vector<GroupId>& groups;
    const SeenWords& seen;
    CodePointIndex& points;
  };

  void see(const TurnView& view, SeenWords& seen) const {
    seen.spans.resize(view.first_word + view.words.size());
    for (std::size_t at = 0; at < view.words.size(); ++at) {
      const auto position = static_cast<std::uint32_t>(view.first_word + at);
      seen.spans[position] = view.words[at].span;
      if (number_.kind != ExplainedNumber::Kind::words) continue;
      if (view.vocabulary.form(view.words[at].type) == number_.term) {
        seen.of_term.push_back(position);
      }
    }
  }

  [[nodiscard]] bool is_wanted(const Hit& hit) const {
    if (number_.status && hit.status != *number_.status) return false;
    return !number_.polarity || dictionary_.pattern(hit.pattern).polarity == *number_.polarity;
  }

  /// The hits in turns that count, theme by theme, each with its turn.
  [[nodiscard]] std::vector<Placed> placed_hits(const CodedDocument& coded,
                                                const std::vector<GroupId>& groups,
                                                const SeenWords& seen) const {
    std::vector<Placed> placed;
    const auto add = [&](const std::vector<Hit>& hits, std::uint32_t theme) {
      std::uint32_t turn = 0;
      for (const Hit& hit : hits) {
        while (coded.turns[turn].first_word + coded.turns[turn].words <= hit.begin) ++turn;
        if (groups[turn] != set_aside) placed.push_back({hit, turn, theme});
      }
    };
    if (number_.kind == ExplainedNumber::Kind::words) {
      std::vector<Hit> words;
      for (const std::uint32_t at : seen.of_term) words.push_back({at, at + 1, {}, {}});
      add(words, 0);
      return placed;
    }
    for (std::uint32_t theme = 0; theme < number_.themes.size(); ++theme) {
      std::vector<Hit> hits = coded.hits.of[index_of(number_.themes[theme])];
      hits.erase(std::remove_if(hits.begin(), hits.end(),
                                [this](const Hit& hit) { return !is_wanted(hit); }),
                 hits.end());
      add(hits, theme);
    }
    return placed;
  }

  void write_units(const Writing& writing, const CodedDocument& coded,
                   const std::vector<Placed>& hits) {
    std::map<std::pair<std::uint32_t, GroupId>, std::array<std::vector<const Placed*>, 2>> units;
    for (const Placed& hit : hits) {
      units[{unit_of(coded, hit), writing.groups[hit.turn]}].at(hit.theme).push_back(&hit);
    }
    for (const auto& [key, both] : units) {
      if (both[0].empty() || both[1].empty()) continue;
      for (const auto& list : both) {
        for (const Placed* hit : list) write(writing, *hit, key.first);
      }
    }
  }

  [[nodiscard]] std::uint32_t unit_of(const CodedDocument& coded, const Placed& hit) const {
    const auto after = [&hit](const std::vector<std::uint32_t>& starts) {
      return static_cast<std::uint32_t>(
          std::upper_bound(starts.begin(), starts.end(), hit.hit.begin) - starts.begin());
    };
    switch (number_.unit.kind) {
      case UnitKind::sentence: return after(coded.sentence_starts);
      case UnitKind::paragraph: return after(coded.paragraph_starts);
      case UnitKind::document: return 0;
      default: return hit.turn;
    }
  }

  void write_pairs(const Writing& writing, const CodedDocument& coded,
                   const std::vector<Placed>& hits) {
    std::map<GroupId, std::vector<std::uint32_t>> rows;  // a group's turns that hold a word
    std::map<std::uint32_t, std::array<std::vector<const Placed*>, 2>> by_turn;
    for (std::uint32_t turn = 0; turn < coded.turns.size(); ++turn) {
      const GroupId group = writing.groups[turn];
      if (group != set_aside && coded.turns[turn].words > 0) rows[group].push_back(turn);
    }
    for (const Placed& hit : hits) by_turn[hit.turn].at(hit.theme).push_back(&hit);
    for (const auto& [group, turns] : rows) {
      for (std::size_t at = 0; at < turns.size(); ++at) {
        const auto other = static_cast<std::int64_t>(at) + number_.lag;
        if (other < 0 || other >= static_cast<std::int64_t>(turns.size())) continue;
        const auto& first = by_turn[turns[at]][0];
        const auto& second = by_turn[turns[static_cast<std::size_t>(other)]][1];
        if (first.empty() || second.empty()) continue;
        for (const Placed* hit : first) write(writing, *hit, turns[at]);
        for (const Placed* hit : second) write(writing, *hit, turns[at]);
      }
    }
  }

  void write(const Writing& writing, const Placed& placed, std::uint32_t unit) {
    const Document& document = writing.document;
    const Turn& turn = document.turns[placed.turn];
    const Speaker& speaker = document.speaker_of(turn);
    const Span span{writing.seen.spans[placed.hit.begin].begin,
                    writing.seen.spans[placed.hit.end - 1].end};
    const std::string_view text = span.of(document.text);
    const bool word = number_.kind == ExplainedNumber::Kind::words;
    const std::size_t start = writing.points.at(span.begin);
    Row cells{text_cell(document.id), count_cell(placed.turn + 1), text_cell(speaker.name),
              text_cell(role_name(speaker.role))};
    const Pattern* pattern = word ? nullptr : &dictionary_.pattern(placed.hit.pattern);
    cells.push_back(word ? Cell{} : text_cell(dictionary_.theme(pattern->theme).full_name));
    cells.push_back(word ? Cell{} : text_cell(pattern->written));
    cells.push_back(count_cell(start));
    cells.push_back(count_cell(start + count_code_points(text)));
    cells.push_back(text_cell(text));
    const bool status = statuses_ && !word;
    cells.push_back(status ? text_cell(status_name(placed.hit.status)) : Cell{});
    candidates_.push_back(
        {writing.place, writing.groups[placed.turn], unit, placed.theme, std::move(cells)});
  }

  const Dictionary& dictionary_;
  const ExplainedNumber& number_;
  bool statuses_;
  Coder coder_;
  std::vector<Candidate> candidates_{};
};

std::vector<Column> columns_of(const ExplainedNumber& number) {
  std::vector<Column> columns;
  if (number.themes.size() == 2) columns = {{"unit", ColumnType::integer}, {"counts_for"}};
  for (Column& column : hit_columns()) columns.push_back(std::move(column));
  return columns;
}

std::set<GroupId> groups_asked_for(const Selection& selection, const ExplainedNumber& number) {
  std::set<GroupId> ids;
  for (const ClusteredGroup& group : selection.clustered_groups()) {
    std::vector<std::string> texts;
    for (const GroupPart& part : group.key) texts.push_back(part.text);
    if (texts == number.group) ids.insert(group.parts.begin(), group.parts.end());
  }
  return ids;
}

}  // namespace

Explanation explain_number(Analysis& analysis, const ExplainedNumber& number, Console& console) {
  std::mutex mutex;
  std::vector<std::unique_ptr<Explainer>> workers;
  const auto make_handler = [&]() -> DocumentHandler {
    const std::lock_guard lock(mutex);
    Explainer* worker = workers.emplace_back(std::make_unique<Explainer>(analysis, number)).get();
    return [worker, &analysis](const Document& document, DocumentPlace place, const Emit&) {
      worker->add(document, place, analysis.selection());
    };
  };
  Explanation explanation;
  explanation.code = analysis.run(
      make_handler, [](std::string_view) {}, console);
  explanation.table.columns = columns_of(number);
  const std::set<GroupId> asked = groups_asked_for(analysis.selection(), number);
  std::vector<Candidate> all;
  for (const auto& worker : workers) {
    for (Candidate& one : worker->candidates()) {
      if (asked.count(one.group) > 0) all.push_back(std::move(one));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.place, a.unit, a.group) < std::tie(b.place, b.unit, b.group);
  });
  const bool units = number.themes.size() == 2;
  std::optional<std::tuple<DocumentPlace, std::uint32_t, GroupId>> last;
  for (Candidate& one : all) {
    const auto key = std::make_tuple(one.place, one.unit, one.group);
    if (!units || last != key) ++explanation.number;
    last = key;
    Row row;
    if (units) {
      row.push_back(count_cell(explanation.number));
      row.push_back(text_cell(analysis.dictionary().theme(number.themes[one.theme]).full_name));
    }
    for (Cell& cell : one.cells) row.push_back(std::move(cell));
    explanation.table.rows.push_back(std::move(row));
  }
  return explanation;
}

}  // namespace themata::cli
