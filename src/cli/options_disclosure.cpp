// SPDX-License-Identifier: MIT
#include "options_disclosure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include <themata/base/error.hpp>
#include <themata/table/held_back.hpp>

#include "declared_options.hpp"

namespace themata::cli {

void DisclosureArguments::bind_least(CLI::App& app, const char* what) {
  add_option(app, "--min-cell", least_, what)
      .in_range(std::uint64_t{2}, std::uint64_t{1'000'000})
      .type_name("K")
      .group("Output");
}

void DisclosureArguments::bind_cells(CLI::App& app, std::string first, Kinds kinds) {
  first_ = std::move(first);
  kinds_ = kinds;
  bind_least(app,
             "empty the counts from 1 to K-1, what comes from them, and what they could be worked "
             "out from");
  bind_pseudonyms(app);
}

void DisclosureArguments::bind_words(CLI::App& app) {
  bind_least(app,
             "hold back the words that a group has from 1 to K-1 times, or in so many documents");
  bind_pseudonyms(app);
}

void DisclosureArguments::bind_pseudonyms(CLI::App& app) {
  add_option(app, "--pseudonyms", key_file_,
             "documents and speakers by names made from theirs with the key in this file")
      .check([](const std::string& path) { return path.empty() ? "a file needs a name" : ""; })
      .type_name("KEYFILE")
      .group("Output");
}

std::optional<Pseudonyms> DisclosureArguments::pseudonyms() const {
  if (key_file_.empty()) return std::nullopt;
  return Pseudonyms::from_file(key_file_);
}

void DisclosureArguments::refuse_least(bool asked, const char* what) const {
  if (!asked || !has_least()) return;
  throw Error(ErrorKind::usage, fmt::format("`--min-cell` can't keep small counts in {}", what));
}

namespace {

/// The columns of a table of pairs.
struct PairColumns {
  std::size_t a, b, n, n_a, n_b, both;
};

/// Would the count of a pair be hidden, and do the counts of its themes leave it one value?
bool is_revealed(const Row& row, const PairColumns& at, std::int64_t least) {
  const auto count = [&row](std::size_t column) {
    const auto* value = std::get_if<std::int64_t>(&row[column]);
    return value != nullptr ? *value : -1;
  };
  const std::int64_t n = count(at.n);
  const std::int64_t n_a = count(at.n_a);
  const std::int64_t n_b = count(at.n_b);
  if (n < 0 || n_a < 0 || n_b < 0 || count(at.both) < 0) return false;
  const auto small = [least](std::int64_t value) { return value > 0 && value < least; };
  const auto hidden = [&](std::int64_t both) {
    return small(both) || small(n_a - both) || small(n_b - both);
  };
  if (!hidden(count(at.both))) return false;
  std::int64_t left = 0;
  const std::int64_t from = std::max<std::int64_t>(0, n_a + n_b - n);
  for (std::int64_t both = from; both <= std::min(n_a, n_b) && left < 2; ++both) {
    if (hidden(both)) ++left;
  }
  return left < 2;
}

/// A count of units with both themes that is hidden can follow from those of each: one that is
/// in all units, say. There the counts of the rarer theme go too, in all rows that have them.
void empty_revealing(Table& table, std::uint64_t least, std::string_view a, std::string_view b,
                     std::string_view n_a, std::string_view n_b, std::string_view both) {
  std::vector<std::size_t> places;
  for (const std::string_view name : {a, b, std::string_view("n"), n_a, n_b, both}) {
    const auto place = column_named(table, name);
    if (!place) return;
    places.push_back(*place);
  }
  const PairColumns at{places[0], places[1], places[2], places[3], places[4], places[5]};
  std::set<Cell> themes;
  for (const Row& row : table.rows) {
    if (!is_revealed(row, at, static_cast<std::int64_t>(least))) continue;
    themes.insert(row[at.n_a] < row[at.n_b] ? row[at.a] : row[at.b]);
  }
  for (Row& row : table.rows) {
    const bool is_a = themes.count(row[at.a]) > 0;
    const bool is_b = themes.count(row[at.b]) > 0;
    for (std::size_t column = at.b + 1; (is_a || is_b) && column < row.size(); ++column) {
      const std::string& name = table.columns[column].name;
      const bool stays = column == at.n || column == at.both || name == "unit" || name == "lag" ||
                         name == "n_both" || (column == at.n_a && !is_a) ||
                         (column == at.n_b && !is_b);
      if (!stays) row[column] = Cell{};
    }
  }
}

}  // namespace

namespace {

constexpr const char* interviews = "interviews";

void drop_last_column(Table& table) {
  table.columns.pop_back();
  for (Row& row : table.rows) row.pop_back();
}

}  // namespace

namespace {

/// The rates of words tell how much a group talks, and the groups together what one of them does.
void refuse_small_groups(const std::map<std::vector<std::string>, std::uint64_t>& groups,
                         std::uint64_t least) {
  for (const auto& [values, count] : groups) {
    if (count == 0 || count >= least) continue;
    if (values.empty()) {
      throw Error(ErrorKind::usage,
                  fmt::format("`--min-cell {}`: all talk that counts is of {} interview{}, and its "
                              "words are theirs",
                              least, count, count == 1 ? "" : "s"));
    }
    throw Error(ErrorKind::usage,
                fmt::format("`--min-cell {}`: the group `{}` has {} interview{}, and the words of "
                            "the other groups tell its own; count without --by, or leave it out "
                            "with --where",
                            least, fmt::join(values, ", "), count, count == 1 ? "" : "s"));
  }
}

}  // namespace

HeldBackWords DisclosureArguments::words(std::vector<std::vector<std::string>> groups,
                                         HeldBackWords::Second second) const {
  if (!groups.empty() && groups.front().size() > 2) {
    throw Error(ErrorKind::usage,
                "`--min-cell` keeps small counts of words by two fields at most; split the table "
                "by fewer");
  }
  refuse_small_groups(interviews_, HeldBackWords::least_for(least_));
  return {std::move(groups), least_, second};
}

void DisclosureArguments::settle(HeldBackWords& words) {
  words.settle();
  if (words.exposed() > 0) {
    throw Error(ErrorKind::usage,
                fmt::format("`--min-cell {}`: {} small count{} of words would follow from sums, "
                            "whatever is held back; split the table by fewer fields, or by one "
                            "with fewer values",
                            least_, words.exposed(), words.exposed() == 1 ? "" : "s"));
  }
  holds_words_back_ = words.held_back() > 0;
  if (console_ == nullptr) return;
  Diagnostics said;
  said.note(message_of_words(least_, words.held_back()));
  console_->say(said);
}

void DisclosureArguments::tell_interviews(const Selection& selection,
                                          const std::vector<std::string>& by) {
  const auto one_person = [](const std::string& field) {
    return field == "document" || field == "speaker";
  };
  if (!has_least() || std::any_of(by.begin(), by.end(), one_person)) return;
  interviews_ = selection.interviews();
}

void DisclosureArguments::add_interviews(Table& table) const {
  table.columns.push_back({interviews, ColumnType::integer});
  const std::size_t fields = interviews_.begin()->first.size();
  for (Row& row : table.rows) {
    std::vector<std::string> values;
    for (std::size_t at = 0; at < fields; ++at) {
      const auto* text = std::get_if<std::string>(&row[at]);
      values.push_back(text == nullptr ? "" : *text);
    }
    const auto known = interviews_.find(values);
    row.push_back(known == interviews_.end() ? Cell{}
                                             : Cell{static_cast<std::int64_t>(known->second)});
  }
}

// Names are replaced before cells are hidden: which are hidden depends on the order of names, and
// must be the same where they were replaced when the documents were coded.
void DisclosureArguments::apply(Table& table) const {
  Diagnostics said;
  const auto names = pseudonyms();
  if (has_least()) {
    std::vector<std::string> fields;
    for (const Column& column : table.columns) {
      if (column.name == first_) break;
      fields.push_back(column.name);
    }
    if (kinds_ != nullptr) {
      empty_revealing(table, least_, "a", "b", "n_a", "n_b", "n_ab");
      empty_revealing(table, least_, "from", "to", "n_from", "n_to", "observed");
      const bool adds = !interviews_.empty() && !column_named(table, interviews);
      if (adds) add_interviews(table);
      if (names) names->apply(table);
      hide_small_cells(table, fields, kinds_(), least_, said);
      if (adds) drop_last_column(table);
    } else if (holds_words_back_) {
      empty_adjusted(table);
    }
  }
  if (names && (!has_least() || kinds_ == nullptr)) names->apply(table);
  if (console_ != nullptr) console_->say(said);
}

std::vector<CellKind> theme_cells() {
  const CellKind hits{{{{"theme"},
                        "",
                        {{"hits"},
                         {"units_with"},
                         {"adherence"},
                         {"violation"},
                         {"hits", {"adherence", "violation"}}},
                        {"tokens", "units", "interviews"}}},
                      {},
                      {"weighted", "adherence", "violation", "net"}};
  const CellKind talk{
      {{{},
        "",
        {{"tokens"}, {"units"}, {"interviews"}},
        {"theme", "hits", "weighted", "units_with", "adherence", "violation", "net"}}}};
  std::vector<CellKind> kinds{hits, talk};
  // The two sides of a comparison.
  CellKind compared_hits;
  CellKind compared_talk;
  for (const auto& [one, other] : {std::pair("_a", "_b"), std::pair("_b", "_a")}) {
    const auto of = [one = one](const char* name) { return name + std::string(one); };
    const auto not_of = [other = other](const char* name) { return name + std::string(other); };
    compared_hits.sides.push_back({{"theme"},
                                   of("group"),
                                   {{of("hits")}},
                                   {not_of("group"), "interviews_a", "interviews_b", "tokens_a",
                                    "tokens_b", not_of("hits"), not_of("per_1000")}});
    compared_talk.sides.push_back({{},
                                   of("group"),
                                   {{of("tokens")}, {of("interviews")}},
                                   {"theme", not_of("group"), "hits_a", "hits_b",
                                    not_of("interviews"), not_of("tokens"), not_of("per_1000")}});
  }
  kinds.push_back(compared_hits);
  kinds.push_back(compared_talk);
  return kinds;
}

namespace {

CellKind pairs_of(std::vector<CountColumns::Count> counts, std::vector<std::string> kept) {
  return {{{{"a", "b"}, "", std::move(counts), std::move(kept)}}, {"unit"}, {"normalised"}};
}

/// Each count of the fourfold table is a kind of its own, and empties the same columns.
std::vector<CellKind> with_fourfold_cells(std::vector<CellKind> kinds,
                                          const std::vector<std::string>& kept) {
  kinds.push_back(pairs_of({{"n_a", {"n_ab"}}}, kept));
  kinds.push_back(pairs_of({{"n_b", {"n_ab"}}}, kept));
  kinds.push_back(
      {{{{"a"}, "", {{"n_a"}}, {"b", "unit", "n", "n_b", "n_ab", "n_both", "interviews"}},
        {{"b"}, "", {{"n_b"}}, {"a", "unit", "n", "n_a", "n_ab", "n_both", "interviews"}}},
       {"unit"}});
  kinds.push_back(
      {{{{}, "", {{"n"}, {"interviews"}}, {"a", "b", "unit", "n_a", "n_b", "n_ab", "n_both"}}},
       {"unit"}});
  return kinds;
}

}  // namespace

std::vector<CellKind> pair_cells() {
  const std::vector<std::string> kept{"unit", "n", "n_a", "n_b", "expected", "interviews"};
  return with_fourfold_cells({pairs_of({{"n_ab"}, {"n_both"}, {"n_ab_shared"}}, kept)}, kept);
}

std::vector<CellKind> disjoint_pair_cells() {
  const std::vector<std::string> kept{"unit",     "n",          "n_a",        "n_b",
                                      "expected", "interviews", "n_ab_shared"};
  return with_fourfold_cells(
      {pairs_of({{"n_ab"}}, kept), pairs_of({{"n_ab_shared"}}, {"unit", "interviews"})}, kept);
}

std::vector<CellKind> sequence_cells() {
  const auto pairs_of = [](CountColumns::Count count) {
    return CellKind{{{{"from", "to"},
                      "",
                      {std::move(count)},
                      {"lag", "n", "n_from", "n_to", "expected", "interviews"}}},
                    {"lag"}};
  };
  const CellKind themes{
      {{{"from"}, "", {{"n_from"}}, {"to", "lag", "n", "n_to", "observed", "interviews"}}},
      {"lag"}};
  const CellKind reached{
      {{{"to"}, "", {{"n_to"}}, {"from", "lag", "n", "n_from", "observed", "interviews"}}},
      {"lag"}};
  const CellKind turns{
      {{{}, "", {{"n"}, {"interviews"}}, {"from", "to", "lag", "n_from", "n_to", "observed"}}},
      {"lag"}};
  return {pairs_of({"observed"}),
          pairs_of({"n_from", {"observed"}}),
          pairs_of({"n_to", {"observed"}}),
          themes,
          reached,
          turns};
}

std::vector<CellKind> bridge_cells() {
  const std::vector<std::string> apart{"connective", "unit"};
  const CellKind bridges{{{{"from", "to"},
                           "",
                           {{"count"}, {"forward"}, {"backward"}},
                           {"connective", "n_both", "n", "unit", "interviews"}}},
                         apart};
  const CellKind pairs{
      {{{"from", "to"},
        "",
        {{"n_both"}},
        {"connective", "count", "forward", "backward", "n", "unit", "interviews"}}},
      apart};
  const CellKind units{
      {{{},
        "",
        {{"n"}, {"interviews"}},
        {"from", "connective", "to", "count", "forward", "backward", "n_both", "unit"}}},
      apart};
  return {bridges, pairs, units};
}

}  // namespace themata::cli
