// SPDX-License-Identifier: MIT
#include "taken_values.hpp"

#include <algorithm>
#include <string_view>

#include <themata/dictionary/load.hpp>

#include "lists.hpp"
#include "offers.hpp"
#include "option_facts.hpp"

namespace themata::cli {
namespace {

bool is_one_of(char letter, std::string_view letters) {
  return letters.find(letter) != std::string_view::npos;
}

bool is_lower_or_digit(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/// Does a user type this as it stands?
bool is_word(std::string_view part) {
  return !part.empty() && std::all_of(part.begin(), part.end(), [](char letter) {
    return is_lower_or_digit(letter) || letter == '-' || letter == '_';
  });
}

void take_part(std::string part, TakenValues& taken) {
  if (const std::size_t at = part.find(",..."); at != std::string::npos) {
    taken.list = true;
    part.erase(at);
  }
  part.erase(std::remove_if(part.begin(), part.end(),
                            [](char letter) { return is_one_of(letter, ".") || letter == ' '; }),
             part.end());
  for (const char* kind : {"FILE", "PATH", "LIST", "FOLDER"}) {
    if (part.starts_with(kind)) taken.files = true;
  }
  if (part == "GLOB" || part == "THEME") taken.themes = true;
  const std::size_t more = part.find('[');  // document[,length]
  const std::size_t open = part.find(':');  // window:N
  if (more != std::string::npos && is_word(part.substr(0, more))) {
    taken.words.push_back(part.substr(0, more));
    taken.words.push_back(part.substr(0, more) + part.substr(more + 1, part.find(']') - more - 1));
  } else if (open != std::string::npos && is_word(part.substr(0, open))) {
    taken.words.push_back(part.substr(0, open + 1));
  } else if (is_word(part)) {
    taken.words.push_back(part);
  }
}

}  // namespace

TakenValues taken_by_type(const std::string& type) {
  TakenValues taken;
  taken.any = true;
  // A number is an example of what to type, not a choice.
  if (!type.empty() && type.find_first_not_of("0123456789.") == std::string::npos) return taken;
  std::size_t at = 0;
  const bool optional = type.starts_with('[');  // [FILE|NAME]...
  const std::string inner = optional ? type.substr(1, type.find(']') - 1) : type;
  while (at <= inner.size()) {
    const std::size_t end = std::min(inner.find('|', at), inner.size());
    take_part(inner.substr(at, end - at), taken);
    at = end + 1;
  }
  return taken;
}

TakenValues taken_by(CLI::Option& option) {
  if (is_flag(option)) return {};
  const std::string type = type_name_of(option);
  TakenValues taken = taken_by_type(type);
  if (type.find("FILE|NAME") != std::string::npos) taken.words = built_in_dictionary_names();
  for (std::string& word : offered(option)) {
    if (std::find(taken.words.begin(), taken.words.end(), word) == taken.words.end()) {
      taken.words.push_back(std::move(word));
    }
  }
  if (single_name(option) == "inputs") taken.files = true;
  return taken;
}

}  // namespace themata::cli
