// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/dictionary/dictionary.hpp>

namespace themata {

/// A hit as it can be told from one by another dictionary: by its words and its theme.
struct PlacedHit {
  std::uint32_t turn = 0;  ///< of the document, from 0
  Span span{};
  std::string_view theme{};    ///< full name; lives as long as the dictionary
  std::string_view pattern{};  ///< as written
  Span quote{};                ///< with eight words on either side

  [[nodiscard]] auto key() const { return std::tuple(turn, span.begin, span.end, theme); }
};

/// The hits of a turn, to be added to those of the turns before.
void add_placed(const TurnView& turn, std::span<const OwnedHit> hits, const Dictionary& dictionary,
                std::vector<PlacedHit>& out);

struct HitChange {
  enum class Kind : std::uint8_t { appears, gone };

  Kind kind = Kind::appears;
  PlacedHit hit{};
};

[[nodiscard]] std::string_view change_name(HitChange::Kind kind);

/// What one dictionary finds in a document and the other does not, in the order of the
/// text. Another pattern for the same words of the same theme is no change; where several
/// patterns claim the same (`Overlap::all`), it is their number that is compared.
[[nodiscard]] std::vector<HitChange> hit_changes(std::vector<PlacedHit> before,
                                                 std::vector<PlacedHit> after);

}  // namespace themata
