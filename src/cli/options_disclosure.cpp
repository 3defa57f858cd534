// SPDX-License-Identifier: MIT
#include "options_disclosure.hpp"

#include <fmt/format.h>

#include <themata/base/error.hpp>

#include "lists.hpp"

namespace themata::cli {

void DisclosureArguments::bind_least(CLI::App& app, const char* what) {
  app.add_option("--min-cell", least_, what)
      ->check(quiet(CLI::Range(std::uint64_t{2}, std::uint64_t{1'000'000})))
      ->type_name("K")
      ->group("Output");
}

void DisclosureArguments::bind_cells(CLI::App& app, std::string first,
                                     std::vector<CellKind> kinds) {
  first_ = std::move(first);
  kinds_ = std::move(kinds);
  bind_least(app,
             "empty the counts from 1 to K-1, what comes from them, and what they could be worked "
             "out from");
  bind_pseudonyms(app);
}

void DisclosureArguments::bind_rows(CLI::App& app, std::string first,
                                    std::vector<std::string> counts) {
  first_ = std::move(first);
  counts_ = std::move(counts);
  bind_least(app, "hold back the words with a count from 1 to K-1, in occurrences or documents");
  bind_pseudonyms(app);
}

void DisclosureArguments::bind_pseudonyms(CLI::App& app) {
  app.add_option("--pseudonyms", key_file_,
                 "documents and speakers by names made from theirs with the key in this file")
      ->check([](const std::string& path) { return path.empty() ? "a file needs a name" : ""; })
      ->type_name("KEYFILE")
      ->group("Output");
}

std::optional<Pseudonyms> DisclosureArguments::pseudonyms() const {
  if (key_file_.empty()) return std::nullopt;
  return Pseudonyms::from_file(key_file_);
}

void DisclosureArguments::refuse_least(bool asked, const char* what) const {
  if (!asked || !has_least()) return;
  throw Error(ErrorKind::usage, fmt::format("`--min-cell` can't keep small counts in {}", what));
}

void DisclosureArguments::apply(Table& table) const {
  Diagnostics said;
  if (has_least()) {
    std::vector<std::string> fields;
    for (const Column& column : table.columns) {
      if (column.name == first_) break;
      fields.push_back(column.name);
    }
    if (counts_.empty()) {
      hide_small_cells(table, fields, kinds_, least_, said);
    } else {
      drop_small_rows(table, fields, counts_, least_, said);
    }
  }
  if (const auto names = pseudonyms()) names->apply(table);
  if (console_ != nullptr) console_->say(said);
}

std::vector<CellKind> theme_cells() {
  const CellKind hits{{{{"theme"},
                        "",
                        {{"hits"}, {"units_with"}, {"adherence"}, {"violation"}},
                        {"tokens", "units", "interviews"}}}};
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

std::vector<CellKind> pair_cells() {
  const CellKind pairs{{{{"a", "b"},
                         "",
                         {{"n_ab"}, {"n_both"}, {"n_ab_shared"}, {"n_a", "n_ab"}, {"n_b", "n_ab"}},
                         {"unit", "n", "n_a", "n_b", "expected", "interviews"}}},
                       {"unit"}};
  const CellKind themes{
      {{{"a"}, "", {{"n_a"}}, {"b", "unit", "n", "n_b", "n_ab", "n_both", "interviews"}},
       {{"b"}, "", {{"n_b"}}, {"a", "unit", "n", "n_a", "n_ab", "n_both", "interviews"}}},
      {"unit"}};
  const CellKind units{
      {{{}, "", {{"n"}, {"interviews"}}, {"a", "b", "unit", "n_a", "n_b", "n_ab", "n_both"}}},
      {"unit"}};
  return {pairs, themes, units};
}

std::vector<CellKind> sequence_cells() {
  const CellKind pairs{{{{"from", "to"},
                         "",
                         {{"observed"}, {"n_from", "observed"}, {"n_to", "observed"}},
                         {"lag", "n", "n_from", "n_to", "expected", "interviews"}}},
                       {"lag"}};
  const CellKind themes{
      {{{"from"}, "", {{"n_from"}}, {"to", "lag", "n", "n_to", "observed", "interviews"}}},
      {"lag"}};
  const CellKind reached{
      {{{"to"}, "", {{"n_to"}}, {"from", "lag", "n", "n_from", "observed", "interviews"}}},
      {"lag"}};
  const CellKind turns{
      {{{}, "", {{"n"}, {"interviews"}}, {"from", "to", "lag", "n_from", "n_to", "observed"}}},
      {"lag"}};
  return {pairs, themes, reached, turns};
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
