// SPDX-License-Identifier: MIT
#pragma once

namespace themata::cli {

/// Before the first document: memory that is freed stays with the process, and
/// the first of the heap comes in large pages. A page that is asked for by
/// touching it costs microseconds; a thousand small ones cost more than all that
/// a small file is read for.
void settle_memory();

}  // namespace themata::cli
