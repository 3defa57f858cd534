// SPDX-License-Identifier: MIT
#include "commands.hpp"

#include <algorithm>

#include "desk_commands.hpp"
#include "study_commands.hpp"

namespace themata::cli {

namespace {

struct Heading {
  std::string_view words;
  std::vector<std::string_view> commands;
};

/// Of `themata --help`, in its order; a command that stands under none is listed last.
const std::vector<Heading>& headings() {
  static const std::vector<Heading> list{
      {"Look at the transcripts", {"inspect", "tokenize", "convert"}},
      {"Count themes and words", {"themes", "cooccur", "sequence", "bridges", "freq", "keyness"}},
      {"Read the hits", {"kwic", "code"}},
      {"Make the coding better, and say how good it is", {"dict", "sample", "agree", "workbench"}},
      {"Whole studies", {"run", "report", "explain", "verify", "merge", "slurm"}},
      {"About the program", {"selfcheck", "completion", "man"}},
  };
  return list;
}

}  // namespace

std::string_view heading_of(std::string_view command) {
  for (const Heading& heading : headings()) {
    const auto& under = heading.commands;
    if (std::find(under.begin(), under.end(), command) != under.end()) return heading.words;
  }
  return "More commands";
}

const std::vector<Command>& commands() {
  static const std::vector<Command> list{
      {"inspect", "what themata sees in your files: formats, speakers, roles, doubts",
       bind_inspect},
      {"tokenize", "every token, with its place", bind_tokenize},
      {"freq", "how often words or n-grams occur", bind_freq},
      {"code", "every hit of a theme, with its place and words", bind_code},
      {"themes", "how often themes occur, per document or group", bind_themes},
      {"cooccur", "which themes occur together", bind_cooccur},
      {"sequence", "which themes follow which, turns apart", bind_sequence},
      {"bridges", "which themes a connective ties: because, so that, but, if", bind_bridges},
      {"kwic", "hits in their context (a concordance)", bind_kwic},
      {"keyness", "which words mark one part of the talk off from another", bind_keyness},
      {"agree", "agreement of coders, or of the dictionary with coders", bind_agree},
      {"sample", "a blind sheet of units to code by hand", bind_sample},
      {"report", "one page to read: finding, figures, transcripts with their hits", bind_report},
      {"merge", "coded files of separate runs, joined", bind_merge},
      {"dict", "check, explain or show a dictionary", bind_dict},
      {"convert", "transcripts as JSON Lines or plain text", bind_convert},
      {"run", "everything that a study file asks for, into a folder", bind_run},
      {"verify", "are the tables of a study what they would be now", bind_verify},
      {"explain", "the hits behind a number of a study's table", bind_explain},
      {"slurm", "a script that codes a study in shards, on a Slurm cluster", bind_slurm},
      {"selfcheck", "published worked examples, recomputed", bind_selfcheck},
      {"completion", "what a shell needs to complete command lines: bash, zsh, fish",
       bind_completion},
      {"man", "manual pages, to read with man", bind_man},
  };
  return list;
}

}  // namespace themata::cli
