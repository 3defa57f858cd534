// SPDX-License-Identifier: MIT
#include <themata/transcript/roles.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/utf8.hpp>

#include "byte_search.hpp"
#include "role_words.hpp"

namespace themata {
namespace {

constexpr Role asks = Role::interviewer;
constexpr Role answers = Role::respondent;

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

/// `Jane Doe (Interviewer)`, `Interviewer [Jane]`, `Interviewer/Jane`
std::optional<Role> role_beside_name(std::string_view label) {
  const std::size_t open = label.find_first_of("([/");
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  if (const auto role = role_among(words_of(label.substr(0, open)))) return role;
  return role_among(words_of(label.substr(open)));
}

/// `P1 (female)`, `P1 [F, 34]`
std::optional<Role> numbered_letter(std::string_view label) {
  const std::size_t open = std::min(label.find(" ("), label.find(" ["));
  if (open < 2 || open > 4 || !has_digit(label.substr(0, open))) return std::nullopt;
  const auto words = words_of(label.substr(0, open));
  return words.size() == 1 ? role_of_word(words.front()) : std::nullopt;
}

/// The one letter of `I`, `B2`; empty for other labels.
std::string single_letter(std::string_view label) {
  const auto letters = std::count_if(label.begin(), label.end(), is_ascii_letter);
  if (all_ascii(label) && letters != 1) return {};
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

/// Brackets and slashes, which set a role beside a name, and what is beyond ASCII.
constexpr auto not_plain = [] {
  std::array<char, 131> bytes{'(', '[', '/'};
  for (std::size_t at = 3; at < bytes.size(); ++at) bytes[at] = static_cast<char>(0x80 + at - 3);
  return ByteSet({bytes.data(), bytes.size()});
}();

/// False where one of its words is of no role and no numbered voice, nor beside one: what names
/// are, and most lines of talk. Spares their words being listed.
bool may_declare(std::string_view label) {
  if (first_member(not_plain, label, 0, label.size()) != label.size()) return true;
  for (std::size_t at = 0; at < label.size();) {
    std::size_t end = at;
    while (end < label.size() && is_ascii_letter(label[end])) ++end;
    const std::string_view word = label.substr(at, end - at);
    if (!word.empty() && !may_be_of_voice(word)) return false;
    at = std::max(end, at + 1);
  }
  return true;
}

}  // namespace

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
