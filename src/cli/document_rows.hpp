// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include <themata/corpus/walk.hpp>
#include <themata/segment/segmenter.hpp>

#include "commands.hpp"
#include "option_tree.hpp"
#include "options_coding.hpp"
#include "options_input.hpp"
#include "options_output.hpp"

namespace themata::cli {

/// Makes a worker that turns documents into rows; `times` is null where nobody asks for them.
using MakeRowWorker = std::function<DocumentHandler(const Segmenter& segmenter,
                                                    const RowFormat& format, StageTimes* times)>;

/// A command that needs no dictionary and sets nothing aside: every document
/// adds its rows to one table, in order. Declares the options, and returns
/// what runs it.
[[nodiscard]] Runner bind_document_rows(CLI::App& app, std::vector<Column> columns,
                                        MakeRowWorker make_worker);

}  // namespace themata::cli
