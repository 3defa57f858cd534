// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

namespace themata {

/// Calls `work` with each number below `parts`, all at the same time: with the last on the calling
/// thread, with the others on threads of their own. Waits for all of them; where some threw, throws
/// what that of the lowest number did.
void in_parts(std::size_t parts, const std::function<void(std::size_t part)>& work);

}  // namespace themata
