// SPDX-License-Identifier: MIT
#include "commands.hpp"

namespace themata::cli {

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
      {"dict", "check, explain or show a dictionary", bind_dict},
      {"convert", "transcripts as JSON Lines or plain text", bind_convert},
      {"selfcheck", "published worked examples, recomputed", bind_selfcheck},
  };
  return list;
}

}  // namespace themata::cli
