// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include <themata/base/diagnostics.hpp>
#include <themata/corpus/walk.hpp>

namespace themata {

/// Passes on what workers emit in the order of documents: pieces of the document whose
/// turn it is at once, those of later ones when their turn comes. Who is too far ahead
/// waits, so that memory stays flat.
class Sequencer {
 public:
  using Sink = std::function<void(std::string_view)>;

  /// At most `ahead` files, and `ahead` documents of the file whose turn it is.
  Sequencer(std::size_t ahead, const Sink& sink) : ahead_(ahead), sink_(sink) {}

  /// Wait until it is near enough to the one whose turn it is, or all is stopped.
  void enter_file(std::size_t file);
  void enter_document(DocumentPlace place);

  void emit(DocumentPlace place, std::string&& piece);
  void end_document(DocumentPlace place);
  /// After the last document of `file` was entered: it has `documents`.
  void end_file(std::size_t file, std::uint32_t documents, Diagnostics&& diagnostics);

  /// Nothing more goes to the sink, and nobody waits.
  void stop();

  /// Of all files, in their order.
  Diagnostics take_diagnostics() { return std::move(diagnostics_); }

 private:
  struct EndedFile {
    std::uint32_t documents;
    Diagnostics diagnostics;
  };
  void advance();
  void pass_on();
  void pass(std::string_view piece);

  std::mutex mutex_{};
  std::condition_variable moved_{};
  std::size_t ahead_;
  const Sink& sink_;
  DocumentPlace turn_{};
  bool stopped_ = false;
  std::map<DocumentPlace, std::string> held_{};
  std::set<DocumentPlace> ended_documents_{};
  std::map<std::size_t, EndedFile> ended_files_{};
  Diagnostics diagnostics_{};
};

}  // namespace themata
