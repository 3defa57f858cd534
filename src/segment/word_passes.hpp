// SPDX-License-Identifier: MIT
//
// The passes that options ask for after words have been cut, on words without what lies between
// them: as those on pieces (pieces.hpp), for who needs no pieces. Most words are neither joined nor
// cut, and stay as the scan found them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <themata/segment/segmenter.hpp>
#include <themata/segment/token.hpp>
#include <themata/segment/vocabulary.hpp>

namespace themata {

class WordPasses {
 public:
  WordPasses(std::string_view text, Vocabulary& vocabulary)
      : text_(text), vocabulary_(vocabulary) {}

  /// Joins and cuts words[first, end) in place. Words that are joined are given types, parts of
  /// words only where these have one.
  void apply(const SegmentOptions& options, std::vector<Token>& words, std::size_t first);

 private:
  template <typename Joins>
  void join(std::vector<Token>& words, std::size_t first, Joins joins);
  void split_elisions(std::vector<Token>& words, std::size_t first);
  [[nodiscard]] TypeId type_of(Span word);

  std::string_view text_;
  Vocabulary& vocabulary_;
  std::string surface_{};
};

}  // namespace themata
