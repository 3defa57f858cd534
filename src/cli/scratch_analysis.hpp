// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pipeline.hpp"

namespace themata::cli {

/// The options that all commands read documents by, taken out of those of one command.
class ScratchAnalysis {
 public:
  ScratchAnalysis(const std::string& command, std::vector<std::string> words,
                  Grouping grouping = Grouping::not_offered, std::vector<std::string> by = {})
      : arguments_(grouping, std::move(by)) {
    app_.allow_extras();
    arguments_.bind(app_);
    if (command == "kwic") arguments_.coding.bind_patterns(app_);
    std::reverse(words.begin(), words.end());
    app_.parse(std::move(words));
    arguments_.input.set_labels(arguments_.segment.labels());
    arguments_.input.set_metadata(arguments_.selection.metadata_path());
    arguments_.input.take_coded();  // the command itself says where it can't
  }
  ScratchAnalysis(const ScratchAnalysis&) = delete;
  ScratchAnalysis& operator=(const ScratchAnalysis&) = delete;

  [[nodiscard]] AnalysisArguments& arguments() { return arguments_; }

  /// The options that were given, as one text.
  [[nodiscard]] std::string given() const {
    std::string all;
    for (const CLI::Option* option : app_.get_options()) {
      if (option->count() == 0) continue;
      all += option->get_name();
      for (const std::string& value : option->results()) all += '\x1f' + value;
      all += '\x1e';
    }
    return all;
  }

 private:
  CLI::App app_{};
  AnalysisArguments arguments_;
};

}  // namespace themata::cli
