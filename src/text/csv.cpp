// SPDX-License-Identifier: MIT
#include <themata/text/csv.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr std::array<char, 3> delimiters{',', ';', '\t'};
constexpr std::size_t rows_looked_at = 200;

/// Fields per row as a delimiter would cut them, quotes respected.
std::vector<std::size_t> count_fields(std::string_view head, char delimiter) {
  std::vector<std::size_t> rows{1};
  bool quoted = false;
  bool field_begins = true;
  for (std::size_t at = 0; at < head.size() && rows.size() <= rows_looked_at; ++at) {
    const char c = head[at];
    if (c == '"' && (quoted || field_begins)) {
      quoted = !quoted;
      continue;
    }
    field_begins = !quoted && (c == delimiter || c == '\n');
    if (quoted) continue;
    if (c == delimiter) ++rows.back();
    if (c == '\n') rows.push_back(1);
  }
  if (rows.size() > 1) rows.pop_back();  // perhaps cut, perhaps empty
  return rows;
}

}  // namespace

// The header decides, as its names hardly ever hold a delimiter; where it holds
// several kinds, the one that cuts most rows into as many fields.
char detect_delimiter(std::string_view head, DelimiterHint hint) {
  char best = '\0';
  std::size_t best_score = 0;
  for (const char delimiter : delimiters) {
    const auto rows = count_fields(head, delimiter);
    if (rows.front() < 2) continue;
    if (delimiter == '\t' && hint == DelimiterHint::tab) return delimiter;
    const auto equal = std::count(rows.begin(), rows.end(), rows.front());
    const auto score = 1000 * static_cast<std::size_t>(equal) / rows.size() + rows.front();
    if (score > best_score) {
      best = delimiter;
      best_score = score;
    }
  }
  return best;
}

CsvParser::CsvParser(ByteSource source, const DecodeOptions& decode, std::size_t longest_field,
                     DelimiterHint hint)
    : cursor_(source, decode), path_(std::move(source.path)), longest_field_(longest_field) {
  if (cursor_.at_end()) return;
  delimiter_ = detect_delimiter(cursor_.rest(), hint);
  read_sep_line();
}

void CsvParser::read_sep_line() {
  const std::string_view rest = cursor_.rest();
  if (!rest.starts_with("sep=") || rest.size() < 6 || rest[5] != '\n') return;
  delimiter_ = rest[4];
  take(6);
}

void CsvParser::take(std::size_t bytes) {
  const std::string_view taken = cursor_.rest().substr(0, bytes);
  std::size_t line_begin = 0;
  for (std::size_t end = taken.find('\n'); end != std::string_view::npos;
       end = taken.find('\n', line_begin)) {
    line_begin = end + 1;
    ++line_;
    column_ = 1;
  }
  column_ += count_code_points(taken.substr(line_begin));
  cursor_.take(bytes);
}

bool CsvParser::next(CsvRow& row) {
  if (cursor_.at_end()) return false;
  row.line = line_;
  std::size_t count = 0;
  for (Ended ended = Ended::field; ended == Ended::field; ++count) {
    if (count == row.fields.size()) row.fields.emplace_back();
    row.fields[count].clear();
    ended = read_field(row.fields[count]);
  }
  row.fields.resize(count);
  return true;
}

CsvParser::Ended CsvParser::read_field(std::string& field) {
  if (!cursor_.at_end() && cursor_.rest().front() == '"') read_quoted(field);
  return read_plain(field);
}

void CsvParser::read_quoted(std::string& field) {
  const std::size_t line = line_;
  const std::size_t column = column_;
  take(1);
  while (true) {
    if (cursor_.at_end()) {
      fail(
          "a quoted field opens here and never closes: close it, or double the quote if it is "
          "part of the text",
          line, column);
    }
    const std::string_view rest = cursor_.rest();
    const std::size_t quote = rest.find('"');
    field.append(rest.substr(0, quote));
    if (field.size() > longest_field_) fail("a field without end opens here", line, column);
    take(std::min(quote, rest.size()));
    if (quote == std::string_view::npos) continue;
    take(1);
    if (cursor_.at_end() || cursor_.rest().front() != '"') break;
    field += '"';
    take(1);
  }
  close_quote(field, line);
}

void CsvParser::close_quote(std::string& field, std::size_t opened) {
  while (!cursor_.at_end() && cursor_.rest().front() == ' ' && delimiter_ != '\t') take(1);
  if (cursor_.at_end()) return;
  const char next = cursor_.rest().front();
  if (next == delimiter_ || next == '\n') return;
  if (delimiter_ == ',' || delimiter_ == ';' || opened != line_) {
    fail("text behind a closing quote: double a quote that is part of the text", line_, column_);
  }
  field = fmt::format("\"{}\"", field);
}

CsvParser::Ended CsvParser::read_plain(std::string& field) {
  const char delimiter = delimiter_ == '\0' ? '\n' : delimiter_;
  const auto stops = [delimiter](char c) { return c == '\n' || c == delimiter; };
  while (!cursor_.at_end()) {
    const std::string_view rest = cursor_.rest();
    const auto found = std::find_if(rest.begin(), rest.end(), stops);
    const auto stop = static_cast<std::size_t>(found - rest.begin());
    field.append(rest.substr(0, stop));
    if (field.size() > longest_field_) fail("a field without end", line_, column_);
    if (stop == rest.size()) {
      take(rest.size());
      continue;
    }
    const Ended ended = rest[stop] == '\n' ? Ended::row : Ended::field;
    take(stop + 1);
    return ended;
  }
  return Ended::row;
}

void CsvParser::fail(const std::string& message, std::size_t line, std::size_t column) const {
  throw Error(ErrorKind::input, message, Place{path_, line, column});
}

}  // namespace themata
