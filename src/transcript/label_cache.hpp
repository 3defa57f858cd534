// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace themata {

/// What the beginning of a line, up to its colon, has been found to be.
struct KnownLabel {
  enum class Kind : std::uint8_t { unknown, none, label, doubtful };
  Kind kind = Kind::unknown;
  std::uint32_t name = 0;  ///< of a label, doubtful or not
};

/// The beginnings last met, each in the one place that its bytes tell: a few
/// voices take turns thousands of times, what else has a colon comes once.
/// A beginning that drives another out costs time only.
class LabelCache {
 public:
  LabelCache() : entries_(places) {}

  /// The entry of this beginning; unknown where it was not there.
  [[nodiscard]] KnownLabel& operator[](std::string_view beginning) {
    Entry& entry = entries_[place_of(beginning)];
    if (entry.beginning != beginning) entry = {beginning, {}};
    return entry.known;
  }

 private:
  static constexpr std::size_t places = 512;
  struct Entry {
    std::string_view beginning{};
    KnownLabel known{};
  };

  static std::size_t place_of(std::string_view beginning) {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    if (beginning.size() >= 8) {
      std::memcpy(&head, beginning.data(), 8);
      std::memcpy(&tail, beginning.data() + beginning.size() - 8, 8);
    } else {
      for (const char c : beginning) head = head << 8U | static_cast<unsigned char>(c);
    }
    const std::uint64_t mixed =
        (head ^ (tail << 29U | tail >> 35U) ^ beginning.size()) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(mixed >> 55U);
  }

  std::vector<Entry> entries_;
};

}  // namespace themata
