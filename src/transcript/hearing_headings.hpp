// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace themata {

/// A line of a hearing that is nobody's talk.
struct HearingHeading {
  enum class Kind : std::uint8_t {
    examiner,  ///< `Questioned by MR BEER`, `EXAMINATION BY MS. SMITH:`, `BY MR. JONES:`
    witness,   ///< `PAUL SMITH (sworn)`
    plain,     ///< `CROSS-EXAMINATION`
    index      ///< `INDEX`: nothing after it is talk
  };
  Kind kind = Kind::plain;
  std::string name{};
};

/// Of a line without blanks at its ends.
[[nodiscard]] std::optional<HearingHeading> hearing_heading(std::string_view line);

}  // namespace themata
