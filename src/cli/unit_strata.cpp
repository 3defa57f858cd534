// SPDX-License-Identifier: MIT
#include "unit_strata.hpp"

#include <algorithm>
#include <tuple>

#include <themata/stats/random.hpp>

namespace themata::cli {
namespace {

bool comes_before(const KeptUnit& a, const KeptUnit& b) {
  return std::tie(a.rank, a.id) < std::tie(b.rank, b.id);
}

}  // namespace

void UnitStratum::add(std::uint64_t rank, const CorpusUnit& unit) {
  ++units_;
  if (kept_.size() == most_ && kept_.front().rank < rank) return;
  keep({rank, unit.id, unit.document, unit.text()});
}

void UnitStratum::keep(KeptUnit&& unit) {
  kept_.push_back(std::move(unit));
  std::push_heap(kept_.begin(), kept_.end(), comes_before);
  if (kept_.size() <= most_) return;
  std::pop_heap(kept_.begin(), kept_.end(), comes_before);
  kept_.pop_back();
}

void UnitStratum::merge(UnitStratum&& other) {
  units_ += other.units_;
  for (KeptUnit& unit : other.kept_) keep(std::move(unit));
  other.kept_.clear();
}

std::vector<KeptUnit> UnitStratum::first(std::size_t count) && {
  std::sort_heap(kept_.begin(), kept_.end(), comes_before);
  if (kept_.size() > count)
    kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>(count), kept_.end());
  return std::move(kept_);
}

UnitRanks::UnitRanks(std::uint64_t seed, const std::string& theme)
    : seed_(RandomStream(seed, number_of(theme)).next()) {}

std::uint64_t UnitRanks::of(std::uint64_t unit) const { return RandomStream(seed_, unit).next(); }

std::uint64_t UnitRanks::number_of(std::string_view name) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

}  // namespace themata::cli
