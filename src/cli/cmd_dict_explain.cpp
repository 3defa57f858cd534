// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <limits>

#include <themata/base/standard_input.hpp>
#include <themata/coding/coder.hpp>
#include <themata/coding/explanation.hpp>
#include <themata/coding/passages.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/table/table.hpp>
#include <themata/text/text_stream.hpp>
#include <themata/text/utf8.hpp>

#include "cmd_dict.hpp"
#include "declared_options.hpp"
#include "options_coding.hpp"
#include "options_output.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Every match in the words given, and what became of it. Columns: theme, pattern, text, outcome, by,
because, status. outcome is counted; shadowed, by the pattern of a hit that has its words; or stopped, by
one of the pattern's conditions. because has the words that met the conditions: each term of `near` as it
stands there, of each `requires` the nearest that do; of an `unless` that stopped it the nearest that did.
The words are one turn of somebody whose role is not known; - reads them from standard input.

Examples:
  themata dict explain We laid charges, and we kept her informed.
  themata dict explain --themes procedural 'She never had a say in it.'
  echo 'We laid charges.' | themata dict explain -)";

struct Arguments {
  std::vector<std::string> words{};
  CodingArguments coding{};
  SegmentArguments segment{};
  OutputArguments output{};
};

std::string text_of(const std::vector<std::string>& words) {
  if (words == std::vector<std::string>{"-"}) {
    std::string text;
    static_cast<void>(
        read_block({standard_input(), "-"}, text, std::numeric_limits<std::size_t>::max()));
    return text;
  }
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Document document_of(const std::vector<std::string>& words) {
  Document document;
  document.id = "text";
  document.text = text_of(words);
  document.text = std::string(trim(document.text));
  if (const auto bad = find_invalid_utf8(document.text)) {
    throw Error(ErrorKind::usage, "the text is not UTF-8");
  }
  document.speakers.emplace_back();
  Turn turn;
  turn.span = {0, static_cast<std::uint32_t>(document.text.size())};
  document.turns.push_back(turn);
  document.paragraphs.push_back(0);
  return document;
}

class Rows {
 public:
  Rows(const Dictionary& dictionary, const Segmenter& segmenter, const Document& document)
      : dictionary_(dictionary), document_(document) {
    Vocabulary vocabulary(segmenter.options().diacritics);
    const SegmenterScratch scratch = segmenter.make_scratch();
    segmenter.words(Passages(document).of(document.turns.front()), *scratch, vocabulary, words_);
  }

  [[nodiscard]] Row of(const Explained& one, bool has_statuses) const {
    const Pattern& pattern = dictionary_.pattern(one.hit.pattern);
    const bool counted = one.outcome == Explained::Outcome::counted;
    return {text_cell(dictionary_.theme(one.theme).full_name),
            text_cell(pattern.written),
            text_cell(text(one.hit.begin, one.hit.end)),
            text_cell(outcome(one.outcome)),
            text_cell(by(one, pattern)),
            text_cell(because(one)),
            text_cell(counted && has_statuses ? status_name(one.hit.status) : "")};
  }

 private:
  static std::string_view outcome(Explained::Outcome outcome) {
    switch (outcome) {
      case Explained::Outcome::counted: return "counted";
      case Explained::Outcome::shadowed: return "shadowed";
      case Explained::Outcome::stopped: return "stopped";
    }
    return "";
  }

  [[nodiscard]] std::string by(const Explained& one, const Pattern& pattern) const {
    if (one.stopped) return written_condition(pattern, *one.stopped);
    return one.by ? dictionary_.pattern(one.by->pattern).written : std::string();
  }

  static std::string_view key(ConditionWords::Of of) {
    switch (of) {
      case ConditionWords::Of::near: return "near";
      case ConditionWords::Of::unless: return "unless";
      case ConditionWords::Of::required: return "requires";
    }
    return "";
  }

  /// `near: listened, her; requires: the Crown`
  [[nodiscard]] std::string because(const Explained& one) const {
    std::string all;
    std::optional<ConditionWords::Of> last;
    for (const ConditionWords& words : one.because) {
      if (last == words.of) {
        all += ", ";
      } else {
        all += fmt::format("{}{}: ", last ? "; " : "", key(words.of));
      }
      all += text(words.begin, words.end);
      last = words.of;
    }
    return all;
  }

  [[nodiscard]] std::string_view text(std::uint32_t begin, std::uint32_t end) const {
    return Span{words_[begin].span.begin, words_[end - 1].span.end}.of(document_.text);
  }

  const Dictionary& dictionary_;
  const Document& document_;
  std::vector<Token> words_{};
};

int run(Arguments& arguments, Console& console) {
  Diagnostics diagnostics;
  const Dictionary dictionary = arguments.coding.load(diagnostics);
  const Segmenter segmenter(arguments.segment.options(dictionary.language));
  CodingOptions options = arguments.coding.options();
  const Matcher matcher(dictionary, segmenter, options.scope, diagnostics);
  std::optional<StatusRules> statuses;
  const std::string& language = arguments.segment.language(dictionary.language);
  if (const auto rules = arguments.coding.context_rules(language, diagnostics)) {
    statuses.emplace(*rules, segmenter, diagnostics);
    options.statuses = &*statuses;
  }
  console.say(diagnostics);
  const Document document = document_of(arguments.words);
  const std::vector<bool> shown = arguments.coding.shown(dictionary);
  const Rows rows(dictionary, segmenter, document);
  Table table{{{"theme"}, {"pattern"}, {"text"}, {"outcome"}, {"by"}, {"because"}, {"status"}}, {}};
  for (const Explained& one : Coder(segmenter, dictionary, matcher, options).explain(document)) {
    if (shown[index_of(one.theme)]) table.rows.push_back(rows.of(one, statuses.has_value()));
  }
  arguments.output.write(table);
  return 0;
}

}  // namespace

Runner bind_dict_explain(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  add_option(app, "words", arguments->words, "what somebody says, or - for standard input")
      .required()
      .type_name("TEXT...");
  arguments->coding.bind_explained(app);
  arguments->coding.use_statuses(CodingArguments::StatusUse::shown);
  arguments->segment.bind(app);
  arguments->output.bind(app);
  set_footer(app, examples);
  return [arguments](Console& console) { return run(*arguments, console); };
}

}  // namespace themata::cli
