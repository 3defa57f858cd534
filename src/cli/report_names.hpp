// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/corpus/selection.hpp>
#include <themata/report/report.hpp>
#include <themata/table/pseudonyms.hpp>

namespace themata::cli {

/// The groups of a report, and the fields that they are made by.
struct ReportGroups {
  std::vector<std::string> fields{};
  std::vector<ClusteredGroup> groups{};
};

/// What a group is called: its values, parted by ` / `.
[[nodiscard]] std::string name_of(const GroupKey& key);

/// Calls documents and speakers by their pseudonyms, wherever the report names them; their order
/// is that of the pseudonyms then. Talk, metadata and messages stay as they are.
void name_by_pseudonyms(const Pseudonyms& names, const ReportGroups& groups, Report& report);

}  // namespace themata::cli
