// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/study/sha256.hpp>

namespace themata {

/// A file as it was when a table was made. Paths are relative to the study's folder, those of
/// results to the folder of results; so a study and its results can move together.
struct ManifestFile {
  std::string path{};
  HashedFile hashed{};
  friend bool operator==(const ManifestFile&, const ManifestFile&) = default;
};

/// A dictionary that is part of the program, by its name; the hash is that of its text.
struct ManifestDictionary {
  std::string name{};
  std::string sha256{};
  friend bool operator==(const ManifestDictionary&, const ManifestDictionary&) = default;
};

/// What went in and what was left, stage by stage, for tables that select alike.
struct StageCounts {
  struct Talk {
    std::uint64_t turns = 0;
    std::uint64_t words = 0;
    friend bool operator==(const Talk&, const Talk&) = default;
  };
  std::uint64_t files = 0;  ///< found; read are those that were not skipped
  std::vector<std::pair<std::string, std::string>> skipped{};  ///< path, reason
  std::uint64_t documents = 0;
  Talk all{};
  std::map<std::string, Talk> set_aside{};  ///< by reason: interviewer, preamble, not chosen
  Talk counted{};
  std::map<std::string, std::uint64_t> hits{};  ///< in what counts, by status
  friend bool operator==(const StageCounts&, const StageCounts&) = default;
};

struct ManifestTable {
  std::string name{};
  std::string command{};
  std::vector<std::string> options{};  ///< as `themata COMMAND` takes them, from the study's folder
  std::vector<std::string> formats{};
  std::string made_from{};              ///< hash of all that decides about its bytes
  std::vector<std::string> inputs{};    ///< paths of Manifest::inputs
  std::vector<std::string> others{};    ///< paths of Manifest::files: dictionary, metadata, ...
  std::vector<std::string> built_in{};  ///< names of Manifest::dictionaries
  std::vector<ManifestFile> results{};  ///< one a format
  std::string held_back{};              ///< why a table of a release is not there; else empty
  int exit = 0;                         ///< 1 where an input was skipped
  std::vector<Diagnostic> said{};       ///< on standard error; no places
  std::optional<StageCounts> counts{};
};

/// How a folder of results came to be. Everything but `run` is the same at every run of the
/// same study over the same files by the same program.
struct Manifest {
  std::string title{};
  std::string themata{};
  std::string icu{};
  std::string unicode{};
  bool finished = false;
  std::string folder{};  ///< of the study, relative to the results
  ManifestFile study{};
  std::string seed{};  ///< of the study; what tables have of their own is in their options
  std::vector<ManifestFile> inputs{};
  std::vector<ManifestFile> files{};
  std::vector<ManifestDictionary> dictionaries{};
  std::vector<ManifestTable> tables{};
  std::optional<ManifestFile> release{};  ///< the list of what the folder `release` leaves out
  struct Run {
    std::string started{};
    std::string ended{};
    std::map<std::string, double> seconds{};  ///< of each table, when it was made
  } run{};

  [[nodiscard]] const ManifestTable* find(std::string_view name) const;
};

/// JSON, keys in a fixed order; what differs between two runs stands last, in `run`.
[[nodiscard]] std::string write_manifest(const Manifest& manifest);

/// Throws Error(input) for what is no manifest, or one of another version.
[[nodiscard]] Manifest read_manifest(std::string_view json, const std::string& path);

}  // namespace themata
