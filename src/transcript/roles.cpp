// SPDX-License-Identifier: MIT
#include <themata/transcript/roles.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

#include "byte_search.hpp"
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

template <std::size_t Size>
constexpr auto sorted(std::array<Entry, Size> list) {
  std::sort(list.begin(), list.end(),
            [](const Entry& a, const Entry& b) { return a.first < b.first; });
  return list;
}
constexpr auto sorted_roles = sorted(role_words);

constexpr WordLengths lengths_of_roles(role_words, &Entry::first);
constexpr WordLengths lengths_of_qualifiers(qualifiers);

std::optional<Role> role_of_word(std::string_view word) {
  if (!lengths_of_roles.may_hold(word)) return std::nullopt;
  const auto found = std::lower_bound(
      sorted_roles.begin(), sorted_roles.end(), word,
      [](const Entry& entry, std::string_view wanted) { return entry.first < wanted; });
  if (found == sorted_roles.end() || found->first != word) return std::nullopt;
  return found->second;
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string plain(std::string_view label) {
  if (!is_plain_ascii(label)) return folded_form(label, Diacritics::ignore);
  std::string lower{label};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// The label's words in plain letters, numbers and signs left out.
std::vector<std::string> words_of(std::string_view label) {
  const std::string folded = plain(label);
  std::vector<std::string> words;
  words.reserve(4);
  bool inside = false;
  std::size_t from = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = code_point_at(folded, at);
    const bool letter = is_letter(point.value);
    if (letter && !inside) from = at;
    if (!letter && inside) words.push_back(folded.substr(from, at - from));
    inside = letter;
    at += point.bytes;
  }
  if (inside) words.push_back(folded.substr(from));
  return words;
}

bool has_digit(std::string_view label) {
  return std::any_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_qualifier(std::string_view word) {
  if (word.size() == 1) return true;
  return lengths_of_qualifiers.may_hold(word) &&
         std::find(qualifiers.begin(), qualifiers.end(), word) != qualifiers.end();
}

/// The one word that declares a role where the others only qualify it.
std::optional<Role> role_among(const std::vector<std::string>& words) {
  std::optional<Role> found;
  for (const std::string& word : words) {
    const auto role = word.size() > 1 ? role_of_word(word) : std::nullopt;
    if (role && !found) {
      found = role;
    } else if (!is_qualifier(word)) {
      return std::nullopt;
    }
  }
  return found;
}

/// `Jane Doe (Interviewer)`, `Interviewer (Jane)`, `Interviewer - Jane`
std::optional<Role> role_beside_name(std::string_view label) {
  const std::size_t open = std::min(label.find('('), label.find('/'));
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  if (const auto role = role_among(words_of(label.substr(0, open)))) return role;
  return role_among(words_of(label.substr(open)));
}

/// `P1 (female)`
std::optional<Role> numbered_letter(std::string_view label) {
  const std::size_t open = label.find(" (");
  if (open < 2 || open > 4 || !has_digit(label.substr(0, open))) return std::nullopt;
  const auto words = words_of(label.substr(0, open));
  return words.size() == 1 ? role_of_word(words.front()) : std::nullopt;
}

/// The one letter of `I`, `B2`; empty for other labels.
std::string single_letter(std::string_view label) {
  const auto letters = std::count_if(label.begin(), label.end(), is_ascii_letter);
  if (is_plain_ascii(label) && letters != 1) return {};
  auto words = words_of(label);
  if (words.size() != 1 || words.front().size() != 1) return {};
  return std::move(words.front());
}

/// `I` asks in any company, unless another single letter shows that these are
/// initials of names. `B` (Befragte) and `E` are such letters only beside others.
bool i_has_company(const std::vector<std::string_view>& labels) {
  bool asker = false;
  bool others = false;
  for (const std::string_view label : labels) {
    const std::string letter = single_letter(label);
    if (letter == "i") {
      asker = asker || !has_digit(label);
    } else if (!letter.empty() && letter != "b" && letter != "e" && !role_of_word(letter)) {
      return false;
    } else if (!others) {
      others = !words_of(label).empty();
    }
  }
  return asker && others;
}

Role opposite(Role role) {
  if (role == asks) return answers;
  return role == answers ? asks : Role::unknown;
}

Role role_of_words(const std::vector<std::string>& words, std::string_view label) {
  if (words.empty() || words.size() > 8) return Role::unknown;
  if (words.size() == 1) return role_of_word(words.front()).value_or(Role::unknown);
  if (words.size() == 2) {
    if (const auto role = role_of_word(words[0] + " " + words[1])) return *role;
  }
  if (const auto role = role_among(words)) return *role;
  if (const auto role = numbered_letter(label)) return *role;
  return role_beside_name(label).value_or(Role::unknown);
}

std::string join(const std::vector<std::string>& words) {
  std::string joined = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) joined += " " + words[i];
  return joined;
}

bool is_numbered_voice(std::string_view words) {
  return std::find(numbered_voices.begin(), numbered_voices.end(), words) != numbered_voices.end();
}

/// Brackets and slashes, which set a role beside a name, and what is beyond ASCII.
constexpr auto not_plain = [] {
  std::array<char, 130> bytes{'(', '/'};
  for (std::size_t at = 2; at < bytes.size(); ++at) bytes[at] = static_cast<char>(0x80 + at - 2);
  return ByteSet({bytes.data(), bytes.size()});
}();

/// False where one of its words is neither for a role nor beside one, and there are more than two:
/// what most lines of talk are. Spares their words being listed.
bool may_declare(std::string_view label) {
  if (first_member(not_plain, label, 0, label.size()) != label.size()) return true;
  bool foreign = false;
  std::size_t words = 0;
  for (std::size_t at = 0; at < label.size();) {
    std::size_t end = at;
    while (end < label.size() && is_ascii_letter(label[end])) ++end;
    if (end > at) {
      foreign = foreign || !may_stand_for_role(label.substr(at, end - at));
      if (++words > 2 && foreign) return false;
    }
    at = std::max(end, at + 1);
  }
  return true;
}

}  // namespace

bool may_stand_for_role(std::string_view word) {
  if (word.size() == 1) return true;
  if (!lengths_of_roles.may_hold(word) && !lengths_of_qualifiers.may_hold(word)) return false;
  const std::string small = plain(word);
  return role_of_word(small).has_value() || is_qualifier(small);
}

Role role_of_label(std::string_view label) {
  if (!may_declare(label)) return Role::unknown;
  return role_of_words(words_of(label), label);
}

bool role_needs_company(std::string_view label) {
  const auto words = words_of(label);
  return words.size() == 1 && words.front().size() == 1 && !has_digit(label) &&
         role_of_word(words.front()).has_value();
}

std::vector<Role> roles_of_labels(const std::vector<std::string_view>& labels) {
  std::vector<Role> roles;
  roles.reserve(labels.size());
  for (const std::string_view label : labels) roles.push_back(role_of_label(label));
  const auto declared = roles;
  const bool company = i_has_company(labels);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string letter = single_letter(labels[i]);
    if (company && letter == "i") continue;
    if (company && (letter == "b" || letter == "e")) roles[i] = answers;
    if (declared[i] == Role::unknown || !role_needs_company(labels[i])) continue;
    if (std::find(declared.begin(), declared.end(), opposite(roles[i])) == declared.end()) {
      roles[i] = Role::unknown;
    }
  }
  return roles;
}

bool known_label(std::string_view label) {
  if (!may_declare(label)) return false;
  const auto words = words_of(label);
  if (words.empty() || words.size() > 8) return false;
  const std::string joined = join(words);
  if (is_numbered_voice(joined)) return true;
  static constexpr auto ambiguous = std::to_array<std::string_view>(
      {"subject", "host", "guest", "part", "mod", "question", "answer", "applicant", "reporter",
       "operator", "enquete", "narrator", "observer"});
  if (std::find(ambiguous.begin(), ambiguous.end(), joined) != ambiguous.end()) return false;
  if (words.size() == 1 && words.front().size() < 3) return false;
  return role_of_words(words, label) != Role::unknown;
}

bool declares_voice(std::string_view label) {
  if (!may_declare(label)) return false;
  const auto words = words_of(label);
  if (words.empty() || words.size() > 8) return false;
  return role_of_words(words, label) != Role::unknown || is_numbered_voice(join(words));
}

}  // namespace themata
