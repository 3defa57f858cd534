// SPDX-License-Identifier: MIT
#include "compiled_patterns.hpp"

#include <algorithm>
#include <utility>

namespace themata {
namespace {

template <typename Items>
std::uint32_t count(const Items& items) {
  return static_cast<std::uint32_t>(items.size());
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

}  // namespace

CompiledPatterns::Place CompiledPatterns::Places::operator[](std::size_t at) const {
  const std::size_t number = first_ + at;
  Place place;
  place.all_ = all_;
  place.gap_ = all_->place_ends_[number].gap;
  place.first_option_ = number == 0 ? 0 : all_->place_ends_[number - 1].option;
  place.last_option_ = all_->place_ends_[number].option;
  return place;
}

void CompiledPatterns::add_gap(std::uint32_t most) {
  place_ends_.push_back({most, count(option_ends_)});
}

void CompiledPatterns::add_option(std::span<const Step> steps) {
  steps_.insert(steps_.end(), steps.begin(), steps.end());
  option_ends_.push_back(count(steps_));
}

void CompiledPatterns::end_place() { place_ends_.push_back({0, count(option_ends_)}); }

void CompiledPatterns::end_pattern() { pattern_ends_.push_back(count(place_ends_)); }

void CompiledPatterns::drop_pattern() {
  place_ends_.resize(pattern_ends_.empty() ? 0 : pattern_ends_.back());
  option_ends_.resize(place_ends_.empty() ? 0 : place_ends_.back().option);
  steps_.resize(option_ends_.empty() ? 0 : option_ends_.back());
}

CompiledPatterns::Places CompiledPatterns::operator[](std::size_t pattern) const {
  Places places;
  places.all_ = this;
  places.first_ = pattern == 0 ? 0 : pattern_ends_[pattern - 1];
  places.last_ = pattern_ends_[pattern];
  return places;
}

CompiledPatterns::Places CompiledPatterns::under_way() const {
  Places places;
  places.all_ = this;
  places.first_ = pattern_ends_.empty() ? 0 : pattern_ends_.back();
  places.last_ = count(place_ends_);
  return places;
}

std::uint64_t CompiledPatterns::hash(std::size_t pattern) const {
  std::uint64_t hash = 0;
  const Places places = (*this)[pattern];
  for (std::size_t at = 0; at < places.size(); ++at) {
    const Place place = places[at];
    hash = mixed(hash, (std::uint64_t{place.gap()} << 32U) | place.options());
    for (std::uint32_t option = 0; option < place.options(); ++option) {
      for (const Step& step : place.option(option)) {
        hash = mixed(hash, (std::uint64_t{step.word_class} << 1U) | (step.tight ? 1U : 0U));
      }
    }
  }
  return hash;
}

bool CompiledPatterns::alike(std::size_t a, std::size_t b) const {
  const Places left = (*this)[a];
  const Places right = (*this)[b];
  if (left.size() != right.size()) return false;
  for (std::size_t at = 0; at < left.size(); ++at) {
    const Place one = left[at];
    const Place other = right[at];
    if (one.gap() != other.gap() || one.options() != other.options()) return false;
    for (std::uint32_t option = 0; option < one.options(); ++option) {
      if (!std::ranges::equal(one.option(option), other.option(option))) return false;
    }
  }
  return true;
}

std::vector<PatternId> CompiledPatterns::first_alike() const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> by_hash;
  by_hash.reserve(size());
  for (std::uint32_t at = 0; at < size(); ++at) by_hash.emplace_back(hash(at), at);
  std::sort(by_hash.begin(), by_hash.end());
  std::vector<PatternId> first;
  for (std::uint32_t at = 0; at < size(); ++at) first.push_back(PatternId{at});
  for (std::size_t at = 1; at < by_hash.size(); ++at) {
    // Of patterns with one hash nearly always all are alike, so the look back is short.
    for (std::size_t before = at; before > 0 && by_hash[before - 1].first == by_hash[at].first;) {
      --before;
      if (!alike(by_hash[before].second, by_hash[at].second)) continue;
      first[by_hash[at].second] = first[by_hash[before].second];
      break;
    }
  }
  return first;
}

}  // namespace themata
