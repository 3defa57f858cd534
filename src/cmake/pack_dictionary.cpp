// SPDX-License-Identifier: MIT
// pack_dictionary SOURCE MADE: writes a dictionary, or triggers of statuses, read and packed,
// as a list of bytes.
// What is wrong with it, or not carried over, is an error here.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <themata/base/diagnostics.hpp>
#include <themata/base/error.hpp>
#include <themata/dictionary/context_rules.hpp>
#include <themata/dictionary/load.hpp>

#include "packed.hpp"

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const std::filesystem::path source = arguments[1];
  std::ifstream file(source, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::ofstream made(arguments[2]);
  try {
    themata::Diagnostics diagnostics;
    const std::string name = source.filename().string();
    const std::string packed =
        name.starts_with("context.")
            ? themata::pack(themata::parse_context_rules(text, name))
            : themata::pack(themata::parse_dictionary(text, name, diagnostics));
    for (const themata::Diagnostic& item : diagnostics.items()) {
      std::cerr << item.place.str() << ": " << item.message << '\n';
    }
    if (!diagnostics.items().empty()) return 1;
    for (const char byte : packed) made << "'\\x" << std::hex << (byte & 0xFF) << "',";
  } catch (const themata::Error& error) {
    std::cerr << error.full() << '\n';
    return 1;
  }
  made << '\n';
  return made.flush() ? 0 : 1;
}
