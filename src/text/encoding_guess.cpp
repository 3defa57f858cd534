// SPDX-License-Identifier: MIT
#include "encoding_guess.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <themata/text/utf8.hpp>

#include "small_files.hpp"

namespace themata {
namespace {

using Known = std::pair<std::string_view, std::string_view>;
using namespace std::string_view_literals;

// The mark of UTF-32LE begins with that of UTF-16LE: longest first.
constexpr std::array<Known, 5> marks{{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                      {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                      {"\xEF\xBB\xBF"sv, "UTF-8"},
                                      {"\xFF\xFE"sv, "UTF-16LE"},
                                      {"\xFE\xFF"sv, "UTF-16BE"}}};

constexpr std::array<Known, 11> kinds{
    {{"%PDF-"sv, "a PDF document"},
     {"PK\x03\x04"sv, "a zip archive (.docx, .odt, .xlsx, ...)"},
     {"\xD0\xCF\x11\xE0"sv, "an old Office document (.doc, .xls)"},
     {"\x89PNG"sv, "a picture"},
     {"\xFF\xD8\xFF"sv, "a picture"},
     {"GIF8"sv, "a picture"},
     {"\x1F\x8B"sv, "a gzip archive"},
     {"\xFD"
      "7zXZ"sv,
      "an xz archive"},
     {"{\\rtf"sv, "an RTF document"},
     {"RIFF"sv, "a sound or video file"},
     {"ID3"sv, "a sound file"}}};

std::optional<std::string_view> look_up(std::string_view bytes, const Known* begin,
                                        const Known* end) {
  const Known* found =
      std::find_if(begin, end, [&](const Known& known) { return bytes.starts_with(known.first); });
  if (found == end) return std::nullopt;
  return found->second;
}

bool is_control(unsigned char c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B) ||
         c == 0x7F;
}

void count_ascii(Utf8Census& census, unsigned char c, std::size_t at) {
  if (c == 0 && census.nul++ == 0) census.first_nul = at;
  if (c == 0x1B) census.escapes = true;
  if (is_control(c)) ++census.control;
}

}  // namespace

std::optional<std::string> encoding_of_mark(std::string_view bytes) {
  const auto found = look_up(bytes, marks.data(), marks.data() + marks.size());
  return found ? std::optional<std::string>(*found) : std::nullopt;
}

std::string_view binary_kind(std::string_view bytes, bool could_be_text) {
  if (could_be_text && !bytes.starts_with("%PDF-") && !bytes.starts_with("{\\rtf")) return "";
  return look_up(bytes, kinds.data(), kinds.data() + kinds.size()).value_or("");
}

Utf8Census take_census(std::string_view bytes, Extent extent) {
  Utf8Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) {
      count_ascii(census, lead, at++);
      continue;
    }
    const CodePoint point = code_point_at(bytes, at);
    const bool damaged = find_invalid_utf8(bytes.substr(at, point.bytes)).has_value();
    if (!damaged) {
      ++census.valid;
      census.weight += point.bytes > 2 ? 2 : 1;
    } else if (extent == Extent::whole || at + point.bytes < bytes.size()) {
      if (census.invalid++ == 0) census.first_invalid = at;
    }
    at += point.bytes;
  }
  return census;
}

namespace {

// UTF-16 is told by zero bytes: talk in any script has blanks and line ends,
// whose high byte is zero, on one side of every pair. Where nearly half of all
// bytes are zeros of one side, it is Latin text, damaged or not; with fewer,
// every unit must be plausible, so that a binary file does not pass.
struct Units {
  std::size_t all = 0;
  std::size_t bad = 0;     ///< lone surrogates, controls
  std::size_t blanks = 0;  ///< spaces and line ends
  std::size_t ascii = 0;   ///< both bytes would be ASCII letters or signs
};

constexpr std::size_t sample_bytes = std::size_t{1} << 16;

bool is_printable(char c) { return c >= 0x20 && c < 0x7F; }

unsigned unit_at(std::string_view bytes, std::size_t at, bool little) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return little ? first + 256U * second : 256U * first + second;
}

Units judge_units(std::string_view bytes, bool little) {
  Units units;
  bool expects_low = false;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const unsigned unit = unit_at(bytes, at, little);
    const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    const bool control = unit < 0x80 && (unit == 0 || is_control(static_cast<unsigned char>(unit)));
    if (low != expects_low || control || unit >= 0xFFFE || (unit >= 0x80 && unit < 0xA0)) {
      ++units.bad;
    }
    expects_low = unit >= 0xD800 && unit <= 0xDBFF;
    if (unit == ' ' || unit == '\n' || unit == '\r' || unit == 0x3000) ++units.blanks;
    if (is_printable(bytes[at]) && is_printable(bytes[at + 1])) ++units.ascii;
    ++units.all;
  }
  return units;
}

bool plausible(const Units& units) {
  return units.bad == 0 && units.blanks > 0 && units.ascii * 10 <= units.all * 6;
}

}  // namespace

std::optional<std::string> looks_like_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, sample_bytes);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (sample[at] == '\0') ++zeros[at % 2];
  }
  const std::size_t half = sample.size() / 2;
  if (zeros[1] > half * 6 / 10 && zeros[0] * 20 <= half) return "UTF-16LE";
  if (zeros[0] > half * 6 / 10 && zeros[1] * 20 <= half) return "UTF-16BE";
  const Units little = judge_units(sample, true);
  const Units big = judge_units(sample, false);
  if (plausible(little) && (!plausible(big) || little.blanks >= big.blanks)) return "UTF-16LE";
  if (plausible(big)) return "UTF-16BE";
  return std::nullopt;
}

namespace {

// ICU's detector looks at 8,000 bytes only; in a long transcript none of them
// may be beyond ASCII. So it is shown the lines that are, then the beginning.
std::string detector_sample(std::string_view bytes) {
  constexpr std::size_t wanted = 8000;
  constexpr std::size_t longest_line = 2000;
  std::string sample;
  for (std::size_t at = 0; at < bytes.size() && sample.size() < wanted * 3 / 4;) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(at, end - at);
    const auto high = std::find_if(line.begin(), line.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (high != line.end()) {
      const auto place = static_cast<std::size_t>(high - line.begin());
      const std::size_t from = place > longest_line / 2 ? place - 100 : 0;
      sample.append(line.substr(from, longest_line)).push_back('\n');
    }
    at = end;
  }
  sample.append(bytes.substr(0, wanted - std::min(wanted, sample.size())));
  return sample;
}

// The Windows code pages hold the ISO ones and more; as WHATWG has them.
std::string superset(std::string_view name) {
  if (name == "ISO-8859-1") return "windows-1252";
  if (name == "ISO-8859-9") return "windows-1254";
  return std::string(name);
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

}  // namespace

EncodingChoice ask_detector(std::string_view bytes) {
  // Nothing to go by: what most transcripts without a Unicode encoding are in.
  EncodingChoice best{"windows-1252", 0};
  const std::string sample = detector_sample(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return best;
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return best;
  constexpr int near = 5;  // between near equals, the commoner
  int western = 0;
  for (int32_t i = 0; i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    const int confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status) || name.starts_with("UTF-")) continue;  // ruled out before
    if (superset(name) == "windows-1252") western = std::max(western, confidence);
    if (confidence > best.confidence) best = {superset(name), confidence};
  }
  if (western > 0 && western + near >= best.confidence) best = {"windows-1252", western};
  constexpr int told = 60;  // by what can't be Western, and few letters
  const auto other = best.name == "windows-1252" ? encoding_of_small_file(bytes) : std::nullopt;
  return other ? EncodingChoice{*other, told} : best;
}

}  // namespace themata
