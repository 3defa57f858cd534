// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <themata/corpus/inputs.hpp>
#include <themata/corpus/walk.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// What to read and how: values only, nothing is opened while parsing.
class InputArguments {
 public:
  void bind(CLI::App& app);
  /// The same where other files are what the command is about: `--corpus PATH`.
  void bind_corpus(CLI::App& app);
  [[nodiscard]] bool any() const { return !paths_.empty() || !files_from_.empty(); }

  [[nodiscard]] InputOptions inputs() const;
  [[nodiscard]] WalkOptions walk() const;
  /// Pre-tokenised text has no labels; set by the coding options.
  void set_labels(Labels labels) { labels_ = labels; }
  void set_metadata(const std::string& path) { metadata_ = path; }
  void require_some() const;
  /// Coded files can be read too; or can't, and why.
  void take_coded() { no_coded_.clear(); }
  void refuse_coded(std::string why) { no_coded_ = std::move(why); }
  /// The options that decide what documents are read, for a coded file to record.
  void describe(std::vector<std::pair<std::string, std::string>>& options) const;

 private:
  void bind_options(CLI::App& app);
  [[nodiscard]] ReadOptions read() const;

  std::vector<std::string> paths_{};
  std::string files_from_{};
  bool nul_ = false;
  std::string format_ = "auto";
  std::string encoding_ = "auto";
  bool replace_invalid_ = false;
  std::vector<std::string> columns_{};
  bool join_rows_ = false;
  Paragraphs paragraphs_ = Paragraphs::automatic;
  std::vector<std::string> interviewers_{};
  std::vector<std::string> same_speaker_{};
  bool keep_going_ = false;
  std::size_t jobs_ = 0;
  Labels labels_ = Labels::detect;
  std::string metadata_{};
  std::string no_coded_ = InputOptions{}.no_coded;
};

}  // namespace themata::cli
