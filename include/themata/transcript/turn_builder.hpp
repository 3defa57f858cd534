// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

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
    std::optional<Role> role{};  ///< nothing: what the speakers' names declare in the end
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

  /// A record without talk makes no turn. Throws Error(input) when the
  /// document grows beyond the options' size limit.
  void add(const Record& record);
  /// Notes and paragraphs found, speakers settled; the builder is empty after.
  [[nodiscard]] Document finish(Diagnostics& diagnostics);

 private:
  [[nodiscard]] std::uint32_t speaker_of(const Record& record);
  void require_room(std::size_t bytes) const;
  void begin_turn(const Record& record, std::uint32_t speaker, std::string_view talk);
  void continue_turn(const Record& record, std::string_view talk);
  void find_paragraphs(Span talk);

  const ReadOptions& options_;
  Join join_;
  Document document_{};
  Document empty_{};  ///< what every document begins as
  // By their role's number with the name behind it: as it is shown, and as it was given.
  using Speakers = std::unordered_map<std::string, std::uint32_t>;
  Speakers speakers_{};
  Speakers given_speakers_{};
  std::string given_{};       ///< room for who speaks now
  std::string last_given_{};  ///< who spoke last mostly goes on
  std::uint32_t last_ = 0;    ///< who that is
};

}  // namespace themata
