// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/text/span.hpp>
#include <themata/text/text.hpp>

namespace themata {

enum class Role : std::uint8_t {
  unknown,      ///< the document does not say
  interviewer,  ///< asks; set aside by default
  respondent,   ///< the person whose talk is studied
  other,        ///< neither: a clerk, an announcer
  preamble      ///< text before the first label; always set aside
};

/// The word the tables print: "", "interviewer", "respondent", "other", "preamble".
[[nodiscard]] std::string_view role_name(Role role);
/// The reverse of role_name, for a column of roles; nothing for another word.
[[nodiscard]] std::optional<Role> role_from_name(std::string_view name);

/// A voice of a document. Unique by (name, role); an unnamed voice has name "".
struct Speaker {
  std::string name{};
  Role role = Role::unknown;
  friend bool operator==(const Speaker&, const Speaker&) = default;
};

/// Seconds, where the transcript has times.
struct TurnTimes {
  std::optional<double> start{};
  std::optional<double> end{};
  [[nodiscard]] bool any() const { return start || end; }
};

/// An unbroken stretch of one speaker: its talk, without the label.
struct Turn {
  static constexpr std::uint32_t untimed = 0xFFFFFFFF;
  Span span{};                    ///< trimmed: begins and ends with talk (or a note)
  std::uint32_t speaker = 0;      ///< index into Document::speakers
  std::uint32_t times = untimed;  ///< index into Document::times
};

/// A name that an option gives and no speaker of the document has.
struct UnmetName {
  std::string option{};  ///< `--interviewer`
  std::string name{};
  friend auto operator<=>(const UnmetName&, const UnmetName&) = default;
};

/// One interview. Turns are in order and do not overlap; marks are sorted,
/// disjoint and lie inside turns; a paragraph never spans two turns.
struct Document {
  std::string id{};
  std::string path{};
  std::string format{};    ///< `txt`, `docx`, `vtt`, ...
  std::string encoding{};  ///< with the confidence where it was guessed: `windows-1252 (73 %)`
  Text text{};             ///< UTF-8; what spans, `start` and `end` refer to
  std::vector<Speaker> speakers{};
  std::vector<Turn> turns{};
  std::vector<TurnTimes> times{};  ///< of the turns that have any, in their order
  std::vector<Mark> marks{};
  /// Byte offsets at which paragraphs begin, ascending; every turn's begin is
  /// one of them. Inside a paragraph a line break is a space.
  std::vector<std::uint32_t> paragraphs{};
  /// Fields found in the document itself (a YAML header), in its order.
  std::vector<std::pair<std::string, std::string>> metadata{};
  /// What `inspect` should show a careful reader: singletons among the labels,
  /// labels that look like typos, a convention that was hard to decide.
  std::vector<std::string> doubts{};
  std::vector<UnmetName> unmet{};

  [[nodiscard]] const Speaker& speaker_of(const Turn& turn) const { return speakers[turn.speaker]; }
  [[nodiscard]] TurnTimes times_of(const Turn& turn) const {
    return turn.times == Turn::untimed ? TurnTimes{} : times[turn.times];
  }
  /// Gives a turn of this document its times, the first or others.
  void set_times(Turn& turn, const TurnTimes& given);
  /// Index of the speaker with this name and role, added if new.
  std::uint32_t speaker_index(std::string_view name, Role role);
};

}  // namespace themata
