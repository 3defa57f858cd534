// SPDX-License-Identifier: MIT
#include "options_null.hpp"

#include <fmt/format.h>

#include <map>

#include <themata/base/error.hpp>

#include "declared_options.hpp"

namespace themata::cli {
namespace {

constexpr std::uint32_t usual_draws = 10'000;

const std::map<std::string, NullModel>& models() {
  static const std::map<std::string, NullModel> known{{"shift", NullModel::shift},
                                                      {"shuffle", NullModel::shuffle},
                                                      {"shift-turns", NullModel::shift_turns}};
  return known;
}

}  // namespace

void NullArguments::bind(CLI::App& app) {
  add_option(
      app, "--null", [this](const std::string& name) { model_ = models().at(name); },
      "set counts against draws without alignment: `shift` moves each theme round each "
      "interview; `shuffle` scatters hits and breaks their bursts, so it does not hold its "
      "level: it overlooks links and sees themes avoid each other; `shift-turns` moves "
      "turns, and does not hold its level either: of turns of unequal length it finds links "
      "that are not there")
      .one_of(names_of(models()))
      .type_name("shift|shuffle|shift-turns")
      .group("Inference");
}

void NullArguments::check(const Unit& unit) const {
  if (!asked()) return;
  if (unit.kind == UnitKind::document || unit.kind == UnitKind::stanza) {
    throw Error(
        ErrorKind::usage,
        fmt::format("a null model moves hits between the units of an interview; `--unit {}` "
                    "has none to move between: take turn, sentence, paragraph or window:N",
                    unit.name()));
  }
  if (model_ == NullModel::shift_turns && unit.kind != UnitKind::turn) {
    throw Error(ErrorKind::usage, "`--null shift-turns` moves turns: it goes with `--unit turn`");
  }
}

NullOptions NullArguments::options(const InferenceArguments& inference) const {
  return {model_.value_or(NullModel::shift), inference.draws(usual_draws), inference.seed()};
}

std::string NullArguments::description(const InferenceArguments& inference) const {
  const NullOptions options = this->options(inference);
  const char* what = options.model == NullModel::shift ? "each theme moved round each interview"
                     : options.model == NullModel::shuffle
                         ? "each hit moved to a word of its own"
                         : "each theme's turns moved round each interview";
  return fmt::format("null model: {}, {} draws, seed {}", what, options.draws, options.seed);
}

void NullArguments::report(const InferenceArguments& inference, Diagnostics& diagnostics) const {
  const NullOptions options = this->options(inference);
  diagnostics.note(description(inference));
  if (options.model == NullModel::shift) return;
  diagnostics.warning(
      options.model == NullModel::shuffle
          ? "`--null shuffle` does not hold its level: it breaks the bursts of talk, "
            "so p_lower is too small and p_upper too large; use `--null shift`"
          : "`--null shift-turns` does not hold its level: long turns hold both "
            "themes by chance; use `--null shift`");
}

std::vector<Column> null_columns() {
  return {{"null_expected", ColumnType::real},
          {"null_ratio", ColumnType::real},
          {"p_upper", ColumnType::real},
          {"p_lower", ColumnType::real}};
}

void add_null_cells(const NullResult& result, Row& row) {
  for (const auto& value :
       {result.expected(), result.ratio(), result.p_upper(), result.p_lower()}) {
    row.push_back(real_cell(value));
  }
}

std::vector<Talk> talks_of_group(const HitPositions& positions, const ClusteredGroup& group) {
  const Unit& unit = positions.unit();
  std::vector<Talk> talks;
  for (const GroupId id : group.parts) {
    const HitPositions::Talk* talk = positions.talk(id);
    if (talk == nullptr) continue;
    Talk seen{talk->words, talk->units, unit.kind == UnitKind::window ? unit.width : 0, {}};
    for (std::size_t theme = 0; theme < talk->themes.size(); ++theme) {
      seen.themes.push_back({static_cast<std::uint32_t>(index_of(positions.themes()[theme])),
                             talk->themes[theme].starts, talk->themes[theme].lengths});
    }
    talks.push_back(std::move(seen));
  }
  return talks;
}

void add_null_columns(const std::vector<ClusteredGroup>& groups, const HitPositions& positions,
                      std::span<const std::pair<std::size_t, std::size_t>> pairs,
                      const NullOptions& options, Table& table) {
  for (Column& column : null_columns()) table.columns.push_back(std::move(column));
  auto row = table.rows.begin();
  for (const ClusteredGroup& group : groups) {
    const std::vector<Talk> talks = talks_of_group(positions, group);
    for (const NullResult& result : null_counts(talks, pairs, options)) {
      // Without talk there was nothing to draw.
      if (talks.empty()) {
        row->resize(row->size() + null_columns().size());
      } else {
        add_null_cells(result, *row);
      }
      ++row;
    }
  }
}

}  // namespace themata::cli
