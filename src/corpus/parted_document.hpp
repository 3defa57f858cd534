// SPDX-License-Identifier: MIT
#pragma once

#include <any>
#include <cstddef>
#include <vector>

#include <themata/base/shared_parts.hpp>
#include <themata/corpus/walk.hpp>
#include <themata/transcript/document.hpp>

namespace themata {

/// Runs of whole turns, each of about `bytes` bytes of text; one turn is never cut.
[[nodiscard]] std::vector<TurnRange> cut_into_parts(const Document& document, std::size_t bytes);

/// A document whose parts several workers handle, each with its own handler.
class PartedDocument {
 public:
  /// At most `ahead` parts are begun and not yet taken.
  PartedDocument(const Document& document, std::vector<TurnRange> parts, std::size_t ahead,
                 JoinParts join);

  /// Handles parts until none is left to begin, or one has failed. Throws nothing.
  void work(const DocumentHandler& handler);
  /// After work(): waits for the other workers; throws what the first part that failed threw.
  void finish();

 private:
  const Document& document_;
  std::vector<TurnRange> parts_;
  JoinParts join_;
  std::vector<std::any> given_;  ///< by the parts, until it is taken
  SharedParts shared_;
};

}  // namespace themata
