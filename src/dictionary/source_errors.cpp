// SPDX-License-Identifier: MIT
#include <themata/dictionary/source_errors.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include <themata/text/utf8.hpp>

namespace themata {

SourceErrors::SourceErrors(std::string path, std::string_view text)
    : path_(std::move(path)), text_(text) {
  line_begins_.push_back(0);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') line_begins_.push_back(at + 1);
  }
}

void SourceErrors::add(std::size_t line, std::size_t column, const std::string& message) {
  found_.push_back({line, column, message});
}

std::string_view SourceErrors::text_at(std::size_t line, std::size_t column) const {
  if (line == 0 || line > line_begins_.size()) return {};
  std::string_view rest = text_.substr(line_begins_[line - 1]);
  rest = rest.substr(0, rest.find('\n'));
  for (std::size_t at = 1; at < column && !rest.empty(); ++at) {
    rest.remove_prefix(code_point_at(rest, 0).bytes);
  }
  return rest;
}

std::string SourceErrors::with_caret(std::size_t line, std::size_t column,
                                     const std::string& message) const {
  const std::string head = Place{path_, line, column, {}}.str() + ": " + message;
  if (line == 0 || line > line_begins_.size()) return head;
  // A line of a machine-made file can be a megabyte; the reader needs its part.
  constexpr std::size_t widest = 160;
  const std::size_t from = column > widest ? column - widest / 2 : 1;
  const std::string_view whole = text_at(line, from);
  std::string shown(whole.substr(0, std::min(whole.size(), widest)));
  while (find_invalid_utf8(shown)) shown.pop_back();
  std::replace(shown.begin(), shown.end(), '\t', ' ');
  const std::string_view cut = from > 1 ? "..." : "";
  const std::string number = fmt::format("{:>5}", line);
  std::string out = fmt::format("{}\n{} | {}{}", head, number, cut, shown);
  if (column > 0) {
    out += fmt::format("\n{:>{}} | {:>{}}", "", number.size(), "^", column - from + 1 + cut.size());
  }
  return out;
}

void SourceErrors::throw_if_any() const {
  if (found_.empty()) return;
  std::vector<Found> ordered = found_;
  std::stable_sort(ordered.begin(), ordered.end(), [](const Found& a, const Found& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  std::string all;
  for (const Found& one : ordered) {
    if (!all.empty()) all += '\n';
    all += with_caret(one.line, one.column, one.message);
  }
  if (ordered.size() > 1) all += fmt::format("\n{}: {} errors", path_, ordered.size());
  throw Error(ErrorKind::dictionary, all, ordered.size());
}

namespace {

/// Takes `12:` from the front; 0 where there is no number.
std::size_t take_number(std::string_view& text) {
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if (problem != std::errc{} || digits >= text.size() || text[digits] != ':') return 0;
  text.remove_prefix(digits + 1);
  return number;
}

}  // namespace

std::vector<Diagnostic> problems_of(const Error& error, const std::string& path) {
  if (error.place()) return {{Severity::error, error.what(), *error.place()}};
  std::vector<Diagnostic> out;
  const std::string head = path + ":";
  const std::string_view all = error.what();
  for (std::size_t at = 0; at < all.size() && out.size() < error.problems();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    std::string_view line = all.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with(head)) continue;
    line.remove_prefix(head.size());
    Place place{path, take_number(line), 0, {}};
    if (place.line > 0) place.column = take_number(line);
    out.push_back({Severity::error, std::string(trim(line)), std::move(place)});
  }
  if (out.empty()) out.push_back({Severity::error, std::string(all), Place{path, 0, 0, {}}});
  return out;
}

}  // namespace themata
