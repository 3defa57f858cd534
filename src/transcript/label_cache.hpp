// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

/// What the beginning of a line, up to its colon, has been found to be.
struct KnownLabel {
  enum class Kind : std::uint8_t { unknown, none, label, doubtful, phrase };
  Kind kind = Kind::unknown;
  std::uint32_t name = 0;  ///< of what is not none
};

/// The beginnings last met, each in the one place that its bytes tell: a few
/// voices take turns thousands of times, what else has a colon comes once.
/// A beginning that drives another out costs time only.
class LabelCache {
 public:
  /// Of a text of so many lines: a short one has no use for many places.
  explicit LabelCache(std::size_t lines)
      : entries_(std::bit_ceil(std::clamp(lines, least, most))),
        shift_(64 - static_cast<int>(std::bit_width(entries_.size() - 1))) {}

  /// The entry of this beginning; unknown where it was not there.
  [[nodiscard]] KnownLabel& operator[](std::string_view beginning) {
    const Ends ends = ends_of(beginning);
    Entry& entry = entries_[place_of(ends, beginning.size())];
    // Two ends of eight bytes are all of most names.
    const bool same = entry.ends == ends && entry.beginning.size() == beginning.size() &&
                      (beginning.size() <= 16 || entry.beginning == beginning);
    if (!same) {
      entry.beginning = beginning;
      entry.ends = ends;
      entry.known = {};
    }
    return entry.known;
  }

 private:
  static constexpr std::size_t least = 16;
  static constexpr std::size_t most = 512;
  struct Ends {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    bool operator==(const Ends&) const = default;
  };
  struct Entry {
    std::string beginning{};  ///< a copy: what it was read from lies far behind
    Ends ends{};
    KnownLabel known{};
  };

  static Ends ends_of(std::string_view beginning) {
    Ends ends;
    if (beginning.size() >= 8) {
      std::memcpy(&ends.head, beginning.data(), 8);
      std::memcpy(&ends.tail, beginning.data() + beginning.size() - 8, 8);
    } else {
      for (const char c : beginning) ends.head = ends.head << 8U | static_cast<unsigned char>(c);
    }
    return ends;
  }

  [[nodiscard]] std::size_t place_of(const Ends& ends, std::size_t size) const {
    const std::uint64_t mixed =
        (ends.head ^ (ends.tail << 29U | ends.tail >> 35U) ^ size) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(mixed >> shift_);
  }

  std::vector<Entry> entries_;
  int shift_;  ///< leaves of a hash the number of a place
};

}  // namespace themata
