// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace themata {

/// Writes JSON that stands inside a script block of a page. Nothing in it can end the block
/// or open a comment, and no text in it turns the direction of what stands around it.
class ScriptJson {
 public:
  ScriptJson& open(char bracket);
  ScriptJson& close(char bracket);
  ScriptJson& key(std::string_view name);
  ScriptJson& text(std::string_view value);
  ScriptJson& count(std::uint64_t value);
  ScriptJson& integer(std::int64_t value);
  /// So that reading gives the same bits; null where there is none.
  ScriptJson& real(std::optional<double> value);
  ScriptJson& null();

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void separate();

  std::string out_{};
  bool first_ = true;  ///< no comma before what comes next
};

}  // namespace themata
