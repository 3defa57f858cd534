// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/corpus/selection.hpp>
#include <themata/report/report.hpp>

namespace themata::cli {

/// The groups of a report, and the fields that they are made by.
struct ReportGroups {
  std::vector<std::string> fields{};
  std::vector<ClusteredGroup> groups{};
};

/// The pseudonym of a name; `kind`: document or speaker.
using Naming = std::function<std::string(std::string_view kind, const std::string& name)>;

/// What a group is called: its values, parted by ` / `.
[[nodiscard]] std::string name_of(const GroupKey& key);

/// Calls documents and speakers by their pseudonyms, wherever the report names them; their order
/// is that of the pseudonyms then. Talk, metadata and messages stay as they are.
void name_by_pseudonyms(const Naming& names, const ReportGroups& groups, Report& report);

}  // namespace themata::cli
