// SPDX-License-Identifier: MIT
#include "options_coding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include <themata/base/suggest.hpp>
#include <themata/dictionary/load.hpp>

#include "declared_options.hpp"
#include "lists.hpp"
#include "offers.hpp"
#include "unit_message.hpp"

namespace themata::cli {
namespace {

const std::string group = "Words and hits";

const std::map<std::string, Overlap>& overlap_names() {
  static const std::map<std::string, Overlap> names{{"longest-in-theme", Overlap::longest_in_theme},
                                                    {"longest", Overlap::longest},
                                                    {"all", Overlap::all}};
  return names;
}

const std::map<std::string, PhraseScope>& scope_names() {
  static const std::map<std::string, PhraseScope> names{{"sentence", PhraseScope::sentence},
                                                        {"turn", PhraseScope::turn},
                                                        {"document", PhraseScope::document}};
  return names;
}

template <typename Value>
std::string name_of(const std::map<std::string, Value>& names, Value wanted) {
  for (const auto& [name, value] : names) {
    if (value == wanted) return name;
  }
  return {};
}

template <typename Value>
void add_named(CLI::App& app, const std::string& name, Value& value,
               const std::map<std::string, Value>& names, const std::string& type,
               const std::string& what) {
  add_choice(app, name, value, names, what).type_name(type).group(group);
}

}  // namespace

void SegmentArguments::bind(CLI::App& app) {
  add_named<TokenMode>(app, "--tokens", options_.tokens,
                       {{"words", TokenMode::words}, {"whitespace", TokenMode::whitespace}},
                       "words|whitespace",
                       "whitespace: text that another program has cut; every string is a word");
  add_named<Hyphens>(app, "--hyphens", options_.hyphens,
                     {{"split", Hyphens::split}, {"keep", Hyphens::keep}}, "split|keep",
                     "is `victim-survivor` two words or one");
  add_flag(app, "--join-hyphenated", join_hyphenated_,
           "mend words cut at line ends (text out of PDFs)")
      .group(group);
  add_flag(app, "--ignore-diacritics", ignore_diacritics_, "`café` is `cafe`").group(group);
  add_option(app, "--locale", locale_,
             "fr cuts l'enquête in two (default: the dictionary's language)")
      .type_name("LANG")
      .group(group);
  offer(app, "--locale", {"en", "fr"});
}

SegmentOptions SegmentArguments::options(const std::string& language) const {
  SegmentOptions options = options_;
  const std::string& locale = locale_.empty() ? language : locale_;
  const bool french = locale == "fr" || locale.starts_with("fr-") || locale.starts_with("fr_");
  options.elision = french ? Elision::french : Elision::none;
  options.line_hyphens = join_hyphenated_ ? LineHyphens::mend : LineHyphens::keep;
  options.diacritics = ignore_diacritics_ ? Diacritics::ignore : Diacritics::count;
  return options;
}

void SegmentArguments::describe(const std::string& of_dictionary,
                                std::vector<std::pair<std::string, std::string>>& options) const {
  const auto on = [](bool asked) { return asked ? "on" : "off"; };
  options.emplace_back("--tokens",
                       options_.tokens == TokenMode::whitespace ? "whitespace" : "words");
  options.emplace_back("--hyphens", options_.hyphens == Hyphens::keep ? "keep" : "split");
  options.emplace_back("--join-hyphenated", on(join_hyphenated_));
  options.emplace_back("--ignore-diacritics", on(ignore_diacritics_));
  options.emplace_back("--locale", language(of_dictionary));
}

void SegmentArguments::adopt(const std::vector<std::pair<std::string, std::string>>& options) {
  for (const auto& [name, value] : options) {
    if (name == "--tokens") {
      options_.tokens = value == "whitespace" ? TokenMode::whitespace : TokenMode::words;
    } else if (name == "--hyphens") {
      options_.hyphens = value == "keep" ? Hyphens::keep : Hyphens::split;
    } else if (name == "--join-hyphenated") {
      join_hyphenated_ = value == "on";
    } else if (name == "--ignore-diacritics") {
      ignore_diacritics_ = value == "on";
    } else if (name == "--locale") {
      locale_ = value;
    }
  }
}

void CodingArguments::bind(CLI::App& app) {
  bind_dictionary(app);
  bind_hits(app);
  bind_statuses(app);
  bind_contexts(app);
}

void CodingArguments::bind_explained(CLI::App& app) {
  bind_dictionary(app);
  bind_hits(app);
  bind_contexts(app);
}

void CodingArguments::bind_dictionary(CLI::App& app) {
  bind_dictionaries(app, group);
  bind_themes(app);
}

void CodingArguments::bind_dictionaries(CLI::App& app, const std::string& its_group) {
  add_option(app, "-d,--dictionary", dictionaries_,
             "theme file of themata, quanteda, LIWC, WordStat, ..., or a built-in dictionary: "
             "justice, justice.fr, topic, connectives, connectives.fr; may be repeated (default: "
             "justice)")
      .type_name("FILE|NAME")
      .one_at_a_time()
      .group(its_group);
}

void CodingArguments::bind_themes(CLI::App& app) {
  add_list(app, "--themes", themes_, "only these themes: names or globs such as 'procedural.*'")
      .type_name("GLOB,...")
      .group(group);
}

void CodingArguments::bind_hits(CLI::App& app) {
  add_named<Overlap>(app, "--overlap", options_.overlap, overlap_names(),
                     "longest-in-theme|longest|all", "which of overlapping matches count");
  add_named<PhraseScope>(app, "--phrase-scope", options_.scope, scope_names(),
                         "sentence|turn|document", "what a phrase may not cross");
}

void CodingArguments::bind_statuses(CLI::App& app) {
  add_option(
      app, "--status",
      [this](const std::string& value) {
        if (options_.counted == StatusSet::all()) options_.counted = StatusSet::none();
        for (const std::string& name : split_list(value)) {
          if (name == "all" || name == "any") {
            options_.counted = StatusSet::all();
            return;
          }
          const auto status = status_from_name(name);
          if (!status) {
            std::vector<std::string> names;
            for (const Status known : all_statuses) names.emplace_back(status_name(known));
            refuse_value("--status",
                         fmt::format("`{}` is no status{} (affirmed, negated, hypothetical, "
                                     "attributed, questioned)",
                                     name, did_you_mean(name, names)));
          }
          options_.counted.add(*status);
        }
      },
      "only hits that the words around them leave affirmed, or make negated, hypothetical, "
      "attributed or questioned")
      .repeatable()
      .type_name("STATUS,...")
      .group(group);
  offer(app, "--status", {"affirmed", "negated", "hypothetical", "attributed", "questioned"});
}

void CodingArguments::bind_contexts(CLI::App& app) {
  add_option(app, "--context", contexts_,
             "triggers of statuses: a file, or a language (default: those of the dictionary's "
             "language; built in: en, fr)")
      .type_name("FILE|LANG")
      .group(group);
  offer(app, "--context", {"en", "fr"});
}

StatusSet CodingArguments::leave_statuses_to_tally() {
  if (options_.counted != StatusSet::all()) status_use_ = StatusUse::needed;
  return std::exchange(options_.counted, StatusSet::all());
}

std::optional<ContextRules> CodingArguments::context_rules(const std::string& language,
                                                           Diagnostics& diagnostics) const {
  const bool asked = options_.counted != StatusSet::all() || status_use_ == StatusUse::needed;
  if (!contexts_.empty()) return load_context_rules(contexts_, diagnostics);
  if (!asked && status_use_ == StatusUse::where_asked) return std::nullopt;
  if (auto rules = built_in_context_rules(language)) return rules;
  if (!asked && status_use_ == StatusUse::counted) return std::nullopt;
  const std::string why = language.empty()
                              ? std::string("the dictionary does not say its language")
                              : fmt::format("there are no triggers of statuses for `{}`", language);
  if (asked) {
    throw Error(ErrorKind::usage,
                fmt::format("{}; name a file of them, or a language, with `--context`", why));
  }
  diagnostics.note(fmt::format("{}: the column `status` is empty (`--context` names some)", why));
  return std::nullopt;
}

void CodingArguments::bind_patterns(CLI::App& app) {
  add_option(app, "--pattern", patterns_,
             "look for this pattern instead of a dictionary's; may be repeated")
      .type_name("PATTERN")
      .one_at_a_time()
      .group(group);
}

void CodingArguments::use_connectives(std::string file, std::string locale) {
  connectives_ = Connectives{std::move(file), std::move(locale), {}};
}

bool CodingArguments::is_connective(ThemeId theme) const {
  return connectives_ && index_of(theme) < connectives_->themes.size() &&
         connectives_->themes[index_of(theme)];
}

Dictionary CodingArguments::load_connectives(const Dictionary& beside,
                                             Diagnostics& diagnostics) const {
  if (!connectives_->file.empty()) {
    return load_named_dictionary(connectives_->file, diagnostics);
  }
  std::string language = connectives_->locale.empty() ? beside.language : connectives_->locale;
  language = language.substr(0, language.find_first_of("-_"));
  if (language == "fr") return built_in_dictionary("connectives.fr");
  if (language == "en") return built_in_dictionary("connectives");
  if (!language.empty()) {
    throw Error(ErrorKind::usage,
                fmt::format("there are no connectives for `{}`; name a dictionary of them with "
                            "`--connectives`",
                            language));
  }
  diagnostics.note(
      "the dictionary does not say its language: the connectives are the English ones "
      "(`--connectives connectives.fr` are the French)");
  return built_in_dictionary("connectives");
}

Dictionary CodingArguments::load(Diagnostics& diagnostics) {
  Dictionary dictionary = load_asked(diagnostics);
  if (!connectives_) return dictionary;
  std::vector<bool>& themes = connectives_->themes;
  const auto there = dictionary.find("connectives");
  if (there && connectives_->file.empty()) {
    for (std::uint32_t at = 0; at < dictionary.themes().size(); ++at) {
      themes.push_back(ThemeId{at} == *there || dictionary.is_ancestor(*there, ThemeId{at}));
    }
    return dictionary;
  }
  themes.assign(dictionary.themes().size(), false);
  std::vector<Dictionary> both;
  both.push_back(std::move(dictionary));
  both.push_back(load_connectives(both.front(), diagnostics));
  Dictionary all = combine(std::move(both));
  themes.resize(all.themes().size(), true);
  return all;
}

void CodingArguments::describe(std::vector<std::pair<std::string, std::string>>& options) const {
  options.emplace_back("--overlap", name_of(overlap_names(), options_.overlap));
  options.emplace_back("--phrase-scope", name_of(scope_names(), options_.scope));
}

void CodingArguments::adopt(const std::vector<std::pair<std::string, std::string>>& options) {
  for (const auto& [name, value] : options) {
    const auto overlap = overlap_names().find(value);
    if (name == "--overlap" && overlap != overlap_names().end()) options_.overlap = overlap->second;
    const auto scope = scope_names().find(value);
    if (name == "--phrase-scope" && scope != scope_names().end()) options_.scope = scope->second;
  }
}

void CodingArguments::use_recorded(const Dictionary& dictionary) {
  if (!connectives_) return;
  const auto there = dictionary.find("connectives");
  if (!there || !connectives_->file.empty()) {
    throw Error(ErrorKind::usage,
                "connectives have to be coded with the themes: `themata code -d justice -d "
                "connectives --format coded`; or name the transcripts here");
  }
  connectives_->themes.clear();
  for (std::uint32_t at = 0; at < dictionary.themes().size(); ++at) {
    connectives_->themes.push_back(ThemeId{at} == *there ||
                                   dictionary.is_ancestor(*there, ThemeId{at}));
  }
}

std::optional<std::string> CodingArguments::built_in() const {
  if (!patterns_.empty() || connectives_ || dictionaries_.size() > 1) return std::nullopt;
  if (dictionaries_.empty()) return built_in_dictionary_names().front();
  if (!is_built_in_dictionary(dictionaries_.front())) return std::nullopt;
  return dictionaries_.front();
}

Dictionary CodingArguments::load_asked(Diagnostics& diagnostics) const {
  if (!patterns_.empty()) return dictionary_of_patterns(patterns_);
  if (dictionaries_.empty()) return built_in_dictionary();
  std::vector<Dictionary> all;
  std::string problems;
  for (const std::string& path : dictionaries_) {
    try {
      all.push_back(load_named_dictionary(path, diagnostics));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::dictionary) throw;
      problems += (problems.empty() ? "" : "\n") + error.full();
    }
  }
  if (!problems.empty()) throw Error(ErrorKind::dictionary, problems);
  const std::string& first = all.front().language;
  for (const Dictionary& other : all) {
    if (other.language == first || other.language.empty() || first.empty()) continue;
    diagnostics.warning(
        fmt::format("dictionaries of different languages; words are cut as for "
                    "`{}` (`--locale` changes that)",
                    first));
    break;
  }
  return combine(std::move(all));
}

std::vector<bool> CodingArguments::shown(const Dictionary& dictionary) const {
  std::vector<bool> shown(dictionary.themes().size(), false);
  for (const ThemeId id : dictionary.select(themes_)) shown[index_of(id)] = !is_connective(id);
  for (std::size_t at = 0; at < shown.size(); ++at) {
    const auto parent = dictionary.themes()[at].parent;
    if (parent && shown[index_of(*parent)])
      shown[at] = !is_connective(ThemeId{static_cast<std::uint32_t>(at)});
  }
  return shown;
}

std::string no_unit(const std::string& name) {
  const std::string kind = name.substr(0, name.find(':'));
  const std::vector<std::string> kinds{"turn",     "sentence", "paragraph",
                                       "document", "window",   "stanza"};
  const bool known = std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  const std::string suggestion = known ? std::string() : did_you_mean(kind, kinds);
  return fmt::format(
      "`{}` is no unit{} (turn, sentence, paragraph, document, window:N with N words, stanza:N "
      "with N turns)",
      name, suggestion);
}

void bind_unit(CLI::App& app, Unit& unit) {
  add_option(
      app, "--unit",
      [&unit](const std::string& name) {
        const auto known = Unit::from_name(name);
        if (!known) {
          refuse_value("--unit", no_unit(name));
        }
        unit = *known;
      },
      "what presence is counted over (default: turn)")
      .type_name("turn|sentence|paragraph|document|window:N|stanza:N")
      .group(group);
}

}  // namespace themata::cli
