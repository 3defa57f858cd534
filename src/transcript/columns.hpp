// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/error.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

/// What a column of a table of turns can be.
enum class Field : std::size_t { text, speaker, document, role, start, end };
inline constexpr std::size_t fields = 6;

/// Which column is what: indexes into the header.
class Columns {
 public:
  [[nodiscard]] std::optional<std::size_t> of(Field field) const {
    return places_[static_cast<std::size_t>(field)];
  }
  void set(Field field, std::size_t column) { places_[static_cast<std::size_t>(field)] = column; }
  [[nodiscard]] bool takes(std::size_t column) const;

 private:
  std::array<std::optional<std::size_t>, fields> places_{};
};

/// How the column `id` was decided, for the note.
enum class IdColumn { none, repeats, no_speaker, unique };

struct ColumnChoice {
  Columns columns{};
  IdColumn id = IdColumn::none;
};

/// Chooses by the names of the header, `wanted` first. Whether a column's values
/// repeat in the first rows is asked only if the choice depends on it. Throws
/// Error(input) where no column can be the talk, where two could be the same, and for a wanted name
/// that is not in the header.
[[nodiscard]] ColumnChoice choose_columns(const std::vector<std::string>& header,
                                          const ColumnNames& wanted, const Place& place,
                                          const std::function<bool(std::size_t)>& repeats);

/// The same where nobody can name a column, of a header that names talk; nothing where two could
/// be the same.
[[nodiscard]] std::optional<Columns> columns_by_names(const std::vector<std::string>& header);

/// What was chosen, in words.
[[nodiscard]] std::string describe(const ColumnChoice& choice,
                                   const std::vector<std::string>& header);

/// A name as it is compared: `Speaker Name`, `speaker-name`, `speakerName` are `speaker_name`.
[[nodiscard]] std::string column_key(std::string_view name);

/// 0.001 for columns in milliseconds (`start_ms`), else 1.
[[nodiscard]] double seconds_in_unit(std::string_view name);

/// Whether columns of a kind may be called this.
[[nodiscard]] bool names_column(Field field, std::string_view name);

/// Whether a column of this key names documents, whatever its values are.
[[nodiscard]] bool names_document_column(std::string_view key);

/// Whether some name of the header means talk: is it a table of turns at all?
[[nodiscard]] bool names_text_column(const std::vector<std::string>& header);

}  // namespace themata
