// SPDX-License-Identifier: MIT
#pragma once

#include <any>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include <themata/corpus/walk.hpp>
#include <themata/transcript/document.hpp>

namespace themata {

/// Runs of whole turns, each of about `bytes` bytes of text; one turn is never cut.
[[nodiscard]] std::vector<TurnRange> cut_into_parts(const Document& document, std::size_t bytes);

/// A document whose parts several workers handle. What they give is taken in the order of
/// the parts, whoever is ready first; who is too far ahead waits.
class PartedDocument {
 public:
  /// At most `ahead` parts are begun and not yet taken.
  PartedDocument(const Document& document, std::vector<TurnRange> parts, std::size_t ahead,
                 JoinParts join)
      : document_(document), parts_(std::move(parts)), ahead_(ahead), join_(std::move(join)) {}

  /// Handles parts until none is left to begin, or one has failed. Throws nothing.
  void work(const DocumentHandler& handler);
  /// After work(): waits for the other workers; throws what the first part that failed threw.
  void finish();

 private:
  [[nodiscard]] std::optional<std::size_t> begin();
  void end(std::size_t part, std::any&& result, std::exception_ptr failure);
  void take_ready();

  const Document& document_;
  std::vector<TurnRange> parts_;
  std::size_t ahead_;
  JoinParts join_;
  std::mutex mutex_{};
  std::condition_variable moved_{};
  std::size_t next_ = 0;    ///< the first that nobody has begun
  std::size_t taken_ = 0;   ///< so many have been taken
  std::size_t active_ = 0;  ///< so many are begun and not ended
  std::map<std::size_t, std::any> ready_{};
  std::map<std::size_t, std::exception_ptr> failures_{};
};

}  // namespace themata
