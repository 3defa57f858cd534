// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <themata/table/format.hpp>

namespace themata {

/// What is escaped in a cell of Markdown: marks of GitHub's and of pandoc's.
inline constexpr std::string_view markdown_marks = "\\|*_`[]~^$@";

void append_tsv_cell(std::string& out, std::string_view cell);
void append_markdown_cell(std::string& out, std::string_view cell);

}  // namespace themata
