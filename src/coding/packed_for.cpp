// SPDX-License-Identifier: MIT
#include "packed_for.hpp"

#include "bytes_of_memory.hpp"

namespace themata {

std::string packed_for(const SegmentOptions& cutting, PhraseScope scope) {
  const auto& [tokens, hyphens, elision, line_hyphens, diacritics] = cutting;
  ByteWriter writer;
  writer(tokens, hyphens, elision, line_hyphens, diacritics, scope);
  std::string packed = writer.take();
  packed.resize(aligned(packed.size(), most_aligned));  // what follows is aligned
  return packed;
}

}  // namespace themata
