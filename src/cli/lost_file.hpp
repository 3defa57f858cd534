// SPDX-License-Identifier: MIT
#pragma once

namespace themata::cli {

/// A file that is cut short while it is mapped becomes an error (exit code 2) instead of a crash.
/// It is named by its full path, as /proc has it; where there is none, by nothing. To be called
/// once, at the start.
void expect_lost_files();

}  // namespace themata::cli
