// SPDX-License-Identifier: MIT
#include "yes_or_no.hpp"

#include <fmt/format.h>

#include <set>

#include <themata/text/normalise.hpp>

namespace themata::cli {
namespace {

[[noreturn]] void refuse(const SheetTheme& theme, const SheetUnit& unit, std::size_t coder) {
  const std::string code = unit.code(coder);
  const std::string message = fmt::format(
      "unit `{}`: the code `{}` is neither 1 nor 0 (yes or no), which is what a "
      "dictionary says; a missing code is empty",
      unit.id, code);
  const auto met = theme.first_met.find({coder, code});
  if (met == theme.first_met.end()) throw Error(ErrorKind::input, message);
  throw Error(ErrorKind::input, message, met->second);
}

}  // namespace

std::optional<std::string> yes_or_no(const std::string& code) {
  static const std::set<std::string> yes{"1", "1.0", "yes", "y", "true", "x"};
  static const std::set<std::string> no{"0", "0.0", "no", "n", "false"};
  const std::string folded = folded_form(code);
  if (yes.contains(folded)) return "1";
  if (no.contains(folded)) return "0";
  return std::nullopt;
}

void take_as_yes_or_no(CodeSheet& sheet) {
  for (SheetTheme& theme : sheet.themes) {
    for (SheetUnit& unit : theme.units) {
      for (std::size_t coder = 0; coder < unit.codes.size(); ++coder) {
        auto& said = unit.codes[coder];
        if (!said || said->empty()) continue;
        auto code = yes_or_no(*said);
        if (!code) refuse(theme, unit, coder);
        said = std::move(code);
      }
    }
    for (auto met = theme.first_met.begin(); met != theme.first_met.end();) {
      const auto at = met++;
      if (auto code = yes_or_no(at->first.second); code && *code != at->first.second) {
        theme.first_met.try_emplace({at->first.first, *std::move(code)}, at->second);
      }
    }
  }
}

}  // namespace themata::cli
