// SPDX-License-Identifier: MIT
#pragma once

#include <minizip/ioapi.h>

#include <string_view>

namespace themata {

/// Functions by which minizip reads `bytes` as it reads a file. Where it asks for
/// what lies beyond them it is told so. `bytes` itself is needed only while opening.
[[nodiscard]] zlib_filefunc64_def bytes_stream(std::string_view& bytes);

}  // namespace themata
