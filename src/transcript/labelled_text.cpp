// SPDX-License-Identifier: MIT
#include <themata/transcript/labelled_text.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

#include <themata/text/utf8.hpp>

#include "asides.hpp"
#include "conventions.hpp"
#include "front_matter.hpp"
#include "hearings.hpp"
#include "lines.hpp"
#include "margins.hpp"
#include "paragraphs.hpp"
#include "snippets.hpp"
#include "turn_cutter.hpp"

namespace themata {
namespace {

void take_as_one_turn(Document& document) {
  const std::string_view talk = trim(document.text);
  if (talk.empty()) return;
  const auto begin = static_cast<std::uint32_t>(talk.data() - document.text.data());
  Turn turn;
  turn.span = {begin, begin + static_cast<std::uint32_t>(talk.size())};
  turn.speaker = document.speaker_index("", Role::unknown);
  document.turns.push_back(turn);
  document.paragraphs.push_back(begin);
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

void say_left_out(const Document& document, const LeftOut& out, Diagnostics& diagnostics) {
  std::vector<std::string> parts;
  if (out.page_numbers != 0) parts.push_back(counted(out.page_numbers, "page number"));
  if (out.heads != 0) {
    parts.push_back(fmt::format("{}{} '{}'", counted(out.heads, "running head"),
                                out.heads == 1 ? "" : " such as", out.head->of(document.text)));
  }
  if (out.numbers != 0) {
    parts.push_back(counted(out.numbers, "number") + " in front of lines, which count up");
  }
  if (parts.empty()) return;
  diagnostics.note(fmt::format("left out: {}", fmt::join(parts, ", ")), {document.path});
}

/// What stands before the first label is set aside: that should be no talk.
void doubt_long_preamble(Document& document) {
  constexpr std::size_t longest = 1000;  // of a cover sheet, bytes
  constexpr std::size_t shortest = 100;  // of what is no sheet by its share alone
  std::size_t all = 0;
  std::size_t preamble = 0;
  for (const Turn& turn : document.turns) {
    const bool first = preamble == all;
    all += turn.span.size();
    if (first && document.speaker_of(turn).role == Role::preamble) preamble = all;
  }
  const bool long_part = preamble > longest && preamble * 4 > all;
  const bool most = preamble > shortest && preamble * 2 > all;
  if (!long_part && !most) return;
  document.doubts.push_back(fmt::format(
      "{} % of the text stands before the first label and is set aside", preamble * 100 / all));
}

}  // namespace

void find_turns(Document& document, const ReadOptions& options, Diagnostics& diagnostics) {
  find_turns_beside({}, document, options, diagnostics);
}

void find_turns_beside(const std::vector<Aside>& asides, Document& document,
                       const ReadOptions& options, Diagnostics& diagnostics) {
  if (options.labels == Labels::none) {
    take_as_one_turn(document);
    diagnostics.note("labels, times and notes are words: nothing tells who speaks",
                     {document.path});
    return settle_speakers(document, options, diagnostics);
  }
  const std::uint32_t begin = read_front_matter(document);
  TextPass text(document.text);
  const Shares shares = options.shares_of(text.size());
  auto [lines, counts, notes] = split_lines(text, begin, shares);
  if (!read_snippets(document, text, lines, counts, notes)) {
    say_left_out(document, find_margins(text, lines, counts), diagnostics);
    find_gaps(text, lines);
    AsideLines beside(asides, lines);
    Convention convention = beside.decide(text, lines, shares);
    read_hearing(text, lines, convention);
    document.doubts.insert(document.doubts.end(), convention.doubts.begin(),
                           convention.doubts.end());
    const Paragraphs paragraphs =
        decide_paragraphs(text, lines, convention.labels, options.paragraphs, document.doubts);
    beside.end_talk(text, lines, convention);
    cut_turns({text, lines, notes, convention, paragraphs}, shares, document);
    doubt_long_preamble(document);
    beside.doubt(document);
  }
  settle_speakers(document, options, diagnostics);
}

}  // namespace themata
