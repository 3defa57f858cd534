// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "described_command.hpp"

namespace themata::cli {

/// `themata-dict-check`, under which a page is installed in section 1.
[[nodiscard]] std::string page_name(const DescribedCommand& command);

/// The manual page of a command in the man macros, as its help tells it. No date stands in it:
/// the same program makes the same page.
[[nodiscard]] std::string manual_page(const DescribedCommand& command,
                                      const DescribedCommand& themata);

}  // namespace themata::cli
