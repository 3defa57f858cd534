// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <themata/base/diagnostics.hpp>

namespace themata {

/// A table of facts about documents (and perhaps their speakers), joined by
/// document id. Immutable after loading.
class Metadata {
 public:
  /// `key`: the column that holds document ids ("document" unless said).
  /// A column `speaker` makes rows apply to one speaker of the document.
  /// Throws Error(input) for a missing column, a row of another length, and a
  /// column or (document, speaker) that stands twice.
  static Metadata load(const std::string& path, const std::string& key);

  /// Names of the joined columns.
  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }
  /// The document of the table that an id is joined to, as a number. An id
  /// matches as it stands; else where one of the two has no extension and the
  /// other has, if the table has only one such.
  [[nodiscard]] std::optional<std::size_t> document(std::string_view id) const;
  /// The row of a document and, where rows are of speakers, of this one, without case.
  [[nodiscard]] std::optional<std::size_t> row(std::size_t document,
                                               std::string_view speaker) const;
  /// Value of a field, or nothing where the table has no such row.
  [[nodiscard]] std::optional<std::string> value(std::size_t document, std::string_view speaker,
                                                 std::string_view field) const;
  [[nodiscard]] std::optional<std::string> value(std::string_view document,
                                                 std::string_view speaker,
                                                 std::string_view field) const;
  /// Do rows apply to single speakers?
  [[nodiscard]] bool by_speaker() const { return by_speaker_; }
  [[nodiscard]] bool has(std::string_view field) const;
  [[nodiscard]] bool knows(std::string_view id) const { return document(id).has_value(); }

  /// Documents as the table names them, in its order.
  [[nodiscard]] const std::vector<std::string>& documents() const { return documents_; }
  /// The rows of a document are those from first_row(document) to first_row(document + 1).
  [[nodiscard]] std::size_t first_row(std::size_t document) const { return first_row_[document]; }
  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] const std::string& speaker_of(std::size_t row) const { return rows_[row].speaker; }

 private:
  /// A row: of which document, and of which of its speakers where rows tell them apart.
  struct Row {
    std::uint32_t document = 0;
    std::string speaker{};  ///< as the table has it
    std::string voice{};    ///< without case
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Numbers = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
  class Loading;

  std::vector<std::string> fields_{};
  std::vector<std::string> documents_{};  ///< in the table's order
  /// Of documents, by their ids, and by what no id is but one without its extension.
  Numbers numbers_{};
  std::vector<std::size_t> first_row_{};  ///< of each document, and one more
  std::vector<Row> rows_{};               ///< by document and voice
  std::vector<std::string> cells_{};      ///< row by row, one for each field
  bool by_speaker_ = false;
};

/// `--name-fields 'unit_participant_date'` against `htu_p04_2021`: the fields'
/// names and values, split at the same separators; a name with another number
/// of parts gives nothing.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> split_name(
    std::string_view name_fields, std::string_view document_id);
/// Is a field of `--by` or `--where`, which may be called `meta_FIELD` there, one of those?
[[nodiscard]] bool is_name_field(std::string_view name_fields, std::string_view field);

}  // namespace themata
