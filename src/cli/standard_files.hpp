// SPDX-License-Identifier: MIT
#pragma once

namespace themata::cli {

/// Who starts the program may have closed standard input, output or error. The next file that is
/// opened would take the place, and messages would be written into it; so something stands there
/// that can be neither read nor written. To be called before any file is opened.
void fill_standard_files();

}  // namespace themata::cli
