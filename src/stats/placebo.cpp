// SPDX-License-Identifier: MIT
#include <themata/stats/placebo.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

#include <themata/stats/random.hpp>

namespace themata {
namespace {

/// Patterns that have used up what is near look so far on.
constexpr std::size_t spare = 400;

double distance(const Occurrence& a, const Occurrence& b) {
  const auto apart = [](std::uint64_t x, std::uint64_t y) {
    return std::abs(std::log(static_cast<double>(x)) - std::log(static_cast<double>(y)));
  };
  return apart(a.count, b.count) + apart(a.interviews, b.interviews);
}

std::optional<double> share_of_draws(std::size_t extreme, std::size_t all) {
  return static_cast<double>(extreme + 1) / static_cast<double>(all + 1);
}

}  // namespace

PlaceboThemes::Near PlaceboThemes::nearest(std::span<const Occurrence> words,
                                           const Occurrence& to) {
  std::vector<std::pair<double, std::uint32_t>> order;
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    order.emplace_back(distance(words[word], to), word);
  }
  std::sort(order.begin(), order.end());
  Near found;
  found.first = std::min(near, order.size());
  while (found.first > 0 && found.first < order.size() &&
         order[found.first].first == order[found.first - 1].first) {
    ++found.first;
  }
  const std::size_t kept = std::min(order.size(), found.first + spare);
  for (std::size_t at = 0; at < kept; ++at) found.words.push_back(order[at].second);
  return found;
}

PlaceboThemes::PlaceboThemes(std::span<const Occurrence> words,
                             std::vector<std::vector<Occurrence>> themes, std::uint64_t seed)
    : words_(words.size()), themes_(std::move(themes)), seed_(seed) {
  for (auto& patterns : themes_) {
    std::sort(patterns.begin(), patterns.end(), std::greater<>());
    for (const Occurrence& pattern : patterns) {
      if (!near_.contains(pattern)) near_.emplace(pattern, nearest(words, pattern));
    }
  }
}

std::vector<std::vector<std::uint32_t>> PlaceboThemes::draw(std::uint32_t number) const {
  constexpr int tries = 30;
  RandomStream random(seed_, number);
  std::vector<bool> used(words_, false);
  std::vector<std::vector<std::uint32_t>> drawn(themes_.size());
  const auto take = [&](std::uint32_t word, std::vector<std::uint32_t>& into) {
    if (used[word]) return false;
    used[word] = true;
    into.push_back(word);
    return true;
  };
  for (std::size_t theme = 0; theme < themes_.size(); ++theme) {
    for (const Occurrence& pattern : themes_[theme]) {
      const Near& around = near_.at(pattern);
      bool taken = false;
      for (int attempt = 0; !taken && around.first > 0 && attempt < tries; ++attempt) {
        taken = take(around.words[random.below(around.first)], drawn[theme]);
      }
      for (std::size_t at = 0; !taken && at < around.words.size(); ++at) {
        taken = take(around.words[at], drawn[theme]);
      }
    }
    std::sort(drawn[theme].begin(), drawn[theme].end());
  }
  return drawn;
}

std::optional<double> PlaceboResult::median() const {
  if (placebos.empty()) return std::nullopt;
  std::vector<double> sorted = placebos;
  std::sort(sorted.begin(), sorted.end());
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

std::optional<double> PlaceboResult::p_upper() const {
  if (!figure || placebos.empty()) return std::nullopt;
  const auto extreme = std::count_if(placebos.begin(), placebos.end(),
                                     [this](double one) { return one >= *figure; });
  return share_of_draws(static_cast<std::size_t>(extreme), placebos.size());
}

std::optional<double> PlaceboResult::p_lower() const {
  if (!figure || placebos.empty()) return std::nullopt;
  const auto extreme = std::count_if(placebos.begin(), placebos.end(),
                                     [this](double one) { return one <= *figure; });
  return share_of_draws(static_cast<std::size_t>(extreme), placebos.size());
}

}  // namespace themata
