// SPDX-License-Identifier: MIT
#include "agree_ratings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <themata/base/suggest.hpp>

#include "agree_categories.hpp"

namespace themata::cli {
namespace {

/// A table of pairs has the square of this many cells, once for each replicate.
constexpr std::size_t most_categories = 500;

std::vector<std::size_t> coders_of(const CodeSheet& sheet, const SheetTheme& theme,
                                   const AgreeQuestion& question) {
  std::vector<std::size_t> places;
  for (const std::string& name : question.coders) {
    const auto found = std::find(sheet.coders.begin(), sheet.coders.end(), name);
    if (found == sheet.coders.end()) {
      throw Error(ErrorKind::usage,
                  fmt::format("no coder is called `{}`{}", name, did_you_mean(name, sheet.coders)));
    }
    places.push_back(static_cast<std::size_t>(found - sheet.coders.begin()));
  }
  for (std::size_t at = 0; question.coders.empty() && at < sheet.coders.size(); ++at) {
    const bool there = std::any_of(
        theme.units.begin(), theme.units.end(),
        [at](const SheetUnit& unit) { return at < unit.codes.size() && unit.codes[at]; });
    if (there) places.push_back(at);
  }
  if (places.size() < 2) {
    throw Error(
        ErrorKind::input,
        fmt::format("{}agreement takes two coders; there is {}",
                    theme.name.empty() ? "" : fmt::format("`{}`: ", theme.name),
                    places.empty() ? "none" : fmt::format("only `{}`", sheet.coders[places[0]])));
  }
  return places;
}

void check_numbers(const Categories& categories, const AgreeQuestion& question) {
  using enum AgreementMeasure;
  if (!question.measures_named) return;
  for (const AgreementMeasure measure : question.measures) {
    const bool interval = measure == alpha_interval || measure == alpha_ratio;
    if (interval && (categories.values().empty() || categories.ordered())) {
      const auto word = std::find_if(categories.names().begin(), categories.names().end(),
                                     [](const std::string& code) { return !code_number(code); });
      throw Error(ErrorKind::input, fmt::format("{} takes numbers, and the code `{}` is none",
                                                agreement_name(measure),
                                                word == categories.names().end() ? "" : *word));
    }
    if (measure == alpha_ordinal && categories.values().empty()) {
      throw Error(ErrorKind::input,
                  fmt::format("{} takes codes in an order: `--categories` names them from the "
                              "least to the most",
                              agreement_name(measure)));
    }
    if (measure == alpha_ratio && *std::ranges::min_element(categories.values()) < 0) {
      throw Error(ErrorKind::input,
                  fmt::format("{} takes no numbers below 0", agreement_name(measure)));
    }
  }
}

[[noreturn]] void refuse_unlisted(const CodeSheet& sheet, const SheetTheme& theme,
                                  const SheetUnit& unit, std::size_t coder,
                                  const AgreeQuestion& question) {
  const std::string code = unit.code(coder);
  const std::string message = fmt::format(
      "the code `{}` (unit `{}`, coder `{}`) is not in --categories {}: name it there, "
      "or mend it where it stands",
      code, unit.id, sheet.coders[coder], fmt::join(question.categories, ","));
  const auto met = theme.first_met.find({coder, code});
  if (met == theme.first_met.end()) throw Error(ErrorKind::input, message);
  throw Error(ErrorKind::input, message, met->second);
}

std::optional<std::uint32_t> positive_of(const Categories& categories,
                                         const AgreeQuestion& question) {
  if (!question.positive.empty()) {
    const auto found = categories.find(question.positive);
    if (!found && categories.names().size() >= 2) {
      throw Error(ErrorKind::usage,
                  fmt::format("no code is `{}`{}", question.positive,
                              did_you_mean(question.positive, categories.names())));
    }
    return found;
  }
  if (categories.names().size() != 2) return std::nullopt;
  if (categories.find("0") && categories.find("1")) return categories.find("1");
  using Pair = std::pair<const char*, const char*>;
  for (const auto& [yes, no] :
       {Pair{"yes", "no"}, Pair{"true", "false"}, Pair{"y", "n"}, Pair{"present", "absent"},
        Pair{"Yes", "No"}, Pair{"TRUE", "FALSE"}}) {
    if (categories.find(yes) && categories.find(no)) return categories.find(yes);
  }
  return std::nullopt;
}

/// A measure that was asked for is no empty cell for want of an option.
void check_positive(const Categories& categories, std::optional<std::uint32_t> positive,
                    const AgreeQuestion& question) {
  if (!question.measures_named || positive || categories.names().size() < 2) return;
  for (const AgreementMeasure measure : question.measures) {
    if (measure < AgreementMeasure::positive_agreement) continue;
    throw Error(ErrorKind::usage,
                fmt::format("{} takes one code against the others, and which of {} that is has not "
                            "been said: name it by --positive",
                            agreement_name(measure), fmt::join(categories.names(), ", ")));
  }
}

void set_reference(const AgreeQuestion& question, RatedTheme& rated) {
  const auto place = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(rated.coders.begin(), rated.coders.end(), name) -
                                    rated.coders.begin());
  };
  const std::size_t coders = rated.coders.size();
  std::size_t reference = question.reference.empty() ? coders : place(question.reference);
  if (!question.reference.empty() && reference == coders) {
    throw Error(ErrorKind::usage, fmt::format("no coder is called `{}`{}", question.reference,
                                              did_you_mean(question.reference, rated.coders)));
  }
  const std::size_t dictionary = place(dictionary_coder);
  if (reference == coders && coders == 2) reference = dictionary == 0 ? 1 : 0;
  if (reference == coders) return;
  rated.held = rated.ratings;
  rated.held.reference = reference;
  rated.holds_dictionary = dictionary != coders && dictionary != reference;
  if (!rated.holds_dictionary) return;
  // What is held against the reference is the dictionary, not the other people.
  rated.held.coders = 2;
  rated.held.reference = 0;
  rated.held.codes.clear();
  for (std::size_t unit = 0; unit < rated.ratings.units(); ++unit) {
    rated.held.codes.push_back(rated.ratings.unit(unit)[reference]);
    rated.held.codes.push_back(rated.ratings.unit(unit)[dictionary]);
  }
}

void set_units(RatedTheme& rated) {
  const std::vector<SheetUnit>& units = rated.theme->units;
  const auto weighted = static_cast<std::size_t>(
      std::count_if(units.begin(), units.end(), [](const auto& unit) { return unit.weight; }));
  if (weighted > 0 && weighted < units.size()) {
    const auto bare = std::find_if(units.begin(), units.end(),
                                   [](const SheetUnit& unit) { return !unit.weight; });
    throw Error(ErrorKind::input,
                fmt::format("unit `{}` has no weight, and others have one", bare->id));
  }
  rated.documents_known = std::all_of(units.begin(), units.end(),
                                      [](const SheetUnit& unit) { return !unit.document.empty(); });
  for (const SheetUnit& unit : units) {
    if (weighted > 0) rated.weights.push_back(*unit.weight);
  }
}

bool has_a_pair(const Ratings& ratings, std::size_t unit) {
  const auto codes = ratings.unit(unit);
  if (ratings.reference && codes[*ratings.reference] == Ratings::no_code) return false;
  return codes.size() - static_cast<std::size_t>(std::ranges::count(codes, Ratings::no_code)) >= 2;
}

ClusterSample sample_of(const RatedTheme& rated, const Ratings& ratings) {
  const auto name = [&rated](std::size_t unit) -> const std::string& {
    const SheetUnit& of = rated.theme->units[unit];
    return rated.documents_known ? of.document : of.id;
  };
  std::map<std::string, std::uint32_t> clusters;
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    if (!has_a_pair(ratings, unit)) continue;
    clusters.try_emplace(name(unit), static_cast<std::uint32_t>(clusters.size()));
  }
  ClusterSample sample{{}, clusters.size()};
  for (std::size_t unit = 0; unit < ratings.units(); ++unit) {
    const auto found = clusters.find(name(unit));
    sample.of.push_back(found == clusters.end() ? ClusterSample::left_out : found->second);
  }
  return sample;
}

}  // namespace

RatedTheme rate(const CodeSheet& sheet, const SheetTheme& theme, const AgreeQuestion& question) {
  RatedTheme rated;
  rated.theme = &theme;
  const std::vector<std::size_t> places = coders_of(sheet, theme, question);
  std::set<std::string> met;
  for (const SheetUnit& unit : theme.units) {
    for (const std::size_t place : places) met.insert(unit.code(place));
  }
  met.erase("");
  const Categories categories(met, question.categories);
  if (categories.names().size() > most_categories) {
    throw Error(ErrorKind::input, fmt::format("{} different codes; at most {} can be compared",
                                              categories.names().size(), most_categories));
  }
  check_numbers(categories, question);
  rated.categories = categories.names();
  rated.ordered = categories.ordered();
  rated.ratings.coders = places.size();
  rated.ratings.categories = categories.names().size();
  rated.ratings.values = categories.values();
  rated.ratings.positive = positive_of(categories, question);
  check_positive(categories, rated.ratings.positive, question);
  for (const std::size_t place : places) rated.coders.push_back(sheet.coders[place]);
  std::vector<bool> occurs(categories.names().size());
  for (const SheetUnit& unit : theme.units) {
    for (const std::size_t place : places) {
      const std::string code = unit.code(place);
      const auto category = categories.find(code);
      if (!category && !code.empty()) refuse_unlisted(sheet, theme, unit, place, question);
      if (category) occurs[*category] = true;
      rated.ratings.codes.push_back(category.value_or(Ratings::no_code));
    }
  }
  for (std::size_t at = 0; at < occurs.size() && !question.categories.empty(); ++at) {
    if (!occurs[at]) rated.unused.push_back(categories.names()[at]);
  }
  set_units(rated);
  rated.sample = sample_of(rated, rated.ratings);
  set_reference(question, rated);
  if (rated.held.coders > 0) rated.held_sample = sample_of(rated, rated.held);
  return rated;
}

std::size_t fewest_clusters(const std::vector<RatedTheme>& themes) {
  std::size_t fewest = SIZE_MAX;
  for (const RatedTheme& theme : themes) {
    fewest = std::min(fewest, theme.sample.clusters);
    if (theme.held.coders > 0) fewest = std::min(fewest, theme.held_sample.clusters);
  }
  return fewest;
}

}  // namespace themata::cli
