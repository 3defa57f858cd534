// SPDX-License-Identifier: MIT
#include "scratch_app.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace themata::cli {

ScratchApp::ScratchApp() : app_(std::make_unique<CLI::App>()) { app_->allow_extras(); }

ScratchApp::~ScratchApp() = default;

void ScratchApp::parse(std::vector<std::string> words) {
  std::reverse(words.begin(), words.end());  // as CLI11 takes them
  app_->parse(std::move(words));
}

bool ScratchApp::takes(std::vector<std::string> words) {
  try {
    parse(std::move(words));
    return true;
  } catch (const CLI::ParseError&) {
    return false;
  }
}

}  // namespace themata::cli
