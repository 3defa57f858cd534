// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <themata/study/manifest.hpp>

namespace themata::cli {

/// What a table is made from: files that are read, and dictionaries that are built in.
struct TableSources {
  std::vector<std::string> inputs{};
  std::vector<std::string> others{};    ///< dictionary, metadata, stop words and the like
  std::vector<std::string> built_in{};  ///< names
};

/// Does the command look for themes, with these options?
[[nodiscard]] bool looks_for_themes(const std::string& command,
                                    const std::vector<std::string>& options);

/// Finds them as the command will. Throws as it does where an input is not there.
[[nodiscard]] TableSources sources_of(const std::string& command,
                                      const std::vector<std::string>& options);

/// Hashes of files, each read once.
class FileHashes {
 public:
  /// Throws Error(input) where it can't be read.
  [[nodiscard]] const HashedFile& of(const std::string& path);
  /// Files that are not what they were when they were hashed, by size or time of change.
  [[nodiscard]] std::vector<std::string> changed_since() const;

 private:
  struct Known {
    HashedFile hashed{};
    std::string stamp{};
  };
  std::map<std::string, Known> known_{};
};

/// What the sources are now, and one hash of them and of all else that decides about the bytes
/// of a table.
struct TableState {
  std::vector<ManifestFile> inputs{};
  std::vector<ManifestFile> others{};
  std::vector<ManifestDictionary> built_in{};
  std::string made_from{};
};

/// The versions in `manifest` count; `table` has its command and options.
[[nodiscard]] TableState state_of(const ManifestTable& table, const Manifest& manifest,
                                  FileHashes& hashes);

/// Talk and hits by stage, counted in a walk of its own. Tables that select alike share it.
class StageCounting {
 public:
  /// Nothing where the command does not choose whose talk counts.
  [[nodiscard]] std::optional<StageCounts> of(const std::string& command,
                                              const std::vector<std::string>& options);

 private:
  std::map<std::string, StageCounts> known_{};
};

}  // namespace themata::cli
