// SPDX-License-Identifier: MIT
//
// A document as bytes, column by column: what is alike stands together, which packs well and
// reads fast. Positions ascend, so their differences are written. Whatever the bytes say, a
// record that is read keeps the promises of CodedDocument: tallies rely on them.
#include <themata/coding/coded_file.hpp>

#include "coded_bytes.hpp"

namespace themata {
namespace {

constexpr std::uint64_t any_32_bits = std::uint64_t{1} << 32U;

void write_starts(const std::vector<std::uint32_t>& starts, CodedWriter& out) {
  std::uint32_t before = 0;
  for (const std::uint32_t start : starts) {
    out.number(start - before);
    before = start;
  }
}

void write_hits(const std::vector<std::vector<Hit>>& lists, CodedWriter& out) {
  std::size_t filled = 0;
  for (const auto& hits : lists) filled += hits.empty() ? 0U : 1U;
  out.number(filled);
  for (std::size_t theme = 0; theme < lists.size(); ++theme) {
    const std::vector<Hit>& hits = lists[theme];
    if (hits.empty()) continue;
    out.number(theme);
    out.number(hits.size());
    std::uint32_t before = 0;
    for (const Hit& hit : hits) {
      out.number(hit.begin - before);
      before = hit.begin;
    }
    for (const Hit& hit : hits) out.number(hit.end - hit.begin);
    for (const Hit& hit : hits) out.number(index_of(hit.pattern));
    for (const Hit& hit : hits) out.number(static_cast<std::uint64_t>(hit.status));
  }
}

void write_turns(const CodedDocument& document, CodedWriter& out) {
  out.number(document.turns.size());
  for (const CodedTurn& turn : document.turns) out.number(turn.speaker);
  for (const CodedTurn& turn : document.turns) out.number(turn.words);
  out.number(document.times.empty() ? 0 : 1);
  if (document.times.empty()) return;
  for (const CodedTurn& turn : document.turns) {
    const TurnTimes times = turn.times == Turn::untimed ? TurnTimes{} : document.times[turn.times];
    out.number((times.start ? 1U : 0U) + (times.end ? 2U : 0U));
    if (times.start) out.real(*times.start);
    if (times.end) out.real(*times.end);
  }
}

void read_turns(CodedReader& in, CodedDocument& document) {
  document.turns.assign(in.count(2), {});
  document.times.clear();
  for (CodedTurn& turn : document.turns) turn.speaker = in.number_below(document.speakers.size());
  std::uint64_t words = 0;
  for (CodedTurn& turn : document.turns) {
    turn.first_word = static_cast<std::uint32_t>(words);
    turn.words = in.number_below(any_32_bits);
    words += turn.words;
    in.require(words < UINT32_MAX);
  }
  if (in.number_below(2) == 0) return;
  for (CodedTurn& turn : document.turns) {
    const std::uint32_t which = in.number_below(4);
    if (which == 0) continue;
    TurnTimes times;
    if ((which & 1U) != 0) times.start = in.real();
    if ((which & 2U) != 0) times.end = in.real();
    turn.times = static_cast<std::uint32_t>(document.times.size());
    document.times.push_back(times);
  }
}

/// Ascending places below the number of words, among them the first of every turn.
void read_starts(CodedReader& in, const CodedDocument& document,
                 std::vector<std::uint32_t>& starts) {
  starts.clear();
  const std::size_t count = in.count(1);
  starts.reserve(count);
  const std::uint32_t words = document.words();
  std::uint64_t at = 0;
  auto turn = document.turns.begin();
  const auto next_turn = [&] {
    while (turn != document.turns.end() && turn->words == 0) ++turn;
    return turn == document.turns.end() ? words : turn->first_word;
  };
  std::uint32_t expected = next_turn();
  for (std::size_t left = count; left > 0; --left) {
    const std::uint64_t step = in.number_below(any_32_bits);
    in.require(step > 0 || starts.empty());
    at += step;
    in.require(at < words && at <= expected);
    starts.push_back(static_cast<std::uint32_t>(at));
    if (at < expected) continue;
    ++turn;
    expected = next_turn();
  }
  in.require(expected == words);
}

void read_list(CodedReader& in, std::uint32_t words, std::size_t patterns, std::vector<Hit>& hits) {
  hits.assign(in.count(4), {});
  std::uint64_t at = 0;
  for (Hit& hit : hits) {
    at += in.number_below(any_32_bits);
    in.require(at < words);
    hit.begin = static_cast<std::uint32_t>(at);
  }
  for (Hit& hit : hits) {
    const std::uint32_t length = in.number_below(any_32_bits);
    in.require(length > 0 && length <= words - hit.begin);
    hit.end = hit.begin + length;
  }
  for (Hit& hit : hits) hit.pattern = PatternId{in.number_below(patterns)};
  for (Hit& hit : hits) hit.status = static_cast<Status>(in.number_below(all_statuses.size()));
}

void read_hits(CodedReader& in, const Dictionary& dictionary, std::uint32_t words,
               std::vector<std::vector<Hit>>& lists) {
  lists.resize(dictionary.themes().size());
  for (auto& hits : lists) hits.clear();
  std::uint64_t lowest = 0;
  for (std::size_t left = in.count(6); left > 0; --left) {
    const std::uint32_t theme = in.number_below(lists.size());
    in.require(theme >= lowest);
    lowest = std::uint64_t{theme} + 1;
    read_list(in, words, dictionary.patterns().size(), lists[theme]);
  }
}

void read_head(CodedReader& in, CodedDocument& document) {
  document.id = in.text();
  document.metadata.clear();
  for (std::size_t left = in.count(2, coded_limits::fields); left > 0; --left) {
    std::string field(in.text());
    document.metadata.emplace_back(std::move(field), in.text());
  }
  document.speakers.clear();
  for (std::size_t left = in.count(2, coded_limits::speakers); left > 0; --left) {
    std::string name(in.text());
    document.speakers.push_back({std::move(name), static_cast<Role>(in.number_below(5))});
  }
}

void write_head(const CodedDocument& document, CodedWriter& out) {
  out.text(document.id);
  out.count(document.metadata.size(), coded_limits::fields, "fields of metadata in one document");
  for (const auto& [field, value] : document.metadata) {
    out.text(field);
    out.text(value);
  }
  out.count(document.speakers.size(), coded_limits::speakers, "speakers in one document");
  for (const Speaker& speaker : document.speakers) {
    out.text(speaker.name);
    out.number(static_cast<std::uint64_t>(speaker.role));
  }
}

}  // namespace

void append_coded_record(const CodedDocument& document, std::uint32_t file, std::uint32_t number,
                         std::string& out, const LostMatches& lost) {
  std::string bytes;
  CodedWriter record(bytes);
  record.number(file);
  record.number(number);
  write_head(document, record);
  write_turns(document, record);
  record.number(document.paragraph_starts.size());
  write_starts(document.paragraph_starts, record);
  std::string sentences;
  CodedWriter starts(sentences);
  starts.number(document.sentence_starts.size());
  write_starts(document.sentence_starts, starts);
  record.block(sentences);
  write_hits(document.hits.of, record);
  write_hits(document.hits.own, record);
  std::string passed_over;
  CodedWriter matches(passed_over);
  write_hits(lost, matches);
  record.block(passed_over);
  CodedWriter(out).block(bytes);
}

std::size_t coded_record_size(std::string_view bytes) {
  CodedReader in(bytes);
  (void)in.block();
  return bytes.size() - in.left();
}

bool CodedRecords::next(CodedRecord& record) {
  if (left_.empty()) return false;
  CodedReader all(left_);
  CodedReader in(all.block());
  left_.remove_prefix(left_.size() - all.left());
  const std::uint64_t file = std::uint64_t{in.number_below(any_32_bits)} + first_file_;
  in.require(file < UINT32_MAX);
  record.file = static_cast<std::uint32_t>(file);
  record.number = in.number_below(UINT32_MAX);
  CodedDocument& document = record.document;
  read_head(in, document);
  read_turns(in, document);
  read_starts(in, document, document.paragraph_starts);
  document.has_sentences = wanted_.sentences == Sentences::always;
  CodedReader sentences(in.block());
  if (document.has_sentences) {
    read_starts(sentences, document, document.sentence_starts);
  } else {
    document.sentence_starts.clear();
  }
  read_hits(in, dictionary_, document.words(), document.hits.of);
  read_hits(in, dictionary_, document.words(), document.hits.own);
  CodedReader lost(in.block());
  record.lost.clear();
  if (wanted_.matches == CodedWanted::Matches::every) {
    read_hits(lost, dictionary_, document.words(), record.lost);
    in.require(lost.at_end());
  }
  in.require(in.at_end());
  return true;
}

}  // namespace themata
