// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata::cli {

/// Hits by status, counted by all workers: what a table that counts all of them says of
/// those that are not affirmed.
class StatusCounts {
 public:
  void add(Status status) { ++counts_[static_cast<std::size_t>(status)]; }

  /// The hits of a document in turns that belong to a group: of each theme that is
  /// shown those of its own patterns, so that no parent counts them again.
  void add(const CodedDocument& document, std::span<const GroupId> groups,
           const Dictionary& dictionary, const std::vector<bool>& shown);

  /// Nothing where all are affirmed.
  void report(Diagnostics& diagnostics) const;

 private:
  static_assert(static_cast<std::size_t>(Status::affirmed) == 0);
  std::array<std::atomic<std::uint64_t>, all_statuses.size()> counts_{};
};

}  // namespace themata::cli
