// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <themata/corpus/walk.hpp>

namespace themata::cli {

/// Pieces of listed documents that are to come in the order of other names than those by which
/// they are read. A walk joins pieces that it holds back, so each goes through it in a frame:
/// its length and its document's name, in 16 digits each, before it. All of them are in memory
/// until the last was taken.
class SortedListing {
 public:
  /// Emits what it is given in frames of the document `name`, of 16 bytes or none.
  [[nodiscard]] static Emit framing(Emit emit, std::string name);

  void take(std::string_view frames);
  /// Passes on what was taken, by name; of one name, as it came.
  void pass_on(const std::function<void(std::string_view)>& sink) const;

 private:
  std::map<std::string, std::string> pieces_{};
};

}  // namespace themata::cli
