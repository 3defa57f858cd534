// SPDX-License-Identifier: MIT
#include <themata/stats/dispersion.hpp>

#include <algorithm>
#include <cmath>

namespace themata {

DispersionParts::DispersionParts(std::span<const std::uint64_t> sizes)
    : sizes_(sizes.begin(), sizes.end()) {
  for (const double size : sizes_) {
    if (size == 0) continue;
    total_ += size;
    smallest_ = count_ == 0 ? size : std::min(smallest_, size);
    ++count_;
  }
}

Dispersion DispersionParts::of(std::span<const Hits> hits) const {
  Dispersion out;
  double f = 0;
  for (const Hits& part : hits) f += static_cast<double>(part.count);
  if (f == 0) return out;
  double apart = 0;    // sum |v / f - s| over parts with hits
  double covered = 0;  // their share of the whole; the others differ by all of theirs
  double roots = 0;    // sum sqrt(s v)
  double rates = 0;    // sum p
  double squares = 0;  // sum p^2
  double entropy = 0;  // -sum p ln p, before dividing by sum p
  for (const Hits& part : hits) {
    if (part.count == 0) continue;
    ++out.range;
    const auto v = static_cast<double>(part.count);
    const double s = sizes_[part.part] / total_;
    const double p = v / sizes_[part.part];
    apart += std::abs(v / f - s);
    covered += s;
    roots += std::sqrt(s * v);
    rates += p;
    squares += p * p;
    entropy -= p * std::log(p);
  }
  out.dp = std::clamp((apart + std::max(0.0, 1 - covered)) / 2, 0.0, 1.0);
  out.rosengren_s = std::min(1.0, roots * roots / f);
  if (count_ < 2) return out;
  const auto n = static_cast<double>(count_);
  out.dp_norm = std::min(1.0, *out.dp / (1 - smallest_ / total_));
  const double mean = rates / n;
  const double variance = std::max(0.0, squares / n - mean * mean);
  out.juilland_d = std::clamp(1 - std::sqrt(variance) / mean / std::sqrt(n - 1), 0.0, 1.0);
  out.carroll_d2 = std::clamp((entropy / rates + std::log(rates)) / std::log(n), 0.0, 1.0);
  return out;
}

}  // namespace themata
