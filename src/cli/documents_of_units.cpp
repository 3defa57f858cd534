// SPDX-License-Identifier: MIT
#include "documents_of_units.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include <themata/base/error.hpp>
#include <themata/base/shown_path.hpp>

#include "pipeline.hpp"

namespace themata::cli {
namespace {

/// The files that they are in, of which the first are named; nothing where these are not known.
std::string files_of(const std::set<DocumentPlace>& places, const Analysis& analysis) {
  if (analysis.is_recorded()) return {};
  constexpr std::size_t most_named = 5;
  std::vector<std::string> files;
  for (const DocumentPlace& place : places) {
    if (files.size() < most_named) files.push_back(shown_path(analysis.path_of(place)));
  }
  return fmt::format(
      " ({}{})", fmt::join(files, ", "),
      places.size() > most_named ? fmt::format(" and {} more", places.size() - most_named) : "");
}

}  // namespace

void DocumentsOfUnits::add(const std::string& id, DocumentPlace place) {
  if (last_ == place) return;
  places_[id].insert(place);
  last_ = place;
}

void DocumentsOfUnits::merge(DocumentsOfUnits&& other) {
  for (auto& [id, places] : other.places_) places_[id].merge(places);
}

void DocumentsOfUnits::expect_own_ids(const Analysis& analysis) const {
  const auto shared = [](const auto& one) { return one.second.size() > 1; };
  const auto first = std::find_if(places_.begin(), places_.end(), shared);
  if (first == places_.end()) return;
  const auto more = std::count_if(std::next(first), places_.end(), shared);
  throw Error(
      ErrorKind::input,
      fmt::format(
          "{} documents have the id `{}`{}{}, and a unit is called by that id and its "
          "turn: nobody could tell theirs apart; `themata convert --to jsonl` gives each "
          "an id of its own, and what it writes can be coded instead",
          first->second.size(), first->first, files_of(first->second, analysis),
          more > 0 ? fmt::format(", and so it is with {} other {}", more, more == 1 ? "id" : "ids")
                   : ""));
}

}  // namespace themata::cli
