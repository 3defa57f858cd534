// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>

#include "pattern_text.hpp"
#include "writers.hpp"

namespace themata {
namespace {

std::string list_of(const std::vector<std::string>& lost) {
  return fmt::format("{} {} not carried over", fmt::join(lost, ", "),
                     lost.size() == 1 ? "is" : "are");
}

}  // namespace

void Losses::say_header(const Dictionary& dictionary) {
  std::vector<std::string> lost;
  const auto add = [&lost](const std::string& value, const char* name) {
    if (!value.empty()) lost.emplace_back(name);
  };
  if (dictionary.name != std::filesystem::path(dictionary.path).stem()) lost.emplace_back("name");
  add(dictionary.version, "version");
  add(dictionary.language, "language");
  add(dictionary.description, "description");
  if (!dictionary.sources.empty()) lost.emplace_back("source");
  add(dictionary.license, "license");
  if (!dictionary.silences.empty()) lost.emplace_back("silence");
  if (!lost.empty()) say("of the dictionary " + list_of(lost), {dictionary.path, 1, 0, {}});
}

void Losses::say_theme(const Theme& theme, Description description) {
  std::vector<std::string> lost;
  if (!theme.label.empty()) lost.emplace_back("label");
  if (description == Description::lost && !theme.description.empty()) {
    lost.emplace_back("description");
  }
  if (!theme.sources.empty()) lost.emplace_back("source");
  if (theme.polarity != Polarity::none) lost.emplace_back("polarity");
  if (!theme.silences.empty()) lost.emplace_back("silence");
  const std::size_t examples = theme.must_match.size() + theme.must_not_match.size();
  if (examples > 0) lost.push_back(fmt::format("examples ({})", examples));
  if (!lost.empty()) {
    say(fmt::format("of the theme `{}` {}", theme.full_name, list_of(lost)), theme.place);
  }
}

void Losses::say_pattern(const Pattern& pattern, Weight weight) {
  std::vector<std::string> guards;
  if (!pattern.unless.empty()) guards.emplace_back("unless");
  if (!pattern.required.empty()) guards.emplace_back("requires");
  if (pattern.letter_case == LetterCase::exact) guards.emplace_back("case");
  if (pattern.voice != Voice::any) guards.emplace_back("role");
  if (!guards.empty()) {
    say(fmt::format("`{}` is written without its {}: it will find more", pattern.written,
                    fmt::join(guards, ", ")),
        pattern.place);
  }
  std::vector<std::string> lost;
  // A pattern without a weight counts once, as one of weight 1 does.
  if (weight == Weight::lost && pattern.weight.value_or(1) != 1)
    lost.push_back(fmt::format("weight {}", *pattern.weight));
  if (pattern.polarity != Polarity::none) lost.emplace_back("polarity");
  if (!pattern.note.empty()) lost.emplace_back("note");
  if (!pattern.source.empty()) lost.emplace_back("source");
  if (!pattern.silences.empty()) lost.emplace_back("silence");
  if (!lost.empty()) say(fmt::format("of `{}` {}", pattern.written, list_of(lost)), pattern.place);
}

void Losses::say_left_out(const Pattern& pattern, std::string_view why) {
  say(fmt::format("`{}` is left out: {} can't be written in this format", pattern.written, why),
      pattern.place);
}

std::vector<std::string> plain_or_lost(const Pattern& pattern, Losses& losses,
                                       Losses::Weight weight) {
  if (pattern.near) {
    losses.say_left_out(pattern, "`near`");
    return {};
  }
  auto plain = plain_patterns(pattern.parts);
  if (const auto* no = std::get_if<NotPlain>(&plain)) {
    losses.say_left_out(pattern, no->why);
    return {};
  }
  losses.say_pattern(pattern, weight);
  return std::get<std::vector<std::string>>(std::move(plain));
}

}  // namespace themata
