// SPDX-License-Identifier: MIT
#include "options_measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include <themata/base/error.hpp>
#include <themata/base/suggest.hpp>

#include "declared_options.hpp"
#include "lists.hpp"
#include "offers.hpp"

namespace themata::cli {

void MeasureArguments::bind(CLI::App& app) {
  add_list(app, "--measures", names_,
           "measures of association, each with its interval (_low, _high) and its p where there is "
           "one: pmi, npmi, log_dice, jaccard, dice, ochiai, overlap, phi, yule_q, odds_ratio, "
           "delta_p_ab, delta_p_ba, g2, x2, x2_yates, fisher, or all")
      .type_name("NAME,...|all")
      .group("Measures");
  std::vector<std::string> known;
  for (const Measure& one : measures()) known.emplace_back(one.name);
  offer(app, "--measures", known);
}

std::vector<const Measure*> MeasureArguments::chosen() const {
  std::vector<const Measure*> out;
  const auto add = [&out](const Measure* measure) {
    if (std::find(out.begin(), out.end(), measure) == out.end()) out.push_back(measure);
  };
  for (const std::string& name : names_) {
    if (name == "all") {
      for (const Measure& measure : measures()) add(&measure);
      continue;
    }
    const Measure* measure = find_measure(name);
    if (measure == nullptr) {
      std::vector<std::string> known{"all"};
      for (const Measure& one : measures()) known.emplace_back(one.name);
      throw Error(ErrorKind::usage, fmt::format("`{}` is no measure of association{}", name,
                                                did_you_mean(name, known)));
    }
    add(measure);
  }
  return out;
}

void bind_confidence(CLI::App& app, double& confidence, const std::string& group) {
  add_option(app, "--confidence", confidence, "of the intervals (default: 0.95)")
      .check([](const std::string& text) -> std::string {
        char* end = nullptr;
        const auto value = static_cast<double>(std::strtold(text.c_str(), &end));
        const bool number = !text.empty() && end == text.c_str() + text.size();
        return number && value > 0 && value < 1 ? "" : "a confidence lies between 0 and 1, as 0.95";
      })
      .type_name("0.95")
      .group(group);
}

}  // namespace themata::cli
