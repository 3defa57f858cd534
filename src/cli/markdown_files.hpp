// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include <themata/report/page.hpp>

namespace themata::cli {

/// A report as Markdown, and its figures in a folder beside it: all of them or, where something
/// goes wrong, none. `keep_apart` refuses a file that is read.
void write_markdown(const std::string& path, const Report& report,
                    const std::function<void(const std::string& output)>& keep_apart);

}  // namespace themata::cli
