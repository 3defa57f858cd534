// SPDX-License-Identifier: MIT
#include <themata/segment/short_words.hpp>

#include <algorithm>

namespace themata {
namespace {

/// What a scanned word can hold, its letters small.
bool in_scanned_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '\'' || c == '.' ||
         c == ',' || c == ';';
}

}  // namespace

ShortKey ShortKey::of_form(std::string_view form) {
  if (!std::all_of(form.begin(), form.end(), in_scanned_word)) return of(form);
  std::array<char, bytes_read> bytes{};
  std::memcpy(bytes.data(), form.data(), form.size());
  return of_scanned(bytes.data(), static_cast<std::uint32_t>(form.size()));
}

void ShortWords::add(const ShortKey& key, TypeId type, TokenKind kind) {
  if ((size_ + 1) * 3 > entries_.size() * 2) grow();
  const_cast<Entry&>(find(key)) = {key, type, kind};
  ++size_;
}

void ShortWords::grow() {
  Entries old(entries_.size() * 2);
  old.swap(entries_);
  shift_ -= 1;
  for (const Entry& entry : old) {
    if (!entry.key.empty()) const_cast<Entry&>(find(entry.key)) = entry;
  }
}

}  // namespace themata
