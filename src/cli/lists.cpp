// SPDX-License-Identifier: MIT
#include "lists.hpp"

#include <fmt/format.h>

#include <themata/base/error.hpp>
#include <themata/text/composition.hpp>
#include <themata/text/utf8.hpp>

namespace themata::cli {

std::vector<std::string> split_list(std::string_view value) {
  std::vector<std::string> parts;
  std::string part;
  const auto end_part = [&] {
    if (const std::string_view kept = trim(part); !kept.empty()) parts.emplace_back(kept);
    part.clear();
  };
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '\\' && at + 1 < value.size() && value[at + 1] == ',') {
      part += value[++at];
    } else if (value[at] == ',') {
      end_part();
    } else {
      part += value[at];
    }
  }
  end_part();
  return parts;
}

Option add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                const std::string& what) {
  return add_option(
             app, name,
             [&values](const std::string& value) {
               for (std::string& part : split_list(value)) values.push_back(std::move(part));
             },
             what)
      .repeatable();
}

std::pair<std::string, std::string> split_pair(std::string_view value, std::string_view option) {
  const std::size_t sign = value.find('=');
  if (sign == std::string_view::npos || sign == 0) {
    throw Error(ErrorKind::usage, fmt::format("{} takes NAME=VALUE, not `{}`", option, value));
  }
  return {std::string(value.substr(0, sign)), std::string(value.substr(sign + 1))};
}

std::pair<std::string, std::string> split_fact(std::string_view value, std::string_view option) {
  auto pair = split_pair(value, option);
  compose(pair.first);
  compose(pair.second);
  return pair;
}

std::vector<std::string> composed(std::vector<std::string> names) {
  for (std::string& name : names) compose(name);
  return names;
}

}  // namespace themata::cli
