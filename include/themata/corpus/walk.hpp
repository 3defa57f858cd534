// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/corpus/inputs.hpp>
#include <themata/transcript/document.hpp>
#include <themata/transcript/reader.hpp>

namespace themata {

/// Where a document stands in the run: its file, and its place in that file.
/// The order of documents in every output is the order of this pair.
struct DocumentPlace {
  std::uint32_t file = 0;
  std::uint32_t number = 0;
  friend auto operator<=>(const DocumentPlace&, const DocumentPlace&) = default;
};

/// What one document adds to streamed output; the walk puts pieces in order.
using Emit = std::function<void(std::string&& piece)>;
/// A worker's own function; called from one thread at a time.
using DocumentHandler =
    std::function<void(const Document& document, DocumentPlace place, const Emit& emit)>;

struct WalkOptions {
  std::size_t jobs = 1;
  /// Inputs that can't be read are named and counted instead of ending the
  /// walk; then each file is read whole before its documents are handled.
  bool keep_going = false;
  ReadOptions read{};
};

struct WalkTotals {
  std::size_t files = 0;
  std::size_t documents = 0;
  std::size_t skipped = 0;  ///< inputs that could not be read (keep_going)
  std::uint64_t bytes = 0;
};

/// Called now and then from the walking threads, one at a time.
using Progress = std::function<void(const WalkTotals& so_far)>;

/// Reads every input and hands each document to a worker. Pieces reach `sink`
/// in the order of the inputs, at any number of threads, and at most a few
/// files ahead are held back. Diagnostics come in the same order.
/// Without keep_going the error thrown is that of the first input that fails.
WalkTotals walk(const std::vector<InputFile>& inputs, const WalkOptions& options,
                const std::function<DocumentHandler()>& make_handler,
                const std::function<void(std::string_view piece)>& sink, const Progress& progress,
                Diagnostics& diagnostics);

}  // namespace themata
