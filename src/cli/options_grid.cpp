// SPDX-License-Identifier: MIT
#include "options_grid.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>

#include <themata/base/suggest.hpp>

#include "lists.hpp"
#include "notation.hpp"
#include "offers.hpp"
#include "option_facts.hpp"
#include "unit_message.hpp"

namespace themata::cli {
namespace {

const std::vector<std::string> axis_names{"unit", "overlap", "status"};

Unit unit_from(const std::string& name) {
  if (const auto unit = Unit::from_name(name)) return *unit;
  throw Error(ErrorKind::usage, "--grid: " + no_unit(name));
}

Overlap overlap_from(const std::string& name) {
  std::vector<std::string> names;
  for (const Overlap one : {Overlap::longest_in_theme, Overlap::longest, Overlap::all}) {
    if (overlap_name(one) == name) return one;
    names.push_back(overlap_name(one));
  }
  throw Error(ErrorKind::usage, fmt::format("--grid: `{}` is no overlap{} (longest-in-theme, "
                                            "longest, all)",
                                            name, did_you_mean(name, names)));
}

StatusSet statuses_from(const std::string& written) {
  if (written == "any" || written == "all") return StatusSet::all();
  StatusSet statuses = StatusSet::none();
  for (std::size_t from = 0; from <= written.size();) {
    const std::size_t plus = std::min(written.find('+', from), written.size());
    const std::string name = written.substr(from, plus - from);
    const auto status = status_from_name(name);
    if (!status) {
      std::vector<std::string> names{"any", "all"};
      for (const Status known : all_statuses) names.emplace_back(status_name(known));
      throw Error(ErrorKind::usage,
                  fmt::format("--grid: `{}` is no status{} (any, affirmed, negated, hypothetical, "
                              "attributed, questioned, or several with + between them)",
                              name, did_you_mean(name, names)));
    }
    statuses.add(*status);
    from = plus + 1;
  }
  return statuses;
}

/// The values of each axis; without one where it is not declared.
struct Axes {
  std::vector<std::string> values[3]{};
};

/// No value has a comma, so an entry of a study's list can be an axis with several.
std::vector<std::string> apart(const std::vector<std::string>& given) {
  std::vector<std::string> parts;
  for (const std::string& one : given) {
    for (std::string& part : split_list(one)) parts.push_back(std::move(part));
  }
  return parts;
}

Axes axes_of(const std::vector<std::string>& given, const std::vector<std::string>& offered) {
  Axes axes;
  std::optional<std::size_t> axis;
  for (const std::string& part : apart(given)) {
    const std::size_t sign = part.find('=');
    std::string value = part;
    if (sign != std::string::npos) {
      const std::string name = part.substr(0, sign);
      const auto known = std::find(axis_names.begin(), axis_names.end(), name);
      if (std::find(offered.begin(), offered.end(), name) == offered.end()) {
        throw Error(ErrorKind::usage,
                    fmt::format("--grid: `{}` is no axis{}{} ({})", name,
                                known == axis_names.end() ? "" : " of this table",
                                did_you_mean(name, offered), fmt::join(offered, ", ")));
      }
      axis = static_cast<std::size_t>(known - axis_names.begin());
      value = part.substr(sign + 1);
    }
    if (!axis || value.empty()) {
      throw Error(ErrorKind::usage, fmt::format("--grid takes axes and their values, such as "
                                                "unit=turn,sentence,overlap=longest,all; not `{}`",
                                                part));
    }
    axes.values[*axis].push_back(value);
  }
  return axes;
}

template <typename Value, typename Read>
std::vector<Value> read_axis(const std::vector<std::string>& written, const Value& otherwise,
                             const Read& read) {
  if (written.empty()) return {otherwise};
  std::vector<Value> values;
  for (const std::string& one : written) values.push_back(read(one));
  return values;
}

/// The different values of one column of choices, in their order.
std::string listed(std::span<const CountingChoice> choices, std::size_t column) {
  std::vector<std::string> seen;
  std::string list;
  for (const CountingChoice& choice : choices) {
    const std::string name = choice.names()[column];
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    list += (seen.empty() ? "" : ",") + name;
    seen.push_back(name);
  }
  return list;
}

}  // namespace

std::vector<std::string> CountingChoice::names() const {
  return {unit.name(), overlap_name(overlap),
          statuses == StatusSet::all() ? "any" : status_names(statuses, '+')};
}

void GridArguments::bind(CLI::App& app, std::vector<std::string> axes) {
  app_ = &app;
  axes_ = std::move(axes);
  const bool units = axes_.front() == "unit";
  add_list(app, "--grid", parts_,
           std::string("the table under every combination of choices, a row for each: ") +
               (units ? "unit=turn,sentence," : "") + "overlap=longest,all,status=any,affirmed")
      .type_name("AXIS=VALUE,...")
      .group("Inference");
  std::vector<std::string> words;
  for (const char* word :
       {"unit=turn", "unit=sentence", "unit=paragraph", "unit=document",
        "unit=window:", "unit=stanza:", "overlap=longest-in-theme", "overlap=longest",
        "overlap=all", "status=any", "status=affirmed", "status=negated", "status=hypothetical",
        "status=attributed", "status=questioned"}) {
    if (units || !std::string_view(word).starts_with("unit")) words.emplace_back(word);
  }
  offer(app, "--grid", words);
}

std::vector<CountingChoice> GridArguments::choices(const Unit& unit,
                                                   const CodingArguments& coding) const {
  const Axes axes = axes_of(parts_, axes_);
  for (std::size_t axis = 0; axis < axis_names.size(); ++axis) {
    if (axes.values[axis].empty() || !is_given(*app_, "--" + axis_names[axis])) continue;
    throw Error(ErrorKind::usage, fmt::format("`{0}` is an axis of --grid, and --{0} names one "
                                              "value; leave out one of them",
                                              axis_names[axis]));
  }
  const CodingOptions options = coding.options();
  std::vector<CountingChoice> choices;
  for (const Unit& one : read_axis(axes.values[0], unit, unit_from)) {
    for (const Overlap overlap : read_axis(axes.values[1], options.overlap, overlap_from)) {
      for (const StatusSet& statuses : read_axis(axes.values[2], options.counted, statuses_from)) {
        const CountingChoice choice{one, overlap, statuses};
        const bool known = std::any_of(
            choices.begin(), choices.end(),
            [&choice](const CountingChoice& other) { return other.names() == choice.names(); });
        if (!known) choices.push_back(choice);
      }
    }
  }
  return choices;
}

void GridArguments::adopt_overlap(const CodingArguments& coding,
                                  std::vector<CountingChoice>& choices) const {
  if (!axes_of(parts_, axes_).values[1].empty()) return;
  for (CountingChoice& choice : choices) choice.overlap = coding.options().overlap;
}

bool asks_statuses(std::span<const CountingChoice> choices) {
  return std::any_of(choices.begin(), choices.end(), [](const CountingChoice& choice) {
    return choice.statuses != StatusSet::all();
  });
}

Sentences sentences_for(std::span<const CountingChoice> choices) {
  const bool needed = std::any_of(choices.begin(), choices.end(), [](const CountingChoice& choice) {
    return choice.unit.kind == UnitKind::sentence;
  });
  return needed ? Sentences::always : Sentences::where_needed;
}

std::string units_of(std::span<const CountingChoice> choices) { return listed(choices, 0); }

HitNotation hits_of(std::span<const CountingChoice> choices) {
  return {listed(choices, 1), listed(choices, 2)};
}

Diagnostics without_repeats(const Diagnostics& said) {
  Diagnostics once;
  for (const Diagnostic& one : said.items()) {
    const auto same = [&one](const Diagnostic& other) {
      return other.severity == one.severity && other.message == one.message;
    };
    if (std::any_of(once.items().begin(), once.items().end(), same)) continue;
    if (one.severity == Severity::note) {
      once.note(one.message, one.place);
    } else {
      once.warning(one.message, one.place);
    }
  }
  return once;
}

Table join_choices(std::span<const CountingChoice> choices, std::vector<Table> tables,
                   const std::string& behind, UnitColumn unit) {
  Table joined{std::move(tables.front().columns), {}};
  const auto place = std::find_if(joined.columns.begin(), joined.columns.end(),
                                  [&](const Column& column) { return column.name == behind; });
  const std::ptrdiff_t at = place - joined.columns.begin() + 1;
  const std::size_t told = unit == UnitColumn::left_out ? 1 : 0;
  for (Column& column : joined.columns) {
    const auto first = axis_names.begin() + static_cast<std::ptrdiff_t>(told);
    const bool taken = std::find(first, axis_names.end(), column.name) != axis_names.end();
    if (taken) column.name.insert(0, "meta_");
  }
  std::vector<Column> columns;
  for (std::size_t axis = told; axis < axis_names.size(); ++axis) {
    columns.push_back({axis_names[axis]});
  }
  joined.columns.insert(joined.columns.begin() + at, columns.begin(), columns.end());
  for (std::size_t row = 0; row < tables.front().rows.size(); ++row) {
    for (std::size_t choice = 0; choice < choices.size(); ++choice) {
      Row whole = std::move(tables[choice].rows[row]);
      Row cells;
      for (const std::string& name : choices[choice].names()) cells.push_back(text_cell(name));
      whole.insert(whole.begin() + at, cells.begin() + static_cast<std::ptrdiff_t>(told),
                   cells.end());
      joined.rows.push_back(std::move(whole));
    }
  }
  return joined;
}

}  // namespace themata::cli
