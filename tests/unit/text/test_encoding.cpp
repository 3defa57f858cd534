// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <themata/text/encoding.hpp>
#include <themata/text/utf8.hpp>

#include "real_data.hpp"

using namespace themata;
using namespace std::string_literals;

namespace {

Decoded automatic(const std::string& bytes) { return decode(bytes, {}, "talk.txt"); }

Decoded named(const std::string& bytes, const std::string& encoding,
              InvalidBytes invalid = InvalidBytes::stop) {
  return decode(bytes, {encoding, invalid}, "talk.txt");
}

Error refusal(const std::string& bytes, const DecodeOptions& options = {}) {
  try {
    const Decoded decoded = decode(bytes, options, "talk.txt");
    FAIL("read as " << decoded.encoding << ": " << decoded.text);
  } catch (const Error& error) {
    return error;
  }
  throw std::logic_error("not reached");
}

std::uint64_t refused_at(const std::string& bytes, const DecodeOptions& options = {}) {
  const Error error = refusal(bytes, options);
  REQUIRE(error.kind() == ErrorKind::input);
  REQUIRE(error.place());
  CHECK(error.place()->path == "talk.txt");
  REQUIRE(error.place()->byte);
  return *error.place()->byte;
}

std::string utf16(std::u16string_view text, bool little) {
  std::string out;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    out += little ? std::string{low, high} : std::string{high, low};
  }
  return out;
}

std::string by_pieces(const std::string& bytes, const std::string& encoding, std::size_t size) {
  Decoder decoder(encoding, InvalidBytes::replace, "talk.txt");
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    decoder.feed(std::string_view(bytes).substr(at, size), out);
  }
  decoder.finish(out);
  return out;
}

}  // namespace

TEST_CASE("plain UTF-8 is read as it stands") {
  const Decoded decoded = automatic("caf\u00E9");
  CHECK(decoded.text == "caf\u00E9");
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.confidence == 100);
  CHECK(decoded.replaced == 0);
}

TEST_CASE("an empty file is empty UTF-8") {
  CHECK(automatic("").text.empty());
  CHECK(automatic("").encoding == "UTF-8");
}

TEST_CASE("a byte order mark decides and is dropped") {
  const std::u16string text = u"Caf\u00E9 \U0001F600";
  const std::string wanted = "Caf\u00E9 \U0001F600";
  CHECK(automatic("\xEF\xBB\xBF" + wanted).text == wanted);
  CHECK(automatic("\xFF\xFE" + utf16(text, true)).text == wanted);
  CHECK(automatic("\xFF\xFE" + utf16(text, true)).encoding == "UTF-16LE");
  CHECK(automatic("\xFE\xFF" + utf16(text, false)).text == wanted);
  CHECK(automatic("\xFF\xFE\0\0A\0\0\0"s).text == "A");
  CHECK(automatic("\0\0\xFE\xFF\0\0\0A"s).text == "A");
  CHECK(automatic("\xEF\xBB\xBF").text.empty());
}

TEST_CASE("a byte order mark outranks a named encoding") {
  CHECK(named("\xEF\xBB\xBF\u00E9", "windows-1252").text == "\u00E9");
  CHECK(named("\xEF\xBB\xBF\u00E9", "windows-1252").encoding == "UTF-8");
}

TEST_CASE("only the first mark is dropped") {
  CHECK(automatic("\xEF\xBB\xBF\uFEFFa").text == "\uFEFFa");
}

TEST_CASE("UTF-16 without a mark is told by its zero bytes") {
  const std::u16string english = u"Interviewer: How was it?\r\nOfficer: Fair.\r\n";
  const std::u16string chinese =
      u"\u4E00\u5207\u4EBA\u6C11: \u6240\u6709\u56FD\u5BB6\n\u4E00 \u4E8C";
  const std::u16string greek = u"\u0391\u03C0\u03CC \u03C4\u03B7\u03BD \u03B1\u03C1\u03C7\u03AE\n";
  for (const std::u16string& text : {english, chinese, greek}) {
    const std::string expected = named(utf16(text, true), "UTF-16LE").text;
    CHECK(automatic(utf16(text, true)).encoding == "UTF-16LE");
    CHECK(automatic(utf16(text, false)).encoding == "UTF-16BE");
    CHECK(automatic(utf16(text, true)).text == expected);
    CHECK(automatic(utf16(text, false)).text == expected);
  }
}

TEST_CASE("UTF-16 cut in the middle of a unit is damage at its place") {
  const std::string bytes = utf16(u"How was it, officer?", true);
  CHECK(refused_at(bytes.substr(0, bytes.size() - 1)) == bytes.size() - 2);
}

TEST_CASE("a lone surrogate in UTF-16 is damage at its place") {
  std::string bytes = utf16(u"How was it, officer? ", true) + "\x00\xD8"s + utf16(u" Fair.", true);
  CHECK(refused_at(bytes) == 42);
  const Decoded mended = decode(bytes, {"auto", InvalidBytes::replace}, "talk.txt");
  CHECK(mended.text == "How was it, officer? \uFFFD Fair.");
  CHECK(mended.replaced == 1);
}

TEST_CASE("western text of one byte a letter is windows-1252, with a stated confidence") {
  const Decoded decoded = automatic(
      "Elle a dit qu'elle avait \xE9t\xE9 trait\xE9"
      "e avec respect, \xE0 la pr\xE9"
      "fecture.\n");
  CHECK(decoded.encoding == "windows-1252");
  CHECK(decoded.confidence < 100);
  CHECK(decoded.confidence > 0);
  CHECK(decoded.text.find("\u00E9t\u00E9 trait\u00E9e") != std::string::npos);
  CHECK(automatic("He said \x93"
                  "fair\x94 and didn\x92t agree.")
            .text ==
        "He said \u201C"
        "fair\u201D and didn\u2019t agree.");
}

TEST_CASE("a word with one accent is windows-1252 though nothing speaks for it") {
  CHECK(automatic("caf\xE9").text == "caf\u00E9");
  CHECK(automatic("caf\xE9").confidence < 50);
}

TEST_CASE("accents far into a long file are found") {
  std::string bytes;
  for (int i = 0; i < 2000; ++i) bytes += "And then we went to the house and spoke.\n";
  bytes +=
      "La m\xE8re \xE9tait fatigu\xE9"
      "e et n'a pas \xE9t\xE9 \xE9"
      "cout\xE9"
      "e.\n";
  const Decoded decoded = automatic(bytes);
  CHECK(decoded.encoding == "windows-1252");
  CHECK(decoded.confidence >= 30);
}

TEST_CASE("UTF-8 with a few damaged bytes is never called another encoding") {
  const std::string good = "Zo\u00EB, caf\u00E9, na\u00EFve, \u201Cfair\u201D. ";
  CHECK(refused_at(good + "caf\xE9 " + good) == good.size() + 3);
  const Error error = refusal(good + "\xFF" + good);
  CHECK_THAT(error.what(), Catch::Contains("0xFF is not valid UTF-8"));
  CHECK_THAT(error.what(), Catch::Contains("--invalid replace"));
  CHECK_THAT(error.what(), Catch::Contains("--encoding NAME"));
}

TEST_CASE("a file of a few words is known by what Western text never holds") {
  const std::string kana_sjis = "A\n\t\x82\xA0\n\t\x82\xA2\n";
  const std::string kana_euc = "A\n\t\xA4\xA2\n\t\xA5\xA4\n";
  const std::string irish = "A\n\tB (1)\nB\n\t\xA1 (1)\n\t\xA4 (1)\n";
  const std::string welsh = "A\n\td\xF0r\n\tt\xFE\n\tl\xE2n\n";
  struct Case {
    std::string bytes;
    std::string encoding;
    std::string holds;
  };
  for (const Case& one : std::vector<Case>{
           {kana_sjis, "Shift_JIS", "\u3042"},
           {kana_euc, "EUC-JP", "\u3042"},
           {irish, "ISO-8859-14", "\u1E02"},
           {welsh, "ISO-8859-14", "d\u0175r"},
           // Other letters speak against it.
           {welsh + "\t\x93so\x94\n", "windows-1252", "d\u00F0r"},
           {"\xDE\xFA ert h\xE9r, \xFE"
            "a\xF0 er gott.\n",
            "windows-1252", "\u00FEa\u00F0"},
           {"\x82\xC4pfel\x91 und \x82\xD6l\x91\n", "windows-1252", "\u00D6l"},
           {"20 \xB0, \xBD \xB7 3 \xA4 \xA1Hola!\n", "windows-1252", "\u00BD"},
       }) {
    const Decoded decoded = automatic(one.bytes);
    CAPTURE(one.bytes);
    CHECK(decoded.encoding == one.encoding);
    CHECK(decoded.confidence < 100);
    CHECK_THAT(decoded.text, Catch::Contains(one.holds));
  }
}

TEST_CASE("half UTF-8, half windows-1252 is refused, not guessed") {
  const std::string utf8 = "\u00E9t\u00E9 \u2019 \u00E9 ";
  const std::string latin = "\xE9t\xE9 \xE0 \xE9 \xE9t\xE9 \xE9 \xE8 ";
  CHECK(refused_at(utf8 + utf8 + latin) == 2 * utf8.size());
}

TEST_CASE("UTF-8 cut in the middle of a letter is damage at its place") {
  CHECK(refused_at("\u201Cfair\u201D \u00E9t\xC3") ==
        std::string("\u201Cfair\u201D \u00E9t").size());
}

TEST_CASE("with replace each damaged sequence becomes one U+FFFD and is counted") {
  const DecodeOptions replace{"auto", InvalidBytes::replace};
  const Decoded decoded = decode(
      "\u00E9 \u00E9 \u2019 a\xFF"
      "b\xE2\x80"
      "c\xC3",
      replace, "x");
  CHECK(decoded.text ==
        "\u00E9 \u00E9 \u2019 a\uFFFD"
        "b\uFFFDc\uFFFD");
  CHECK(decoded.replaced == 3);
  CHECK(decoded.encoding == "UTF-8");
}

TEST_CASE("offsets are those of the file, mark and CRLF counted") {
  CHECK(refused_at("\xEF\xBB\xBFone\r\ntwo\r\n\xFF") == 13);
  CHECK(refused_at("one\r\ntwo\r\n\xFF", {"UTF-8", InvalidBytes::stop}) == 10);
}

TEST_CASE("any encoding that ICU knows can be named") {
  CHECK(named("\xA4", "ISO-8859-15").text == "\u20AC");
  CHECK(named("\xD0\xD2", "koi8-r").text == "\u043F\u0440");
  CHECK(named("\x83\x65\x83\x58", "Shift_JIS").text == "\u30C6\u30B9");
  CHECK(named("\xE9", "latin1").encoding == "ISO-8859-1");
  CHECK(named("a", "utf8").encoding == "UTF-8");
  CHECK(named("\xE9", "cp1252").encoding == "windows-1252");
  CHECK(named(utf16(u"a fair one", true), "UTF-16").text == "a fair one");
}

TEST_CASE("bytes that a named encoding does not have stop at their offset") {
  CHECK(refused_at("ab\x81\x20", {"Shift_JIS", InvalidBytes::stop}) == 2);
  CHECK(refused_at("abc\xE9", {"US-ASCII", InvalidBytes::stop}) == 3);
  const Decoded mended = named(
      "abc\xE9"
      "d",
      "US-ASCII", InvalidBytes::replace);
  CHECK(mended.text ==
        "abc\uFFFD"
        "d");
  CHECK(mended.replaced == 1);
}

TEST_CASE("an unknown encoding is an error of usage that names some known ones") {
  for (const char* name : {"klingon-8", ""}) {
    const Error error = refusal("a", {name, InvalidBytes::stop});
    CHECK(error.kind() == ErrorKind::usage);
    CHECK_THAT(error.what(), Catch::Contains("windows-1252"));
  }
}

TEST_CASE("binary data are refused with a word for what they are") {
  CHECK_THAT(refusal("PK\x03\x04\x14\0\0\0"s).what(), Catch::Contains("zip archive"));
  CHECK_THAT(refusal("%PDF-1.7\nplain so far").what(), Catch::Contains("PDF"));
  CHECK_THAT(refusal("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s).what(), Catch::Contains("picture"));
  CHECK_THAT(refusal("{\\rtf1\\ansi Hello}").what(), Catch::Contains("RTF"));
  CHECK(refused_at("talk \0 talk"s) == 5);
  std::string noise;
  for (int i = 0; i < 4000; ++i) noise += static_cast<char>((i * 7919 + i / 3) % 256);
  CHECK_THAT(refusal(noise).what(), Catch::Contains("not text"));
}

TEST_CASE("a NUL in a named encoding is kept") { CHECK(named("a\0b"s, "UTF-8").text == "a\0b"s); }

TEST_CASE("CRLF, CR and LF all become LF") {
  CHECK(automatic("a\r\nb\rc\nd\r\r\ne\r").text == "a\nb\nc\nd\n\ne\n");
  CHECK(named(utf16(u"a\r\nb\r", true), "UTF-16LE").text == "a\nb\n");
  const auto normalised = [](std::string text) {
    normalise_line_ends(text);
    return text;
  };
  CHECK(normalised("no change\n") == "no change\n");
  CHECK(normalised("\r") == "\n");
  CHECK(normalised("\r\n\r\r\na\r") == "\n\n\na\n");
  CHECK(normalised(std::string(300, 'a') + "\r\n" + std::string(500, 'b') + "\n\rc") ==
        std::string(300, 'a') + "\n" + std::string(500, 'b') + "\n\nc");
}

TEST_CASE("a text fed in pieces of any size decodes as a whole") {
  const std::string utf8 = "\uFEFFa\r\nb\r\u00E9\u2019\U0001F600\xE2\x80z\r\n\xFFq\xF0\x9F";
  const std::string units = utf16(u"\uFEFFa\r\n\U0001F600b\r", true) + "\x00\xD8z\0q"s;
  const std::string kanji = "a\x83\x65\x81\x20\r\n\x83\x58\x83";
  for (const auto& [bytes, name] :
       {std::pair{utf8, "UTF-8"s}, std::pair{units, "UTF-16LE"s}, std::pair{kanji, "Shift_JIS"s}}) {
    const std::string whole = named(bytes, name, InvalidBytes::replace).text;
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
      CAPTURE(name, size);
      CHECK(by_pieces(bytes, name, size) == whole);
    }
  }
}

TEST_CASE("a stream names the byte of the whole stream") {
  Decoder decoder("UTF-8", InvalidBytes::stop, "talk.txt", 1000);
  std::string out;
  decoder.feed("ab\xC3", out);
  try {
    decoder.feed("x", out);
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.place()->byte == 1002U);
  }
}

TEST_CASE("a first block that ends inside a letter is UTF-8 all the same") {
  const std::string bytes = "\u00E9\u00E9 fair \xE2\x80";
  CHECK(choose_encoding(bytes, Extent::beginning, {}, "x").name == "UTF-8");
}

TEST_CASE("real files in many encodings") {
  const auto path = real_data() / "multilingual";
  NEEDS_REAL_DATA(path);
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    const std::string name = entry.path().stem().string();
    CAPTURE(name);
    const Decoded decoded = decode(read_file(entry.path()), {}, name);
    CHECK_FALSE(find_invalid_utf8(decoded.text));
    CHECK(decoded.text.find('\r') == std::string::npos);
    CHECK_FALSE(decoded.text.starts_with("\uFEFF"));
    std::string wanted = name.substr(name.rfind('_') + 1);
    if (wanted == "WINDOWS-1252" || wanted == "ISO-8859-1" || wanted == "PSE") {
      wanted = "windows-1252";
      CHECK(decoded.confidence >= 75);
      CHECK(decoded.confidence < 100);
    }
    if (wanted == "UTF-8-BOM") wanted = "UTF-8";
    CHECK(decoded.encoding == wanted);
  }
}

TEST_CASE("the same real text in two encodings reads the same") {
  const auto path = real_data() / "multilingual";
  NEEDS_REAL_DATA(path);
  const auto text = [&](const char* name) { return decode(read_file(path / name), {}, name).text; };
  CHECK(text("UDHR_German_ISO-8859-1.txt") == text("UDHR_German_UTF-8.txt"));
  CHECK(text("UDHR_English_WINDOWS-1252.txt") == text("UDHR_English_UTF-8.txt"));
}

TEST_CASE("a real UTF-16 file without its mark reads as with it") {
  const auto path = real_data() / "multilingual/IndianTreaty_English_UTF-16LE.txt";
  NEEDS_REAL_DATA(path);
  const std::string bytes = read_file(path);
  REQUIRE(bytes.starts_with("\xFF\xFE"));
  CHECK(automatic(bytes.substr(2)).text == automatic(bytes).text);
}
