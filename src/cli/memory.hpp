// SPDX-License-Identifier: MIT
#pragma once

namespace themata::cli {

/// Before the first document: memory that is freed stays with the process, and
/// what every command needs is asked of the system in one go. A page that is
/// asked for by touching it costs microseconds, a thousand of them more than
/// all that a small file is read for.
void settle_memory();

}  // namespace themata::cli
