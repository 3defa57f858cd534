// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include <themata/base/diagnostics.hpp>
#include <themata/transcript/document.hpp>

namespace themata {

/// Names that were asked for and that no speaker of any document has: each is probably a slip.
/// Shared between workers.
class UnmetNames {
 public:
  void see(const Document& document);
  void tell(Diagnostics& diagnostics) const;

 private:
  std::mutex mutex_{};
  std::size_t documents_ = 0;
  std::map<UnmetName, std::size_t> missed_{};  ///< in how many documents
  std::set<std::string> voices_{};             ///< of documents that miss some
};

}  // namespace themata
