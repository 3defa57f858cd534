// SPDX-License-Identifier: MIT
#include <themata/segment/vocabulary.hpp>

namespace themata {

TypeId Vocabulary::intern(std::string_view surface) {
  const auto known = by_surface_.find(surface);
  if (known != by_surface_.end()) return known->second;
  const TypeId type = intern_form(folded_form(surface, diacritics_));
  const std::string_view form = forms_[index_of(type)];
  by_surface_.emplace(form == surface ? form : keep(surface), type);
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
