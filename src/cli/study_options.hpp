// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <themata/dictionary/source_errors.hpp>
#include <themata/study/study.hpp>

#include "option_tree.hpp"

namespace themata::cli {

/// Turns settings into words of a command line.
class SettingOptions {
 public:
  /// Paths of settings start at `folder`.
  SettingOptions(SourceErrors& errors, std::string folder)
      : errors_(errors), folder_(std::move(folder)) {}

  /// The words of a setting for `command`, whose `option` it is. What is wrong with the value is
  /// said where it stands, once.
  [[nodiscard]] std::vector<std::string> words(const std::string& command,
                                               const CLI::Option& option, const Setting& setting);

 private:
  void fail(const SettingValue& at, const std::string& why);
  [[nodiscard]] bool shape_fits(const CLI::Option& option, const Setting& setting);
  [[nodiscard]] std::optional<std::string> path_problem(const std::string& key,
                                                        const std::string& value) const;
  void check(const std::string& command, const Setting& setting, const SettingValue& value,
             const std::vector<std::string>& words);

  SourceErrors& errors_;
  std::string folder_;
  std::vector<std::string> said_{};  ///< place and message
};

}  // namespace themata::cli
