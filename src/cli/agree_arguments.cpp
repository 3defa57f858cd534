// SPDX-License-Identifier: MIT
#include "agree_arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include <themata/base/suggest.hpp>

#include "agree_categories.hpp"
#include "declared_options.hpp"
#include "idle_options.hpp"
#include "lists.hpp"
#include "offers.hpp"
#include "option_facts.hpp"
#include "yes_or_no.hpp"

namespace themata::cli {
namespace {

std::vector<std::string> measure_names() {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < agreement_measures; ++at) {
    names.emplace_back(agreement_name(static_cast<AgreementMeasure>(at)));
  }
  return names;
}

/// Where the dictionary is a coder, what people say is read as yes or no, and so are the codes
/// that options name.
void take_as_yes_or_no(AgreeQuestion& question) {
  for (std::string& code : question.categories) {
    if (const auto value = code_number(code); value == 0 || value == 1) continue;
    const auto said = yes_or_no(code);
    if (!said) {
      throw Error(ErrorKind::usage,
                  fmt::format("`--categories {}`: with --human or --key all codes are 1 or 0, as "
                              "those of the dictionary are",
                              code));
    }
    code = *said;
  }
  if (const auto said = yes_or_no(question.positive)) question.positive = *said;
}

}  // namespace

void AgreeArguments::set_measures() {
  std::vector<std::string> known;
  for (std::size_t at = 0; at < agreement_measures; ++at) {
    known.emplace_back(agreement_name(static_cast<AgreementMeasure>(at)));
    if (measures.empty()) question.measures.push_back(static_cast<AgreementMeasure>(at));
  }
  question.measures_named = !measures.empty();
  for (const std::string& name : measures) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) {
      throw Error(ErrorKind::usage,
                  fmt::format("`{}` is no measure of agreement{}; there are: {}", name,
                              did_you_mean(name, known), fmt::join(known, ", ")));
    }
    question.measures.push_back(static_cast<AgreementMeasure>(found - known.begin()));
  }
}

void AgreeArguments::set_intervals() {
  question.method = ci == "none"       ? AgreeQuestion::Method::none
                    : ci == "analytic" ? AgreeQuestion::Method::analytic
                                       : AgreeQuestion::Method::by_cluster;
  question.cluster = {ci == "bca"          ? ClusterMethod::bca
                      : ci == "percentile" ? ClusterMethod::percentile
                                           : ClusterMethod::jackknife,
                      question.confidence, inference.draws(2000), inference.seed()};
}

void AgreeArguments::check() const {
  refuse_idle(*analysis.app());
  if (!is_given(*inputs) && !analysis.given("--files-from")) {
    throw Error(ErrorKind::usage,
                "nothing to compare: name tables of codes, or transcripts with --human FILE");
  }
  if (!human.empty() && !key.empty()) {
    throw Error(ErrorKind::usage,
                "--key and --human exclude each other: the key knows what the dictionary said");
  }
  if (correct && human.empty() && key.empty()) {
    throw Error(
        ErrorKind::usage,
        "--correct needs what the dictionary said: --human FILE with transcripts, or --key");
  }
  if (unit.kind != UnitKind::turn && unit.kind != UnitKind::sentence) {
    throw Error(ErrorKind::usage,
                "coders are compared on turns or sentences: --unit turn|sentence");
  }
}

void AgreeArguments::settle() {
  check();
  if (!human.empty() || !key.empty()) take_as_yes_or_no(question);
  set_measures();
  set_intervals();
}

void AgreeArguments::bind_codes(CLI::App& app) {
  const std::string group = "Codes";
  add_list(app, "--human", human,
           "tables of people's codes, to compare with the dictionary run over the inputs")
      .type_name("FILE,...")
      .group(group);
  add_option(app, "--key", key, "the key to sheets that `themata sample` drew")
      .type_name("FILE")
      .group(group);
  static const std::map<std::string, CodeLayout> layouts{{"detect", CodeLayout::detect},
                                                         {"long", CodeLayout::long_rows},
                                                         {"wide", CodeLayout::wide_columns},
                                                         {"hits", CodeLayout::hits}};
  add_option(
      app, "--layout", [this](const std::string& name) { layout = layouts.at(name); },
      "of the tables (default: detect)")
      .one_of(names_of(layouts))
      .type_name("detect|long|wide|hits")
      .group(group);
  add_list(app, "--coders", question.coders, "only these, in this order")
      .type_name("NAME,...")
      .group(group);
  add_list(app, "--categories", question.categories,
           "all codes there are, from the least to the most; any other is an error (default: those "
           "that occur, numbers by their values)")
      .type_name("CODE,...")
      .group(group);
  add_option(app, "--positive", question.positive,
             "the code that means there (default: 1, yes or true of two)")
      .type_name("CODE")
      .group(group);
  add_option(app, "--reference", question.reference, "the coder that others are held against")
      .type_name("CODER")
      .group(group);
  add_list(app, "--measures", measures, "only these (default: all)")
      .type_name("NAME,...")
      .group(group);
  offer(app, "--measures", measure_names());
  add_flag(app, "--disagreements", disagreements,
           "the units on which coders disagree, instead of measures")
      .group(group);
  add_flag(app, "--correct", correct, "add the share of units after the dictionary's errors")
      .group(group);
}

void AgreeArguments::bind(CLI::App& app) {
  analysis.bind(app);
  inputs = find_option(app, "inputs");
  declared_option(app, "inputs")
      .description(
          "tables of codes; with --human, transcripts: files, folders, or - for standard input");
  bind_unit(app, unit);
  declared_option(app, "--unit").type_name("turn|sentence");
  bind_codes(app);
  const std::string group = "Inference";
  add_option(app, "--ci", ci,
             "analytic takes units to be independent; the others leave out (jackknife) or draw "
             "again (bca, percentile) whole interviews, where the codes have a column "
             "document, else units (default: analytic)")
      .one_of({"analytic", "jackknife", "bca", "percentile", "none"})
      .type_name("analytic|jackknife|bca|percentile|none")
      .group(group);
  add_option(app, "--confidence", question.confidence, "of the intervals (default: 0.95)")
      .in_range(1e-6, 1 - 1e-6)
      .type_name("0.95")
      .group(group);
  inference.bind_draws(app, group);
  notation.bind(app, {"unit", "coders", "reference", "ci", "confidence", "draws", "seed"},
                &analysis);
  output.bind(app);
}

}  // namespace themata::cli
