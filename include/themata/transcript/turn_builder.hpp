// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include <themata/transcript/document.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

/// Makes a document out of records (cues, rows, JSON objects). Its text is a
/// readable rendering, `Name: talk` with a blank line between turns, and spans
/// refer to that; an unnamed speaker has no label.
class TurnBuilder {
 public:
  struct Record {
    std::string_view speaker{};
    std::optional<Role> role{};  ///< nothing: what the label declares
    std::string_view text{};
    std::optional<double> start{};
    std::optional<double> end{};
  };
  enum class Join {
    never,        ///< one record, one turn (rows)
    same_speaker  ///< records of one speaker in a row are one turn, joined with a space (cues)
  };

  TurnBuilder(std::string id, std::string path, std::string format, const ReadOptions& options,
              Join join);

  void add(const Record& record);
  /// Notes and paragraphs found, speakers settled; the builder is empty after.
  [[nodiscard]] Document finish(Diagnostics& diagnostics);

 private:
  const ReadOptions& options_;
  Join join_;
  Document document_{};
};

}  // namespace themata
