// SPDX-License-Identifier: MIT
#include "notation.hpp"

#include <fmt/format.h>

#include <themata/corpus/coded_files.hpp>
#include <themata/dictionary/load.hpp>
#include <themata/transcript/document.hpp>

#include "declared_options.hpp"
#include "given_options.hpp"
#include "recorded_options.hpp"

namespace themata::cli {
namespace {

std::string scope_name(PhraseScope scope) {
  switch (scope) {
    case PhraseScope::sentence: return "sentence";
    case PhraseScope::turn: return "turn";
    case PhraseScope::document: return "document";
  }
  return {};
}

std::string roles(const SelectionOptions& asked) {
  if (asked.all_roles) return "all";
  if (asked.roles.empty()) return "all but interviewers and preambles";
  std::string names;
  for (const Role role : asked.roles) {
    const std::string name(role_name(role));
    names += (names.empty() ? "" : ",") + (name.empty() ? std::string("unknown") : name);
  }
  return names;
}

}  // namespace

std::string overlap_name(Overlap overlap) {
  switch (overlap) {
    case Overlap::longest_in_theme: return "longest-in-theme";
    case Overlap::longest: return "longest";
    case Overlap::all: return "all";
  }
  return {};
}

std::string status_names(StatusSet statuses, char between) {
  std::string names;
  for (const Status status : all_statuses) {
    if (!statuses.has(status)) continue;
    if (!names.empty()) names += between;
    names += status_name(status);
  }
  return names;
}

std::string notation_of(const SelectionOptions& asked) { return "roles " + roles(asked); }

std::string notation_of(const SegmentOptions& options) {
  std::string line;
  if (options.tokens == TokenMode::whitespace) line += "words between blanks; ";
  if (options.hyphens == Hyphens::keep) line += "hyphens keep; ";
  if (options.elision != Elision::none) line += "elided words cut as in French; ";
  if (options.line_hyphens != LineHyphens::keep) line += "words cut at line ends mended; ";
  if (options.diacritics != Diacritics::count) line += "diacritics ignored; ";
  return line;
}

std::string notation_of_program() { return "themata " THEMATA_VERSION; }

std::uint64_t Analysis::content_of_dictionary() const {
  if (recorded_) return recorded_->header().dictionary_hash;
  return hash_of(outline_of_ ? built_in_dictionary(*outline_of_) : dictionary_);
}

bool Analysis::has_pseudonyms() const {
  return recorded_ && recorded_->header().option("--pseudonyms").value_or("none") != "none";
}

std::string Analysis::notation(const HitNotation& hits) const {
  const bool every = chosen_.counted == StatusSet::all();
  const std::string statuses = every ? "all" : status_names(chosen_.counted, ',');
  std::string line =
      fmt::format("overlap {}; phrases within a {}; {}status {}; {}",
                  hits.overlap.empty() ? overlap_name(chosen_.overlap) : hits.overlap,
                  scope_name(chosen_.scope), notation_of(segmenter_.options()),
                  hits.statuses.empty() ? statuses : hits.statuses, notation_of(asked_));
  line += fmt::format("; dictionary {}{}{} ({})",
                      dictionary_.name.empty() ? "without a name" : dictionary_.name,
                      dictionary_.version.empty() ? "" : " ", dictionary_.version,
                      shown_hash(content_of_dictionary()));
  line += "; " + notation_of_program();
  const bool made_by_another = recorded_ && recorded_->header().made_by != notation_of_program();
  return made_by_another ? line + "; coded by " + recorded_->header().made_by : line;
}

std::string notation_of(const Analysis& analysis, StatusSet counted_by_tally) {
  const bool every = counted_by_tally == StatusSet::all();
  return analysis.notation({{}, every ? "all" : status_names(counted_by_tally, ',')});
}

void NotationArguments::bind(CLI::App& app, std::vector<std::string> said,
                             const AnalysisArguments* analysis) {
  app_ = &app;
  analysis_ = analysis;
  said_ = std::move(said);
  add_flag(app, "--notation", asked_,
           "say in one line how the table was made, on standard error; in JSON a field of "
           "each row")
      .group("Output");
}

std::string NotationArguments::whole(const OutputArguments& output, const Line& line) const {
  const std::string given =
      given_options(*app_, said_, output.disclosure().pseudonyms(),
                    analysis_ == nullptr ? NamedValues{} : analysis_->when_coded());
  return given.empty() ? line() : line() + ", with " + given;
}

void NotationArguments::say(const OutputArguments& output, const Line& line,
                            Console& console) const {
  if (asked_) console.say_always("notation", whole(output, line));
}

bool NotationArguments::is_field(const OutputArguments& output) const {
  const TableFormat format = output.format();
  return asked_ && (format == TableFormat::json || format == TableFormat::jsonl);
}

void NotationArguments::write(const OutputArguments& output, Table table, const Line& line,
                              Console& console) const {
  write(output,
        RowSource{std::move(table.columns),
                  [&table](const TakeRow& take) {
                    for (Row& row : table.rows) take(std::move(row));
                  }},
        line, console);
}

void NotationArguments::write(const OutputArguments& output, RowSource source, const Line& line,
                              Console& console) const {
  std::optional<Cell> field;
  if (is_field(output)) {
    source.columns.push_back({"notation"});
    field = text_cell(whole(output, line));
  }
  output.write_rows(source.columns, [&](auto& rows) {
    source.rows([&](Row row) {
      if (field) row.push_back(*field);
      rows.row(std::move(row));
    });
  });
  say(output, line, console);
}

}  // namespace themata::cli
