// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace themata::cli {

/// A word of a shell's command line that means exactly this text, whatever is in it.
[[nodiscard]] std::string shell_word(std::string_view text);

/// What a batch script for Slurm does: codes in shards, joins the parts, makes the tables.
struct SlurmScript {
  std::string program{};            ///< themata, as the nodes find it
  std::string folder{};             ///< absolute; relative paths of the words below start there
  std::string results{};            ///< absolute; of the parts, the joined file, tables and logs
  std::vector<std::string> code{};  ///< options and inputs of `themata code`
  /// What a table is made of: the joined parts, or, where it shows words, the transcripts.
  enum class Source : std::uint8_t { coded, text };
  struct Table {
    std::string command{};
    std::vector<std::string> words{};  ///< its options and, for a table of text, its inputs
    std::string file{};                ///< its name in `results`
    Source source = Source::coded;
  };
  std::vector<Table> tables{};
  std::uint32_t shards = 1;
  std::uint32_t at_once = 0;              ///< shards that run at the same time; 0: as many as can
  std::vector<std::string> directives{};  ///< lines `#SBATCH ...` without their mark, one line each
};

/// A POSIX shell script that submits itself.
[[nodiscard]] std::string write_slurm_script(const SlurmScript& script);

}  // namespace themata::cli
