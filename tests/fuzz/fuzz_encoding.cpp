// SPDX-License-Identifier: MIT
//
// Any bytes, in any encoding: the text is UTF-8 with LF, an offset lies inside
// the file, and pieces decode to what the whole does.
#include <array>
#include <cstdint>
#include <string>

#include <themata/text/encoding.hpp>

#include "promises.hpp"

namespace {

using themata::testing::require;

void check(const std::string& bytes, const themata::DecodeOptions& options) {
  try {
    const themata::Decoded decoded = themata::decode(bytes, options, "fuzz");
    require(!themata::find_invalid_utf8(decoded.text), "the text is UTF-8");
    require(decoded.text.find('\r') == std::string::npos, "line ends are LF");
    require(options.invalid == themata::InvalidBytes::replace || decoded.replaced == 0,
            "nothing is replaced unasked");
    themata::Decoder decoder(decoded.encoding, options.invalid, "fuzz");
    std::string pieces;
    const std::size_t step = bytes.empty() ? 1 : 1 + static_cast<unsigned char>(bytes[0]) % 7U;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
      decoder.feed(std::string_view(bytes).substr(at, step), pieces);
    }
    decoder.finish(pieces);
    require(pieces == decoded.text, "pieces decode as the whole");
  } catch (const themata::Error& error) {
    if (!error.place() || !error.place()->byte) return;
    require(*error.place()->byte <= bytes.size(), "an offset lies inside the file");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array names{"auto",      "UTF-8",   "UTF-16LE",   "windows-1252",
                             "Shift_JIS", "GB18030", "ISO-2022-JP"};
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const char* name : names) {
    check(bytes, {name, themata::InvalidBytes::stop});
    check(bytes, {name, themata::InvalidBytes::replace});
  }
  return 0;
}
