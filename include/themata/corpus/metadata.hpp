// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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
  /// Throws Error(input) for a missing column, a row of another length or a
  /// (document, speaker) that stands twice.
  static Metadata load(const std::string& path, const std::string& key);

  /// Names of the joined columns.
  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }
  /// Value of a field, or nothing where the table has no such row. An id
  /// matches with or without its extension; speakers match without case.
  [[nodiscard]] std::optional<std::string> value(std::string_view document,
                                                 std::string_view speaker,
                                                 std::string_view field) const;
  /// Do rows apply to single speakers?
  [[nodiscard]] bool by_speaker() const { return by_speaker_; }
  [[nodiscard]] bool has(std::string_view field) const;
  [[nodiscard]] bool knows(std::string_view document) const;

  /// Documents of the table that are not among `seen`, in the table's order.
  [[nodiscard]] std::vector<std::string> without_partner(
      const std::vector<std::string>& seen) const;

 private:
  using Values = std::vector<std::string>;
  std::vector<std::string> fields_{};
  std::vector<std::string> documents_{};
  std::map<std::pair<std::string, std::string>, Values, std::less<>> rows_{};
  bool by_speaker_ = false;
};

/// `--name-fields 'unit_participant_date'` against `htu_p04_2021`: the fields'
/// names and values, split at the same separators; a name with another number
/// of parts gives nothing.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> split_name(
    std::string_view name_fields, std::string_view document_id);

}  // namespace themata
