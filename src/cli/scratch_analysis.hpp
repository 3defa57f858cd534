// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "option_facts.hpp"
#include "pipeline.hpp"
#include "scratch_app.hpp"

namespace themata::cli {

/// The options that all commands read documents by, taken out of those of one command.
class ScratchAnalysis {
 public:
  ScratchAnalysis(const std::string& command, std::vector<std::string> words,
                  Grouping grouping = Grouping::not_offered, std::vector<std::string> by = {})
      : arguments_(grouping, std::move(by)) {
    arguments_.bind(scratch_.app());
    if (command == "kwic") arguments_.coding.bind_patterns(scratch_.app());
    scratch_.parse(std::move(words));
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
    for (const CLI::Option* option : options_of(scratch_.app())) {
      if (!is_given(*option)) continue;
      all += written_name(*option);
      for (const std::string& value : values_of(*option)) all += '\x1f' + value;
      all += '\x1e';
    }
    return all;
  }

 private:
  ScratchApp scratch_{};
  AnalysisArguments arguments_;
};

}  // namespace themata::cli
