// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include <themata/coding/lint.hpp>
#include <themata/coding/pattern_usage.hpp>
#include <themata/dictionary/load.hpp>
#include <themata/dictionary/source_errors.hpp>

#include "cmd_dict.hpp"
#include "declared_options.hpp"
#include "lists.hpp"
#include "options_coding.hpp"
#include "options_input.hpp"
#include "options_output.hpp"
#include "pipeline.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(What may be wrong with a dictionary, a finding a row; docs/checks.md has a section for each code, and
--explain prints it. With --corpus also what shows only in talk: which forms a glob took, patterns
that never hit. A finding that is meant is silenced in the file, with the reason:
`silence: {D012: reason}` in the dictionary, a theme or a pattern. Exit 1 on errors, with --strict
also on warnings that are not silenced; notes never.
Columns: dictionary, code, severity, line, column, theme, pattern, why, to_do, silenced.
--show forms lists instead, for every glob and regular expression, the forms that it took in the corpus
(interviewers' turns too), the commonest first: dictionary, theme, pattern, glob, form, count, share (of all
that the glob took). One that took nothing is a row without a form. Findings still decide the exit code.

Examples:
  themata dict check justice topic
  themata dict check dictionaries/topic.yml --corpus examples/interviews --format table
  themata dict check topic --corpus examples/interviews --show forms
  themata dict check --explain D012)";

enum class Show : std::uint8_t { findings, forms };

struct Arguments {
  std::vector<std::string> dictionaries{};
  std::vector<std::string> codes{};
  std::string explained{};
  bool strict = false;
  Show show = Show::findings;
  InputArguments corpus{};
  SegmentArguments segment{};
  OutputArguments output{};
};

/// A dictionary on its way: read, compiled, looked at.
class Checking {
 public:
  Checking(const Arguments& arguments, const std::string& name, Console& console) : name_(name) {
    Diagnostics diagnostics;
    try {
      dictionary_ = load_named_dictionary(name, diagnostics);
      segmenter_ = std::make_unique<Segmenter>(arguments.segment.options(dictionary_.language));
      options_.language = arguments.segment.language(dictionary_.language);
      Diagnostics said_by_checks;
      matcher_ = std::make_unique<Matcher>(dictionary_, *segmenter_, PhraseScope::sentence,
                                           said_by_checks);
      Diagnostics left_out;
      findings_ = lint(dictionary_, *segmenter_, options_, left_out);
      console.say(left_out);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::dictionary) throw;
      console.say(error);
      for (Diagnostic& item : problems_of(error, name)) {
        diagnostics.error(std::move(item.message), std::move(item.place));
      }
    }
    for (Finding& one : findings_of_reading(diagnostics)) findings_.push_back(std::move(one));
  }

  [[nodiscard]] bool is_sound() const { return matcher_ != nullptr; }
  [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }
  [[nodiscard]] Coder coder() const { return {*segmenter_, dictionary_, *matcher_, {}}; }

  void add_usage(const PatternUsage& usage, Show show) {
    if (show == Show::forms) forms_ = forms_taken(dictionary_, *segmenter_, usage);
    for (Finding& one : lint_usage(dictionary_, *segmenter_, options_, usage)) {
      findings_.push_back(std::move(one));
    }
  }

  void finish(LintScope scope, const std::vector<std::string>& codes) {
    apply_silences(dictionary_, scope, findings_);
    if (codes.empty()) return;
    only_ = fmt::format(" (only {} asked for)", fmt::join(codes, ", "));
    std::erase_if(findings_, [&codes](const Finding& one) {
      return std::find(codes.begin(), codes.end(), one.code) == codes.end() &&
             one.severity() != Severity::error;
    });
  }

  void write(Table& table) const {
    for (const Finding& one : findings_) {
      table.rows.push_back({text_cell(name_), text_cell(one.code),
                            text_cell(severity_name(one.severity())), number(one.place.line),
                            number(one.place.column), text_cell(one.theme), text_cell(one.pattern),
                            text_cell(one.why), text_cell(one.to_do), text_cell(one.silenced)});
    }
  }

  void write_forms(Table& table) const {
    for (const TakenForms& of : forms_) {
      const Pattern& pattern = dictionary_.pattern(of.pattern);
      const auto add = [&](const std::string& form, std::uint64_t count, Cell share) {
        table.rows.push_back({text_cell(name_),
                              text_cell(dictionary_.theme(pattern.theme).full_name),
                              text_cell(pattern.written), text_cell(of.glob), text_cell(form),
                              count_cell(count), std::move(share)});
      };
      std::uint64_t all = 0;
      for (const auto& form : of.forms) all += form.second;
      for (const auto& form : of.forms) {
        add(form.first, form.second,
            real_cell(static_cast<double>(form.second) / static_cast<double>(all)));
      }
      if (of.forms.empty()) add("", 0, {});
    }
  }

  [[nodiscard]] std::size_t count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(findings_.begin(), findings_.end(), [severity](const Finding& one) {
          return one.severity() == severity && one.silenced.empty();
        }));
  }

  [[nodiscard]] std::string summary() const {
    const auto some = [](std::size_t number, std::string_view what) {
      return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
    };
    const auto silenced = std::count_if(findings_.begin(), findings_.end(),
                                        [](const Finding& one) { return !one.silenced.empty(); });
    std::string out = some(count(Severity::error), "error");
    if (is_sound()) {
      out = fmt::format("{} in {}: {}", some(dictionary_.patterns().size(), "pattern"),
                        some(dictionary_.themes().size(), "theme"), out);
    }
    return fmt::format("{}, {}, {}, and {} silenced{}", out,
                       some(count(Severity::warning), "warning"),
                       some(count(Severity::note), "note"), silenced, only_);
  }

  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  static std::string_view severity_name(Severity severity) {
    constexpr std::array<std::string_view, 3> names{"note", "warning", "error"};
    return names[static_cast<std::size_t>(severity)];
  }
  static Cell number(std::size_t value) { return value == 0 ? Cell() : count_cell(value); }

  const std::string& name_;
  LintOptions options_{};
  Dictionary dictionary_{};
  std::unique_ptr<Segmenter> segmenter_{};
  std::unique_ptr<Matcher> matcher_{};  ///< nullptr where the file has errors
  std::vector<Finding> findings_{};
  std::vector<TakenForms> forms_{};
  std::string only_{};  ///< what the summary leaves out
};

using Checkings = std::vector<std::unique_ptr<Checking>>;

/// Codes the corpus with every dictionary in one walk, since a pipe can be read only once.
int look_in_corpus(Arguments& arguments, const Checkings& all, Console& console) {
  Diagnostics diagnostics;
  arguments.corpus.set_labels(arguments.segment.labels());
  const std::vector<InputFile> inputs = find_inputs(arguments.corpus.inputs(), diagnostics);
  keep_apart(arguments.output.path(), paths_of(inputs));
  std::mutex mutex;
  std::vector<std::unique_ptr<std::vector<PatternUsage>>> parts;
  const auto make_handler = [&]() -> DocumentHandler {
    auto coders = std::make_shared<std::vector<Coder>>();
    auto usages = std::make_unique<std::vector<PatternUsage>>();
    for (const auto& one : all) {
      coders->push_back(one->coder());
      usages->emplace_back(one->dictionary());
    }
    const std::lock_guard lock(mutex);
    auto* part = parts.emplace_back(std::move(usages)).get();
    return [coders, part](const Document& document, DocumentPlace, const Emit&) {
      for (std::size_t at = 0; at < coders->size(); ++at) {
        (void)(*coders)[at].code(
            document, [usage = &(*part)[at]](const TurnView& turn, std::span<const OwnedHit> hits) {
              usage->add(turn, hits);
            });
      }
    };
  };
  const int code = walk_inputs(
      inputs, arguments.corpus.walk(), make_handler, [](std::string_view) {}, console, diagnostics);
  for (std::size_t at = 0; at < all.size(); ++at) {
    PatternUsage usage(all[at]->dictionary());
    for (const auto& part : parts) usage.merge((*part)[at]);
    if (usage.interviewer_words() + usage.other_words() == 0) {
      throw Error(ErrorKind::input, "the corpus holds no talk: nothing can be said about hits");
    }
    all[at]->add_usage(usage, arguments.show);
  }
  return code;
}

Table empty_table(Show show) {
  if (show == Show::forms) {
    return {{{"dictionary"},
             {"theme"},
             {"pattern"},
             {"glob"},
             {"form"},
             {"count", ColumnType::integer},
             {"share", ColumnType::real}},
            {}};
  }
  return {{{"dictionary"},
           {"code"},
           {"severity"},
           {"line", ColumnType::integer},
           {"column", ColumnType::integer},
           {"theme"},
           {"pattern"},
           {"why"},
           {"to_do"},
           {"silenced"}},
          {}};
}

int explain(const Arguments& arguments) {
  const std::string_view text = explanation_of(arguments.explained);
  Output output = arguments.output.open();
  output.write(std::string(text) + "\n");
  output.commit();
  return 0;
}

int run(Arguments& arguments, Console& console) {
  if (!arguments.explained.empty()) return explain(arguments);
  if (arguments.dictionaries.empty()) {
    throw Error(ErrorKind::usage, "nothing to check: name theme files, or justice, topic");
  }
  if (arguments.show == Show::forms && !arguments.corpus.any()) {
    throw Error(ErrorKind::usage, "--show forms needs transcripts: --corpus PATH");
  }
  for (const std::string& code : arguments.codes) {
    if (check_of(code).needs == Check::Needs::corpus && !arguments.corpus.any()) {
      throw Error(ErrorKind::usage, fmt::format("{} needs transcripts: --corpus PATH", code));
    }
  }
  Checkings all;
  for (const std::string& name : arguments.dictionaries) {
    all.push_back(std::make_unique<Checking>(arguments, name, console));
  }
  int code = 0;
  const bool sound =
      std::all_of(all.begin(), all.end(), [](const auto& one) { return one->is_sound(); });
  const bool walked = arguments.corpus.any() && sound;
  if (walked) code = look_in_corpus(arguments, all, console);
  Table table = empty_table(arguments.show);
  Diagnostics said;
  if (arguments.corpus.any() && !sound) {
    said.warning("the corpus was not read, since a dictionary has errors");
  }
  for (const auto& one : all) {
    one->finish(walked ? LintScope::dictionary_and_corpus : LintScope::dictionary, arguments.codes);
    arguments.show == Show::forms ? one->write_forms(table) : one->write(table);
    said.note(one->summary(), Place{one->name(), 0, 0, {}});
    const bool failed =
        one->count(Severity::error) > 0 || (arguments.strict && one->count(Severity::warning) > 0);
    if (failed) code = 1;
  }
  arguments.output.write(table);
  console.say(said);
  return code;
}

}  // namespace

Runner bind_dict_check(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "dictionaries", arguments->dictionaries, "theme files, or built-in dictionaries")
      .type_name("FILE|NAME...");
  add_flag(app, "--strict", arguments->strict, "exit 1 on warnings too").group("Findings");
  add_choice<Show>(
      app, "--show", arguments->show, {{"findings", Show::findings}, {"forms", Show::forms}},
      "findings (default), or with --corpus the forms that each glob took", Letters::exact)
      .type_name("findings|forms")
      .group("Findings");
  add_list(app, "--codes", arguments->codes, "only these findings, and errors")
      .type_name("CODE,...")
      .group("Findings");
  add_option(app, "--explain", arguments->explained, "print the manual's section about a code")
      .type_name("CODE")
      .group("Findings");
  arguments->corpus.bind_corpus(app);
  arguments->segment.bind(app);
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
