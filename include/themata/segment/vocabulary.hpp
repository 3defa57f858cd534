// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <themata/segment/recent_words.hpp>
#include <themata/segment/short_words.hpp>
#include <themata/segment/token.hpp>
#include <themata/text/normalise.hpp>

namespace themata {

/// Maps forms to types and back. A surface is folded once, the first time it
/// is seen; after that a token costs one look-up. Belongs to one worker.
class Vocabulary {
 public:
  explicit Vocabulary(Diacritics diacritics = Diacritics::count) : diacritics_(diacritics) {}
  Vocabulary(Vocabulary&&) noexcept = default;
  Vocabulary& operator=(Vocabulary&&) noexcept = default;
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;
  ~Vocabulary() = default;

  /// The type of a word as written; new types get the next id.
  TypeId intern(std::string_view surface);

  /// The same for a word of `text` that the scan found (Segmenter::unnamed_words), and faster.
  TypeId intern_scanned(std::string_view text, Span word);

  /// Surfaces of at most 15 bytes that are known. For the word scan, which looks
  /// here first and calls learn_short() for what is not there.
  [[nodiscard]] const ShortWords& short_words() const { return short_; }
  [[nodiscard]] RecentWords& recent_words() { return recent_; }
  TypeId learn_short(const ShortKey& key, std::string_view surface, TokenKind kind);

  [[nodiscard]] std::string_view form(TypeId type) const { return forms_[index_of(type)]; }
  [[nodiscard]] std::size_t size() const { return forms_.size(); }

 private:
  TypeId add_small(std::string_view surface);
  TypeId intern_folded(std::string_view surface, const ShortKey& key);
  TypeId intern_form(std::string_view form);
  TypeId add_form(std::string_view form);
  std::string_view keep(std::string_view text);

  Diacritics diacritics_;
  std::vector<std::string_view> forms_{};
  ShortWords short_{};                                   ///< forms and surfaces
  RecentWords recent_{};                                 ///< some of them
  std::unordered_map<std::string_view, TypeId> long_{};  ///< the same, beyond 15 bytes
  std::vector<std::unique_ptr<char[]>> kept_{};          ///< addresses never move
  char* next_ = nullptr;                                 ///< in the last of them
  std::size_t room_ = 0;                                 ///< bytes left there
};

}  // namespace themata
