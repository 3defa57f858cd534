// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/base/suggest.hpp>

#include "agree_dictionary.hpp"
#include "agree_ratings.hpp"
#include "commands.hpp"
#include "corrected_rows.hpp"
#include "declared_options.hpp"
#include "idle_options.hpp"
#include "lists.hpp"
#include "notation.hpp"
#include "offers.hpp"
#include "option_facts.hpp"
#include "options_inference.hpp"
#include "options_output.hpp"

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
document:turn, or document:turn.sentence. With --key the codes are sheets of `themata sample`.

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

struct Arguments {
  AnalysisArguments analysis{Grouping::not_offered};
  NotationArguments notation{};
  OutputArguments output{};
  InferenceArguments inference{};  ///< draws and seed
  AgreeQuestion question{};
  Unit unit{};
  CodeLayout layout = CodeLayout::detect;
  std::vector<std::string> human{};
  std::vector<std::string> measures{};
  std::string key{};
  bool disagreements = false;
  bool correct = false;
  std::string ci = "analytic";
  const CLI::Option* inputs = nullptr;
};

std::vector<std::string> measure_names() {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < agreement_measures; ++at) {
    names.emplace_back(agreement_name(static_cast<AgreementMeasure>(at)));
  }
  return names;
}

void set_measures(Arguments& arguments) {
  AgreeQuestion& question = arguments.question;
  std::vector<std::string> known;
  for (std::size_t at = 0; at < agreement_measures; ++at) {
    known.emplace_back(agreement_name(static_cast<AgreementMeasure>(at)));
    if (arguments.measures.empty()) question.measures.push_back(static_cast<AgreementMeasure>(at));
  }
  question.measures_named = !arguments.measures.empty();
  for (const std::string& name : arguments.measures) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) {
      throw Error(ErrorKind::usage,
                  fmt::format("`{}` is no measure of agreement{}; there are: {}", name,
                              did_you_mean(name, known), fmt::join(known, ", ")));
    }
    question.measures.push_back(static_cast<AgreementMeasure>(found - known.begin()));
  }
}

void set_intervals(Arguments& arguments) {
  AgreeQuestion& question = arguments.question;
  question.method = arguments.ci == "none"       ? AgreeQuestion::Method::none
                    : arguments.ci == "analytic" ? AgreeQuestion::Method::analytic
                                                 : AgreeQuestion::Method::by_cluster;
  question.cluster = {arguments.ci == "bca"          ? ClusterMethod::bca
                      : arguments.ci == "percentile" ? ClusterMethod::percentile
                                                     : ClusterMethod::jackknife,
                      question.confidence, arguments.inference.draws(2000),
                      arguments.inference.seed()};
}

void check(const Arguments& arguments) {
  refuse_idle(*arguments.analysis.app());
  if (!is_given(*arguments.inputs) && !arguments.analysis.given("--files-from")) {
    throw Error(ErrorKind::usage,
                "nothing to compare: name tables of codes, or transcripts with --human FILE");
  }
  if (!arguments.human.empty() && !arguments.key.empty()) {
    throw Error(ErrorKind::usage,
                "--key and --human exclude each other: the key knows what the dictionary said");
  }
  if (arguments.correct && arguments.human.empty() && arguments.key.empty()) {
    throw Error(
        ErrorKind::usage,
        "--correct needs what the dictionary said: --human FILE with transcripts, or --key");
  }
  if (arguments.unit.kind != UnitKind::turn && arguments.unit.kind != UnitKind::sentence) {
    throw Error(ErrorKind::usage,
                "coders are compared on turns or sentences: --unit turn|sentence");
  }
}

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

void say_how(const Arguments& arguments, const RatedTheme& rated, Diagnostics& diagnostics) {
  const bool coded_units = !arguments.human.empty();
  diagnostics.note(fmt::format(
      "{}unit: {}; coders: {}{}",
      rated.theme->name.empty() ? "" : fmt::format("{}: ", rated.theme->name),
      coded_units ? arguments.unit.name() : "as in the codes", fmt::join(rated.coders, ", "),
      rated.held.coders == 0
          ? "; no --reference, so no precision"
          : fmt::format("; held against {}", rated.coders.size() == rated.held.coders
                                                 ? rated.coders[*rated.held.reference]
                                                 : arguments.question.reference)));
}

void say_intervals(const Arguments& arguments, const std::vector<RatedTheme>& rated,
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
  if (rated.front().clusters < few_clusters) {
    diagnostics.warning(fmt::format("{} {}: intervals are rough, and below {} there are none",
                                    rated.front().clusters, documents ? "interviews" : "units",
                                    least_clusters));
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

Coded read_all(Arguments& arguments, Console& console) {
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

std::string notation(const Arguments& arguments, const Coded& coded) {
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

int run(Arguments& arguments, Console& console) {
  check(arguments);
  set_measures(arguments);
  set_intervals(arguments);
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

void bind_codes(CLI::App& app, Arguments& arguments) {
  const std::string group = "Codes";
  AgreeQuestion& question = arguments.question;
  add_list(app, "--human", arguments.human,
           "tables of people's codes, to compare with the dictionary run over the inputs")
      .type_name("FILE,...")
      .group(group);
  add_option(app, "--key", arguments.key, "the key to sheets that `themata sample` drew")
      .type_name("FILE")
      .group(group);
  static const std::map<std::string, CodeLayout> layouts{{"detect", CodeLayout::detect},
                                                         {"long", CodeLayout::long_rows},
                                                         {"wide", CodeLayout::wide_columns},
                                                         {"hits", CodeLayout::hits}};
  add_option(
      app, "--layout", [&](const std::string& name) { arguments.layout = layouts.at(name); },
      "of the tables (default: detect)")
      .one_of(names_of(layouts))
      .type_name("detect|long|wide|hits")
      .group(group);
  add_list(app, "--coders", question.coders, "only these, in this order")
      .type_name("NAME,...")
      .group(group);
  add_list(app, "--categories", question.categories,
           "all codes there are, from the least to the most (default: those that occur)")
      .type_name("CODE,...")
      .group(group);
  add_option(app, "--positive", question.positive,
             "the code that means there (default: 1, yes or true of two)")
      .type_name("CODE")
      .group(group);
  add_option(app, "--reference", question.reference, "the coder that others are held against")
      .type_name("CODER")
      .group(group);
  add_list(app, "--measures", arguments.measures, "only these (default: all)")
      .type_name("NAME,...")
      .group(group);
  offer(app, "--measures", measure_names());
  add_flag(app, "--disagreements", arguments.disagreements,
           "the units on which coders disagree, instead of measures")
      .group(group);
  add_flag(app, "--correct", arguments.correct,
           "add the share of units after the dictionary's errors")
      .group(group);
}

}  // namespace

Runner bind_agree(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  arguments->inputs = find_option(app, "inputs");
  declared_option(app, "inputs")
      .description(
          "tables of codes; with --human, transcripts: files, folders, or - for standard input");
  bind_unit(app, arguments->unit);
  declared_option(app, "--unit").type_name("turn|sentence");
  bind_codes(app, *arguments);
  const std::string group = "Inference";
  add_option(app, "--ci", arguments->ci,
             "analytic takes units to be independent; the others leave out (jackknife) or draw "
             "again (bca, percentile) whole interviews, where the codes have a column "
             "document, else units (default: analytic)")
      .one_of({"analytic", "jackknife", "bca", "percentile", "none"})
      .type_name("analytic|jackknife|bca|percentile|none")
      .group(group);
  add_option(app, "--confidence", arguments->question.confidence,
             "of the intervals (default: 0.95)")
      .in_range(1e-6, 1 - 1e-6)
      .type_name("0.95")
      .group(group);
  arguments->inference.bind_draws(app, group);
  arguments->notation.bind(app,
                           {"unit", "coders", "reference", "ci", "confidence", "draws", "seed"},
                           &arguments->analysis);
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
