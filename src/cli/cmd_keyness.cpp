// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "commands.hpp"
#include "declared_options.hpp"
#include "given_options.hpp"
#include "idle_options.hpp"
#include "keyness_table.hpp"
#include "lists.hpp"
#include "notation.hpp"
#include "options_measures.hpp"
#include "options_output.hpp"
#include "seed_option.hpp"
#include "term_counting.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: term, direction, count_target, count_reference, per_million_target, per_million_reference,
documents_target, documents_reference, log_ratio, lrc, g2, p, p_bh, p_holm, bic, percent_diff,
document_log_ratio, document_g2, document_p; with --permutations p_permutation, p_permutation_bh.
WHERE is FIELD=VALUE: a field of metadata, document, speaker, role; several must all hold. Or
theme=NAME: words at most --within words from a hit of the theme, in its turn; words of hits, and words
near hits of both themes, are on no side. Without --reference: all other words.
lrc is the log ratio that the counts vouch for, 0 where they vouch for none; g2 and p take words to be
independent, which words of one interview are not: document_* count interviews, --permutations moves
whole interviews between the sides.

Examples:
  themata keyness examples/interviews --metadata examples/participants.csv --target gender=woman --top 5
  themata keyness examples/interviews --target theme=procedural --reference theme=distributive
  themata keyness examples/interviews --target role=interviewer --min-count 3 --permutations 999 --top 5)";

using Condition = std::pair<std::string, std::string>;
constexpr const char* theme_field = "theme";

struct Arguments {
  AnalysisArguments analysis{Grouping::not_offered};
  OutputArguments output{};
  NotationArguments notation{};
  std::vector<std::string> target{};
  std::vector<std::string> reference{};
  std::uint32_t within = 10;
  std::uint64_t min_count = 5;
  KeynessOptions options{};
};

std::vector<Condition> conditions(const std::vector<std::string>& written, const char* option) {
  std::vector<Condition> out;
  for (const std::string& one : written) {
    out.push_back(split_pair(one, option));
    if (out.back().first != theme_field) out.back() = split_fact(one, option);
  }
  return out;
}

bool about_themes(const std::vector<Condition>& where) {
  const auto count = std::count_if(where.begin(), where.end(), [](const Condition& condition) {
    return condition.first == theme_field;
  });
  if (count > 0 && where.size() > 1) {
    throw Error(ErrorKind::usage,
                "theme=NAME stands alone; narrow the talk down with --where, --role or --speaker");
  }
  return count > 0;
}

/// Which words are on which side.
class Sides {
 public:
  explicit Sides(const Arguments& arguments)
      : target_(conditions(arguments.target, "--target")),
        reference_(conditions(arguments.reference, "--reference")),
        within_(arguments.within),
        by_theme_(about_themes(target_)) {
    if (!reference_.empty() && about_themes(reference_) != by_theme_) {
      throw Error(ErrorKind::usage, "--target and --reference are both theme=NAME, or both fields");
    }
    for (const auto* where : {&target_, &reference_}) {
      for (const auto& [field, value] : *where) {
        if (std::find(fields_.begin(), fields_.end(), field) == fields_.end()) {
          fields_.push_back(field);
        }
      }
    }
  }

  [[nodiscard]] bool by_theme() const { return by_theme_; }
  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }
  [[nodiscard]] std::set<std::string> roles() const {
    std::set<std::string> named;
    for (const auto* where : {&target_, &reference_}) {
      for (const auto& [field, value] : *where) {
        if (field == "role") named.insert(value);
      }
    }
    return named;
  }

  /// Of themes: a part is a side. Of fields: a part is a group.
  [[nodiscard]] DealOut deal_out(const Dictionary& dictionary) {
    if (!by_theme_) {
      return
          [](const TurnView&, std::span<const OwnedHit>, GroupId group,
             std::vector<std::uint32_t>& parts) { std::fill(parts.begin(), parts.end(), group); };
    }
    choose_themes(dictionary, target_.front().second, near_first, kinds_);
    if (!reference_.empty()) {
      const std::vector<std::uint8_t> of_target = kinds_;
      choose_themes(dictionary, reference_.front().second, near_second, kinds_);
      for (std::size_t at = 0; at < kinds_.size(); ++at) {
        if (of_target[at] != 0 && kinds_[at] == near_second) {
          throw Error(ErrorKind::usage,
                      fmt::format("`{}` is on both sides", dictionary.themes()[at].full_name));
        }
      }
    }
    return [this](const TurnView& turn, std::span<const OwnedHit> hits, GroupId,
                  std::vector<std::uint32_t>& parts) {
      const auto places = word_places(turn, hits, kinds_, within_);
      const std::uint8_t other = reference_.empty() ? std::uint8_t{0} : std::uint8_t{near_second};
      for (std::size_t at = 0; at < places.size(); ++at) {
        if (places[at] == near_first) parts[at] = 0;
        if (places[at] == other) parts[at] = 1;
      }
    };
  }

  [[nodiscard]] std::vector<Side> side_of(const Selection& selection) const {
    if (by_theme_) return {Side::target, Side::reference};
    std::vector<Side> sides;
    for (const auto& [key, id] : selection.groups()) {
      if (id >= sides.size()) sides.resize(id + 1, Side::neither);
      const bool target = holds(target_, key);
      const bool reference = reference_.empty() ? !target : holds(reference_, key);
      if (target && reference) {
        throw Error(ErrorKind::usage,
                    "some talk is on both sides: --target and --reference must "
                    "not hold together");
      }
      if (target) sides[id] = Side::target;
      if (reference) sides[id] = Side::reference;
    }
    return sides;
  }

 private:
  [[nodiscard]] bool holds(const std::vector<Condition>& where, const GroupKey& key) const {
    return std::all_of(where.begin(), where.end(), [&](const Condition& condition) {
      const auto field = std::find(fields_.begin(), fields_.end(), condition.first);
      return key[static_cast<std::size_t>(field - fields_.begin())].text == condition.second;
    });
  }

  std::vector<Condition> target_;
  std::vector<Condition> reference_;
  std::uint32_t within_;
  bool by_theme_;
  std::vector<std::string> fields_{};
  std::vector<std::uint8_t> kinds_{};
};

void report(const TwoSides& sides, const Arguments& arguments, Console& console) {
  for (const std::size_t side : {0U, 1U}) {
    if (sides.words[side] > 0) continue;
    throw Error(ErrorKind::usage,
                fmt::format("the {} has no words; no talk that counts is like that",
                            side == 0 ? "target" : "reference"));
  }
  Diagnostics said;
  said.note(fmt::format(
      "target: {} words of {} documents, reference: {} of {}; {} of {} terms occur at least {} "
      "times (--min-count) and are compared",
      sides.words[0], sides.documents[0], sides.words[1], sides.documents[1], sides.terms.size(),
      sides.all_terms, arguments.min_count));
  console.say(said);
}

/// The counts of one side, and what they are compared by, tell the other's.
void refuse_few_documents(const TwoSides& sides, std::uint64_t least) {
  for (const std::size_t side : {0U, 1U}) {
    if (sides.documents[side] >= least) continue;
    throw Error(ErrorKind::usage,
                fmt::format("`--min-cell {}`: the {} is {} document{}, and the words of the other "
                            "side tell its own",
                            least, side == 0 ? "target" : "reference", sides.documents[side],
                            sides.documents[side] == 1 ? "" : "s"));
  }
}

std::string notation(const Arguments& arguments, const Sides& sides, const Analysis& analysis) {
  const auto names = arguments.output.disclosure().pseudonyms();
  const std::string name_fields = arguments.analysis.selection.options().name_fields;
  const auto joined = [&](const std::vector<std::string>& where) {
    std::string all;
    for (const std::string& one : where) {
      all += (all.empty() ? "" : " and ") + named_condition(one, name_fields, names);
    }
    return all.empty() ? std::string("all other words") : all;
  };
  std::string line =
      fmt::format("target {}; reference {}; at least {} occurrences", joined(arguments.target),
                  joined(arguments.reference), arguments.min_count);
  if (sides.by_theme()) line += fmt::format("; within {} words", arguments.within);
  if (arguments.options.permutations > 0) {
    line += fmt::format("; {} permutations of documents, seed {}", arguments.options.permutations,
                        arguments.options.seed);
  }
  return line + "; " + analysis.notation();
}

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  Sides sides(arguments);
  refuse_idle(*arguments.analysis.app());
  if (!sides.by_theme()) arguments.analysis.selection.group_by(sides.fields(), sides.roles());
  Analysis analysis(arguments.analysis, Sentences::where_needed, diagnostics);
  analysis.keep_apart(arguments.output.path());
  const DealOut deal_out = sides.deal_out(analysis.dictionary());
  const CountedTerms counted = count_terms(analysis, deal_out, console);
  const TwoSides compared =
      two_sides(counted.total, sides.side_of(analysis.selection()), arguments.min_count);
  report(compared, arguments, console);
  DisclosureArguments& disclosure = arguments.output.disclosure();
  if (disclosure.has_least()) {
    refuse_few_documents(compared, HeldBackWords::least_for(disclosure.least()));
  }
  KeynessOptions options = arguments.options;
  // What is small is small whatever --min-count leaves out.
  const TwoSides every = disclosure.has_least()
                             ? two_sides(counted.total, sides.side_of(analysis.selection()), 1)
                             : TwoSides{};
  HeldBackWords words =
      disclosure.words({{"target"}, {"reference"}}, HeldBackWords::Second::documents);
  if (disclosure.has_least()) {
    for (const TwoSides::Term& term : every.terms) {
      for (const std::size_t side : {0U, 1U}) {
        words.add(term.text, side, term.counts[side], term.documents[side]);
      }
    }
    disclosure.settle(words);
    options.held_back = &words;
  }
  arguments.notation.write(
      arguments.output, keyness_table(compared, options),
      [&] { return notation(arguments, sides, analysis); }, console);
  return counted.code;
}

}  // namespace

Runner bind_keyness(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->analysis.bind(app);
  const std::string group = "Sides";
  add_option(app, "--target", arguments->target, "whose words are looked at; may be repeated")
      .required()
      .one_at_a_time()
      .type_name("WHERE")
      .group(group);
  add_option(app, "--reference", arguments->reference,
             "what they are compared with (default: all other words); may be repeated")
      .one_at_a_time()
      .type_name("WHERE")
      .group(group);
  add_option(app, "--within", arguments->within, "words from a hit of theme=NAME (default: 10)")
      .in_range(1, 10000)
      .type_name("N")
      .group(group);
  const std::string terms = "Terms";
  add_option(app, "--min-count", arguments->min_count,
             "compare only terms that occur so often on both sides together (default: 5)")
      .in_range(std::uint64_t{1}, UINT64_MAX)
      .type_name("N")
      .group(terms);
  add_option(app, "--top", arguments->options.top, "only the first N rows of each direction")
      .in_range(std::uint64_t{1}, UINT64_MAX)
      .type_name("N")
      .group(terms);
  const std::string inference = "Inference";
  bind_confidence(app, arguments->options.confidence, inference);
  add_option(app, "--permutations", arguments->options.permutations,
             "move whole documents between the sides so often, for p_permutation")
      .in_range(std::uint64_t{1}, std::uint64_t{10'000'000})
      .type_name("N")
      .group(inference);
  bind_seed(app, arguments->options.seed, inference);
  arguments->notation.bind(app,
                           {"target", "reference", "within", "min-count", "permutations", "seed"});
  arguments->output.bind(app);
  arguments->output.disclosure().bind_words(app);
  set_footer(app, examples);
  return [arguments](Console& console) {
    arguments->output.disclosure().say_to(console);
    return run(*arguments, console);
  };
}

}  // namespace themata::cli
