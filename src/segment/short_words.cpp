// SPDX-License-Identifier: MIT
#include <themata/segment/short_words.hpp>

#include <utility>

namespace themata {

void ShortWords::add(const ShortKey& key, TypeId type, TokenKind kind) {
  if ((size_ + 1) * 2 > entries_.size()) grow();
  const_cast<Entry&>(find(key)) = {key, type, kind};
  ++size_;
}

void ShortWords::grow() {
  std::vector<Entry> old(entries_.size() * 2);
  old.swap(entries_);
  for (const Entry& entry : old) {
    if (!entry.key.empty()) const_cast<Entry&>(find(entry.key)) = entry;
  }
}

}  // namespace themata
