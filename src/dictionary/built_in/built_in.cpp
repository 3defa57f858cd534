// SPDX-License-Identifier: MIT
// Apart from the room, since the room's own code packs what stands here.
#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include <themata/base/suggest.hpp>
#include <themata/dictionary/context_rules.hpp>
#include <themata/dictionary/load.hpp>

#include "packed.hpp"
#include "readers.hpp"

namespace themata {
namespace {

constexpr char justice[] = {
#include "JUSTICE_TEXT.inc"
};
constexpr char justice_packed[] = {
#include "JUSTICE_PACKED.inc"
};
constexpr char justice_fr[] = {
#include "JUSTICE_FR_TEXT.inc"
};
constexpr char justice_fr_packed[] = {
#include "JUSTICE_FR_PACKED.inc"
};
constexpr char topic[] = {
#include "TOPIC_TEXT.inc"
};
constexpr char topic_packed[] = {
#include "TOPIC_PACKED.inc"
};
constexpr char connectives[] = {
#include "CONNECTIVES_TEXT.inc"
};
constexpr char connectives_packed[] = {
#include "CONNECTIVES_PACKED.inc"
};
constexpr char connectives_fr[] = {
#include "CONNECTIVES_FR_TEXT.inc"
};
constexpr char connectives_fr_packed[] = {
#include "CONNECTIVES_FR_PACKED.inc"
};

constexpr char context_en[] = {
#include "CONTEXT_EN_PACKED.inc"
};
constexpr char context_fr[] = {
#include "CONTEXT_FR_PACKED.inc"
};

struct BuiltIn {
  std::string_view name;
  std::string_view text;
  std::string_view packed;
};
constexpr std::array dictionaries{
    BuiltIn{"justice", {justice, sizeof justice}, {justice_packed, sizeof justice_packed}},
    BuiltIn{"justice.fr",
            {justice_fr, sizeof justice_fr},
            {justice_fr_packed, sizeof justice_fr_packed}},
    BuiltIn{"topic", {topic, sizeof topic}, {topic_packed, sizeof topic_packed}},
    BuiltIn{"connectives",
            {connectives, sizeof connectives},
            {connectives_packed, sizeof connectives_packed}},
    BuiltIn{"connectives.fr",
            {connectives_fr, sizeof connectives_fr},
            {connectives_fr_packed, sizeof connectives_fr_packed}},
};

const BuiltIn* find(std::string_view name) {
  const auto* const found = std::ranges::find(dictionaries, name, &BuiltIn::name);
  return found == dictionaries.end() ? nullptr : found;
}

/// Throws Error(dictionary) where nothing is called so, but something built in nearly.
void refuse_misspelt(const std::string& name, const std::vector<std::string>& known,
                     std::string_view what) {
  if (std::filesystem::exists(name)) return;
  const std::string meant = did_you_mean(name, known);
  if (meant.empty()) return;
  throw Error(
      ErrorKind::dictionary,
      fmt::format("there is no such file, and no {} is built in under this name{}", what, meant),
      Place{name, 0, 0, {}});
}

const BuiltIn& known_or_first(std::string_view name) {
  const BuiltIn* const known = find(name);
  return known != nullptr ? *known : dictionaries.front();
}

}  // namespace

bool is_built_in_dictionary(const std::string& path_or_name) {
  return find(path_or_name) != nullptr && !std::filesystem::exists(path_or_name);
}

const std::vector<std::string>& built_in_dictionary_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> made;
    for (const BuiltIn& each : dictionaries) made.emplace_back(each.name);
    return made;
  }();
  return names;
}

Dictionary built_in_dictionary(const std::string& name) {
  return unpack(known_or_first(name).packed);
}

Dictionary built_in_outline(const std::string& name) {
  return unpack(known_or_first(name).packed, Unpacked::outline);
}

Dictionary load_named_dictionary(const std::string& path_or_name, Diagnostics& diagnostics,
                                 const std::string& encoding) {
  if (is_built_in_dictionary(path_or_name)) return built_in_dictionary(path_or_name);
  refuse_misspelt(path_or_name, built_in_dictionary_names(), "dictionary");
  return load_dictionary(path_or_name, diagnostics, encoding);
}

std::string text_of_named_dictionary(const std::string& path_or_name) {
  if (is_built_in_dictionary(path_or_name)) return std::string(find(path_or_name)->text);
  Diagnostics said_elsewhere;
  return text_of_file(path_or_name, said_elsewhere);
}

std::optional<ContextRules> built_in_context_rules(std::string_view language) {
  const std::string_view main = language.substr(0, language.find_first_of("-_"));
  if (main == "en") return unpack_context_rules({context_en, sizeof context_en});
  if (main == "fr") return unpack_context_rules({context_fr, sizeof context_fr});
  return std::nullopt;
}

ContextRules load_context_rules(const std::string& path_or_language, Diagnostics& diagnostics) {
  if (!std::filesystem::exists(path_or_language)) {
    if (auto rules = built_in_context_rules(path_or_language)) return std::move(*rules);
    refuse_misspelt(path_or_language, {"en", "fr"}, "list of triggers");
  }
  return parse_context_rules(text_of_file(path_or_language, diagnostics), path_or_language);
}

}  // namespace themata
