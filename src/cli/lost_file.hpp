// SPDX-License-Identifier: MIT
#pragma once

namespace themata::cli {

/// A file that is cut short while it is mapped becomes an error that names it (exit code 2)
/// instead of a crash. To be called once, at the start.
void expect_lost_files();

}  // namespace themata::cli
