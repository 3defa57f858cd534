// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <themata/transcript/turn_builder.hpp>

namespace themata {

/// Rows of a table, of whatever syntax, to documents: one row, one turn. A
/// document goes to the sink as soon as another begins; of those that went,
/// only the ids are kept, to refuse one that returns.
class TableTurns {
 public:
  struct Row {
    std::string_view text{};
    std::string_view speaker{};
    std::optional<std::string_view> document{};  ///< nothing: there is no such column
    std::string_view role{};
    std::string_view start{};
    std::string_view end{};
    std::size_t line = 0;
  };
  struct TimeScale {
    double start = 1;  ///< seconds in one unit of the column
    double end = 1;
  };
  using Metadata = std::vector<std::pair<std::string, std::string>>;

  /// `encoding` is asked when a document is done: by then it is known.
  TableTurns(const Input& input, std::string format, const ReadOptions& options,
             const DocumentSink& sink, Diagnostics& diagnostics,
             std::function<std::string()> encoding);

  void set_time_scale(TimeScale scale) { scale_ = scale; }
  void add(const Row& row);
  /// A document that a format marks as such, whatever its rows say.
  void begin_document(std::string id, std::size_t line);
  void end_document(Metadata metadata);
  /// The last document goes; what was passed over is said. An input without
  /// rows is one document without turns.
  void finish();

 private:
  void enter(std::string_view id, std::size_t line);
  void send(Metadata metadata);
  [[nodiscard]] std::optional<Role> role_of(std::string_view word);
  [[nodiscard]] std::optional<double> seconds(std::string_view time, double scale);
  [[nodiscard]] std::string own_id();
  [[noreturn]] void fail(const std::string& message, std::size_t line) const;

  const std::string path_;
  const std::string id_;
  const std::string format_;
  const ReadOptions& options_;
  const DocumentSink& sink_;
  Diagnostics& diagnostics_;
  std::function<std::string()> encoding_;
  TimeScale scale_{};
  std::optional<TurnBuilder> builder_{};
  std::string current_{};  ///< id of the document, as it is written
  std::unordered_set<std::string> seen_{};
  std::vector<std::string> unknown_roles_{};
  std::size_t without_text_ = 0;
  std::size_t unknown_times_ = 0;
  std::size_t nameless_ = 0;
  bool any_document_ = false;
};

}  // namespace themata
