// SPDX-License-Identifier: MIT
#include "notation.hpp"

#include <fmt/format.h>

#include <themata/dictionary/load.hpp>
#include <themata/dictionary/write.hpp>
#include <themata/transcript/document.hpp>

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

/// FNV-1a, 64 bits: tells one dictionary from another; it is no protection against malice.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t sum = 0xcbf29ce484222325U;
  for (const char c : bytes) {
    sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return sum;
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

std::string dictionary_hash(const Dictionary& dictionary) {
  Diagnostics lost;
  return fmt::format("fnv1a64 {:016x}",
                     hash(write_dictionary(dictionary, DictionaryFormat::native, lost)));
}

std::string notation_of(const SelectionOptions& asked) {
  std::string line = "roles " + roles(asked);
  for (const std::string& speaker : asked.speakers) line += "; speaker " + speaker;
  for (const auto& [field, value] : asked.where) line += fmt::format("; {}={}", field, value);
  return line;
}

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

std::string Analysis::notation(const HitNotation& hits) const {
  const bool every = chosen_.counted == StatusSet::all();
  const std::string statuses = every ? "all" : status_names(chosen_.counted, ',');
  std::string line =
      fmt::format("overlap {}; phrases within a {}; {}status {}; {}",
                  hits.overlap.empty() ? overlap_name(chosen_.overlap) : hits.overlap,
                  scope_name(chosen_.scope), notation_of(segmenter_.options()),
                  hits.statuses.empty() ? statuses : hits.statuses, notation_of(asked_));
  line += fmt::format(
      "; dictionary {}{}{} ({})", dictionary_.name.empty() ? "without a name" : dictionary_.name,
      dictionary_.version.empty() ? "" : " ", dictionary_.version,
      dictionary_hash(outline_of_ ? built_in_dictionary(*outline_of_) : dictionary_));
  return line + "; " + notation_of_program();
}

std::string notation_of(const Analysis& analysis, StatusSet counted_by_tally) {
  const bool every = counted_by_tally == StatusSet::all();
  return analysis.notation({{}, every ? "all" : status_names(counted_by_tally, ',')});
}

void NotationArguments::bind(CLI::App& app) {
  app.add_flag("--notation", asked_,
               "say in one line how the table was made, on standard error; in JSON a field of "
               "each row")
      ->group("Output");
}

void NotationArguments::say(const Line& line, Console& console) const {
  if (asked_) console.say_always("notation", line());
}

bool NotationArguments::is_field(const OutputArguments& output) const {
  const TableFormat format = output.format();
  return asked_ && (format == TableFormat::json || format == TableFormat::jsonl);
}

void NotationArguments::write(const OutputArguments& output, Table table, const Line& line,
                              Console& console) const {
  if (is_field(output)) {
    table.columns.push_back({"notation"});
    const std::string text = line();
    for (Row& row : table.rows) row.push_back(text_cell(text));
  }
  output.write(std::move(table));
  say(line, console);
}

}  // namespace themata::cli
