// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <new>
#include <unordered_set>
#include <utility>

#include <themata/text/text_stream.hpp>
#include <themata/text/utf8.hpp>

#include "columns.hpp"
#include "json_error.hpp"
#include "readers.hpp"
#include "table_turns.hpp"
#include "whole_input.hpp"

namespace themata {
namespace {

namespace json = simdjson::dom;

constexpr std::size_t head_lines = 1000;
constexpr std::size_t head_bytes = std::size_t{1} << 20;
constexpr std::size_t longest_line = std::size_t{256} << 20;
constexpr std::size_t deepest = 64;

struct JsonLine {
  std::string text;
  std::size_t number;
};

/// A scalar as a table's cell would have it; arrays and objects are empty.
std::string cell_text(const json::element& value) {
  switch (value.type()) {
    case json::element_type::STRING: return std::string(value.get_string().value_unsafe());
    case json::element_type::INT64: return fmt::format("{}", value.get_int64().value_unsafe());
    case json::element_type::UINT64: return fmt::format("{}", value.get_uint64().value_unsafe());
    case json::element_type::DOUBLE: return fmt::format("{}", value.get_double().value_unsafe());
    case json::element_type::BOOL: return value.get_bool().value_unsafe() ? "true" : "false";
    default: return {};
  }
}

/// What an object that is a whole document may call its turns.
constexpr std::array<std::string_view, 2> names_of_turns{"turns", "segments"};

/// The turns of an object that is a whole document.
bool turns_of(const json::object& object, json::array& turns) {
  return std::any_of(names_of_turns.begin(), names_of_turns.end(), [&](std::string_view key) {
    return object.at_key(key).get(turns) == simdjson::SUCCESS;
  });
}

/// The names of objects' values, in their order and each once.
class Header {
 public:
  void add(const json::object& object) {
    for (const json::key_value_pair field : object) {
      if (seen_.emplace(field.key).second) names_.emplace_back(field.key);
    }
  }
  [[nodiscard]] std::vector<std::string> names() && { return std::move(names_); }

 private:
  std::vector<std::string> names_{};
  std::unordered_set<std::string> seen_{};
};

/// What stands in a turn's fields; as long as the line is not parsed anew.
class Cells {
 public:
  void set(std::size_t field, const json::element& value) {
    if (value.is_string()) {
      text_[field] = value.get_string().value_unsafe();
    } else {
      text_[field] = made_[field] = cell_text(value);
    }
  }
  [[nodiscard]] std::string_view of(Field field) const {
    return text_[static_cast<std::size_t>(field)];
  }

 private:
  std::array<std::string_view, fields> text_{};
  std::array<std::string, fields> made_{};  ///< of what is no string
};

class JsonLinesReader {
 public:
  JsonLinesReader(Input& input, const ReadOptions& options, const DocumentSink& sink,
                  Diagnostics& diagnostics)
      : input_(input),
        options_(options),
        diagnostics_(diagnostics),
        cursor_({input.bytes, input.path}, options.decode),
        turns_(input, "jsonl", options, sink, diagnostics,
               [this] { return encoding_words(cursor_.decoding()); }) {
    if (parser_.allocate(std::size_t{1} << 16, deepest) != simdjson::SUCCESS) {
      throw std::bad_alloc();
    }
  }

  void read() {
    read_head();
    for (const JsonLine& line : head_) add(line);
    std::vector<JsonLine>().swap(head_);
    for (JsonLine line; next_filled(line);) add(line);
    turns_.finish();
    report_decoding(cursor_.decoding(), input_.path, diagnostics_);
  }

 private:
  bool next_filled(JsonLine& line) {
    while (!cursor_.at_end()) {
      read_line(line);
      if (!trim(line.text).empty()) return true;
    }
    return false;
  }

  void read_line(JsonLine& line) {
    line.text.clear();
    line.number = ++line_;
    while (!cursor_.at_end()) {
      const std::string_view rest = cursor_.rest();
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      line.text.append(rest.substr(0, end));
      if (line.text.size() > longest_line) {
        fail(fmt::format("a line of more than {} bytes", longest_line), line_, 0);
      }
      const bool complete = end < rest.size();
      cursor_.take(end + (complete ? 1 : 0));
      if (complete) break;
    }
    line.text.reserve(line.text.size() + simdjson::SIMDJSON_PADDING);
  }

  /// Which key is what is decided from the first lines together, as a key may
  /// be missing from some.
  void read_head() {
    Header keys;
    std::size_t bytes = 0;
    for (JsonLine line; head_.size() < head_lines && bytes < head_bytes && next_filled(line);) {
      bytes += line.text.size();
      const json::object object = parse(line);
      json::array turns;
      if (!turns_of(object, turns)) keys.add(object);
      head_.push_back(line);
    }
    std::vector<std::string> header = std::move(keys).names();
    if (header.empty()) return;
    const ColumnChoice choice =
        choose_columns(header, options_.columns, {input_.path},
                       [&](std::size_t column) { return repeats(header[column]); });
    header_ = std::move(header);
    columns_ = choice.columns;
    set_time_scale(header_, columns_);
    diagnostics_.note(fmt::format("keys: {}; --columns names others", describe(choice, header_)),
                      {input_.path});
  }

  bool repeats(const std::string& key) {
    std::unordered_set<std::string> values;
    return std::any_of(head_.begin(), head_.end(), [&](const JsonLine& line) {
      json::element value;
      if (parse(line).at_key(key).get(value) != simdjson::SUCCESS) return false;
      return !values.insert(cell_text(value)).second;
    });
  }

  json::object parse(const JsonLine& line) {
    json::element value;
    // A line that has no room behind it is copied.
    const bool copied = line.text.capacity() < line.text.size() + simdjson::SIMDJSON_PADDING;
    const auto error = parser_.parse(line.text.data(), line.text.size(), copied).get(value);
    if (error == simdjson::DEPTH_ERROR) {
      fail(fmt::format("nested deeper than {} levels", deepest), line.number, 0);
    }
    if (error != simdjson::SUCCESS) {
      const std::string_view good =
          std::string_view(line.text).substr(0, json_error_place(line.text));
      fail(fmt::format("this line is not valid JSON ({}): in JSON Lines each line is one object",
                       simdjson::error_message(error)),
           line.number, 1 + count_code_points(good));
    }
    json::object object;
    if (value.get(object) != simdjson::SUCCESS) {
      fail("this line is no JSON object: each line is one turn or one document, in braces",
           line.number, 1);
    }
    return object;
  }

  void add(const JsonLine& line) {
    const json::object object = parse(line);
    json::array turns;
    if (turns_of(object, turns)) return add_document(object, turns, line.number);
    if (!columns_.of(Field::text))
      fail("a turn among documents: no key holds its talk", line.number, 0);
    add_turn(object, header_, columns_, line.number);
  }

  void add_turn(const json::object& object, const std::vector<std::string>& header,
                const Columns& columns, std::size_t line) {
    Cells cells;
    std::array<bool, fields> filled{};
    for (const json::key_value_pair pair : object) {
      for (std::size_t field = 0; field < fields; ++field) {
        const auto column = columns.of(static_cast<Field>(field));
        if (!column || header[*column] != pair.key) continue;
        if (std::exchange(filled[field], true)) {
          fail(fmt::format("the key '{}' stands here twice", pair.key), line, 0);
        }
        if (pair.value.is_array() || pair.value.is_object()) {
          fail(fmt::format("the value of '{}' is no string", pair.key), line, 0);
        }
        cells.set(field, pair.value);
      }
    }
    std::optional<std::string_view> document;
    if (columns.of(Field::document)) document = cells.of(Field::document);
    turns_.add({cells.of(Field::text), cells.of(Field::speaker), document, cells.of(Field::role),
                cells.of(Field::start), cells.of(Field::end), line});
  }

  void add_document(const json::object& object, const json::array& turns, std::size_t line) {
    std::string id;
    TableTurns::Metadata metadata;
    refuse_more_turns(object, line);
    for (const json::key_value_pair field : object) {
      std::string value = cell_text(field.value);
      const std::string key = column_key(field.key);
      if (id.empty() && is_document_key(key)) {
        id = std::move(value);
      } else if (key == "text") {
        say_text_beside_turns(line);
      } else if (!value.empty()) {
        metadata.emplace_back(field.key, std::move(value));
      }
    }
    Header keys;
    for (const json::element turn : turns) keys.add(turn_object(turn, line));
    turns_.begin_document(std::move(id), line);
    if (turns.size() > 0) add_turns(turns, std::move(keys).names(), line);
    turns_.end_document(std::move(metadata));
  }

  void refuse_more_turns(const json::object& object, std::size_t line) const {
    const auto are_turns = [](const json::key_value_pair& field) {
      return field.value.is_array() && std::find(names_of_turns.begin(), names_of_turns.end(),
                                                 field.key) != names_of_turns.end();
    };
    if (std::count_if(object.begin(), object.end(), are_turns) < 2) return;
    fail("'turns' or 'segments' stand here twice: which of them is the talk?", line, 0);
  }

  /// As Whisper writes it, all of them in a row.
  void say_text_beside_turns(std::size_t line) {
    if (std::exchange(said_text_beside_turns_, true)) return;
    diagnostics_.note("'text' beside turns is not read: they are the talk", {input_.path, line});
  }

  void add_turns(const json::array& turns, const std::vector<std::string>& header,
                 std::size_t line) {
    ColumnNames wanted = options_.columns;
    wanted.document.clear();
    Columns chosen = choose_columns(header, wanted, {input_.path, line}, [](std::size_t) {
                       return false;
                     }).columns;
    Columns columns;
    for (std::size_t field = 0; field < fields; ++field) {
      const auto column = chosen.of(static_cast<Field>(field));
      if (column && static_cast<Field>(field) != Field::document) {
        columns.set(static_cast<Field>(field), *column);
      }
    }
    set_time_scale(header, columns);
    for (const json::element turn : turns) {
      add_turn(turn_object(turn, line), header, columns, line);
    }
    set_time_scale(header_, columns_);
  }

  [[nodiscard]] bool is_document_key(const std::string& key) const {
    if (!options_.columns.document.empty()) return key == column_key(options_.columns.document);
    return key == "id" || names_document_column(key);
  }

  [[nodiscard]] json::object turn_object(const json::element& turn, std::size_t line) const {
    json::object object;
    if (turn.get(object) != simdjson::SUCCESS) fail("a turn that is no object", line, 0);
    return object;
  }

  void set_time_scale(const std::vector<std::string>& header, const Columns& columns) {
    const auto scale = [&](Field field) {
      const auto column = columns.of(field);
      return column ? seconds_in_unit(header[*column]) : 1;
    };
    turns_.set_time_scale({scale(Field::start), scale(Field::end)});
  }

  [[noreturn]] void fail(const std::string& message, std::size_t line, std::size_t column) const {
    throw Error(ErrorKind::input, message, Place{input_.path, line, column});
  }

  Input& input_;
  const ReadOptions& options_;
  Diagnostics& diagnostics_;
  TextCursor cursor_;
  TableTurns turns_;
  json::parser parser_{};
  std::vector<JsonLine> head_{};
  std::vector<std::string> header_{};
  Columns columns_{};
  std::size_t line_ = 0;
  bool said_text_beside_turns_ = false;
};

}  // namespace

void read_jsonl(Input& input, const ReadOptions& options, const DocumentSink& sink,
                Diagnostics& diagnostics) {
  JsonLinesReader(input, options, sink, diagnostics).read();
}

}  // namespace themata
