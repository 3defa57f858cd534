// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/corpus/selection.hpp>

namespace themata {

/// What a field is called that has the name of a column.
constexpr std::string_view meta = "meta_";

/// Everything that can answer "what is FIELD here" for one document.
struct Selection::DocumentFields {
  std::string_view id;
  DocumentPlace place;
  std::optional<std::size_t> joined{};  ///< document of the metadata
  Fields own{};                         ///< of its header
  Fields of_name{};                     ///< of its name
  Fields called{};                      ///< the same by what they are called
};

/// More names than this are only counted.
constexpr std::size_t most_named = 10;

/// The first names, and how many more there are. `count`: where not all are in the list.
[[nodiscard]] std::string list_of(const std::vector<std::string>& names, std::uint64_t count = 0);

[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one, std::string_view many);

using PlacedIds = std::vector<std::pair<DocumentPlace, std::string>>;

/// Says which documents have other parts in their names than `name_fields`.
void report_other_names(const std::string& name_fields, PlacedIds documents,
                        Diagnostics& diagnostics);
/// Throws Error(usage) where a field that no document has is one of `name_fields`.
void refuse_field_of_names(const std::string& field, const std::string& name_fields,
                           PlacedIds documents);

}  // namespace themata
