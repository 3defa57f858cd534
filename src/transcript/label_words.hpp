// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace themata {

/// Words that open sentences, notes and headings, never the name of a speaker:
/// `Note:`, `However:`, `Chapter 2:`. Takes any case.
[[nodiscard]] bool never_opens_a_name(std::string_view word);
/// Of these, the ones that are also first names: `Will Smith`, `An Nguyen`.
[[nodiscard]] bool may_be_first_name(std::string_view word);
/// Words that make a line of capitals a heading: `EXAMINATION BY MR SMITH`.
[[nodiscard]] bool only_in_headings(std::string_view word);
/// Lower-case words inside names: `de`, `van`, `of`.
[[nodiscard]] bool is_name_particle(std::string_view word);
/// What may end a name and keep its full stop: `Jr.`, `Esq.`.
[[nodiscard]] bool is_name_suffix(std::string_view word);
/// `Mr`, `Ms.`, `Dr.`
[[nodiscard]] bool is_title(std::string_view word);
/// Words that sentences are made of, and nobody is called by: `is`, `point`. Takes any case.
[[nodiscard]] bool is_of_sentences(std::string_view word);
/// Keys of the sheet in front of an interview: `Date:`, `Location:`, `Transcribed by:`.
[[nodiscard]] bool is_cover_sheet_key(std::string_view word);

/// ASCII letters in lower case; others stay.
[[nodiscard]] std::string ascii_lower(std::string_view text);

}  // namespace themata
