// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

/// One file to read, and the id its document will have.
struct InputFile {
  std::string path;  ///< "-" for standard input
  std::string id;
  bool from_folder = false;  ///< found in a folder, not named by the user
  bool coded = false;        ///< a `.coded` file: coded documents, no transcript
  std::string refused{};     ///< why it is not read, to be said by the walk, which goes on
};

struct InputOptions {
  std::vector<std::string> paths{};         ///< files, folders, "-"
  std::optional<std::string> files_from{};  ///< a list of paths, "-" for standard input
  char list_separator = '\n';               ///< or NUL
  std::optional<std::string> metadata{};    ///< passed over when met in a folder
  bool keep_going = false;                  ///< what does not exist is left to the walk
  ReadOptions read{};
  /// Why coded files can't be read here, to be said where one is named; empty: they can.
  std::string no_coded =
      "a coded file holds no text, and this command needs it; name the transcripts";
};

/// Finds what to read. Folders are walked recursively for known extensions,
/// sorted by path; what is passed over in them (dot files, `~$*`, the metadata
/// file, tables without a text column, unknown kinds) is said in one note a folder.
/// A file met twice is read once, and that is said. Coded files in a folder are read where
/// nothing else is there, and passed over beside transcripts; named together with
/// transcripts they are an error.
///
/// Ids: the path relative to its folder (of a named file: the base name)
/// without extension; ids that collide keep the extension, then take `#2`.
/// Throws Error(input) for what does not exist or can't be opened, for hidden files and the
/// metadata file where they are named, and where a folder holds nothing to read.
[[nodiscard]] std::vector<InputFile> find_inputs(const InputOptions& options,
                                                 Diagnostics& diagnostics);

/// The name without a known transcript extension: `a/b.txt` -> `a/b`.
[[nodiscard]] std::string without_extension(const std::string& path);

}  // namespace themata
