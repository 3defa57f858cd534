// SPDX-License-Identifier: MIT
#include <themata/corpus/metadata.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <themata/base/suggest.hpp>
#include <themata/corpus/inputs.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/table_file.hpp>

namespace themata {
namespace {

std::size_t column_of(const std::vector<std::string>& header, const std::string& name) {
  const auto found = std::find(header.begin(), header.end(), name);
  return static_cast<std::size_t>(found - header.begin());
}

/// Ids are compared as they are, and once more without extension.
std::string bare(std::string_view document) { return without_extension(std::string(document)); }

bool is_separator(char c) { return c == '_' || c == '-' || c == '.' || c == ' '; }

}  // namespace

Metadata Metadata::load(const std::string& path, const std::string& key) {
  const TableFile table = read_table_file(path);
  const std::size_t id = column_of(table.header, key);
  if (id == table.header.size()) {
    throw Error(ErrorKind::input,
                fmt::format("the metadata have no column `{}`{} (`--metadata-key` names another)",
                            key, did_you_mean(key, table.header)),
                Place{path, 1, 0, {}});
  }
  const std::size_t speaker = column_of(table.header, "speaker");
  Metadata metadata;
  metadata.by_speaker_ = speaker != table.header.size() && speaker != id;
  std::vector<std::size_t> columns;
  for (std::size_t at = 0; at < table.header.size(); ++at) {
    if (at == id || (metadata.by_speaker_ && at == speaker)) continue;
    columns.push_back(at);
    metadata.fields_.push_back(table.header[at]);
  }
  std::map<std::pair<std::string, std::string>, std::size_t> first_line;
  for (const TableFile::Line& line : table.lines) {
    const std::string document(trim(line.cells[id]));
    const std::string voice = metadata.by_speaker_ ? folded_form(trim(line.cells[speaker])) : "";
    const std::pair<std::string, std::string> place{bare(document), voice};
    const auto [before, fresh] = first_line.try_emplace(place, line.number);
    if (!fresh) {
      throw Error(ErrorKind::input,
                  fmt::format("`{}` stands here a second time (first in line {})",
                              voice.empty() ? document : fmt::format("{}, {}", document, voice),
                              before->second),
                  Place{path, line.number, 0, {}});
    }
    Values values;
    for (const std::size_t at : columns) values.push_back(line.cells[at]);
    if (std::find(metadata.documents_.begin(), metadata.documents_.end(), document) ==
        metadata.documents_.end()) {
      metadata.documents_.push_back(document);
    }
    metadata.rows_.emplace(place, std::move(values));
  }
  return metadata;
}

std::optional<std::string> Metadata::value(std::string_view document, std::string_view speaker,
                                           std::string_view field) const {
  const auto column = std::find(fields_.begin(), fields_.end(), field);
  if (column == fields_.end()) return std::nullopt;
  const std::string voice = by_speaker_ ? folded_form(speaker) : "";
  const auto row = rows_.find(std::pair(bare(document), voice));
  if (row == rows_.end()) return std::nullopt;
  return row->second[static_cast<std::size_t>(column - fields_.begin())];
}

bool Metadata::has(std::string_view field) const {
  return std::find(fields_.begin(), fields_.end(), field) != fields_.end();
}

bool Metadata::knows(std::string_view document) const {
  const auto row = rows_.lower_bound(std::pair(bare(document), std::string()));
  return row != rows_.end() && row->first.first == bare(document);
}

std::vector<std::string> Metadata::without_partner(const std::vector<std::string>& seen) const {
  std::set<std::string> known;
  for (const std::string& document : seen) known.insert(bare(document));
  std::vector<std::string> out;
  for (const std::string& document : documents_) {
    if (!known.contains(bare(document))) out.push_back(document);
  }
  return out;
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

}  // namespace themata
