// SPDX-License-Identifier: MIT
#include "given_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <themata/corpus/metadata.hpp>
#include <themata/text/normalise.hpp>

#include "lists.hpp"
#include "option_facts.hpp"
#include "recorded_options.hpp"

namespace themata::cli {
namespace {

template <std::size_t Size>
bool has(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// No number depends on these.
constexpr std::array<std::string_view, 18> without_a_part{
    "output",         "format", "excel-safe", "notation", "quiet", "progress",
    "color",          "jobs",   "keep-going", "inputs",   "human", "files-from",
    "null-separated", "help",   "title",      "no-text",  "h",     "require-roles"};
/// The line says of these what holds, given or not.
constexpr std::array<std::string_view, 9> always_said{
    "dictionary", "overlap",         "phrase-scope",      "status", "tokens",
    "hyphens",    "join-hyphenated", "ignore-diacritics", "role"};
constexpr std::array<std::string_view, 5> files{"context", "metadata", "connectives", "stopwords",
                                                "key"};

std::string quoted(const std::string& value) {
  const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return static_cast<unsigned char>(c) > ' ' &&
           std::string_view("'\"\\;$`()<>|&*?[]{}~#!").find(c) == std::string_view::npos;
  });
  if (plain) return value;
  std::string out = "'";
  for (const char c : value) out += c == '\n' ? "\\n" : c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

std::string file_named(const std::string& path) {
  std::error_code problem;
  if (!std::filesystem::is_regular_file(path, problem)) return quoted(path);
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return fmt::format("{} ({})", quoted(std::filesystem::path(path).filename().string()),
                     shown_hash(content_hash(bytes)));
}

std::string speakers_named(const std::string& list, const Pseudonyms& names) {
  std::string out;
  for (const std::string& name : composed(split_list(list))) {
    const std::size_t sign = name.find('=');  // --same-speaker
    if (!out.empty()) out += ',';
    out += names.of("speaker", name.substr(0, sign));
    if (sign != std::string::npos)
      out.append("=").append(names.of("speaker", name.substr(sign + 1)));
  }
  return out;
}

bool names_people(const std::string& option) {
  return option == "speaker" || option == "interviewer" || option == "same-speaker";
}

std::string value_named(const CLI::App& app, const std::string& option, const std::string& value,
                        const std::optional<Pseudonyms>& names) {
  if (has(files, option)) return file_named(value);
  if (option == "where") {
    const CLI::Option* fields = find_option(app, "--name-fields");
    const bool given = fields != nullptr && is_given(*fields);
    return quoted(named_condition(value, given ? values_of(*fields).back() : "", names));
  }
  return quoted(names && names_people(option) ? speakers_named(value, *names) : value);
}

/// The same of a value that a coded file has recorded: a file is named in it already.
std::string recorded_named(const CLI::App& app, const std::string& option, const std::string& value,
                           const std::optional<Pseudonyms>& names) {
  return has(files, option) ? value : value_named(app, option, value, names);
}

bool is_bare(const CLI::Option& option) {
  return is_flag(option) || single_name(option) == "pseudonyms";
}

}  // namespace

std::string named_condition(const std::string& condition, const std::string& name_fields,
                            const std::optional<Pseudonyms>& names) {
  const std::size_t sign = condition.find('=');
  if (!names || sign == std::string::npos) return condition;
  const std::string field = nfc(condition.substr(0, sign));
  const std::string value = nfc(condition.substr(sign + 1));
  if (field == "document" || field == "speaker") return field + "=" + names->of(field, value);
  if (!is_name_field(name_fields, field)) return condition;
  return field + "=" + names->of_field(field.substr(field.starts_with("meta_") ? 5 : 0), value);
}

std::string given_options(const CLI::App& app, const std::vector<std::string>& said,
                          const std::optional<Pseudonyms>& names, const NamedValues& when_coded) {
  std::string given;
  const auto add = [&given](const std::string& word) {
    given += (given.empty() ? "--" : " --") + word;
  };
  for (const CLI::Option* option : options_of(app)) {
    const std::string name = single_name(*option);
    if (has(without_a_part, name) || has(always_said, name) ||
        std::find(said.begin(), said.end(), name) != said.end()) {
      continue;
    }
    const bool here = is_given(*option);
    if (here && is_bare(*option)) add(name);
    if (here && !is_bare(*option)) {
      for (const std::string& value : values_of(*option)) {
        add(name + " " + value_named(app, name, value, names));
      }
    }
    if (here) continue;
    for (const auto& [coded, value] : when_coded) {
      if (coded != name) continue;
      add(is_bare(*option) ? name : name + " " + recorded_named(app, name, value, names));
    }
  }
  return given;
}

NamedValues given_when_coding(const CLI::App& app, const NamedValues& acting,
                              const Pseudonyms* names) {
  NamedValues given;
  for (const CLI::Option* option : options_of(app)) {
    const std::string name = single_name(*option);
    const bool acts = std::any_of(acting.begin(), acting.end(), [&name](const auto& known) {
      return known.first == "--" + name;
    });
    if (!is_given(*option) || !acts || has(always_said, name)) continue;
    if (is_bare(*option)) {
      given.emplace_back(name, std::string());
      continue;
    }
    for (const std::string& value : values_of(*option)) {
      given.emplace_back(name, has(files, name) ? file_named(value)
                               : names != nullptr && names_people(name)
                                   ? speakers_named(value, *names)
                                   : value);
    }
  }
  if (names != nullptr) given.emplace_back("pseudonyms", std::string());
  return given;
}

}  // namespace themata::cli
