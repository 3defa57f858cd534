// SPDX-License-Identifier: MIT
#include "cooccur_arguments.hpp"

#include <fmt/format.h>

#include <map>

#include <themata/base/suggest.hpp>

#include "declared_options.hpp"
#include "lists.hpp"
#include "paired_themes.hpp"

namespace themata::cli {
namespace {

void check_pairs(const CooccurArguments& arguments) {
  const auto refuse = [](const char* why) { throw Error(ErrorKind::usage, why); };
  const bool shared = arguments.audit || arguments.disjoint;
  if (arguments.stanzas() && (arguments.ordered || shared)) {
    refuse("stanzas tie turns, not words: --ordered, --audit and --disjoint want another --unit");
  }
  if (arguments.weight && !arguments.stanzas()) refuse("--weight is for --unit stanza:N");
  if (arguments.measures.asked() && arguments.stanzas()) {
    refuse(
        "the ties of stanzas are no fourfold table, so there are no --measures of them; choose "
        "another --unit");
  }
  if (arguments.measures.asked() && arguments.ordered) {
    refuse("order and presence are no fourfold table, so --ordered goes without --measures");
  }
  if (arguments.ordered && shared) refuse("--ordered counts words apart already");
  if (arguments.matrix && (arguments.measures.asked() || arguments.audit ||
                           arguments.normalise != Normalise::none || arguments.output.network())) {
    refuse("--matrix is a square of n_ab alone: no --measures, --audit, --normalise, network");
  }
}

[[nodiscard]] bool draws(const CooccurArguments& arguments) {
  return arguments.null.asked() || arguments.placebo.asked();
}

void check_draws(const CooccurArguments& arguments) {
  if (!draws(arguments)) return;
  arguments.null.check(arguments.unit);
  if (arguments.unit.kind == UnitKind::document || arguments.unit.kind == UnitKind::stanza) {
    throw Error(ErrorKind::usage,
                "--placebo counts words in the units of an interview: take --unit turn, sentence, "
                "paragraph or window:N");
  }
  if (arguments.ordered || arguments.disjoint || arguments.matrix) {
    throw Error(ErrorKind::usage,
                "draws are of n_ab of all hits: --null and --placebo go without --ordered, "
                "--disjoint and --matrix");
  }
}

void check_inference(const CooccurArguments& arguments) {
  const auto refuse = [](const char* why) { throw Error(ErrorKind::usage, why); };
  const bool plain =
      !arguments.ordered && !arguments.disjoint && !arguments.matrix && !arguments.stanzas();
  if ((arguments.inference.asked() || !arguments.strata.empty()) && !plain) {
    refuse(
        "--ci and --strata are of the fourfold table of a pair: they go without --ordered, "
        "--disjoint, --matrix and stanzas");
  }
  for (const std::string& name : arguments.strata) {
    if (name != "document" && name != "length") {
      throw Error(ErrorKind::usage,
                  fmt::format("--strata is document, or document,length, not `{}`{}", name,
                              did_you_mean(name, {"document", "length"})));
    }
  }
  if (!arguments.strata.empty() && !std::ranges::count(arguments.strata, "document")) {
    refuse("--strata length goes with interviews: --strata document,length");
  }
  if (!arguments.strata.empty() && arguments.unit.overlaps()) {
    refuse("--strata tests units that do not overlap: turn, sentence, paragraph");
  }
  if (arguments.by_length() && arguments.unit.kind == UnitKind::document) {
    refuse("--strata length parts units of one interview: take --unit turn, sentence or paragraph");
  }
  if (arguments.split.any() && (arguments.by_interview() || arguments.output.network())) {
    refuse("--by status and polarity go without --ci, --strata, --null and networks");
  }
}

void bind_pairs(CLI::App& app, CooccurArguments& arguments) {
  const std::string group = "Pairs";
  add_flag(app, "--ordered", arguments.ordered,
           "count units in which a hit of `a` ends before one of `b` begins; both ways")
      .group(group);
  add_flag(app, "--audit", arguments.audit,
           "a column n_ab_shared: units of n_ab in which every hit of the one theme shares words "
           "with every hit of the other")
      .group(group);
  add_flag(app, "--disjoint", arguments.disjoint, "leave those units out of a pair's counts")
      .group(group);
  add_option(
      app, "--weight",
      [&arguments](const std::string& name) {
        arguments.weight = name == "weighted" ? StanzaWeight::weighted : StanzaWeight::binary;
      },
      "of a tie in a stanza: once, or as often as turns tie (default: binary)")
      .one_of({"binary", "weighted"})
      .type_name("binary|weighted")
      .group(group);
  static const std::map<std::string, Normalise> ways{{"none", Normalise::none},
                                                     {"sphere", Normalise::sphere}};
  add_option(
      app, "--normalise",
      [&arguments](const std::string& name) { arguments.normalise = ways.at(name); },
      "a column `normalised`: n_ab of a group as a vector of length 1 (default: none)")
      .one_of_in_any_case(names_of(ways))
      .type_name("none|sphere")
      .group(group);
}

bool plain_pairs(const CooccurArguments& arguments) {
  return !arguments.ordered && !arguments.disjoint && !arguments.audit && !arguments.matrix &&
         !arguments.stanzas() && arguments.normalise == Normalise::none;
}

}  // namespace

void check_grid(const CooccurArguments& arguments, std::span<const CountingChoice> choices) {
  const auto refuse = [](const char* why) { throw Error(ErrorKind::usage, why); };
  if (arguments.influence) refuse("--grid and --influence are two tables; ask for one of them");
  if (arguments.matrix || arguments.output.network() || arguments.placebo.asked()) {
    refuse("--grid has a row for each pair and choice: no --matrix, network, --placebo");
  }
  if (arguments.split.any()) {
    refuse("--grid has an axis `status`: it goes without --by status and polarity");
  }
  std::size_t stanzas = 0;
  for (const CountingChoice& choice : choices) {
    stanzas += choice.unit.kind == UnitKind::stanza ? 1 : 0;
  }
  if (stanzas > 0 && stanzas < choices.size()) {
    refuse("stanzas have other columns than other units: make a --grid of them alone");
  }
}

void check_influence(const CooccurArguments& arguments) {
  const auto refuse = [](const char* why) { throw Error(ErrorKind::usage, why); };
  if (!plain_pairs(arguments) || arguments.split.any() || arguments.output.network()) {
    refuse(
        "--influence is of a measure of pairs: no --ordered, --audit, --disjoint, --matrix, "
        "--normalise, stanzas, network, --by status and polarity");
  }
  if (arguments.by_interview()) {
    refuse("--influence leaves out interviews itself: no --ci, --strata, --null, --placebo");
  }
  if (arguments.measures.chosen().size() > 1) {
    refuse("--influence is of one measure; name one with --measures");
  }
}

void check(const CooccurArguments& arguments) {
  check_pairs(arguments);
  check_draws(arguments);
  check_inference(arguments);
}

void bind_cooccur_arguments(CLI::App& app, CooccurArguments& arguments) {
  arguments.analysis.bind(app);
  bind_unit(app, arguments.unit);
  bind_level(app, arguments.level);
  bind_pairs(app, arguments);
  arguments.measures.bind(app);
  arguments.inference.bind(app);
  arguments.null.bind(app);
  arguments.placebo.bind(app);
  arguments.grid.bind(app);
  arguments.prompting.bind(app);
  add_flag(app, "--influence", arguments.influence,
           "a measure with each interview, and each pattern, left out in turn")
      .group("Inference");
  add_list(
      app, "--strata", arguments.strata,
      "the odds ratio within interviews, or within interviews and classes of the units' length "
      "(turns and paragraphs parted at 16, 32, 64, 128 words, sentences at 4, 8, 16, 32); with its "
      "test cmh_p, which takes units to be independent and says p < 0.05 too often in talk")
      .type_name("document[,length]")
      .group("Inference");
  add_flag(app, "--matrix", arguments.matrix, "a square of n_ab, with n_a on the diagonal")
      .group("Output");
  arguments.notation.bind(app,
                          {"unit", "ordered", "disjoint", "weight", "strata", "ci", "null", "draws",
                           "seed", "placebo", "prompted", "grid", "influence"},
                          &arguments.analysis);
  arguments.output.bind(app, Networks::offered);
  arguments.output.disclosure().bind_cells(app, "a", pair_cells);
}

}  // namespace themata::cli
