// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <themata/text/text_stream.hpp>

namespace themata {

enum class DelimiterHint { none, tab };

struct CsvRow {
  std::vector<std::string> fields{};
  std::size_t line = 0;  ///< on which it begins
};

/// RFC 4180, row by row out of a stream of any length: quoted fields may hold
/// delimiters, line ends and doubled quotes; a quote inside an unquoted field
/// is a quote. In tables with tabs a quote that ends too early was a plain one.
class CsvParser {
 public:
  /// Detects the delimiter from what is at hand; honours a first line `sep=;`.
  /// A field of more than `longest_field` bytes is an error.
  CsvParser(ByteSource source, const DecodeOptions& decode, std::size_t longest_field,
            DelimiterHint hint);

  /// The next row; false at the end. Throws Error(input) with line and column.
  [[nodiscard]] bool next(CsvRow& row);
  [[nodiscard]] char delimiter() const { return delimiter_; }  ///< NUL: one column
  [[nodiscard]] Decoded decoding() const { return cursor_.decoding(); }

 private:
  enum class Ended { field, row };

  void read_sep_line();
  [[nodiscard]] Ended read_field(std::string& field);
  void read_quoted(std::string& field);
  void close_quote(std::string& field, std::size_t opened);
  [[nodiscard]] Ended read_plain(std::string& field);
  void take(std::size_t bytes);
  [[noreturn]] void fail(const std::string& message, std::size_t line, std::size_t column) const;

  TextCursor cursor_;
  std::string path_;
  std::size_t longest_field_;
  char delimiter_ = ',';
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

/// The delimiter of a table that begins like this: `, ; tab`, or NUL for one column.
[[nodiscard]] char detect_delimiter(std::string_view head, DelimiterHint hint);

}  // namespace themata
