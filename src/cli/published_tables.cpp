// SPDX-License-Identifier: MIT
#include "published_tables.hpp"

#include <iterator>

namespace themata::cli {

std::vector<PublishedNumber> published_tables() {
  std::vector<PublishedNumber> all;
  for (const auto part : {published_stanza}) {
    std::vector<PublishedNumber> numbers = part();
    all.insert(all.end(), std::make_move_iterator(numbers.begin()),
               std::make_move_iterator(numbers.end()));
  }
  return all;
}

}  // namespace themata::cli
