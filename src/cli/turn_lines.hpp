// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/base/names_apart.hpp>
#include <themata/transcript/document.hpp>

namespace themata::cli {

/// Turns as JSON Lines, a piece a document in the order of the inputs. Who reads them again would
/// take two documents of one id for one, so the second is called as tables by document call it.
class TurnLines {
 public:
  explicit TurnLines(std::function<void(std::string_view)> sink) : sink_(std::move(sink)) {}

  /// What take() takes of a document: its id, and an object a turn. From any thread.
  [[nodiscard]] static std::string piece_of(const Document& document);
  /// Throws Error(input) where an id is what an earlier document had to be called.
  void take(std::string_view piece);
  /// Which ids were there again, and which documents have no turns and so no line.
  void report(Diagnostics& diagnostics) const;

 private:
  /// Ids, of which the first are named.
  struct Ids {
    std::vector<std::string> first{};
    std::size_t count = 0;

    void add(const std::string& id);
    [[nodiscard]] std::string list() const;
  };

  std::function<void(std::string_view)> sink_;
  NamesApart names_{};
  std::unordered_set<std::string> made_{};  ///< names that are no ids
  Ids shared_{};
  Ids without_turns_{};
};

}  // namespace themata::cli
