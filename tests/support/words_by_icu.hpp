// SPDX-License-Identifier: MIT
// Words as ICU cuts them by the project's rules, the whole text in one go: what the
// word scan, which looks at most text without ICU, is compared with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <themata/segment/segmenter.hpp>
#include <themata/segment/word_breaks.hpp>

namespace themata_test {

class WordsByIcu {
 public:
  /// What differs first between Segmenter and ICU, or between the kernels of the scan
  /// that this processor runs; nothing where all agree. `text` is UTF-8.
  [[nodiscard]] std::string difference(std::string_view text);

 private:
  [[nodiscard]] std::string difference_of_words(std::string_view text);
  [[nodiscard]] std::string difference_of_unnamed(const themata::Passage& passage,
                                                  const std::vector<themata::Token>& words);

  themata::WordBreaker breaker_{};
  themata::Segmenter segmenter_{themata::SegmentOptions{}};
  themata::SegmenterScratch scratch_ = segmenter_.make_scratch();
  themata::Vocabulary vocabulary_{};
};

}  // namespace themata_test
