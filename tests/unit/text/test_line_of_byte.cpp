// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include <themata/text/line_of_byte.hpp>

using namespace themata;

TEST_CASE("an error at a byte is told by line and column, where the file has such") {
  const auto path = std::filesystem::temp_directory_path() / "themata-test-line-of-byte";
  const auto place = [&path](const std::string& bytes, std::uint64_t byte) {
    std::ofstream(path, std::ios::binary) << bytes;
    return by_line({ErrorKind::input, "no", Place{path.string(), 0, 0, byte}})
        .place()
        ->str()
        .substr(path.string().size());
  };
  CHECK(place("\xFF", 0) == ":1:1");
  CHECK(place("\xEF\xBB\xBF\u00E9\xFF", 5) == ":1:2");
  CHECK(place("a\r\n\n\u00E9t\xFF", 7) == ":3:3");
  CHECK(place("a\n\xFF", 2) == ":2:1");
  CHECK(place(std::string("a\0\n\0\xFF", 5), 4) == ": byte 4");
  CHECK(place("a", 9) == ": byte 9");
  std::filesystem::remove(path);
  const Error elsewhere(ErrorKind::input, "no", Place{path.string(), 4, 2, {}});
  CHECK(by_line(elsewhere).place()->line == 4);
}
