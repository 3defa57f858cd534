// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/overlap.hpp>
#include <themata/coding/statuses.hpp>

namespace themata {

/// Hits as they would be under other choices, without looking at the text again. A document
/// that was coded with Overlap::all and every status knows all that could have been a hit.
///
/// Without a pattern, the words it held are free, and a shorter pattern of the theme may
/// hold them now: so its hits are not merely struck out.
class Recoding {
 public:
  /// `same_as`: Matcher::same_as. Patterns that are the same count as one and go together.
  Recoding(const Dictionary& dictionary, const std::vector<PatternId>& same_as, Overlap overlap,
           StatusSet counted);

  /// One for other choices, of the same dictionary.
  [[nodiscard]] Recoding under(Overlap overlap, StatusSet counted) const {
    return {*dictionary_, same_as_, overlap, counted};
  }

  /// Turns to a document. Requires one coded with Overlap::all and StatusSet::all().
  void begin(const CodedDocument& everything);
  /// The patterns that could have hits in it, ascending.
  [[nodiscard]] const std::vector<PatternId>& patterns() const { return patterns_; }
  /// Its hits as Coder would give them. Cost: the document's matches.
  [[nodiscard]] ThemeHits hits(std::optional<PatternId> without = std::nullopt);

 private:
  void keep_counted(std::vector<Hit>& hits) const;

  const Dictionary* dictionary_;
  std::vector<PatternId> same_as_;
  OverlapResolver resolver_;
  StatusSet counted_;
  std::uint32_t words_ = 0;
  std::vector<Match> matches_{};
  std::vector<PatternId> patterns_{};
  /// A status depends on the words of a hit alone.
  struct Judged {
    std::uint32_t begin;
    std::uint32_t end;
    Status status;
  };
  std::vector<Judged> judged_{};  ///< what is not affirmed, by begin and end
};

}  // namespace themata
