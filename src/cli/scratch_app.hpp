// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "option_tree.hpp"

namespace themata::cli {

/// An app of no command, for some of the options of one; words that it does not know it passes
/// over.
class ScratchApp {
 public:
  ScratchApp();
  ~ScratchApp();
  ScratchApp(const ScratchApp&) = delete;
  ScratchApp& operator=(const ScratchApp&) = delete;

  [[nodiscard]] CLI::App& app() { return *app_; }
  [[nodiscard]] const CLI::App& app() const { return *app_; }

  void parse(std::vector<std::string> words);
  /// Do the words parse?
  [[nodiscard]] bool takes(std::vector<std::string> words);

 private:
  std::unique_ptr<CLI::App> app_;
};

}  // namespace themata::cli
