// SPDX-License-Identifier: MIT
#include <themata/segment/vocabulary.hpp>

#include <algorithm>
#include <array>

#include "pieces.hpp"

namespace themata {
namespace {

constexpr std::size_t block = std::size_t{1} << 16U;

}  // namespace

TypeId Vocabulary::intern(std::string_view surface) {
  if (surface.empty()) return intern_form({});
  if (surface.size() <= ShortKey::longest) {
    const ShortKey key = ShortKey::of(surface);
    const ShortWords::Entry& entry = short_.find(key);
    return entry.key.empty() ? learn_short(key, surface, kind_of_piece(surface)) : entry.type;
  }
  const auto known = long_.find(surface);
  if (known != long_.end()) return known->second;
  const std::string form = folded_form(surface, diacritics_);
  const TypeId type = intern_form(form);
  if (form != surface) long_.emplace(keep(surface), type);
  return type;
}

TypeId Vocabulary::intern_scanned(std::string_view text, Span word) {
  const std::string_view surface = word.of(text);
  if (surface.size() > ShortKey::longest ||
      word.begin + std::size_t{ShortKey::bytes_read} > text.size()) {
    return intern(surface);
  }
  const auto recent_key = RecentWords::Key::of_scanned(surface.data(), word.size());
  const RecentWords::Entry& recent = recent_.at(recent_key);
  if (recent.is_of(recent_key)) return recent.type;
  const ShortKey key = ShortKey::of_scanned(surface.data(), word.size());
  const ShortWords::Entry& entry = short_.find(key);
  const TokenKind kind = entry.key.empty() ? kind_of_piece(surface) : entry.kind;
  const TypeId type = entry.key.empty() ? learn_short(key, surface, kind) : entry.type;
  recent_.keep(key, type, kind);
  return type;
}

TypeId Vocabulary::learn_short(const ShortKey& key, std::string_view surface, TokenKind kind) {
  const TypeId type = key.is_scanned_ascii() ? add_small(surface) : intern_folded(surface, key);
  short_.add(key, type, kind);
  return type;
}

/// A scanned ASCII word whose key is new has a new form.
TypeId Vocabulary::add_small(std::string_view surface) {
  std::array<char, ShortKey::longest> form{};
  std::transform(surface.begin(), surface.end(), form.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return add_form({form.data(), surface.size()});
}

TypeId Vocabulary::intern_folded(std::string_view surface, const ShortKey& key) {
  const std::string form = folded_form(surface, diacritics_);
  const bool is_key_of_form =
      !form.empty() && form.size() <= ShortKey::longest && ShortKey::of_form(form) == key;
  return is_key_of_form ? add_form(form) : intern_form(form);
}

TypeId Vocabulary::intern_form(std::string_view form) {
  if (form.empty() || form.size() > ShortKey::longest) {
    const auto known = long_.find(form);
    if (known != long_.end()) return known->second;
    const TypeId type = add_form(form);
    long_.emplace(forms_.back(), type);
    return type;
  }
  const ShortKey key = ShortKey::of_form(form);
  const ShortWords::Entry& entry = short_.find(key);
  if (!entry.key.empty()) return entry.type;
  const TypeId type = add_form(form);
  short_.add(key, type, kind_of_piece(form));
  return type;
}

TypeId Vocabulary::add_form(std::string_view form) {
  forms_.push_back(keep(form));
  return static_cast<TypeId>(forms_.size() - 1);
}

std::string_view Vocabulary::keep(std::string_view text) {
  if (text.size() > room_) {
    room_ = std::max(block, text.size());
    kept_.push_back(std::make_unique_for_overwrite<char[]>(room_));
    next_ = kept_.back().get();
  }
  char* const to = next_;
  std::copy(text.begin(), text.end(), to);
  next_ += text.size();
  room_ -= text.size();
  return {to, text.size()};
}

}  // namespace themata
