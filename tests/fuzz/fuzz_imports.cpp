// SPDX-License-Identifier: MIT
// Any bytes as a dictionary of another program: a clear error, or a dictionary that
// every format can be written from, and that the native format gives back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <themata/dictionary/load.hpp>
#include <themata/dictionary/write.hpp>
#include <themata/text/encoding.hpp>

namespace {

void check_native(const std::string& text) {
  using namespace themata;
  Diagnostics said;
  const Dictionary again = parse_dictionary(text, "fuzz.yml", said);
  if (write_dictionary(again, DictionaryFormat::native, said) != text) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace themata;
  static const std::string paths[]{"fuzz.dic", "fuzz.dicx", "fuzz.csv", "fuzz.cat",
                                   "fuzz.lc3", "fuzz.ykd",  "fuzz.qdc", "fuzz.yml"};
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string& path = paths[data[0] % 8];
  Dictionary dictionary;
  try {
    DecodeOptions options;
    options.encoding = "UTF-8";
    options.invalid = InvalidBytes::replace;
    Diagnostics said;
    dictionary = parse_dictionary(decode(std::move(bytes), options, path).text, path, said);
  } catch (const Error&) {
    return 0;
  }
  for (const std::string& name : dictionary_format_names()) {
    Diagnostics lost;
    try {
      const std::string text =
          write_dictionary(dictionary, *dictionary_format_from_name(name), lost);
      if (name == "native") check_native(text);
    } catch (const Error&) {
      if (name == "native") std::abort();
    }
  }
  return 0;
}
