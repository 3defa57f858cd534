// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <string_view>

#include "commands.hpp"
#include "console.hpp"

namespace themata::cli {

/// Everything that can be typed, declared once: it is parsed, shown as help, and described to
/// shells and manual pages.
struct CommandLine {
  CLI::App app;
  std::map<const CLI::App*, Runner> runners{};
  std::map<const CLI::App*, Console> consoles{};

  /// A command's options are declared only where it is `wanted`, since all of them together
  /// take longer than a small file.
  explicit CommandLine(const std::function<bool(std::string_view command)>& wanted);
};

}  // namespace themata::cli
