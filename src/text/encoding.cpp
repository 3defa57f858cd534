// SPDX-License-Identifier: MIT
#include <themata/text/encoding.hpp>

#include <unicode/ucnv.h>

#include <simdjson.h>

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include <themata/text/utf8.hpp>

#include "encoding_guess.hpp"
#include "encoding_names.hpp"
#include "plain_utf8.hpp"

namespace themata {
namespace {

[[noreturn]] void refuse_binary(const std::string& path, std::size_t offset, std::string_view kind,
                                std::string_view reason) {
  const std::string what = kind.empty() ? std::string("binary data") : std::string(kind);
  throw Error(ErrorKind::input,
              fmt::format("this is {}, not text ({}); export it as text, or name its encoding with "
                          "--encoding NAME if it is text after all",
                          what, reason),
              Place{path, 0, 0, offset});
}

bool single_byte(std::string_view name) {
  return name.starts_with("windows-") || name.starts_with("ISO-8859") || name.starts_with("KOI8") ||
         name.starts_with("IBM");
}

// Text in another encoding holds well-formed UTF-8 only by chance, and next to
// never a sequence of three bytes. So a file with a good share of it is UTF-8
// that was damaged, or two files in one: to call it windows-1252 would turn
// every accent into rubbish without a word.
// Nor is a guess that the detector itself hardly believes worth the risk, but
// for a few western accents; FE and FF are next to never letters of talk.
bool damaged_utf8(std::string_view bytes, const Utf8Census& census, const EncodingChoice& guess) {
  if (census.weight >= 2 && census.valid >= census.invalid) return true;
  const bool only_odd = std::all_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 || byte >= 0xFE;
  });
  if (only_odd || (census.valid > 0 && guess.confidence < 60)) return true;
  if (guess.confidence < 30 && guess.name != "windows-1252") return true;
  return single_byte(guess.name) && census.weight >= 4 && census.valid * 10 >= census.invalid;
}

EncodingChoice choose_by_content(std::string_view bytes, Extent extent, const std::string& path) {
  if (is_plain_utf8(bytes)) return {"UTF-8", 100};
  const Utf8Census census = take_census(bytes, extent);
  const std::string_view kind = binary_kind(bytes, census.invalid + census.nul == 0);
  if (!kind.empty()) refuse_binary(path, 0, kind, "by its first bytes");
  if (census.nul > 0) {
    if (const auto utf16 = looks_like_utf16(bytes)) return {*utf16, 100};
    refuse_binary(path, census.first_nul, kind, "it holds NUL bytes");
  }
  if (census.invalid == 0) {
    if (!census.escapes) return {"UTF-8", 100};
    const EncodingChoice guess = ask_detector(bytes);
    return guess.name.starts_with("ISO-2022") ? guess : EncodingChoice{"UTF-8", 100};
  }
  if (census.control * 100 > bytes.size()) {
    refuse_binary(path, census.first_invalid, kind, "it holds control characters and no UTF-8");
  }
  const EncodingChoice guess = ask_detector(bytes);
  return damaged_utf8(bytes, census, guess) ? EncodingChoice{"UTF-8", 100} : guess;
}

}  // namespace

void refuse_encoding(const std::string& name) {
  throw Error(ErrorKind::usage,
              fmt::format("unknown encoding '{}': try auto, UTF-8, UTF-16LE, windows-1252, "
                          "ISO-8859-15, Shift_JIS, GB18030 or any other name that ICU knows",
                          name));
}

std::string canonical_encoding(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = name.empty() ? nullptr : ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status) || converter == nullptr) refuse_encoding(name);
  ucnv_close(converter);
  for (const char* standard : {"MIME", "IANA", "WINDOWS"}) {
    UErrorCode ignored = U_ZERO_ERROR;
    const char* found = ucnv_getStandardName(name.c_str(), standard, &ignored);
    if (U_SUCCESS(ignored) && found != nullptr) return found;
  }
  return name;
}

EncodingChoice choose_encoding(std::string_view bytes, Extent extent, const DecodeOptions& options,
                               const std::string& path) {
  const bool automatic = options.encoding == "auto";
  const std::string named = automatic ? std::string() : canonical_encoding(options.encoding);
  if (const auto marked = encoding_of_mark(bytes)) return {*marked, 100};
  if (automatic) return choose_by_content(bytes, extent, path);
  if (named == "UTF-16") return {looks_like_utf16(bytes).value_or("UTF-16BE"), 100};
  return {named, 100};
}

Decoded decode(std::string bytes, const DecodeOptions& options, const std::string& path) {
  Decoded decoded;
  if (options.encoding == "auto" && !encoding_of_mark(bytes) && is_plain_utf8(bytes)) {
    decoded.encoding = "UTF-8";
    normalise_line_ends(bytes);
    decoded.text = std::move(bytes);
    return decoded;
  }
  const EncodingChoice choice = choose_encoding(bytes, Extent::whole, options, path);
  decoded.encoding = choice.name;
  decoded.confidence = choice.confidence;
  if (choice.name == "UTF-8" && simdjson::validate_utf8(bytes.data(), bytes.size())) {
    if (encoding_of_mark(bytes)) bytes.erase(0, 3);
    normalise_line_ends(bytes);
    decoded.text = std::move(bytes);
    return decoded;
  }
  Decoder decoder(choice.name, options.invalid, path);
  decoder.feed(bytes, decoded.text);
  decoder.finish(decoded.text);
  decoded.replaced = decoder.replaced();
  return decoded;
}

void normalise_line_ends(std::string& text) {
  std::size_t to = std::min(text.find('\r'), text.size());
  for (std::size_t from = to; from < text.size();) {
    text[to++] = '\n';
    from += from + 1 < text.size() && text[from + 1] == '\n' ? 2U : 1U;
    const std::size_t next = std::min(text.find('\r', from), text.size());
    std::memmove(text.data() + to, text.data() + from, next - from);
    to += next - from;
    from = next;
  }
  text.resize(to);
}

}  // namespace themata
