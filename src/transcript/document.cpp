// SPDX-License-Identifier: MIT
#include <themata/transcript/document.hpp>

#include <algorithm>
#include <array>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 5> names{{
    {Role::unknown, ""},
    {Role::interviewer, "interviewer"},
    {Role::respondent, "respondent"},
    {Role::other, "other"},
    {Role::preamble, "preamble"},
}};

}  // namespace

std::string_view role_name(Role role) {
  const auto found = std::find_if(names.begin(), names.end(),
                                  [role](const auto& entry) { return entry.first == role; });
  return found->second;
}

std::optional<Role> role_from_name(std::string_view name) {
  const std::string wanted = folded_form(trim(name));
  for (const auto& [role, word] : names) {
    if (word == wanted) return role;
  }
  return std::nullopt;
}

void Document::set_times(Turn& turn, const TurnTimes& given) {
  if (turn.times != Turn::untimed) {
    times[turn.times] = given;
  } else if (given.any()) {
    turn.times = static_cast<std::uint32_t>(times.size());
    times.push_back(given);
  }
}

std::uint32_t Document::speaker_index(std::string_view name, Role role) {
  const auto found = std::find_if(speakers.begin(), speakers.end(), [&](const Speaker& speaker) {
    return speaker.role == role && speaker.name == name;
  });
  if (found != speakers.end()) return static_cast<std::uint32_t>(found - speakers.begin());
  speakers.push_back({std::string{name}, role});
  return static_cast<std::uint32_t>(speakers.size() - 1);
}

}  // namespace themata
