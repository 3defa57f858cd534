// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <themata/base/diagnostics.hpp>
#include <themata/dictionary/context_rules.hpp>
#include <themata/dictionary/status.hpp>
#include <themata/segment/segmenter.hpp>

namespace themata {

/// Some of the statuses.
class StatusSet {
 public:
  static constexpr StatusSet all() { return StatusSet(0xFF); }
  static constexpr StatusSet none() { return StatusSet(0); }

  constexpr void add(Status status) { bits_ |= bit(status); }
  [[nodiscard]] constexpr bool has(Status status) const { return (bits_ & bit(status)) != 0; }
  friend constexpr bool operator==(StatusSet, StatusSet) = default;

 private:
  constexpr explicit StatusSet(unsigned bits) : bits_(bits) {}
  static constexpr unsigned bit(Status status) { return 1U << static_cast<unsigned>(status); }
  unsigned bits_;
};

/// The triggers of statuses, compiled for one way of cutting words. Immutable and shared
/// between workers. Looks outward from a hit, and no further than its triggers reach.
class StatusRules {
 public:
  /// Throws and reports as Matcher does for patterns.
  StatusRules(const ContextRules& rules, const Segmenter& segmenter, Diagnostics& diagnostics);
  /// As Matcher::unpacked and Matcher::packed.
  [[nodiscard]] static std::optional<StatusRules> unpacked(std::string_view packed,
                                                           const Segmenter& segmenter);
  [[nodiscard]] std::string packed() const;

  StatusRules(StatusRules&&) noexcept;
  StatusRules& operator=(StatusRules&&) noexcept;
  ~StatusRules();

 private:
  friend class StatusFinder;
  struct Program;
  explicit StatusRules(std::unique_ptr<const Program> program);
  std::unique_ptr<const Program> program_;
};

}  // namespace themata
