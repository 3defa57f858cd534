// SPDX-License-Identifier: MIT
#include "agree_dictionary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <themata/base/suggest.hpp>

#include "agree_ratings.hpp"
#include "documents_of_units.hpp"
#include "unit_times.hpp"
#include "yes_or_no.hpp"

namespace themata::cli {
namespace {

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

/// What a unit is, and whether its document's name can be another than people know.
struct UnitNames {
  std::string unit;
  bool pseudonyms;
};

/// `coded`: how many units the sheet had before those that only the dictionary has.
void say_strangers(const SheetTheme& theme, std::size_t coded, std::size_t dictionary,
                   const UnitNames& names, Diagnostics& diagnostics) {
  const std::string& unit = names.unit;
  std::size_t strangers = 0;
  const SheetUnit* first = nullptr;
  for (const SheetUnit& of : theme.units) {
    if (dictionary < of.codes.size() && of.codes[dictionary]) continue;
    if (strangers++ == 0) first = &of;
  }
  if (strangers == 0) return;
  if (strangers == coded) {
    throw Error(ErrorKind::input,
                fmt::format("`{}`: none of the coded units is a {} of the inputs that counts; the "
                            "first is `{}`, and units are called `document:turn{}`{}",
                            theme.name, unit, first->id, unit == "sentence" ? ".sentence" : "",
                            names.pseudonyms ? ", where the coded files have pseudonyms for "
                                               "documents"
                                             : ""));
  }
  diagnostics.warning(
      fmt::format("`{}`: {} of {} coded units are no {}s of the inputs that count, "
                  "as `{}`; they are left out",
                  theme.name, strangers, coded, unit, first->id));
}

/// A unit that the sheet names, or of which it may say that nobody coded it.
struct NamedUnit {
  std::string id{};
  std::string document{};
  std::string text{};
  std::vector<bool> present{};
};

struct UnitsOfSheet {
  std::vector<FoundUnits> counts{};  ///< by theme, of all units
  std::map<DocumentPlace, std::vector<NamedUnit>> named{};
};

/// Keeps of a corpus of any size no more than the sheet asks for.
UnitsOfSheet look(Analysis& analysis, const Unit& unit, const std::vector<ThemeId>& themes,
                  UnitText text, const CodeSheet& sheet, Console& console, int& code) {
  std::set<std::uint32_t> times;
  for (const SheetTheme& theme : sheet.themes) {
    for (const SheetUnit& coded : theme.units) {
      if (const auto minutes = minutes_of(coded.id)) times.insert(*minutes);
    }
  }
  const auto is_named = [&](const std::string& id) {
    const auto minutes = times.empty() ? std::nullopt : minutes_of(id);
    return !sheet.hit_coders.empty() || (minutes && times.contains(*minutes)) ||
           std::any_of(sheet.themes.begin(), sheet.themes.end(),
                       [&id](const SheetTheme& theme) { return theme.find(id) != nullptr; });
  };
  std::vector<std::unique_ptr<UnitsOfSheet>> workers;
  const auto make_sink = [&]() -> UnitSink {
    UnitsOfSheet* mine = workers.emplace_back(std::make_unique<UnitsOfSheet>()).get();
    mine->counts.resize(themes.size());
    return [mine, &is_named](const CorpusUnit& of, DocumentPlace place) {
      for (std::size_t theme = 0; theme < mine->counts.size(); ++theme) {
        FoundUnits& counts = mine->counts[theme];
        ++(of.present[theme] ? counts.found : counts.not_found);
        ++counts.by_document[of.document][of.present[theme] ? 0 : 1];
      }
      if (!is_named(of.id)) return;
      mine->named[place].push_back({of.id, of.document, of.text(), of.present});
    };
  };
  code = for_each_unit(analysis, unit, themes, text, make_sink, console);
  UnitsOfSheet all;
  all.counts.resize(themes.size());
  for (const auto& worker : workers) {
    for (std::size_t theme = 0; theme < themes.size(); ++theme) {
      all.counts[theme].found += worker->counts[theme].found;
      all.counts[theme].not_found += worker->counts[theme].not_found;
      for (const auto& [document, counts] : worker->counts[theme].by_document) {
        for (const std::size_t kind : {0U, 1U}) {
          all.counts[theme].by_document[document][kind] += counts[kind];
        }
      }
    }
    all.named.merge(worker->named);
  }
  return all;
}

/// Of the documents whose units the sheet names.
void expect_own_ids(const UnitsOfSheet& units, const CodeSheet& sheet, const Analysis& analysis) {
  DocumentsOfUnits documents;
  for (const auto& [place, of_document] : units.named) {
    for (const NamedUnit& of : of_document) {
      const bool named = !sheet.hit_coders.empty() ||
                         std::any_of(sheet.themes.begin(), sheet.themes.end(),
                                     [&of](const auto& theme) { return theme.find(of.id); });
      if (named) documents.add(of.document, place);
    }
  }
  documents.expect_own_ids(analysis);
}

}  // namespace

FoundByTheme add_dictionary(Analysis& analysis, const Unit& unit,
                            const std::vector<std::string>& themes, UnitText text, CodeSheet& sheet,
                            Console& console, int& code) {
  const Dictionary& dictionary = analysis.dictionary();
  name_theme(sheet, dictionary, themes);
  const std::vector<ThemeId> ids = coded_themes(sheet, dictionary, themes);
  take_as_yes_or_no(sheet);
  const UnitsOfSheet units = look(analysis, unit, ids, text, sheet, console, code);
  const std::size_t place = sheet.coder(dictionary_coder);
  FoundByTheme found;
  Diagnostics diagnostics;
  std::set<std::string> known;
  for (const auto& [document, of_document] : units.named) {
    for (const NamedUnit& of : of_document) known.insert(of.id);
  }
  for (SheetTheme& theme : sheet.themes) take_back_times(theme, known, sheet, diagnostics);
  expect_own_ids(units, sheet, analysis);
  for (std::size_t at = 0; at < ids.size(); ++at) {
    SheetTheme& theme = sheet.themes[at];
    const std::size_t coded = theme.units.size();
    found[theme.name] = units.counts[at];
    for (const auto& [document, of_document] : units.named) {
      for (const NamedUnit& of : of_document) {
        if (theme.find(of.id) == nullptr && sheet.hit_coders.empty()) continue;
        SheetUnit& one = theme.unit(of.id);
        one.document = of.document;
        if (text == UnitText::shown) one.text = of.text;
        one.codes.resize(sheet.coders.size());
        one.codes[place].emplace(1, of.present[at] ? '1' : '0');
      }
    }
    say_strangers(theme, coded, place, {unit.name(), analysis.has_pseudonyms()}, diagnostics);
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
