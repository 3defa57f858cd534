// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include <themata/corpus/walk.hpp>

namespace themata::cli {

class Analysis;

/// A unit is called by its document's id, so that documents of one id have units that nobody can
/// tell apart.
class DocumentsOfUnits {
 public:
  /// There is a unit of the document of this id that stands there.
  void add(const std::string& id, DocumentPlace place);
  void merge(DocumentsOfUnits&& other);
  /// Throws Error(input) where several documents have one id, and says how to tell them apart.
  void expect_own_ids(const Analysis& analysis) const;

 private:
  std::map<std::string, std::set<DocumentPlace>> places_{};
  std::optional<DocumentPlace> last_{};  ///< of the unit before
};

}  // namespace themata::cli
