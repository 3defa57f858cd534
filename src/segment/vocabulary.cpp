// SPDX-License-Identifier: MIT
#include <themata/segment/vocabulary.hpp>

#include "pieces.hpp"

namespace themata {

TypeId Vocabulary::intern(std::string_view surface) {
  if (surface.empty()) return intern_form({});
  if (surface.size() <= ShortKey::longest) {
    const ShortKey key = ShortKey::of(surface);
    const ShortWords::Entry& entry = short_.find(key);
    return entry.key.empty() ? learn_short(key, surface, kind_of_piece(surface)) : entry.type;
  }
  const auto known = long_.find(surface);
  if (known != long_.end()) return known->second;
  const TypeId type = intern_form(folded_form(surface, diacritics_));
  const std::string_view form = forms_[index_of(type)];
  long_.emplace(form == surface ? form : keep(surface), type);
  return type;
}

TypeId Vocabulary::learn_short(const ShortKey& key, std::string_view surface, TokenKind kind) {
  const TypeId type = intern_form(folded_form(surface, diacritics_));
  short_.add(key, type, kind);
  return type;
}

TypeId Vocabulary::intern_form(std::string_view form) {
  const auto known = by_form_.find(form);
  if (known != by_form_.end()) return known->second;
  const auto type = static_cast<TypeId>(forms_.size());
  forms_.push_back(keep(form));
  by_form_.emplace(forms_.back(), type);
  return type;
}

std::string_view Vocabulary::keep(std::string_view text) { return kept_.emplace_back(text); }

}  // namespace themata
