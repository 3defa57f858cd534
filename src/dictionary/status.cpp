// SPDX-License-Identifier: MIT
#include <themata/dictionary/status.hpp>

#include <algorithm>

namespace themata {

std::string_view status_name(Status status) {
  switch (status) {
    case Status::affirmed: return "affirmed";
    case Status::negated: return "negated";
    case Status::hypothetical: return "hypothetical";
    case Status::attributed: return "attributed";
    case Status::questioned: return "questioned";
  }
  return "";
}

std::optional<Status> status_from_name(std::string_view name) {
  const auto found = std::find_if(all_statuses.begin(), all_statuses.end(),
                                  [name](Status status) { return status_name(status) == name; });
  if (found == all_statuses.end()) return std::nullopt;
  return *found;
}

}  // namespace themata
