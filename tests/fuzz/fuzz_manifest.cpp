// SPDX-License-Identifier: MIT
//
// Any bytes as a manifest: an error, or a manifest that is written and read back the same and
// names no file outside of its folder.
#include <cstdint>
#include <string>

#include <themata/base/error.hpp>
#include <themata/study/manifest.hpp>
#include <themata/text/utf8.hpp>

#include "promises.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace themata;
  using themata::testing::require;
  Manifest manifest;
  try {
    manifest = read_manifest({reinterpret_cast<const char*>(data), size}, "manifest.json");
  } catch (const Error& error) {
    require(error.what()[0] != '\0', "an error says what is wrong");
    return 0;
  }
  for (const ManifestTable& table : manifest.tables) {
    require(table.results.size() <= table.formats.size(), "each file has its format");
    for (const ManifestFile& file : table.results) {
      require(file.path.find("..") != 0 && file.path.find("/.") == std::string::npos &&
                  file.path.front() != '/',
              "a table lies in the folder");
    }
  }
  const std::string json = write_manifest(manifest);
  require(!find_invalid_utf8(json), "JSON is UTF-8");
  require(write_manifest(read_manifest(json, "again")) == json, "it reads back the same");
  return 0;
}
