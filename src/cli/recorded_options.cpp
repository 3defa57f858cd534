// SPDX-License-Identifier: MIT
#include "recorded_options.hpp"

#include <fmt/format.h>

#include <themata/dictionary/write.hpp>
#include <themata/dictionary/written.hpp>

namespace themata::cli {
namespace {

std::string name_of(const Dictionary& dictionary, std::uint64_t hash) {
  return fmt::format("{}{}{} ({})", dictionary.name.empty() ? "without a name" : dictionary.name,
                     dictionary.version.empty() ? "" : " ", dictionary.version, shown_hash(hash));
}

/// Of what the triggers are, and not of what a build compiles them to.
std::string rules_hash(const ContextRules& rules) {
  return shown_hash(content_hash(written_triggers(rules)));
}

void check_dictionary(AnalysisArguments& arguments, const CodedHeader& recorded) {
  if (arguments.coding.dictionaries().empty()) return;
  Diagnostics said_when_coding;
  const Dictionary asked = arguments.coding.load_asked(said_when_coding);
  const std::uint64_t hash = hash_of(asked);
  if (hash == recorded.dictionary_hash) return;
  throw Error(
      ErrorKind::usage,
      fmt::format("the documents were coded with the dictionary {}, and --dictionary is "
                  "{}; leave it out, or code the transcripts anew",
                  name_of(recorded.dictionary, recorded.dictionary_hash), name_of(asked, hash)));
}

void check_contexts(const AnalysisArguments& arguments, const CodedHeader& recorded) {
  if (arguments.coding.contexts().empty()) return;
  Diagnostics said_when_coding;
  const std::string& language = recorded.dictionary.language;
  const auto rules = arguments.coding.context_rules(language, said_when_coding);
  const std::string asked = rules_hash(*rules);
  if (asked == recorded.option("--context")) return;
  throw Error(ErrorKind::usage,
              fmt::format("the documents were coded with --context `{}`, and `{}` is `{}`; leave "
                          "it out, or code the transcripts anew",
                          recorded.option("--context").value_or("unknown"),
                          arguments.coding.contexts(), asked));
}

}  // namespace

std::uint64_t hash_of(const Dictionary& dictionary) {
  Diagnostics lost;
  return content_hash(write_dictionary(dictionary, DictionaryFormat::native, lost));
}

std::string shown_hash(std::uint64_t hash) { return fmt::format("fnv1a64 {:016x}", hash); }

std::string names_in_file(const Pseudonyms* names) {
  return names == nullptr ? "none" : names->of("key", "of a coded file");
}

void rename_people(const Pseudonyms& names,
                   std::vector<std::pair<std::string, std::string>>& options) {
  for (auto& [name, value] : options) {
    if (name == "--interviewer" || name == "--same-speaker") value = names.of("speaker", value);
  }
}

std::vector<std::pair<std::string, std::string>> coding_options(const AnalysisArguments& arguments,
                                                                const std::string& language,
                                                                const ContextRules* statuses) {
  std::vector<std::pair<std::string, std::string>> options;
  arguments.coding.describe(options);
  arguments.segment.describe(language, options);
  arguments.input.describe(options);
  options.emplace_back("--context", statuses == nullptr ? "none" : rules_hash(*statuses));
  return options;
}

void adopt_recorded(AnalysisArguments& arguments, const CodedHeader& recorded) {
  check_dictionary(arguments, recorded);
  if (arguments.given("--pseudonyms") &&
      recorded.option("--pseudonyms").value_or("none") != "none") {
    throw Error(ErrorKind::usage,
                "the coded files call people by pseudonyms already; leave --pseudonyms out");
  }
  for (const auto& [name, value] :
       coding_options(arguments, recorded.dictionary.language, nullptr)) {
    if (name == "--context" || !arguments.given(name)) continue;
    const std::string coded_with = recorded.option(name).value_or("unknown");
    if (coded_with == value) continue;
    throw Error(ErrorKind::usage,
                fmt::format("the documents were coded with {} `{}`, and {} is `{}` here; leave it "
                            "out, or code the transcripts anew",
                            name, coded_with, name, value));
  }
  arguments.coding.adopt(recorded.options);
  arguments.segment.adopt(recorded.options);
  arguments.coding.use_recorded(recorded.dictionary);
  arguments.set_when_coded(recorded.given);
  check_contexts(arguments, recorded);
  if (arguments.coding.needs_statuses() && !recorded.has_statuses) {
    throw Error(ErrorKind::usage,
                "the documents were coded without triggers of statuses; code the transcripts "
                "anew, and name a file of them, or a language, with `--context`");
  }
}

}  // namespace themata::cli
