// SPDX-License-Identifier: MIT
#include "columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include <themata/text/utf8.hpp>

namespace themata {
namespace {

using Names = std::vector<std::string_view>;

/// What columns are called, the likeliest first.
const std::array<Names, fields> known{{
    {"text",   "utterance",   "utterances", "talk",  "transcript_text", "content",  "contents",
     "speech", "spoken_text", "said",       "utt",   "message",         "sentence", "body",
     "value",  "response",    "answer",     "texte", "contenu",         "inhalt"},
    {"speaker", "speaker_name", "speaker_label", "name", "who", "participant", "participant_name",
     "member_name", "author", "person", "voice", "talker", "user", "username", "speaker_id",
     "locuteur", "locutrice", "sprecher", "sprecherin"},
    {"document", "document_id", "doc", "doc_id", "interview", "interview_id", "file", "file_name",
     "filename", "transcript", "transcript_id"},
    {"role", "speaker_role"},
    {"start", "start_time", "begin", "begin_time", "start_ts", "start_sec", "start_seconds",
     "start_s", "start_ms", "time", "timestamp", "timecode", "tmin", "onset", "début", "beginn",
     "zeit"},
    {"end", "end_time", "stop", "end_ts", "end_sec", "end_seconds", "end_s", "end_ms", "tmax",
     "fin", "ende"},
}};

constexpr std::array<std::string_view, fields> words{"text", "speaker", "document",
                                                     "role", "start",   "end"};

std::string_view wanted_name(const ColumnNames& names, Field field) {
  switch (field) {
    case Field::text: return names.text;
    case Field::speaker: return names.speaker;
    case Field::document: return names.document;
    case Field::role: return names.role;
    case Field::start: return names.start;
    case Field::end: return names.end;
  }
  return {};
}

const Names& names_of(Field field) { return known[static_cast<std::size_t>(field)]; }

constexpr std::array<Field, fields> all_fields{Field::text, Field::speaker, Field::document,
                                               Field::role, Field::start,   Field::end};

bool starts_a_word(std::string_view name, std::size_t at) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return at > 0 && upper(name[at]) && lower(name[at - 1]);
}

class Chooser {
 public:
  Chooser(const std::vector<std::string>& header, const ColumnNames& wanted, const Place& place)
      : header_(header), wanted_(wanted), place_(place) {
    for (const std::string& name : header) keys_.push_back(column_key(name));
  }

  ColumnChoice choose(const std::function<bool(std::size_t)>& repeats) {
    for (const Field field : all_fields) take_wanted(field);
    for (const Field field : all_fields) guess(field);
    if (!choice_.columns.of(Field::text)) take_transcript();
    if (!choice_.columns.of(Field::document)) judge_id(repeats);
    return choice_;
  }

 private:
  void take_wanted(Field field) {
    const std::string_view name = wanted_name(wanted_, field);
    if (name.empty()) return;
    auto found = std::find(header_.begin(), header_.end(), name);
    if (found == header_.end()) {
      const auto key = std::find(keys_.begin(), keys_.end(), column_key(name));
      if (key == keys_.end()) {
        throw Error(ErrorKind::input,
                    fmt::format("no column '{}' for {} (--columns): there are '{}'", name,
                                words[static_cast<std::size_t>(field)], fmt::join(header_, "', '")),
                    place_);
      }
      found = header_.begin() + (key - keys_.begin());
    }
    choice_.columns.set(field, static_cast<std::size_t>(found - header_.begin()));
  }

  void guess(Field field) {
    if (choice_.columns.of(field)) return;
    for (const std::string_view name : names_of(field)) {
      if (take(field, name)) return;
    }
  }

  bool take(Field field, std::string_view key) {
    const auto found = std::find(keys_.begin(), keys_.end(), key);
    if (found == keys_.end()) return false;
    const auto column = static_cast<std::size_t>(found - keys_.begin());
    if (choice_.columns.takes(column)) return false;
    choice_.columns.set(field, column);
    return true;
  }

  /// A column `transcript` names documents where there is talk beside it, else it is the talk.
  void take_transcript() {
    Columns others;
    for (const Field field : all_fields) {
      const auto column = choice_.columns.of(field);
      const bool guessed = field == Field::document && wanted_.document.empty();
      if (column && !(guessed && keys_[*column] == "transcript")) others.set(field, *column);
    }
    choice_.columns = others;
    if (take(Field::text, "transcript")) return guess(Field::document);
    throw Error(
        ErrorKind::input,
        fmt::format("no column holds talk, by their names: '{}'; name one with --columns text=NAME",
                    fmt::join(header_, "', '")),
        place_);
  }

  void judge_id(const std::function<bool(std::size_t)>& repeats) {
    const auto found = std::find(keys_.begin(), keys_.end(), "id");
    if (found == keys_.end()) return;
    const auto column = static_cast<std::size_t>(found - keys_.begin());
    if (choice_.columns.takes(column)) return;
    choice_.id = IdColumn::unique;
    if (!choice_.columns.of(Field::speaker)) choice_.id = IdColumn::no_speaker;
    if (repeats(column)) choice_.id = IdColumn::repeats;
    if (choice_.id != IdColumn::unique) choice_.columns.set(Field::document, column);
  }

  const std::vector<std::string>& header_;
  const ColumnNames& wanted_;
  const Place& place_;
  std::vector<std::string> keys_{};
  ColumnChoice choice_{};
};

/// A column that could as well be the one chosen for a field, by its name.
struct Twin {
  Field field{};
  std::size_t chosen = 0;
  std::size_t other = 0;
};

std::optional<Twin> find_twin(const Columns& columns, const std::vector<std::string>& header,
                              const ColumnNames& wanted) {
  for (const Field field : all_fields) {
    const auto chosen = columns.of(field);
    if (!chosen) continue;
    const bool asked = !wanted_name(wanted, field).empty();
    for (std::size_t other = 0; other < header.size(); ++other) {
      if (columns.takes(other)) continue;
      const bool alike = asked ? header[other] == header[*chosen]
                               : column_key(header[other]) == column_key(header[*chosen]);
      if (alike) return Twin{field, *chosen, other};
    }
  }
  return std::nullopt;
}

std::string_view reason(IdColumn id) {
  switch (id) {
    case IdColumn::repeats: return " (its values repeat in the first rows)";
    case IdColumn::no_speaker: return " (no column names speakers)";
    case IdColumn::unique:
      return "; the file is one document: 'id' differs in each of its first rows";
    case IdColumn::none: return "";
  }
  return "";
}

}  // namespace

bool Columns::takes(std::size_t column) const {
  return std::find(places_.begin(), places_.end(), std::optional(column)) != places_.end();
}

std::string column_key(std::string_view name) {
  std::string key;
  const std::string_view bare = trim(name);
  for (std::size_t at = 0; at < bare.size(); ++at) {
    const char c = bare[at];
    const bool joint = c == ' ' || c == '-' || c == '.' || c == '_' || c == '\n';
    if ((joint || starts_a_word(bare, at)) && !key.empty() && key.back() != '_') key += '_';
    if (!joint) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  while (!key.empty() && key.back() == '_') key.pop_back();
  return key;
}

double seconds_in_unit(std::string_view name) {
  return column_key(name).ends_with("_ms") ? 0.001 : 1;
}

bool names_column(Field field, std::string_view name) {
  const Names& names = names_of(field);
  return std::find(names.begin(), names.end(), column_key(name)) != names.end();
}

bool names_document_column(std::string_view key) {
  const Names& names = names_of(Field::document);
  return std::find(names.begin(), names.end(), key) != names.end();
}

bool names_text_column(const std::vector<std::string>& header) {
  return std::any_of(header.begin(), header.end(), [](const std::string& name) {
    const std::string key = column_key(name);
    const Names& names = names_of(Field::text);
    return key == "transcript" || std::find(names.begin(), names.end(), key) != names.end();
  });
}

ColumnChoice choose_columns(const std::vector<std::string>& header, const ColumnNames& wanted,
                            const Place& place, const std::function<bool(std::size_t)>& repeats) {
  const ColumnChoice choice = Chooser(header, wanted, place).choose(repeats);
  const auto twin = find_twin(choice.columns, header, wanted);
  if (!twin) return choice;
  if (!wanted_name(wanted, twin->field).empty()) {
    throw Error(ErrorKind::input,
                fmt::format("two columns are called '{}'; give one of them another name",
                            header[twin->chosen]),
                place);
  }
  const std::string_view what = words[static_cast<std::size_t>(twin->field)];
  throw Error(ErrorKind::input,
              fmt::format("columns '{}' and '{}' could both be the {}; name one with --columns "
                          "{}=NAME, or give one another name",
                          header[twin->chosen], header[twin->other], what, what),
              place);
}

std::optional<Columns> columns_by_names(const std::vector<std::string>& header) {
  const Columns columns = Chooser(header, {}, {}).choose([](std::size_t) { return false; }).columns;
  return find_twin(columns, header, {}) ? std::nullopt : std::optional(columns);
}

std::string describe(const ColumnChoice& choice, const std::vector<std::string>& header) {
  std::string out;
  for (const Field field : all_fields) {
    const auto column = choice.columns.of(field);
    if (!column) continue;
    out += fmt::format("{}{}={}", out.empty() ? "" : ", ", words[static_cast<std::size_t>(field)],
                       header[*column]);
    if (field == Field::document && choice.id != IdColumn::unique) out += reason(choice.id);
  }
  for (std::size_t column = 0; column < header.size(); ++column) {
    const bool unread = !choice.columns.takes(column) && names_column(Field::text, header[column]);
    if (unread) out += fmt::format("; {} is not read", header[column]);
  }
  if (choice.id == IdColumn::unique) return out + std::string(reason(choice.id));
  if (!choice.columns.of(Field::document)) out += "; the file is one document";
  return out;
}

}  // namespace themata
