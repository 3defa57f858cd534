// SPDX-License-Identifier: MIT
#pragma once

#include <any>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/corpus/inputs.hpp>
#include <themata/transcript/document.hpp>
#include <themata/transcript/reader.hpp>
#include <themata/transcript/turn_range.hpp>

namespace themata {

class StageTimes;

/// Where a document stands in the run: its file, and its place in that file.
/// The order of documents in every output is the order of this pair.
struct DocumentPlace {
  std::uint32_t file = 0;
  std::uint32_t number = 0;
  friend auto operator<=>(const DocumentPlace&, const DocumentPlace&) = default;
};

/// What one document adds to streamed output; the walk puts pieces in order.
using Emit = std::function<void(std::string&& piece)>;

/// Joins what the parts of one document gave. Each is called from one thread at a time.
struct JoinParts {
  std::any about{};                             ///< what part() wants to know of the document
  std::function<void(std::any&& part)> take{};  ///< in the order of the parts
  std::function<void()> finish{};               ///< after the last; from who read the document
};

/// A worker's own functions; called from one thread at a time.
struct DocumentHandler {
  using Whole =
      std::function<void(const Document& document, DocumentPlace place, const Emit& emit)>;
  using Part =
      std::function<std::any(const Document& document, TurnRange part, const std::any& about)>;
  using Join =
      std::function<JoinParts(const Document& document, DocumentPlace place, const Emit& emit)>;

  Whole whole;
  /// Where both are set, a very large document may be handled in parts by several workers at
  /// a time: part() by each, join() by the one that has read it.
  Part part{};
  Join join{};

  template <typename Function>
  requires std::is_constructible_v<Whole, Function> DocumentHandler(Function function)
      : whole(std::move(function)) {}  // NOLINT: it is one
  DocumentHandler(Whole every, Part some, Join all)
      : whole(std::move(every)), part(std::move(some)), join(std::move(all)) {}
};

struct WalkOptions {
  std::size_t jobs = 1;
  /// Inputs that can't be read are named and counted instead of ending the
  /// walk; then each file is read whole before its documents are handled.
  bool keep_going = false;
  /// But for its `threads`: these are `jobs` divided by how many files there are.
  ReadOptions read{};
  /// In bytes of text. A document of two or more such parts is handled in parts where there
  /// are several workers.
  std::size_t part_size = std::size_t{1} << 20;
  StageTimes* times = nullptr;  ///< where it is asked how long it takes
};

struct WalkTotals {
  std::size_t files = 0;
  std::size_t documents = 0;
  std::size_t skipped = 0;    ///< inputs that could not be read (keep_going)
  std::uint64_t bytes = 0;    ///< of files; those under way too, where progress is asked for
  std::uint64_t text = 0;     ///< bytes of text found in them; only where progress is asked for
  std::uint64_t handled = 0;  ///< of that: in documents that are done, or in their parts
};

/// Called from the walking threads, one at a time, as often as a document, or a part of one, is
/// done.
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
