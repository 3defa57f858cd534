// SPDX-License-Identifier: MIT
// Interviews whose files are called by numbers have units like `19:7`, which a spreadsheet reads
// as seven past nineteen and writes as `19:07`, `19:07:00` or `7:07 PM`. Nothing is lost where no
// other unit is the same time; units of sentences (`19:7.12`) lose digits, and are left alone.
#include "unit_times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

namespace themata::cli {
namespace {

enum class Half : std::uint8_t { none, am, pm };

/// Takes `AM` or `PM` off, and the space before it, which newer programs do not let break.
Half take_half(std::string& id) {
  if (id.size() < 3) return Half::none;
  const std::string end = id.substr(id.size() - 2);
  const bool am = end == "AM" || end == "am";
  if (!am && end != "PM" && end != "pm") return Half::none;
  id.resize(id.size() - 2);
  for (const std::string_view space : {" ", "\u00a0", "\u202f"}) {
    if (id.ends_with(space)) id.resize(id.size() - space.size());
  }
  return am ? Half::am : Half::pm;
}

std::optional<std::uint32_t> number_of(std::string_view digits) {
  std::uint32_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, problem] = std::from_chars(digits.data(), end, number);
  if (digits.empty() || problem != std::errc{} || stop != end || number > 100'000) {
    return std::nullopt;
  }
  return number;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  while (true) {
    const std::size_t colon = text.find(':', from);
    parts.push_back(text.substr(from, colon - from));
    if (colon == std::string_view::npos) return parts;
    from = colon + 1;
  }
}

void join(SheetUnit& unit, SheetUnit&& other, const CodeSheet& sheet) {
  unit.codes.resize(std::max(unit.codes.size(), other.codes.size()));
  for (std::size_t coder = 0; coder < other.codes.size(); ++coder) {
    if (!other.codes[coder]) continue;
    if (unit.codes[coder]) {
      throw Error(
          ErrorKind::input,
          fmt::format("`{}` has coded unit `{}` twice, and in one of the rows a spreadsheet "
                      "has made a time of it",
                      sheet.coders[coder], unit.id),
          other.place);
    }
    unit.codes[coder] = std::move(other.codes[coder]);
  }
  if (unit.text.empty()) unit.text = std::move(other.text);
}

}  // namespace

std::optional<std::uint32_t> minutes_of(std::string_view id) {
  std::string text(id);
  const Half half = take_half(text);
  const std::vector<std::string_view> parts = split(text);
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  const auto hour = number_of(parts[0]);
  const auto minute = number_of(parts[1]);
  const bool seconds = parts.size() == 3 && number_of(parts[2]) != 0U;
  if (!hour || !minute || seconds) return std::nullopt;
  if (half == Half::none) return *hour * 60 + *minute;
  if (*hour < 1 || *hour > 12) return std::nullopt;
  return (*hour % 12 + (half == Half::pm ? 12 : 0)) * 60 + *minute;
}

void take_back_times(SheetTheme& theme, const std::set<std::string>& known, const CodeSheet& sheet,
                     Diagnostics& diagnostics) {
  std::map<std::uint32_t, std::vector<std::string>> times;
  for (const std::string& id : known) {
    if (const auto minutes = minutes_of(id)) times[*minutes].push_back(id);
  }
  if (times.empty()) return;
  std::vector<SheetUnit> units = std::move(theme.units);
  theme.units.clear();
  theme.places.clear();
  std::size_t changed = 0;
  std::string first;
  for (SheetUnit& unit : units) {
    const auto minutes = known.contains(unit.id) ? std::nullopt : minutes_of(unit.id);
    const auto meant = minutes ? times.find(*minutes) : times.end();
    if (meant != times.end() && meant->second.size() == 1) {
      const std::string& id = meant->second.front();
      if (changed++ == 0) first = fmt::format("`{}` for `{}`", unit.id, id);
      unit.id = id;
    }
    if (theme.find(unit.id) != nullptr) {
      join(theme.unit(unit.id), std::move(unit), sheet);
    } else {
      theme.unit(unit.id) = std::move(unit);
    }
  }
  if (changed == 0) return;
  diagnostics.note(
      fmt::format("{}{} as a spreadsheet writes times, {}, and taken for {}",
                  theme.name.empty() ? "" : fmt::format("{}: ", theme.name),
                  changed == 1 ? "1 unit is written" : fmt::format("{} units are written", changed),
                  first, changed == 1 ? "what it was" : "what they were"));
}

}  // namespace themata::cli
