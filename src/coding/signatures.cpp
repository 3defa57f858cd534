// SPDX-License-Identifier: MIT
#include "signatures.hpp"

#include <algorithm>
#include <bit>

namespace themata {
namespace {

constexpr std::size_t first_slots = 1024;

std::uint64_t hash(std::span<const std::uint32_t> classes) {
  std::uint64_t hash = classes.size();
  for (const std::uint32_t word_class : classes) {
    hash = (hash ^ word_class) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
  }
  return hash * 0x9E3779B97F4A7C15U;
}

}  // namespace

Signatures::Signatures(const WordClasses& classes, const PatternKeys& keys)
    : word_classes_(classes), keys_(keys), slots_(first_slots, index_of(plain)) {
  add({});
}

Signature Signatures::of_form(std::string_view form) {
  word_classes_.of_form(form, buffer_);
  if (buffer_.empty()) return plain;
  const std::uint32_t known = slots_[slot(buffer_)];
  return known != index_of(plain) ? Signature{known} : add(buffer_);
}

/// Where these classes stand, or the free slot where they would.
std::size_t Signatures::slot(std::span<const std::uint32_t> classes) const {
  std::size_t at = hash(classes) >> (64 - std::countr_zero(slots_.size()));
  while (slots_[at] != index_of(plain) &&
         !std::ranges::equal(this->classes(Signature{slots_[at]}), classes)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return at;
}

Signature Signatures::add(std::span<const std::uint32_t> classes) {
  const auto fresh = static_cast<std::uint32_t>(facts_.size());
  Sieve sieve = any_word;
  for (const std::uint32_t word_class : classes) sieve |= keys_.sieve(word_class);
  if (fresh != index_of(plain)) slots_[slot(classes)] = fresh;
  classes_.insert(classes_.end(), classes.begin(), classes.end());
  facts_.push_back({static_cast<std::uint32_t>(classes_.size()), add_reaches(classes, sieve)});
  sieves_.push_back(sieve);
  narrowed_.push_back(sieve.narrowed());
  if (2 * facts_.size() > slots_.size()) grow();
  return Signature{fresh};
}

/// What Facts::reaches_end is then.
std::uint32_t Signatures::add_reaches(std::span<const std::uint32_t> classes, const Sieve& sieve) {
  const auto before = static_cast<std::ptrdiff_t>(reaches_.size());
  keys_.reaches_of(classes, reaches_);
  const auto at_itself = [](const KeyReach& reach) { return reach.most == 0; };
  const bool begins =
      std::any_of(reaches_.begin() + before, reaches_.end(), [&](const KeyReach& reach) {
        return at_itself(reach) && reach.first.meets(sieve) && reach.before == KeyReach::whatever &&
               reach.after == KeyReach::whatever;
      });
  if (begins) {
    reaches_.erase(std::remove_if(reaches_.begin() + before, reaches_.end(), at_itself),
                   reaches_.end());
  }
  gates_.resize(reaches_.size() + 7);
  for (auto at = static_cast<std::size_t>(before); at < reaches_.size(); ++at) {
    gates_[at] = {reaches_[at].before.narrowed(), reaches_[at].after.narrowed()};
  }
  return static_cast<std::uint32_t>(reaches_.size()) | (begins ? begins_bit : 0);
}

void Signatures::grow() {
  slots_.assign(4 * slots_.size(), index_of(plain));
  for (std::uint32_t at = 1; at < facts_.size(); ++at) slots_[slot(classes(Signature{at}))] = at;
}

}  // namespace themata
