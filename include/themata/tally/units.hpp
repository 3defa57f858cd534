// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>

namespace themata {

/// What presence is counted over.
enum class UnitKind : std::uint8_t { turn, sentence, paragraph, document, window, stanza };

struct Unit {
  UnitKind kind = UnitKind::turn;
  std::uint32_t width = 0;  ///< words of a window, turns of a stanza

  /// `turn`, `sentence`, `paragraph`, `document`, `window:20`, `stanza:4`; nothing for another
  /// word.
  static std::optional<Unit> from_name(std::string_view name);
  [[nodiscard]] std::string name() const;
  /// Do units share words with each other, so that they can't be independent?
  [[nodiscard]] bool overlaps() const {
    return kind == UnitKind::window || kind == UnitKind::stanza;
  }
};

/// Where the hits of a theme stand in a unit: what is needed to tell whether one of them lies
/// wholly before another theme's.
struct HitExtent {
  std::uint32_t first_end = UINT32_MAX;  ///< the least end of a hit
  std::uint32_t last_begin = 0;          ///< the greatest begin of a hit
};

/// What is present in one unit: themes by their index in the list asked for,
/// ascending. `count` units in a row (windows) are the same.
struct UnitPresence {
  GroupId group = 0;
  std::uint64_t count = 1;
  std::span<const std::uint32_t> present{};
  std::span<const HitExtent> extents{};  ///< of `present`; not of windows and stanzas
};

/// Calls `visit` for every unit of the document that holds a counted word of a
/// turn that is not set aside. `themes[i]` are the hits of the i-th theme.
///
/// A hit belongs to the unit that holds its first word; to a window, if the
/// window holds all of it. A document's part in a group is one unit. Windows
/// are every run of `width` words of one turn, a word apart; a shorter turn is
/// one window. A stanza is a counted turn with the `width` - 1 counted turns before it, whatever
/// their groups; it belongs to the group of its last turn. Cost: linear in words (sentences,
/// paragraphs, turns) or in hits (windows).
void for_each_unit(const CodedDocument& document, const Unit& unit, std::span<const GroupId> groups,
                   std::span<const std::vector<Hit>* const> themes,
                   const std::function<void(const UnitPresence&)>& visit);

}  // namespace themata
