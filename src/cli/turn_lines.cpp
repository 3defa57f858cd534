// SPDX-License-Identifier: MIT
#include "turn_lines.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <optional>

#include <themata/base/error.hpp>
#include <themata/coding/passages.hpp>
#include <themata/table/format.hpp>
#include <themata/text/utf8.hpp>

namespace themata::cli {
namespace {

constexpr std::size_t most_named = 10;

void append_field(std::string& out, std::string_view name, std::string_view value) {
  append_json_string(out, name);
  out += ':';
  append_json_string(out, value);
}

void append_time(std::string& out, std::string_view name, std::optional<double> seconds) {
  out += ',';
  append_json_string(out, name);
  out += seconds ? fmt::format(":{}", *seconds) : ":null";
}

/// The talk of a turn, with its notes: without traces of the format, a blank
/// line between paragraphs, and a line break inside one as a blank.
std::string talk_of(const Passage& passage) {
  std::string masked(passage.span.of(passage.text));
  const std::uint32_t base = passage.span.begin;
  for (const Mark& mark : passage.marks) {
    if (mark.kind != MarkKind::layout) continue;
    masked.replace(mark.span.begin - base, mark.span.size(), mark.span.size(), ' ');
  }
  std::string talk;
  for (std::size_t at = 0; at < passage.paragraphs.size(); ++at) {
    const bool last = at + 1 == passage.paragraphs.size();
    const std::size_t begin = passage.paragraphs[at] - base;
    const std::size_t end = last ? masked.size() : passage.paragraphs[at + 1] - base;
    const std::string paragraph = one_line(std::string_view(masked).substr(begin, end - begin));
    if (!talk.empty() && !paragraph.empty()) talk += "\n\n";
    talk += paragraph;
  }
  return talk;
}

/// What the lines of a document begin with.
std::string beginning_of(std::string_view id) {
  std::string out = "{";
  append_field(out, "document", id);
  return out;
}

/// The same lines for another name.
std::string renamed(std::string_view lines, std::string_view id, std::string_view name) {
  const std::size_t before = beginning_of(id).size();
  const std::string beginning = beginning_of(name);
  std::string out;
  while (!lines.empty()) {
    const std::size_t line = lines.find('\n') + 1;
    out += beginning;
    out += lines.substr(before, line - before);
    lines.remove_prefix(line);
  }
  return out;
}

}  // namespace

std::string TurnLines::piece_of(const Document& document) {
  std::string out = fmt::format("{}:{}", document.id.size(), document.id);
  const std::string beginning = beginning_of(document.id);
  std::size_t number = 0;
  Passages passages(document);
  for (const Turn& turn : document.turns) {
    const Speaker& speaker = document.speaker_of(turn);
    out += beginning;
    out += fmt::format(",\"turn\":{},", ++number);
    append_field(out, "speaker", speaker.name);
    out += ',';
    append_field(out, "role", role_name(speaker.role));
    const TurnTimes times = document.times_of(turn);
    append_time(out, "start_time", times.start);
    append_time(out, "end_time", times.end);
    out += ',';
    append_field(out, "text", talk_of(passages.of(turn)));
    out += "}\n";
  }
  return out;
}

void TurnLines::take(std::string_view piece) {
  std::size_t size = 0;
  const char* const end = std::from_chars(piece.data(), piece.data() + piece.size(), size).ptr + 1;
  piece.remove_prefix(static_cast<std::size_t>(end - piece.data()));
  const std::string id(piece.substr(0, size));
  const std::string_view lines = piece.substr(size);
  if (made_.contains(id)) {
    throw Error(ErrorKind::input,
                fmt::format("two documents would be called `{}`: the one of this id, and another "
                            "whose id was there already; give that one another id, or name this "
                            "input first",
                            id));
  }
  names_.add(id);
  const std::string name = names_.next(id);
  if (lines.empty()) without_turns_.add(name);
  if (name == id) return sink_(lines);
  made_.insert(name);
  shared_.add(name);
  sink_(renamed(lines, id, name));
}

void TurnLines::report(Diagnostics& diagnostics) const {
  if (shared_.count > 0) {
    diagnostics.warning(
        fmt::format("several documents have the same id; the later ones are called as in tables by "
                    "document: {}",
                    shared_.list()));
  }
  if (without_turns_.count > 0) {
    const bool one = without_turns_.count == 1;
    diagnostics.note(fmt::format(
        "{} without turns {} no line in what is written: {}",
        one ? std::string("1 document") : fmt::format("{} documents", without_turns_.count),
        one ? "has" : "have", without_turns_.list()));
  }
}

void TurnLines::Ids::add(const std::string& id) {
  if (++count <= most_named) first.push_back(id);
}

std::string TurnLines::Ids::list() const {
  return fmt::format("{}{}", fmt::join(first, ", "),
                     count > first.size() ? fmt::format(" and {} more", count - first.size()) : "");
}

}  // namespace themata::cli
