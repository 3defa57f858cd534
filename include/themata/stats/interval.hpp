// SPDX-License-Identifier: MIT
#pragma once

namespace themata {

/// The two ends of a confidence interval, low <= high, in the unit of what they enclose.
struct Interval {
  double low = 0;
  double high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

}  // namespace themata
