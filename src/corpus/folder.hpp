// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace themata {

/// What stands in a folder and in those below it, links to folders followed. The same folder gives
/// the same lists, whatever order the system has.
struct FolderContents {
  std::vector<std::filesystem::path> files{};       ///< by their paths
  std::vector<std::filesystem::path> unreadable{};  ///< folders that can't be listed
  /// Names of what is no file to be read, by reason.
  std::map<std::string, std::vector<std::string>> passed_over{};
};

/// Throws Error(input) where `folder` itself can't be listed.
[[nodiscard]] FolderContents list_folder(const std::string& folder);

}  // namespace themata
