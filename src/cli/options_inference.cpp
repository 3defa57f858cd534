// SPDX-License-Identifier: MIT
#include "options_inference.hpp"

#include <fmt/format.h>

#include <map>

#include "declared_options.hpp"
#include "options_measures.hpp"
#include "seed_option.hpp"

namespace themata::cli {
namespace {

constexpr std::uint32_t bootstrap_draws = 2000;
constexpr std::uint32_t most_draws = 10'000'000;

using Method = InferenceArguments::Method;

const std::map<std::string, Method>& methods() {
  static const std::map<std::string, Method> known{{"none", Method::none},
                                                   {"jackknife", Method::jackknife},
                                                   {"bca", Method::bca},
                                                   {"percentile", Method::percentile},
                                                   {"wilson", Method::wilson}};
  return known;
}

}  // namespace

void InferenceArguments::bind(CLI::App& app) {
  const std::string group = "Inference";
  add_option(
      app, "--ci",
      [this](const std::string& name) {
        method_ = methods().at(name);
        chosen_ = true;
      },
      "intervals that leave out (jackknife) or draw again (bca, percentile) whole interviews; "
      "with "
      "few interviews bca and percentile are too narrow (8 of them: 89 % where 95 % is asked); "
      "wilson takes units to be independent, which talk is not: too narrow (default: none)")
      .one_of(names_of(methods()))
      .type_name("jackknife|bca|percentile|wilson|none")
      .group(group);
  bind_confidence(app, confidence_, group);
  bind_draws(app, group);
}

void InferenceArguments::bind_draws(CLI::App& app, const std::string& group) {
  add_option(app, "--draws", draws_,
             "how often to draw (default: 2000 for intervals, 10000 for null models)")
      .in_range(std::uint32_t{1}, most_draws)
      .type_name("N")
      .group(group);
  bind_seed(app, seed_, group);
}

ClusterOptions InferenceArguments::options() const {
  ClusterOptions options;
  options.method = method_ == Method::bca          ? ClusterMethod::bca
                   : method_ == Method::percentile ? ClusterMethod::percentile
                                                   : ClusterMethod::jackknife;
  options.confidence = confidence_;
  options.draws = draws(bootstrap_draws);
  options.seed = seed_;
  return options;
}

std::string InferenceArguments::description() const {
  const double percent = confidence_ * 100;
  switch (method_) {
    case Method::none: return "no intervals";
    case Method::jackknife:
      return fmt::format("delete-one jackknife over interviews, {:g} %", percent);
    case Method::bca:
    case Method::percentile:
      return fmt::format("{} bootstrap of whole interviews, {:g} %, {} draws, seed {}",
                         method_ == Method::bca ? "BCa" : "percentile", percent,
                         draws(bootstrap_draws), seed_);
    case Method::wilson:
      return fmt::format("Wilson score, {:g} %: units taken to be independent", percent);
  }
  return {};
}

}  // namespace themata::cli
