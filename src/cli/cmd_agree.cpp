// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/base/suggest.hpp>

#include "agree_arguments.hpp"
#include "agree_dictionary.hpp"
#include "commands.hpp"
#include "corrected_rows.hpp"
#include "declared_options.hpp"
#include "option_facts.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: theme, measure, value, low, high, units, coders. Measures: percent, cohen_kappa, fleiss_kappa,
conger_kappa, krippendorff_alpha_nominal, _ordinal, _interval, _ratio, gwet_ac1, brennan_prediger, pabak,
positive_agreement, negative_agreement, precision, recall, f1; then the table they come from: n_10, how
often an earlier coder said 1 and a later one 0 of the same unit (n_yes_no for longer codes).
--disagreements prints theme, unit, document, text, and a column for each coder instead.

CODES are tables: long (unit, coder, code, and perhaps theme, document, weight, text), wide (unit and a
column a coder), or what `themata code` prints; document and turn together are a unit too. Without a
column coder the file's name is the coder. An empty code, NA, . and * are missing.
With --human FILE the inputs are transcripts or coded files, and the dictionary is one more coder; a unit is called
document:turn, or document:turn.sentence, which counts the sentences of the turn. With --key the codes are sheets of
`themata sample`. Codes are 1 or 0 with either: yes, y, true and x are 1; no, n and false are 0.

precision, recall and f1 hold the later of two coders (or the dictionary) against the first; --reference
names another. --correct adds prevalence_found, sensitivity, specificity, prevalence_corrected (by
stratum) and prevalence_rogan_gladen: the share of units in which the theme is, after the errors of
the dictionary.

Examples:
  themata code examples/interviews -o hits.csv
  themata agree --human hits.csv examples/interviews --overlap all --themes procedural.voice
  printf 'unit,ann,ben\n1,1,1\n2,0,1\n3,0,0\n' > codes.csv
  themata agree codes.csv
  themata agree codes.csv --measures cohen_kappa,gwet_ac1 --ci none
  themata agree codes.csv --disagreements)";

/// Only themes that were asked for, where the codes alone are looked at.
void choose_themes(const std::vector<std::string>& themes, CodeSheet& sheet) {
  if (themes.empty()) return;
  std::vector<std::string> names;
  for (const SheetTheme& theme : sheet.themes) names.push_back(theme.name);
  for (const std::string& name : themes) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    throw Error(ErrorKind::usage,
                fmt::format("the codes have no theme `{}`{}", name, did_you_mean(name, names)));
  }
  std::erase_if(sheet.themes, [&](const SheetTheme& theme) {
    return std::find(themes.begin(), themes.end(), theme.name) == themes.end();
  });
}

void say_hits(const CodeSheet& sheet, std::size_t units, Diagnostics& diagnostics) {
  diagnostics.warning(fmt::format(
      "files of hits name only turns with a hit: {} of them, and turns without any are not known, "
      "so all measures that need them are wrong; `agree --human {} CORPUS` knows all turns",
      units, sheet.hit_coders.begin()->second));
}

void say_how(const AgreeArguments& arguments, const RatedTheme& rated, Diagnostics& diagnostics) {
  const bool coded_units = !arguments.human.empty();
  const std::string theme =
      rated.theme->name.empty() ? std::string() : fmt::format("{}: ", rated.theme->name);
  diagnostics.note(fmt::format(
      "{}unit: {}; coders: {}{}", theme, coded_units ? arguments.unit.name() : "as in the codes",
      fmt::join(rated.coders, ", "),
      rated.held.coders == 0
          ? "; no --reference, so no precision"
          : fmt::format("; held against {}", rated.coders.size() == rated.held.coders
                                                 ? rated.coders[*rated.held.reference]
                                                 : arguments.question.reference)));
  for (const std::string& code : rated.unused) {
    diagnostics.note(fmt::format("{}no unit has the code `{}` of --categories; it counts as a code",
                                 theme, code));
  }
}

void say_intervals(const AgreeArguments& arguments, const std::vector<RatedTheme>& rated,
                   const std::map<NoInterval, std::size_t>& empty, Diagnostics& diagnostics) {
  const AgreeQuestion& question = arguments.question;
  if (question.method == AgreeQuestion::Method::none) return;
  const bool documents = rated.front().documents_known;
  const bool weighted = !rated.front().weights.empty();
  if (question.method == AgreeQuestion::Method::analytic) {
    diagnostics.note(fmt::format("intervals: analytic, {:g} %, units taken to be independent",
                                 question.confidence * 100));
    if (weighted) {
      diagnostics.warning("units with weights have no analytic interval; `--ci jackknife` has one");
    } else if (documents) {
      diagnostics.warning(
          "units of one interview resemble each other, so these intervals are too narrow; "
          "`--ci jackknife` takes interviews as the sample");
    }
    return;
  }
  diagnostics.note(
      fmt::format("intervals: {} over {}, {:g} %", arguments.ci,
                  documents ? "interviews" : "units, which are taken to be independent",
                  question.confidence * 100));
  const std::size_t clusters = fewest_clusters(rated);
  if (clusters < few_clusters) {
    diagnostics.warning(fmt::format("{} {}: intervals are rough, and below {} there are none",
                                    clusters, documents ? "interviews" : "units", least_clusters));
  }
  for (const auto& [why, count] : empty) {
    diagnostics.warning(fmt::format("{} {} empty: {}", count,
                                    count == 1 ? "interval is" : "intervals are", reason(why)));
  }
}

/// The person whom --correct believes.
std::size_t truth_of(const CodeSheet& sheet, const RatedTheme& rated) {
  if (rated.held.coders == 0) {
    throw Error(ErrorKind::usage, "--correct takes one person's codes for true: --reference CODER");
  }
  const std::size_t dictionary = static_cast<std::size_t>(
      std::find(rated.coders.begin(), rated.coders.end(), dictionary_coder) - rated.coders.begin());
  const auto place = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(sheet.coders.begin(), sheet.coders.end(), name) -
                                    sheet.coders.begin());
  };
  if (rated.coders.size() == 2) return place(rated.coders[dictionary == 0 ? 1 : 0]);
  for (std::size_t coder = 0; coder < rated.coders.size(); ++coder) {
    bool same = coder != dictionary;
    for (std::size_t unit = 0; same && unit < rated.ratings.units(); ++unit) {
      same = rated.ratings.unit(unit)[coder] == rated.held.unit(unit)[0];
    }
    if (same) return place(rated.coders[coder]);
  }
  return 0;
}

struct Coded {
  CodeSheet sheet{};
  std::string notation{};  ///< of the dictionary's codes
  FoundByTheme found{};
  int code = 0;
};

Coded read_all(AgreeArguments& arguments, Console& console) {
  Coded coded;
  const std::vector<std::string>& themes = arguments.analysis.coding.themes();
  const std::vector<std::string> files =
      arguments.human.empty() ? values_of(*arguments.inputs) : arguments.human;
  for (const std::string& path : files) read_codes(path, arguments.layout, coded.sheet);
  keep_apart(arguments.output.path(), coded.sheet.paths);
  Diagnostics diagnostics;
  if (!arguments.human.empty()) {
    Diagnostics of_analysis;
    const UnitText text = arguments.disagreements ? UnitText::shown : UnitText::left_out;
    if (text == UnitText::shown) {
      arguments.analysis.input.refuse_coded(
          "--disagreements shows what was said, which a coded file does not hold; name the "
          "transcripts");
    } else {
      arguments.analysis.input.take_coded();
    }
    Analysis analysis(arguments.analysis, sentences_for(arguments.unit), of_analysis);
    analysis.keep_apart(arguments.output.path());
    coded.found =
        add_dictionary(analysis, arguments.unit, themes, text, coded.sheet, console, coded.code);
    if (arguments.notation.asked()) coded.notation = analysis.notation();
  } else {
    choose_themes(themes, coded.sheet);
    if (!arguments.key.empty()) coded.found = apply_key(arguments.key, coded.sheet, diagnostics);
    if (!coded.sheet.hit_coders.empty()) {
      const std::size_t units = fill_hits(coded.sheet);
      say_hits(coded.sheet, units, diagnostics);
    }
  }
  if (coded.sheet.themes.empty()) throw Error(ErrorKind::input, "the tables have no rows");
  if (coded.sheet.missing > 0) {
    diagnostics.note(fmt::format("{} codes are missing", coded.sheet.missing));
  }
  console.say(diagnostics);
  return coded;
}

std::string notation(const AgreeArguments& arguments, const Coded& coded) {
  const AgreeQuestion& question = arguments.question;
  std::string line = fmt::format(
      "unit {}; coders {}", arguments.human.empty() ? "as in the codes" : arguments.unit.name(),
      fmt::join(coded.sheet.coders, ","));
  if (!question.reference.empty()) line += "; reference " + question.reference;
  if (!arguments.key.empty()) line += "; weighted by the key";
  if (!arguments.disagreements && question.method != AgreeQuestion::Method::none) {
    line += fmt::format("; intervals {}, {:g} %", arguments.ci, question.confidence * 100);
    if (arguments.ci == "bca" || arguments.ci == "percentile") {
      line += fmt::format(", {} draws, seed {}", question.cluster.draws, question.cluster.seed);
    }
  }
  return line + "; " + (coded.notation.empty() ? notation_of_program() : coded.notation);
}

int run(AgreeArguments& arguments, Console& console) {
  arguments.settle();
  const Coded coded = read_all(arguments, console);
  std::vector<RatedTheme> rated;
  for (const SheetTheme& theme : coded.sheet.themes) {
    rated.push_back(rate(coded.sheet, theme, arguments.question));
  }
  Table table{
      arguments.disagreements ? disagreement_columns(coded.sheet.coders) : agreement_columns(), {}};
  Diagnostics made;
  std::map<NoInterval, std::size_t> empty;
  for (const RatedTheme& theme : rated) {
    say_how(arguments, theme, made);
    if (arguments.disagreements) {
      add_disagreements(theme, table);
      continue;
    }
    add_agreement_rows(theme, arguments.question, table, empty);
    if (!arguments.correct) continue;
    const auto dictionary =
        std::find(coded.sheet.coders.begin(), coded.sheet.coders.end(), dictionary_coder);
    add_corrected_rows({theme, truth_of(coded.sheet, theme),
                        static_cast<std::size_t>(dictionary - coded.sheet.coders.begin()), "1",
                        coded.found.at(theme.theme->name)},
                       arguments.question, table, empty);
  }
  if (!arguments.disagreements) say_intervals(arguments, rated, empty, made);
  console.say(made);
  arguments.notation.write(
      arguments.output, std::move(table), [&] { return notation(arguments, coded); }, console);
  return coded.code;
}

}  // namespace

Runner bind_agree(CLI::App& app) {
  const auto arguments = std::make_shared<AgreeArguments>();
  arguments->bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
