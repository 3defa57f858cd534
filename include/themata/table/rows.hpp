// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/table/format.hpp>
#include <themata/table/table.hpp>

namespace themata {

/// What the rows of one table look like. Immutable; shared by the writers of
/// all workers. In machine formats numbers are written so that reading gives
/// the same bits. Rows of an aligned table are lines for `align_rows`.
class RowFormat {
 public:
  RowFormat(std::vector<Column> columns, TableFormat format,
            SpreadsheetCells cells = SpreadsheetCells::as_they_are);

  /// What stands before the first row and after the last.
  [[nodiscard]] std::string head() const;
  [[nodiscard]] std::string tail(bool any_rows) const;
  /// Rows as they follow the head: the first row of a JSON array has no comma before it.
  [[nodiscard]] std::string_view first(std::string_view rows) const;

  [[nodiscard]] TableFormat format() const { return format_; }
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }

 private:
  friend class RowWriter;

  /// Is the text written as it is, but for quotes around all texts?
  [[nodiscard]] bool is_plain(std::string_view text) const {
    if (text.empty() || guarded_[static_cast<unsigned char>(text.front())] != 0) return false;
    std::uint8_t special = 0;
    for (const char c : text) special |= special_[static_cast<unsigned char>(c)];
    return special == 0;
  }
  /// Appends a text of which at least one byte has to be written in another way.
  void append_escaped(std::string& out, std::string_view text) const;

  std::vector<Column> columns_;
  TableFormat format_;
  /// What stands before each cell of a row; between two cells, where this is
  /// one character and nothing else is needed, that character.
  std::vector<std::string> before_{};
  char separator_ = '\0';
  std::string end_{};                        ///< what ends a row
  bool quoted_;                              ///< every text, with "
  std::string_view missing_{};               ///< in place of a missing value
  bool shortened_;                           ///< reals for reading, not for computing
  std::array<std::uint8_t, 256> special_{};  ///< bytes that a text can't hold as they are
  std::array<std::uint8_t, 256> guarded_{};  ///< bytes that a text can't begin with as they are
};

/// The first cells of a row, written once for the many rows that begin with them.
struct RowStart {
  std::string bytes{};
  std::size_t cells = 0;
};

/// The last cells of a row and what ends it, written once for the many rows that end with them.
/// Only short ones: they are copied as a whole, whatever their size.
struct RowEnd {
  static constexpr std::size_t longest = 31;

  std::array<char, longest> bytes{};
  std::uint8_t size = 0;  ///< 0: none

  /// None if the bytes are too many.
  static RowEnd of(std::string_view written) {
    RowEnd end;
    if (written.size() > longest) return end;
    written.copy(end.bytes.data(), written.size());
    end.size = static_cast<std::uint8_t>(written.size());
    return end;
  }
};

/// Writes rows, cell by cell in the order of the columns, as bytes of their
/// format. No cell is allocated; the buffer lives as long as the writer.
class RowWriter {
 public:
  explicit RowWriter(const RowFormat& format) : format_(format) {}
  /// Passes rows on as soon as there are so many bytes of them; the last with pass_rest().
  RowWriter(const RowFormat& format, std::size_t most, std::function<void(std::string_view)> passed)
      : format_(format), most_(most), passed_(std::move(passed)) {}

  /// A text, or a missing value if it is empty.
  RowWriter& text(std::string_view value) {
    return format_.is_plain(value) ? word(value) : other_text(value);
  }
  /// A text of ASCII letters, which no format writes in another way.
  RowWriter& word(std::string_view letters) {
    begin_cell();
    if (format_.quoted_) put('"');
    put(letters);
    if (format_.quoted_) put('"');
    return *this;
  }
  RowWriter& count(std::uint64_t value);
  /// A number, or a missing value if it is not finite.
  RowWriter& real(double value);
  RowWriter& missing() {
    begin_cell();
    put(format_.missing_);
    return *this;
  }
  RowWriter& cell(const Cell& value);
  void row(const Row& cells);
  void end_row() {
    put(format_.end_);
    begin_row();
  }
  /// With the last cells, as they stand at the end of a row that another writer of this format
  /// wrote.
  void end_row(const RowEnd& end) {
    std::memcpy(room(end.bytes.size()), end.bytes.data(), end.bytes.size());
    used_ += end.size;
    begin_row();
  }

  /// Takes the unfinished row back and keeps it as the start of other rows.
  void keep_start(RowStart& start);
  RowWriter& start(const RowStart& start) {
    put(start.bytes);
    column_ = start.cells;
    return *this;
  }
  /// A line that is no row.
  void line(std::string_view text) {
    put(text);
    row_ = used_;
  }

  /// Bytes written and not yet passed on.
  [[nodiscard]] std::size_t size() const { return used_; }
  /// To whom the writer was made for.
  void pass_rest();
  /// The finished rows, until more are written; then they are forgotten.
  [[nodiscard]] std::string_view take_rows() {
    const std::string_view rows(buffer_.data(), used_);
    used_ = row_ = 0;
    return rows;
  }
  /// Hands the finished rows over as a std::string&&, if there are any.
  template <typename Sink>
  void pass_on(const Sink& sink) {
    if (used_ == 0) return;
    usual_ = used_ + used_ / 8;
    buffer_.resize(used_);
    used_ = row_ = 0;
    sink(std::move(buffer_));
    buffer_.resize(buffer_.capacity());  // the room is still there unless the sink took it
  }

 private:
  void begin_row() {
    row_ = used_;
    column_ = 0;
    if (used_ >= most_) pass_rest();
  }
  void begin_cell() {
    if (format_.separator_ == '\0') return put(format_.before_[column_++]);
    if (column_++ > 0) put(format_.separator_);
  }
  void put(char byte) {
    *room(1) = byte;
    ++used_;
  }
  void put(std::string_view bytes) {
    std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
    used_ += bytes.size();
  }
  char* room(std::size_t bytes) {
    if (buffer_.size() - used_ < bytes) grow(bytes);
    return buffer_.data() + used_;
  }
  void grow(std::size_t bytes);
  /// One that is missing or has to be written in another way.
  RowWriter& other_text(std::string_view value);
  template <typename Integer>
  RowWriter& integer(Integer value);

  /// What stands before the last three digits of a number.
  struct Thousands {
    static constexpr std::uint64_t most = 9'999'999'999'999'999;

    std::uint64_t value = 0;
    std::array<char, 16> digits{};
    std::size_t size = 0;
  };

  const RowFormat& format_;
  std::string buffer_{};  ///< what is written, then room
  std::size_t used_ = 0;
  std::size_t usual_ = 4096;  ///< room for as much as was passed on last
  std::size_t row_ = 0;       ///< where the unfinished row begins
  std::size_t column_ = 0;
  std::array<Thousands, 8> above_{};  ///< of the last row's numbers, by column
  std::string escaped_{};
  std::size_t most_ = std::numeric_limits<std::size_t>::max();
  std::function<void(std::string_view)> passed_{};
};

/// A whole table, whose rows `fill` writes, as text.
[[nodiscard]] std::string format_rows(const std::vector<Column>& columns, TableFormat format,
                                      SpreadsheetCells cells,
                                      const std::function<void(RowWriter& rows)>& fill);

/// The aligned table of rows that were written with TableFormat::table.
[[nodiscard]] std::string align_rows(const std::vector<Column>& columns, std::string_view rows);

}  // namespace themata
