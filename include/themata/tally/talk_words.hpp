// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>

namespace themata {

/// Word forms by a number, for documents that different workers read.
class WordForms {
 public:
  [[nodiscard]] std::uint32_t id(std::string_view form);
  [[nodiscard]] std::string_view form(std::uint32_t id) const { return forms_[id]; }
  [[nodiscard]] std::size_t size() const { return forms_.size(); }

 private:
  std::deque<std::string> forms_{};
  std::unordered_map<std::string_view, std::uint32_t> ids_{};
};

/// Where every word stands in the counted words of a group, numbered as HitPositions numbers
/// them, and how often each pattern of a theme occurs there. Meant for groups that are kept apart
/// by document. Memory: four bytes a word and eight a different word of a document.
class TalkWords {
 public:
  struct Talk {
    std::vector<std::uint32_t> forms{};      ///< the different ones, ascending
    std::vector<std::uint32_t> begins{};     ///< of their places; one more at the end
    std::vector<std::uint32_t> positions{};  ///< ascending, form after form
    std::vector<std::map<std::uint32_t, std::uint64_t>> patterns{};  ///< hits, by theme

    [[nodiscard]] std::span<const std::uint32_t> places(std::uint32_t form) const;
  };

  explicit TalkWords(std::vector<ThemeId> themes) : themes_(std::move(themes)) {}

  /// `words`: the forms of all words of the document.
  void add(const CodedDocument& document, std::span<const GroupId> groups,
           std::span<const std::uint32_t> words);

  /// Null for a group without talk.
  [[nodiscard]] const Talk* talk(GroupId id) const;
  /// Does the form stand in a hit of any theme anywhere?
  [[nodiscard]] bool stands_in_hit(std::uint32_t form) const {
    return form < in_hit_.size() && in_hit_[form];
  }

 private:
  void add_patterns(const CodedDocument& document, std::span<const GroupId> groups);

  std::vector<ThemeId> themes_;
  std::vector<Talk> talks_{};
  std::vector<bool> in_hit_{};
};

}  // namespace themata
