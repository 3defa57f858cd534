// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <themata/table/format.hpp>

namespace themata {

void append_tsv_cell(std::string& out, std::string_view cell);
void append_markdown_cell(std::string& out, std::string_view cell);

}  // namespace themata
