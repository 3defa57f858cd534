// SPDX-License-Identifier: MIT
#include <themata/text/normalise.hpp>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/composition.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

const icu::Normalizer2& normaliser(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU's normalisation data are missing");
  return *found;
}

bool ignored_in_forms(UChar32 c) { return c == 0x00AD || c == 0x200C || c == 0x200D; }

icu::UnicodeString normalised(const icu::Normalizer2& how, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out = how.normalize(text, status);
  return U_SUCCESS(status) ? out : text;
}

bool begins_with_mark(UChar32 c) {
  return c >= 0x300 && u_getIntPropertyValue(c, UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0;
}

/// More marks on one letter than any language has (UAX #15, stream-safe text)?
bool has_many_marks(const icu::UnicodeString& text) {
  constexpr int many = 30;
  int marks = 0;
  for (int32_t at = 0; at < text.length() && marks <= many; at = text.moveIndex32(at, 1)) {
    marks = begins_with_mark(text.char32At(at)) ? marks + 1 : 0;
  }
  return marks > many;
}

/// The same text, with marks in canonical order where they are many on one letter. ICU puts each
/// into its place among those before it, which takes as long as they are many.
icu::UnicodeString ordered(const icu::UnicodeString& text) {
  if (!has_many_marks(text)) return text;
  const icu::Normalizer2& decompose = normaliser(icu::Normalizer2::getNFDInstance);
  std::vector<UChar32> apart;
  icu::UnicodeString parts;
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 c = text.char32At(at);
    if (!decompose.getDecomposition(c, parts)) {
      apart.push_back(c);
      continue;
    }
    for (int32_t part = 0; part < parts.length(); part = parts.moveIndex32(part, 1)) {
      apart.push_back(parts.char32At(part));
    }
  }
  const auto is_letter = [](UChar32 c) { return u_getCombiningClass(c) == 0; };
  for (auto from = apart.begin(); from != apart.end();) {
    from = std::find_if_not(from, apart.end(), is_letter);
    const auto to = std::find_if(from, apart.end(), is_letter);
    std::stable_sort(from, to, [](UChar32 a, UChar32 b) {
      return u_getCombiningClass(a) < u_getCombiningClass(b);
    });
    from = to;
  }
  return icu::UnicodeString::fromUTF32(apart.data(), static_cast<int32_t>(apart.size()));
}

icu::UnicodeString without_marks(const icu::UnicodeString& text) {
  const icu::UnicodeString apart = normalised(normaliser(icu::Normalizer2::getNFDInstance), text);
  icu::UnicodeString out;
  for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 c = apart.char32At(at);
    if (u_charType(c) != U_NON_SPACING_MARK) out.append(c);
  }
  return out;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

/// Decomposed, with plain apostrophes and without what forms leave out.
icu::UnicodeString cleaned(std::string_view surface) {
  const icu::UnicodeString source = from_utf8(surface);
  icu::UnicodeString kept;
  for (int32_t at = 0; at < source.length(); at = source.moveIndex32(at, 1)) {
    const UChar32 c = source.char32At(at);
    if (ignored_in_forms(c)) continue;
    kept.append(c == 0x2019 || c == 0x02BC ? UChar32{'\''} : c);
  }
  return normalised(normaliser(icu::Normalizer2::getNFDInstance), ordered(kept));
}

std::string folded_unicode(std::string_view surface, Diacritics diacritics) {
  // Folding can undo composition and the other way round (U+0345, U+1E9E), so
  // both are repeated: NFC(fold(NFC(fold(x)))) is stable under another round.
  const icu::Normalizer2& compose = normaliser(icu::Normalizer2::getNFCInstance);
  icu::UnicodeString form = cleaned(surface);
  for (int round = 0; round < 2; ++round) {
    form.foldCase().findAndReplace(u"\u02BC", u"'");  // U+0149 folds to U+02BC and n
    form = normalised(compose, form);
  }
  if (diacritics == Diacritics::ignore) form = normalised(compose, without_marks(form));
  return utf8(form);
}

/// What a code point of Latin letters folds to, where nothing around it has a say: neither it nor
/// its fold joins with what stands before.
struct LatinFold {
  static constexpr char32_t end = 0x250;
  std::array<char, 4> bytes{};
  std::uint8_t size = 0;  ///< 0 where it has to be seen in its word
  bool known = false;

  static LatinFold of(char32_t c) {
    LatinFold fold;
    fold.known = true;
    std::string letter;
    append_utf8(letter, c);
    const std::string form = folded_unicode(letter, Diacritics::count);
    if (form.size() > fold.bytes.size() || !is_apart(letter) || !is_apart(form)) return fold;
    std::copy(form.begin(), form.end(), fold.bytes.begin());
    fold.size = static_cast<std::uint8_t>(form.size());
    return fold;
  }

 private:
  static bool is_apart(std::string_view text) {
    const icu::Normalizer2& compose = normaliser(icu::Normalizer2::getNFCInstance);
    const icu::Normalizer2& decompose = normaliser(icu::Normalizer2::getNFDInstance);
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = code_point_at(text, at);
      const auto value = static_cast<UChar32>(c.value);
      if (!compose.hasBoundaryBefore(value) || !decompose.hasBoundaryBefore(value)) return false;
      at += c.bytes;
    }
    return true;
  }
};

/// Nearly all words of Latin letters, which are spared ICU's strings; nothing for others.
std::optional<std::string> folded_latin(std::string_view surface) {
  thread_local std::array<LatinFold, LatinFold::end> folds{};
  std::string form;
  for (std::size_t at = 0; at < surface.size();) {
    const CodePoint c = code_point_at(surface, at);
    at += c.bytes;
    if (c.value < 0x80) {
      form += c.value >= 'A' && c.value <= 'Z' ? static_cast<char>(c.value | 0x20U)
                                               : static_cast<char>(c.value);
    } else if (c.value == 0x2019) {
      form += '\'';
    } else {
      if (c.value >= LatinFold::end) return std::nullopt;
      LatinFold& fold = folds[c.value];
      if (!fold.known) fold = LatinFold::of(c.value);
      if (fold.size == 0) return std::nullopt;
      form.append(fold.bytes.data(), fold.size);
    }
  }
  return form;
}

}  // namespace

std::string folded_form(std::string_view surface, Diacritics diacritics) {
  if (!all_ascii(surface)) {
    if (diacritics == Diacritics::count) {
      if (auto form = folded_latin(surface)) return *std::move(form);
    }
    return folded_unicode(surface, diacritics);
  }
  std::string form(surface);
  for (char& c : form) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return form;
}

std::string cased_form(std::string_view surface, Diacritics diacritics) {
  if (all_ascii(surface)) return std::string(surface);
  const icu::UnicodeString form = cleaned(surface);
  return utf8(normalised(normaliser(icu::Normalizer2::getNFCInstance),
                         diacritics == Diacritics::ignore ? without_marks(form) : form));
}

std::string nfc(std::string_view text) {
  if (all_ascii(text)) return std::string(text);
  return utf8(normalised(normaliser(icu::Normalizer2::getNFCInstance), ordered(from_utf8(text))));
}

void compose(std::string& name) {
  if (!all_ascii(name)) name = nfc(name);
}

bool joins_what_stands_before(char32_t c) {
  static const icu::Normalizer2& compose = normaliser(icu::Normalizer2::getNFCInstance);
  return !compose.hasBoundaryBefore(static_cast<UChar32>(c));
}

}  // namespace themata
