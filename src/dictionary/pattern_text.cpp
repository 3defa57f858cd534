// SPDX-License-Identifier: MIT
#include "pattern_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace themata {
namespace {

constexpr std::size_t most_patterns = 1000;

/// Appends a word with its wildcards as signs; calls `plain` for every other byte.
template <typename Plain>
void walk_word(std::string_view text, std::string& out, const Plain& plain) {
  while (!text.empty()) {
    if (text.starts_with(wildcard_run_utf8)) {
      out += '*';
      text.remove_prefix(wildcard_run_utf8.size());
    } else if (text.starts_with(wildcard_one_utf8)) {
      out += '?';
      text.remove_prefix(wildcard_one_utf8.size());
    } else {
      plain(text.front());
      text.remove_prefix(1);
    }
  }
}

std::string native_word(const WrittenWord& word) {
  std::string out;
  if (!word.regex) {
    walk_word(word.text, out, [&out](char c) {
      const bool at_front = out.empty() && (c == '~' || c == '@' || c == '/');
      if (at_front || std::string_view("\\*?()|{} \t\n\r").find(c) != std::string_view::npos) {
        out += '\\';
      }
      out += c;
    });
    return out;
  }
  out = "/";
  for (std::size_t at = 0; at < word.text.size(); ++at) {
    if (word.text[at] == '/') out += '\\';
    out += word.text[at];
    if (word.text[at] == '\\' && at + 1 < word.text.size()) out += word.text[++at];
  }
  return out + '/';
}

std::string native_choice(const Choice& choice) {
  std::string out;
  for (const auto& option : choice.options) {
    if (&option != &choice.options.front()) out += '|';
    for (const WrittenWord& word : option) {
      if (&word != &option.front()) out += ' ';
      out += native_word(word);
    }
  }
  const bool bare = choice.options.size() == 1 && choice.options.front().size() == 1;
  return bare ? out : "(" + out + ")";
}

std::string native_parts(const PatternParts& parts) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += ' ';
    const auto* gap = std::get_if<Gap>(&part);
    out += gap != nullptr ? fmt::format("~{}", gap->most) : native_choice(std::get<Choice>(part));
  }
  return out;
}

std::string why_not_plain(const PatternParts& parts) {
  std::size_t combinations = 1;
  for (const auto& part : parts) {
    const auto* choice = std::get_if<Choice>(&part);
    if (choice == nullptr) return "a gap";
    combinations *= choice->options.size();
    if (combinations > most_patterns) return "more than 1,000 combinations of alternatives";
    for (const auto& option : choice->options) {
      for (const WrittenWord& word : option) {
        if (word.regex) return "a regular expression";
        if (word.text.find_first_of("*?") != std::string::npos) return "a plain `*` or `?`";
      }
    }
  }
  return {};
}

}  // namespace

NativeText::NativeText(const Dictionary& dictionary, Sets sets) : dictionary_(dictionary) {
  if (sets == Sets::expanded) return;
  for (const NamedSet& set : dictionary.sets) (void)sets_.add(set.name, set.options);
}

std::string NativeText::of(std::string_view written, const PatternParts& parts) const {
  const auto parsed = parse_pattern(written, PatternSyntax::native, sets_);
  const auto* same = std::get_if<PatternParts>(&parsed);
  return same != nullptr && *same == parts ? std::string(written) : native_parts(parts);
}

std::string NativeText::of(const Term& term) const {
  if (term.theme) return "@" + dictionary_.theme(*term.theme).full_name;
  const std::string text = of(term.written, term.parts);
  return text.starts_with('@') ? "\\" + text : text;
}

std::variant<std::vector<std::string>, NotPlain> plain_patterns(const PatternParts& parts) {
  if (std::string why = why_not_plain(parts); !why.empty()) return NotPlain{std::move(why)};
  std::vector<std::string> all{""};
  for (const auto& part : parts) {
    std::vector<std::string> longer;
    for (const std::string& begun : all) {
      for (const auto& option : std::get<Choice>(part).options) {
        std::string text = begun;
        for (const WrittenWord& word : option) {
          if (!text.empty()) text += ' ';
          walk_word(word.text, text, [&text](char c) { text += c == '\t' || c == '\n' ? ' ' : c; });
        }
        longer.push_back(std::move(text));
      }
    }
    all = std::move(longer);
  }
  std::vector<std::string> out;
  for (std::string& text : all) {
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

}  // namespace themata
