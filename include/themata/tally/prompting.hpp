// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <themata/coding/coded_document.hpp>

namespace themata {

/// How far back a question reaches: the interviewer's last `turns` turns before a turn.
/// Only turns with a counted word are turns here.
struct Prompting {
  std::uint32_t turns = 1;
};

enum class Prompted : std::uint8_t {
  prompted,     ///< the theme had been raised by the interviewer
  spontaneous,  ///< it had not
  unknown       ///< the document has no interviewer, or it is the interviewer who talks
};
[[nodiscard]] std::string_view prompted_name(Prompted prompted);

/// Which themes the interviewer of a document has just raised, turn by turn from the first.
/// `themes[i]` are all hits of the i-th theme, whatever their status: a question that denies
/// or supposes something raises it.
class RaisedThemes {
 public:
  RaisedThemes(const CodedDocument& document, std::span<const std::vector<Hit>* const> themes,
               Prompting prompting);

  [[nodiscard]] bool has_interviewer() const { return has_interviewer_; }
  /// Was the theme raised in the interviewer's last turns before this one?
  [[nodiscard]] bool raised(std::size_t turn, std::size_t theme) const;
  [[nodiscard]] Prompted of(std::size_t turn, std::size_t theme) const;

 private:
  std::uint32_t reach_;
  bool has_interviewer_ = false;
  std::vector<bool> asks_{};                   ///< is the turn an interviewer's?
  std::vector<std::uint32_t> asked_before_{};  ///< of a turn: interviewers' turns before it
  /// Of a theme: the interviewers' turns that hold it, by their number, ascending.
  std::vector<std::vector<std::uint32_t>> asked_in_{};
};

}  // namespace themata
