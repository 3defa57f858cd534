// SPDX-License-Identifier: MIT
// A large file that is mapped gives the very document that its bytes from a stream give.
#include "reading.hpp"

#include <fstream>

#include "scratch_file.hpp"

using namespace themata;
using namespace themata::testing;

namespace {

enum class Way { streamed, mapped };

struct Read {
  Document document{};
  std::string said{};
};

Read read_file(const ScratchFile& file, Way way, const ReadOptions& given = {}) {
  ReadOptions options = given;
  options.mapped_from = 1;
  options.left_behind_from = 1;
  std::ifstream stream(file.path(), std::ios::binary);
  Input input{stream, "talk.txt", "talk", std::filesystem::file_size(file.path())};
  if (way == Way::mapped) input.file = file.path();
  Reading reading;
  read_transcript(
      input, options,
      [&](Document&& document) { reading.documents.push_back(std::move(document)); },
      reading.diagnostics);
  REQUIRE(reading.documents.size() == 1);
  CHECK(broken_promise(reading.documents.front()) == "");
  return {std::move(reading.documents.front()), reading.said()};
}

/// Is the document of a file the same either way? And was it mapped?
bool mapped_alike(const std::string& bytes, const std::string& name = "talk.txt",
                  const ReadOptions& options = {}) {
  const ScratchFile file(bytes, name);
  const Read streamed = read_file(file, Way::streamed, options);
  const Read mapped = read_file(file, Way::mapped, options);
  const Document& a = streamed.document;
  const Document& b = mapped.document;
  CHECK_FALSE(a.text.mapped());
  check_alike(a, b);
  CHECK(streamed.said == mapped.said);
  return b.text.mapped();
}

std::string repeated(const std::string& talk, std::size_t size) {
  std::string text;
  for (int at = 0; text.size() < size; ++at) {
    text += talk;
    if (at % 7 == 0) text += "Ann: It was the year " + std::to_string(1900 + at % 100) + "\n\n";
  }
  return text;
}

const std::string talk =
    "Ann: How was it, (pause) officer?\n\nBartholomew O'Connor-Smith: Fair. [inaudible] "
    "Caf\u00e9\u2019s.\nAnd more of it.\n\nBoth: Yes.\n\n";
constexpr std::size_t long_enough = 3'000'000;  // for what a pass leaves behind to be let go

}  // namespace

TEST_CASE("a mapped file gives the document that a stream gives") {
  CHECK(mapped_alike(talk));
  CHECK(mapped_alike("no label at all"));
  CHECK(mapped_alike("\n \n"));
  CHECK(mapped_alike("---\ntitle: One\n---\n" + talk));
  CHECK(mapped_alike(talk, "talk.md"));
  CHECK(mapped_alike(talk, "talk"));
  ReadOptions unlabelled;
  unlabelled.labels = Labels::none;
  CHECK(mapped_alike(talk, "talk.txt", unlabelled));
}

TEST_CASE("a long mapped file gives the document that a stream gives") {
  CHECK(mapped_alike(repeated(talk, long_enough)));
  CHECK(mapped_alike(repeated(talk, long_enough), "talk.md"));
  CHECK(mapped_alike(repeated("[00:01:02] Ann: So?\n[00:01:05] Bob: Well.\n", long_enough)));
  CHECK(mapped_alike(repeated("   1  Q. Where was it?\n   2  A. There.\n\f", long_enough)));
  CHECK(mapped_alike(repeated("[[Interviewer;Ann]]\n<<1.5;2.5;en>>\nSo?\n", long_enough)));
  CHECK(mapped_alike(repeated("Interview date: May\n\n" + talk, long_enough)));
  CHECK(mapped_alike(std::string(long_enough, 'x')));
}

TEST_CASE("a file that ends with a page of memory is read to its last byte") {
  std::string text = repeated(talk, 100'000);
  text.resize(65'536, 'x');
  CHECK(mapped_alike(text));
}

TEST_CASE("what has to be mended or decoded is read from the stream") {
  CHECK_FALSE(mapped_alike("\xEF\xBB\xBF" + talk));
  CHECK_FALSE(mapped_alike("Ann: So?\r\n\r\nBob: Well.\r\n"));
  CHECK_FALSE(mapped_alike("Ann: Caf\xE9 au lait, d\xE9j\xE0 vu?\n\nBob: Oui, tr\xE8s bien.\n"));
  CHECK_FALSE(mapped_alike(repeated(talk, long_enough) + "\r\n"));
  ReadOptions named;
  named.decode.encoding = "UTF-8";
  CHECK_FALSE(mapped_alike(talk, "talk.txt", named));
}

TEST_CASE("only a large mapped file lets go what lies behind") {
  const ScratchFile file(talk);
  for (const std::size_t from : {talk.size(), talk.size() + 1}) {
    ReadOptions options;
    options.mapped_from = 1;
    options.left_behind_from = from;
    std::ifstream stream(file.path(), std::ios::binary);
    Input input{stream, "talk.txt", "talk", talk.size(), file.path()};
    Diagnostics diagnostics;
    read_transcript(
        input, options,
        [&](Document&& document) {
          CHECK(document.text.mapped());
          CHECK(document.text.lets_go() == (from == talk.size()));
          document.text += "Ann: So.\n";
          CHECK_FALSE(document.text.lets_go());
        },
        diagnostics);
  }
}

TEST_CASE("small files are read") {
  const ScratchFile file(talk);
  std::ifstream stream(file.path(), std::ios::binary);
  Input input{stream, "talk.txt", "talk", talk.size(), file.path()};
  Diagnostics diagnostics;
  read_transcript(
      input, {}, [](Document&& document) { CHECK_FALSE(document.text.mapped()); }, diagnostics);
}
