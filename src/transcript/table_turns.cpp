// SPDX-License-Identifier: MIT
#include "table_turns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include <themata/text/composition.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/notes.hpp>
#include <themata/transcript/roles.hpp>

namespace themata {
namespace {

constexpr std::size_t most_roles_said = 5;

std::optional<double> number(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || !(value >= 0 && value < 1e12)) return std::nullopt;
  return value;
}

}  // namespace

TableTurns::TableTurns(const Input& input, std::string format, const ReadOptions& options,
                       const DocumentSink& sink, Diagnostics& diagnostics,
                       std::function<std::string()> encoding)
    : path_(input.path),
      id_(input.id),
      format_(std::move(format)),
      options_(options),
      sink_(sink),
      diagnostics_(diagnostics),
      encoding_(std::move(encoding)) {}

void TableTurns::add(const Row& row) {
  const bool empty = trim(row.text).empty();
  if (empty) ++without_text_;
  if (row.document) {
    const std::string_view id = trim(*row.document);
    if (id.empty() && empty) return;
    if (id.empty()) fail("this row has talk, but no value in the document column", row.line);
    enter(id, row.line);
  } else if (!builder_) {
    enter(own_id(), row.line);
  }
  if (empty) return;
  builder_->add({row.speaker, role_of(row.role), row.text, seconds(row.start, scale_.start),
                 seconds(row.end, scale_.end)});
}

void TableTurns::begin_document(std::string id, std::size_t line) {
  if (builder_) send({});
  enter(id.empty() ? own_id() : std::move(id), line);
}

void TableTurns::end_document(Metadata metadata) { send(std::move(metadata)); }

std::string TableTurns::own_id() {
  return ++nameless_ == 1 ? id_ : fmt::format("{}#{}", id_, nameless_);
}

void TableTurns::enter(std::string_view id, std::size_t line) {
  if (builder_ && id == current_) return;
  std::string name(id);
  compose(name);
  const bool same = builder_ && name == nfc(current_);
  current_ = id;
  if (same) return;
  if (builder_) send({});
  if (!seen_.insert(name).second) {
    fail(fmt::format("document '{}' returns here after another began: bring its rows together "
                     "(sort by that column), or name the right one with --columns document=NAME",
                     name),
         line);
  }
  const auto join = options_.join_rows ? TurnBuilder::Join::same_speaker : TurnBuilder::Join::never;
  builder_.emplace(std::move(name), path_, format_, options_, join);
}

void TableTurns::send(Metadata metadata) {
  Document document = builder_->finish(diagnostics_);
  document.encoding = encoding_();
  for (auto& [field, value] : metadata) {
    compose(field);
    compose(value);
  }
  document.metadata = std::move(metadata);
  builder_.reset();
  any_document_ = true;
  sink_(std::move(document));
}

void TableTurns::finish() {
  if (builder_) send({});
  if (!any_document_) {
    diagnostics_.note("empty file: a document without turns", {path_});
    enter(id_, 0);
    send({});
  }
  if (without_text_ > 0) {
    diagnostics_.note(fmt::format("{} {} without talk passed over: turns are numbered without them",
                                  without_text_, without_text_ == 1 ? "row" : "rows"),
                      {path_});
  }
  if (unknown_times_ > 0) {
    diagnostics_.note(
        fmt::format("{} times are neither seconds nor clock times: left out", unknown_times_),
        {path_});
  }
  if (!unknown_roles_.empty()) {
    diagnostics_.note(fmt::format("no roles that themata knows: '{}' (it knows interviewer, "
                                  "respondent, other)",
                                  fmt::join(unknown_roles_, "', '")),
                      {path_});
  }
}

std::optional<Role> TableTurns::role_of(std::string_view word) {
  word = trim(word);
  if (word.empty()) return std::nullopt;
  if (const auto role = role_from_name(word)) return role;
  const Role meant = role_of_label(word);
  if (meant != Role::unknown) return meant;
  const bool said =
      std::find(unknown_roles_.begin(), unknown_roles_.end(), word) != unknown_roles_.end();
  if (!said && unknown_roles_.size() < most_roles_said) unknown_roles_.emplace_back(word);
  return std::nullopt;
}

std::optional<double> TableTurns::seconds(std::string_view time, double scale) {
  time = trim(time);
  if (time.empty()) return std::nullopt;
  if (const auto value = number(time)) return *value * scale;
  const auto clock = parse_clock_time(time);
  if (clock && clock->length == time.size()) return clock->seconds;
  ++unknown_times_;
  return std::nullopt;
}

void TableTurns::fail(const std::string& message, std::size_t line) const {
  throw Error(ErrorKind::input, message, Place{path_, line});
}

}  // namespace themata
