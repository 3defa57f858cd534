// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace themata {

/// Names for things of which several have the same: the second `d` is `d#2`, or, where that is
/// the name of another thing, has the next number that is in nobody's. Where all names are known
/// before the first is asked for, no two things are called alike.
class NamesApart {
 public:
  /// There is a thing of this name.
  void add(const std::string& name) { last_.try_emplace(name, 0); }
  [[nodiscard]] bool knows(const std::string& name) const { return last_.contains(name); }
  /// What the next thing of this name is called.
  [[nodiscard]] std::string next(const std::string& name);

 private:
  std::unordered_map<std::string, std::uint32_t> last_{};  ///< number, or 0: none is called so yet
};

}  // namespace themata
