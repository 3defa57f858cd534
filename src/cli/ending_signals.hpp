// SPDX-License-Identifier: MIT
#pragma once

namespace themata::cli {

/// Who ends the program by a signal (Ctrl-C, a batch system, a terminal that is closed) finds no
/// unfinished file; it ends by that signal as before. A signal that is ignored stays ignored.
void leave_nothing_unfinished();

}  // namespace themata::cli
