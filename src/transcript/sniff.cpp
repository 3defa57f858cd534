// SPDX-License-Identifier: MIT
#include "sniff.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <themata/text/csv.hpp>
#include <themata/text/encoding.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

#include "columns.hpp"

namespace themata {
namespace {

std::string_view first_line(std::string_view text) {
  return text.substr(0, std::min(text.find('\n'), text.size()));
}

std::string_view without_first_line(std::string_view text) {
  return text.substr(std::min(first_line(text).size() + 1, text.size()));
}

std::string_view without_blank_begin(std::string_view text) {
  const std::string_view talk = trim(text);
  return talk.empty() ? talk : text.substr(static_cast<std::size_t>(talk.data() - text.data()));
}

bool is_subrip(std::string_view text) {
  const std::string_view number = trim(first_line(text));
  const bool index = !number.empty() && number.find_first_not_of("0123456789") == number.npos;
  const std::string_view times = index ? first_line(without_first_line(text)) : first_line(text);
  return times.find("-->") != times.npos && is_digit(code_point_at(trim(times), 0).value);
}

bool is_json_lines(std::string_view text) {
  const std::string_view line = trim(first_line(text));
  const bool cut = line.size() >= text.size();  // one line, perhaps longer than what is at hand
  return line.starts_with("{") && line.find('"') != line.npos && (cut || line.ends_with("}"));
}

/// `Text, and more of it.` is talk: in a header no blank follows a comma.
bool is_header(const std::vector<std::string>& names) {
  return names_text_column(names) &&
         std::none_of(names.begin(), names.end(),
                      [](const std::string& name) { return name.starts_with(' '); });
}

/// A header with a column for talk and at least one more.
std::string_view table_kind(const std::string& text) {
  std::istringstream stream(text);
  Input input{stream, "", ""};
  const ReadOptions options{{"UTF-8", InvalidBytes::replace}};
  CsvParser parser({input.bytes, input.path}, options.decode, options.size_limit,
                   DelimiterHint::none);
  CsvRow row;
  try {
    if (parser.delimiter() == '\0' || !parser.next(row) || !is_header(row.fields)) return "";
  } catch (const Error&) {
    return "";
  }
  return parser.delimiter() == '\t' ? "tsv" : "csv";
}

std::string sniffable_text(std::string_view head) {
  DecodeOptions options;
  options.invalid = InvalidBytes::replace;
  const EncodingChoice choice = choose_encoding(head, Extent::beginning, options, "");
  Decoder decoder(choice.name, InvalidBytes::replace, "");
  std::string text;
  decoder.feed(head, text);
  return text;
}

}  // namespace

std::string_view sniff_format(std::string_view head) {
  if (head.starts_with("PK\x03\x04")) return "docx";
  std::string whole;
  try {
    whole = sniffable_text(head);
  } catch (const Error&) {
    return "txt";
  }
  const std::string_view text = without_blank_begin(whole);
  if (text.starts_with("WEBVTT")) return "vtt";
  if (text.empty()) return "txt";
  if (is_subrip(text)) return "srt";
  if (is_json_lines(text)) return "jsonl";
  const std::string_view table = table_kind(whole);
  return table.empty() ? "txt" : table;
}

bool begins_like_markup(std::string_view head) {
  std::string whole;
  try {
    whole = sniffable_text(head);
  } catch (const Error&) {
    return false;
  }
  const std::string_view text = without_blank_begin(whole);
  constexpr std::size_t enough = 16;
  const std::string begin = folded_form(text.substr(0, enough));
  return begin.starts_with("<?xml") || begin.starts_with("<!doctype ") ||
         begin.starts_with("<html");
}

}  // namespace themata
