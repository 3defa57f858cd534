// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <themata/study/manifest.hpp>

#include "study_sources.hpp"

namespace themata::cli {

/// A folder of results, by its absolute path.
class ResultsFolder {
 public:
  /// Makes it where it is not there, and keeps other runs out of it. Throws Error(output) where
  /// that can't be done, Error(usage) where it holds what no study made.
  static ResultsFolder for_writing(const std::string& path);
  /// Throws Error(input) where there is no manifest in it.
  static ResultsFolder for_reading(const std::string& path);
  ResultsFolder(ResultsFolder&& other) noexcept;
  ResultsFolder& operator=(ResultsFolder&&) = delete;
  ~ResultsFolder();

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }
  /// Of the last run; nothing where there was none.
  [[nodiscard]] const std::optional<Manifest>& manifest() const { return manifest_; }

  /// Replaces the manifest, whole or not at all.
  void write(const Manifest& manifest) const;
  /// Removes what a run that was killed may have left of its files.
  void sweep() const;
  /// Is the file as it was made? `why` says what is not so: "is missing", "was changed by hand".
  [[nodiscard]] bool is_as_made(const ManifestFile& file, std::string& why) const;
  /// What a table can't replace: the study, all that it is made of, and what was made; nothing
  /// where there was no run.
  [[nodiscard]] std::vector<std::string> files_behind() const;
  /// Files that look like tables or figures and that the manifest does not name, sorted; those of
  /// the release are not among them.
  [[nodiscard]] std::vector<std::string> strangers(const Manifest& manifest) const;
  /// Files in the folder of the release that the manifest does not name, sorted.
  [[nodiscard]] std::vector<std::string> strangers_in_release(const Manifest& manifest) const;

 private:
  explicit ResultsFolder(std::string path) : path_(std::move(path)) {}
  void read_manifest();
  std::string path_;
  int lock_ = -1;
  std::optional<Manifest> manifest_{};
};

/// The versions of this program and of what its results depend on.
void set_versions(Manifest& manifest);

/// Why a table that was made then would not be made from the same now: "interviews/a.txt has
/// changed". Empty where nothing has changed.
[[nodiscard]] std::vector<std::string> changes(const Manifest& then, const ManifestTable& made,
                                               const Manifest& now, const TableState& state);

/// A time in UTC, `2024-05-01T12:00:00Z`.
[[nodiscard]] std::string time_now();

}  // namespace themata::cli
