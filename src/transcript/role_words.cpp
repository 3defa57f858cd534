// SPDX-License-Identifier: MIT
#include "role_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/normalise.hpp>

#include "word_lengths.hpp"

namespace themata {
namespace {

using Entry = std::pair<std::string_view, Role>;
constexpr Role asks = Role::interviewer;
constexpr Role answers = Role::respondent;

constexpr auto role_words = std::to_array<Entry>({
    // English
    {"interviewer", asks},
    {"int", asks},
    {"intv", asks},
    {"intvr", asks},
    {"ivr", asks},
    {"i", asks},
    {"q", asks},
    {"question", asks},
    {"moderator", asks},
    {"mod", asks},
    {"facilitator", asks},
    {"researcher", asks},
    {"research assistant", asks},
    {"host", asks},
    {"examiner", asks},
    {"interviewee", answers},
    {"respondent", answers},
    {"resp", answers},
    {"res", answers},
    {"pt", answers},
    {"ptcp", answers},
    {"participant", answers},
    {"part", answers},
    {"p", answers},
    {"r", answers},
    {"a", answers},
    {"answer", answers},
    {"informant", answers},
    {"witness", answers},
    {"narrator", answers},
    {"subject", answers},
    {"guest", answers},
    {"applicant", Role::unknown},
    {"announcer", Role::other},
    {"clerk", Role::other},
    {"interpreter", Role::other},
    {"translator", Role::other},
    {"transcriber", Role::other},
    {"operator", Role::other},
    {"observer", Role::other},
    {"bailiff", Role::other},
    {"reporter", Role::other},
    {"usher", Role::other},
    {"notetaker", Role::other},
    // French
    {"intervieweur", asks},
    {"intervieweuse", asks},
    {"enqueteur", asks},
    {"enquetrice", asks},
    {"enqueteuse", asks},
    {"chercheur", asks},
    {"chercheuse", asks},
    {"animateur", asks},
    {"animatrice", asks},
    {"moderateur", asks},
    {"moderatrice", asks},
    {"repondant", answers},
    {"repondante", answers},
    {"participante", answers},
    {"interviewe", answers},
    {"enquete", answers},
    {"enquetee", answers},
    {"temoin", answers},
    {"informateur", answers},
    {"informatrice", answers},
    {"interprete", Role::other},
    // German, Spanish, Portuguese, Italian, Dutch
    {"interviewerin", asks},
    {"interviewter", answers},
    {"interviewte", answers},
    {"befragte", answers},
    {"befragter", answers},
    {"befragten", answers},
    {"teilnehmer", answers},
    {"teilnehmerin", answers},
    {"entrevistador", asks},
    {"entrevistadora", asks},
    {"entrevistado", answers},
    {"entrevistada", answers},
    {"intervistatore", asks},
    {"intervistatrice", asks},
    {"intervistato", answers},
    {"intervistata", answers},
    {"geinterviewde", answers},
    {"respondente", answers},
    // Chinese, Japanese
    {"访谈者", asks},
    {"采访者", asks},
    {"主持人", asks},
    {"问", asks},
    {"訪談者", asks},
    {"受访者", answers},
    {"受訪者", answers},
    {"被访者", answers},
    {"答", answers},
    {"聞き手", asks},
    {"インタビュアー", asks},
    {"話し手", answers},
    {"回答者", answers},
});

/// Said of a person beside the word for the role: `Female Participant`.
constexpr auto qualifiers = std::to_array<std::string_view>({
    "the",       "a",       "first",        "second", "third",    "fourth", "female",
    "male",      "unknown", "unidentified", "lead",   "co",       "main",   "focus",
    "group",     "fg",      "court",        "study",  "research", "policy", "no",
    "anonymous", "unnamed", "student",      "woman",  "man",      "f",      "m",
    "online",
});

constexpr auto numbered_voices = std::to_array<std::string_view>({
    "speaker",         "voice",
    "person",          "spk",
    "unknown speaker", "unidentified speaker",
    "male speaker",    "female speaker",
    "male voice",      "female voice",
    "unknown",         "multiple speakers",
    "the court",       "all",
    "sprecher",        "sprecherin",
    "locuteur",        "locutrice",
    "orateur",         "intervenant",
    "intervenante",
});

/// Words of what numbers voices, and of roles of several words, that are not for a role by
/// themselves and qualify none.
constexpr auto other_words = std::to_array<std::string_view>({
    "speaker",
    "speakers",
    "voice",
    "person",
    "spk",
    "multiple",
    "all",
    "sprecher",
    "sprecherin",
    "locuteur",
    "locutrice",
    "orateur",
    "intervenant",
    "intervenante",
    "assistant",
});

/// Is each word of `phrase` in one of the lists?
constexpr bool is_made_of_known_words(std::string_view phrase) {
  while (!phrase.empty()) {
    const std::string_view word = phrase.substr(0, phrase.find(' '));
    const auto is = [word](std::string_view other) { return other == word; };
    if (std::none_of(role_words.begin(), role_words.end(),
                     [&](const Entry& entry) { return is(entry.first); }) &&
        std::none_of(qualifiers.begin(), qualifiers.end(), is) &&
        std::none_of(other_words.begin(), other_words.end(), is)) {
      return false;
    }
    phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
  }
  return true;
}
static_assert(std::all_of(numbered_voices.begin(), numbered_voices.end(), is_made_of_known_words));
static_assert(std::all_of(role_words.begin(), role_words.end(),
                          [](const Entry& entry) { return is_made_of_known_words(entry.first); }));

template <std::size_t Size>
constexpr auto sorted(std::array<Entry, Size> list) {
  std::sort(list.begin(), list.end(),
            [](const Entry& a, const Entry& b) { return a.first < b.first; });
  return list;
}
constexpr auto sorted_roles = sorted(role_words);

constexpr WordLengths lengths_of_roles(role_words, &Entry::first);
constexpr WordLengths lengths_of_qualifiers(qualifiers);
constexpr WordLengths lengths_of_others(other_words);

}  // namespace

std::string plain(std::string_view label) {
  if (!all_ascii(label)) return folded_form(label, Diacritics::ignore);
  std::string lower{label};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::optional<Role> role_of_word(std::string_view word) {
  if (!lengths_of_roles.may_hold(word)) return std::nullopt;
  const auto found = std::lower_bound(
      sorted_roles.begin(), sorted_roles.end(), word,
      [](const Entry& entry, std::string_view wanted) { return entry.first < wanted; });
  if (found == sorted_roles.end() || found->first != word) return std::nullopt;
  return found->second;
}

bool is_qualifier(std::string_view word) {
  if (word.size() == 1) return true;
  return lengths_of_qualifiers.may_hold(word) &&
         std::find(qualifiers.begin(), qualifiers.end(), word) != qualifiers.end();
}

bool is_numbered_voice(std::string_view words) {
  return std::find(numbered_voices.begin(), numbered_voices.end(), words) != numbered_voices.end();
}

bool may_be_of_voice(std::string_view word) {
  if (word.size() == 1) return true;
  if (!lengths_of_roles.may_hold(word) && !lengths_of_qualifiers.may_hold(word) &&
      !lengths_of_others.may_hold(word)) {
    return false;
  }
  const std::string small = plain(word);
  return role_of_word(small).has_value() || is_qualifier(small) ||
         std::find(other_words.begin(), other_words.end(), small) != other_words.end();
}

}  // namespace themata
