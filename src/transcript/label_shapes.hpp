// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <themata/text/span.hpp>

#include "byte_search.hpp"

namespace themata {

/// How a label sets itself apart from talk.
enum class LabelForm : std::uint8_t {
  colon,         ///< `Name: talk`, with or without a time near it
  strong_colon,  ///< `**Name:** talk`, `**Name**: talk`
  alone,         ///< `Name` on a line of its own, nothing else
  strong_alone,  ///< `**Name**` on a line of its own
  timed_alone,   ///< `Name  47:22` or `[00:01] Name` on a line of its own
  tabbed,        ///< a name, a tab, and the talk
  letter         ///< `Q.` and `A.`
};
inline constexpr std::size_t label_forms = 7;

/// How the name is written; particles (`de`, `van`) and numbers do not count.
enum class Lettering : std::uint8_t { capitals, title, lower, caseless };
inline constexpr std::size_t letterings = 4;

/// A time written for the machine: `00:04:21`, `[01:46]`, `(0:05 - 0:09)`, `\[04:15\]`.
struct LeadingTime {
  std::uint32_t length = 0;
  double start = 0;
  std::optional<double> end{};
};

/// What stands at the beginning of a line and may be a label. Whether it is
/// one, only the whole document can say.
struct LabelMatch {
  Span name{};             ///< in the line; may hold runs of blanks
  std::uint32_t talk = 0;  ///< where the talk begins, or the line's length
  LabelForm form = LabelForm::colon;
  Lettering lettering = Lettering::title;
  std::optional<double> start{};
  std::optional<double> end{};
  bool tight = false;  ///< no blank after the colon: `Name:talk`
};

/// The label-like beginning of a line or cue; nothing for `Note:`, `17:30`,
/// `https://`, a sentence that has a colon.
[[nodiscard]] std::optional<LabelMatch> leading_label(std::string_view line);

/// A whole line that could be a speaker's name: `Jane Doe`, `DR. O'NEIL`, `Speaker 2`.
[[nodiscard]] bool looks_like_name(std::string_view line);

/// How a name is written; nothing where it is no name.
[[nodiscard]] std::optional<Lettering> name_lettering(std::string_view name);

/// A time at the very beginning of `text`. A bare one must be followed by a
/// blank or the end, and `17:30 is when I came` is talk: two numbers count
/// only in brackets or alone.
[[nodiscard]] std::optional<LeadingTime> leading_time(std::string_view text);

inline constexpr ByteSet time_openers("0123456789#([{\\\xEF\xE3");

/// False for a byte that no time begins with: neither a digit nor an opening
/// bracket (\uFF08 and \u3010 too) nor `#`.
[[nodiscard]] constexpr bool may_begin_time(char first) { return time_openers.holds(first); }

/// `#00:00:12-3#` at the very beginning of `text`, as f4 and MAXQDA write times.
[[nodiscard]] std::optional<LeadingTime> hash_time(std::string_view text);

/// A label as it is shown: trimmed, every run of blanks (NBSP too) one blank,
/// the backslashes of Markdown and signs that are not seen left out.
[[nodiscard]] std::string clean_label(std::string_view raw);

}  // namespace themata
