// SPDX-License-Identifier: MIT
#include <themata/stats/measures.hpp>

#include <array>
#include <string>

#include <themata/stats/association_interval.hpp>
#include <themata/stats/association_test.hpp>

namespace themata {
namespace {

constexpr std::array<Measure, 16> list{{
    {"pmi", pmi, pmi_interval, nullptr},
    {"npmi", npmi, nullptr, nullptr},
    {"log_dice", log_dice, log_dice_interval, nullptr},
    {"jaccard", jaccard, jaccard_interval, nullptr},
    {"dice", dice, dice_interval, nullptr},
    {"ochiai", ochiai, nullptr, nullptr},
    {"overlap", overlap, overlap_interval, nullptr},
    {"phi", phi, phi_interval, nullptr},
    {"yule_q", yule_q, yule_q_interval, nullptr},
    {"odds_ratio", odds_ratio, odds_ratio_interval, nullptr},
    {"delta_p_ab", delta_p_ab, delta_p_ab_interval, nullptr},
    {"delta_p_ba", delta_p_ba, delta_p_ba_interval, nullptr},
    {"g2", g2, nullptr, g2_p},
    {"x2", x2, nullptr, x2_p},
    {"x2_yates", x2_yates, nullptr, x2_yates_p},
    {"fisher", nullptr, nullptr, fisher_p},
}};

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '_' || c == '-') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

std::span<const Measure> measures() { return list; }

const Measure* find_measure(std::string_view name) {
  const std::string wanted = plain(name);
  for (const Measure& measure : list) {
    if (plain(measure.name) == wanted) return &measure;
  }
  return nullptr;
}

}  // namespace themata
