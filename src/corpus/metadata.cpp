// SPDX-License-Identifier: MIT
#include <themata/corpus/metadata.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include <themata/base/suggest.hpp>
#include <themata/corpus/inputs.hpp>
#include <themata/text/composition.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/table_file.hpp>

namespace themata {
namespace {

std::size_t column_of(const std::vector<std::string>& header, const std::string& name) {
  const auto found = std::find(header.begin(), header.end(), name);
  return static_cast<std::size_t>(found - header.begin());
}

/// In place of a number: ids of several documents are this one without their extensions.
constexpr std::uint32_t ambiguous = UINT32_MAX;

std::string bare(std::string_view document) { return without_extension(std::string(document)); }

bool is_separator(char c) { return c == '_' || c == '-' || c == '.' || c == ' '; }

}  // namespace

/// Takes a table's rows one by one, and puts them in order at the end.
class Metadata::Loading {
 public:
  Loading(std::string path, TableFile table) : path_(std::move(path)), table_(std::move(table)) {}

  Metadata load(const std::string& key) {
    for (std::string& name : table_.header) compose(name);
    for (TableFile::Line& line : table_.lines) {
      for (std::string& cell : line.cells) compose(cell);
    }
    name_columns(nfc(key));
    for (const TableFile::Line& line : table_.lines) add(line);
    know_without_extension();
    sort_rows();
    return std::move(metadata_);
  }

 private:
  void name_columns(const std::string& key) {
    const std::vector<std::string>& header = table_.header;
    refuse_same_columns();
    id_ = column_of(header, key);
    if (id_ == header.size()) {
      throw Error(ErrorKind::input,
                  fmt::format("the metadata have no column `{}`{} (`--metadata-key` names another)",
                              key, did_you_mean(key, header)),
                  Place{path_, 1, 0, {}});
    }
    speaker_ = column_of(header, "speaker");
    metadata_.by_speaker_ = speaker_ != header.size() && speaker_ != id_;
    for (std::size_t at = 0; at < header.size(); ++at) {
      if (at == id_ || (metadata_.by_speaker_ && at == speaker_)) continue;
      columns_.push_back(at);
      metadata_.fields_.push_back(header[at]);
    }
  }

  /// Columns without a name can't be asked for.
  void refuse_same_columns() const {
    std::set<std::string_view> names;
    for (const std::string& name : table_.header) {
      if (name.empty() || names.insert(name).second) continue;
      throw Error(ErrorKind::input,
                  fmt::format("two columns of the metadata are called `{}`", name),
                  Place{path_, 1, 0, {}});
    }
  }

  void add(const TableFile::Line& line) {
    const std::string id(trim(line.cells[id_]));
    const auto next = static_cast<std::uint32_t>(metadata_.documents_.size());
    const auto [known, fresh] = metadata_.numbers_.try_emplace(id, next);
    if (fresh) metadata_.documents_.push_back(id);
    Row row{known->second, {}, {}};
    if (metadata_.by_speaker_) {
      row.speaker = trim(line.cells[speaker_]);
      row.voice = folded_form(row.speaker);
    }
    metadata_.rows_.push_back(std::move(row));
  }

  void know_without_extension() {
    const auto count = static_cast<std::uint32_t>(metadata_.documents_.size());
    for (std::uint32_t at = 0; at < count; ++at) {
      const std::string& id = metadata_.documents_[at];
      const std::string plain = bare(id);
      if (plain == id) continue;
      const auto [known, fresh] = metadata_.numbers_.try_emplace(plain, at);
      if (fresh || known->second == ambiguous) continue;
      if (metadata_.documents_[known->second] != plain) known->second = ambiguous;
    }
  }

  void sort_rows() {
    std::vector<Row>& rows = metadata_.rows_;
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&rows](std::size_t a, std::size_t b) {
      return std::tie(rows[a].document, rows[a].voice) < std::tie(rows[b].document, rows[b].voice);
    });
    refuse_returns(order);
    std::vector<Row> sorted;
    sorted.reserve(rows.size());
    metadata_.cells_.reserve(rows.size() * columns_.size());
    for (const std::size_t at : order) {
      while (metadata_.first_row_.size() <= rows[at].document) {
        metadata_.first_row_.push_back(sorted.size());
      }
      sorted.push_back(std::move(rows[at]));
      std::vector<std::string>& cells = table_.lines[at].cells;
      for (const std::size_t column : columns_) {
        metadata_.cells_.push_back(std::move(cells[column]));
      }
      std::vector<std::string>().swap(cells);  // the table is never there twice
    }
    metadata_.first_row_.push_back(sorted.size());
    rows = std::move(sorted);
  }

  /// Of the rows that stand a second time the first is told.
  void refuse_returns(const std::vector<std::size_t>& order) const {
    const std::vector<Row>& rows = metadata_.rows_;
    std::size_t first = 0;
    std::size_t second = rows.size();
    for (std::size_t at = 1; at < order.size(); ++at) {
      const Row& before = rows[order[at - 1]];
      const Row& row = rows[order[at]];
      if (row.document != before.document || row.voice != before.voice) continue;
      if (order[at] >= second) continue;
      first = order[at - 1];
      second = order[at];
    }
    if (second == rows.size()) return;
    const std::string_view document = trim(table_.lines[second].cells[id_]);
    const std::string& speaker = rows[second].speaker;
    throw Error(ErrorKind::input,
                fmt::format("`{}{}{}` stands here a second time (first in line {})", document,
                            speaker.empty() ? "" : ", ", speaker, table_.lines[first].number),
                Place{path_, table_.lines[second].number, 0, {}});
  }

  std::string path_;
  TableFile table_;
  Metadata metadata_{};
  std::size_t id_ = 0;
  std::size_t speaker_ = 0;
  std::vector<std::size_t> columns_{};
};

Metadata Metadata::load(const std::string& path, const std::string& key) {
  return Loading(path, read_table_file(path)).load(key);
}

std::optional<std::size_t> Metadata::document(std::string_view id) const {
  auto known = numbers_.find(id);
  if (known == numbers_.end()) {
    const std::string plain = bare(id);
    known = numbers_.find(plain);
    // Another extension is another document.
    if (known == numbers_.end() || known->second == ambiguous) return std::nullopt;
    if (documents_[known->second] != plain) return std::nullopt;
  }
  return known->second == ambiguous ? std::nullopt : std::optional<std::size_t>(known->second);
}

std::optional<std::size_t> Metadata::row(std::size_t document, std::string_view speaker) const {
  const std::string voice = by_speaker_ ? folded_form(speaker) : "";
  const auto begin = rows_.begin() + static_cast<std::ptrdiff_t>(first_row_[document]);
  const auto end = rows_.begin() + static_cast<std::ptrdiff_t>(first_row_[document + 1]);
  const auto found = std::lower_bound(
      begin, end, voice, [](const Row& one, const std::string& what) { return one.voice < what; });
  if (found == end || found->voice != voice) return std::nullopt;
  return static_cast<std::size_t>(found - rows_.begin());
}

std::optional<std::string> Metadata::value(std::size_t document, std::string_view speaker,
                                           std::string_view field) const {
  const auto column = std::find(fields_.begin(), fields_.end(), field);
  if (column == fields_.end()) return std::nullopt;
  const auto found = row(document, speaker);
  if (!found) return std::nullopt;
  return cells_[*found * fields_.size() + static_cast<std::size_t>(column - fields_.begin())];
}

std::optional<std::string> Metadata::value(std::string_view id, std::string_view speaker,
                                           std::string_view field) const {
  const auto known = document(id);
  return known ? value(*known, speaker, field) : std::nullopt;
}

bool Metadata::has(std::string_view field) const {
  return std::find(fields_.begin(), fields_.end(), field) != fields_.end();
}

std::vector<std::pair<std::string, std::string>> split_name(std::string_view name_fields,
                                                            std::string_view document_id) {
  if (name_fields.empty()) return {};
  const std::size_t slash = document_id.rfind('/');
  std::string_view name =
      slash == std::string_view::npos ? document_id : document_id.substr(slash + 1);
  std::vector<std::pair<std::string, std::string>> out;
  char separator = '\0';
  for (;;) {
    const auto end = std::find_if(name_fields.begin(), name_fields.end(), is_separator);
    const std::string field(name_fields.begin(), end);
    if (end == name_fields.end()) {
      if (separator != '\0' && name.find(separator) != std::string_view::npos) return {};
      out.emplace_back(field, name);
      return out;
    }
    separator = *end;
    const std::size_t cut = name.find(separator);
    if (cut == std::string_view::npos) return {};
    out.emplace_back(field, name.substr(0, cut));
    name.remove_prefix(cut + 1);
    name_fields.remove_prefix(field.size() + 1);
  }
}

bool is_name_field(std::string_view name_fields, std::string_view field) {
  const auto fields = split_name(name_fields, name_fields);
  return std::any_of(fields.begin(), fields.end(), [field](const auto& one) {
    return field == one.first || field == "meta_" + one.first;
  });
}

}  // namespace themata
