// SPDX-License-Identifier: MIT
#include "agree_dictionary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <themata/base/suggest.hpp>
#include <themata/text/normalise.hpp>

#include "agree_ratings.hpp"

namespace themata::cli {
namespace {

std::string yes_or_no(const std::string& code, const SheetUnit& unit) {
  static const std::set<std::string> yes{"1", "1.0", "yes", "y", "true", "x"};
  static const std::set<std::string> no{"0", "0.0", "no", "n", "false"};
  const std::string folded = folded_form(code);
  if (code.empty()) return code;
  if (yes.contains(folded)) return "1";
  if (no.contains(folded)) return "0";
  throw Error(ErrorKind::input,
              fmt::format("unit `{}`: the code `{}` is neither 1 nor 0 (yes or no), which is what "
                          "a dictionary says",
                          unit.id, code));
}

/// A table without a column of themes is about the one theme that was asked for.
void name_theme(CodeSheet& sheet, const Dictionary& dictionary,
                const std::vector<std::string>& themes) {
  for (SheetTheme& theme : sheet.themes) {
    if (!theme.name.empty()) continue;
    const std::vector<ThemeId> chosen = dictionary.select(themes);
    if (chosen.size() != 1) {
      throw Error(ErrorKind::input,
                  "the codes have no column `theme`: say with --themes which one they are of");
    }
    theme.name = dictionary.theme(chosen.front()).full_name;
  }
}

/// The themes of the dictionary that people coded, at the place of the sheet's.
std::vector<ThemeId> coded_themes(CodeSheet& sheet, const Dictionary& dictionary,
                                  const std::vector<std::string>& themes) {
  std::map<std::string, ThemeId> known;
  std::vector<std::string> names;
  for (const ThemeId theme : dictionary.select(themes)) {
    names.push_back(dictionary.theme(theme).full_name);
    known.emplace(names.back(), theme);
  }
  std::vector<ThemeId> ids;
  std::vector<SheetTheme> kept;
  for (SheetTheme& theme : sheet.themes) {
    const auto found = known.find(theme.name);
    if (found == known.end()) {
      if (!themes.empty()) continue;  // not asked for
      throw Error(ErrorKind::input,
                  fmt::format("the dictionary has no theme `{}`, which was coded{}", theme.name,
                              did_you_mean(theme.name, names)));
    }
    ids.push_back(found->second);
    kept.push_back(std::move(theme));
  }
  if (kept.empty()) throw Error(ErrorKind::input, "no theme was both asked for and coded");
  sheet.themes = std::move(kept);
  return ids;
}

void say_strangers(const SheetTheme& theme, std::size_t dictionary, const std::string& unit,
                   Diagnostics& diagnostics) {
  std::size_t strangers = 0;
  const SheetUnit* first = nullptr;
  for (const SheetUnit& of : theme.units) {
    if (dictionary < of.codes.size() && of.codes[dictionary]) continue;
    if (strangers++ == 0) first = &of;
  }
  if (strangers == 0) return;
  if (strangers == theme.units.size()) {
    throw Error(ErrorKind::input,
                fmt::format("`{}`: none of the coded units is a {} of the inputs that counts; the "
                            "first is `{}`, and units are called `document:turn`{}",
                            theme.name, unit, first->id, unit == "sentence" ? "`.sentence`" : ""));
  }
  diagnostics.warning(
      fmt::format("`{}`: {} of {} coded units are no {}s of the inputs that count, "
                  "as `{}`; they are left out",
                  theme.name, strangers, theme.units.size(), unit, first->id));
}

}  // namespace

FoundByTheme add_dictionary(Analysis& analysis, const Unit& unit,
                            const std::vector<std::string>& themes, CodeSheet& sheet,
                            Console& console, int& code) {
  const Dictionary& dictionary = analysis.dictionary();
  name_theme(sheet, dictionary, themes);
  const std::vector<ThemeId> ids = coded_themes(sheet, dictionary, themes);
  for (SheetTheme& theme : sheet.themes) {
    for (SheetUnit& coded : theme.units) {
      for (auto& said : coded.codes) {
        if (said) said = yes_or_no(*said, coded);
      }
    }
  }
  const std::vector<CorpusUnit> units = corpus_units(analysis, unit, ids, console, code);
  const std::size_t place = sheet.coder(dictionary_coder);
  FoundByTheme found;
  Diagnostics diagnostics;
  for (std::size_t at = 0; at < ids.size(); ++at) {
    SheetTheme& theme = sheet.themes[at];
    FoundUnits& counts = found[theme.name];
    for (const CorpusUnit& of : units) {
      ++(of.present[at] ? counts.found : counts.not_found);
      if (theme.find(of.id) == nullptr && sheet.hit_coders.empty()) continue;
      SheetUnit& coded = theme.unit(of.id);
      coded.document = of.document;
      coded.text = of.text;
      coded.codes.resize(sheet.coders.size());
      coded.codes[place] = of.present[at] ? "1" : "0";
    }
    say_strangers(theme, place, unit.name(), diagnostics);
    std::erase_if(theme.units, [&](const SheetUnit& of) {
      return of.codes.size() <= place || !of.codes[place];
    });
    theme.places.clear();
    for (std::size_t row = 0; row < theme.units.size(); ++row) {
      theme.places[theme.units[row].id] = row;
    }
  }
  if (!sheet.hit_coders.empty()) (void)fill_hits(sheet);
  console.say(diagnostics);
  return found;
}

}  // namespace themata::cli
