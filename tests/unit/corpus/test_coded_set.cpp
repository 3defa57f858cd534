// SPDX-License-Identifier: MIT
// Files that belong together, and those that don't.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <sstream>

#include <themata/corpus/coded_files.hpp>

using namespace themata;

namespace {

class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              ("themata-test-coded-" + std::to_string(::getpid()))) {
    std::filesystem::create_directory(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& bytes) const {
    const std::string path = (path_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

 private:
  std::filesystem::path path_;
};

CodedHeader header(Shard shard = {}, std::uint64_t inputs = 1, std::uint32_t files = 8) {
  CodedHeader made;
  made.made_by = "themata test";
  made.options = {{"--overlap", "longest"}};
  made.dictionary_hash = 5;
  Theme theme;
  theme.name = "t";
  made.dictionary.add_theme(theme);
  made.shard = shard;
  made.runs = {{inputs, files}};
  return made;
}

/// With documents of these numbers of inputs.
std::string coded(const CodedHeader& made, const std::vector<std::uint32_t>& files,
                  bool skipped = false) {
  std::string bytes;
  CodedFileWriter writer(made, [&bytes](std::string_view piece) { bytes += piece; });
  for (const std::uint32_t file : files) {
    CodedDocument document;
    document.id = "d" + std::to_string(file);
    std::string record;
    append_coded_record(document, file, 0, record);
    writer.add(record);
  }
  writer.finish({skipped, false});
  return bytes;
}

/// Documents in order of their inputs: `0:d0 1:d1`.
std::string read(const CodedSet& set, std::size_t jobs = 3) {
  std::mutex mutex;
  std::map<std::uint32_t, std::string> found;
  (void)set.read(jobs, {}, [&]() -> CodedSet::TakeRecord {
    return [&](CodedRecord& record) {
      const std::lock_guard lock(mutex);
      CHECK(found.emplace(record.file, record.document.id).second);
    };
  });
  std::string all;
  for (const auto& [file, id] : found) {
    all += (all.empty() ? "" : " ") + std::to_string(file) + ":" + id;
  }
  return all;
}

std::string refusal(const std::vector<std::string>& paths) {
  try {
    (void)read(CodedSet(paths));
  } catch (const Error& error) {
    CHECK(error.place().has_value());
    return error.what();
  }
  return "";
}

bool says(const std::string& message, const std::string& words) {
  return message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("shards are one run again, in whatever order they are named") {
  const Folder folder;
  const std::string one = folder.write("1.coded", coded(header({1, 2}), {0, 1}));
  const std::string two = folder.write("2.coded", coded(header({2, 2}), {2, 7}));
  CHECK(read(CodedSet({one, two})) == "0:d0 1:d1 2:d2 7:d7");
  CHECK(read(CodedSet({two, one})) == "0:d0 1:d1 2:d2 7:d7");
  std::string merged;
  std::string otherwise;
  for (auto& [paths, bytes] :
       {std::pair(std::vector{one, two}, &merged), std::pair(std::vector{two, one}, &otherwise)}) {
    const CodedSet set(paths);
    CodedFileWriter writer(set.joined_header(),
                           [to = bytes](std::string_view piece) { *to += piece; });
    set.join(writer);
  }
  CHECK(merged == otherwise);
  const std::string all = folder.write("all.coded", merged);
  CHECK(read(CodedSet({all})) == "0:d0 1:d1 2:d2 7:d7");
  // A run of other inputs comes behind, or before, as it is named.
  const std::string other = folder.write("b.coded", coded(header({}, 2, 1), {0}));
  CHECK(read(CodedSet({all, other})) == "0:d0 1:d1 2:d2 7:d7 8:d0");
  CHECK(read(CodedSet({other, all})) == "0:d0 1:d0 2:d1 3:d2 8:d7");
}

TEST_CASE("files that do not belong together are refused") {
  const Folder folder;
  const std::string one = folder.write("1.coded", coded(header({1, 3}), {0}));
  const std::string two = folder.write("2.coded", coded(header({2, 3}), {1}));
  const std::string three = folder.write("3.coded", coded(header({3, 3}), {2}));
  CHECK(refusal({one, two, three}).empty());
  CHECK(says(refusal({one, three}), "of 3 shards, 1 is missing: 2"));
  CHECK(says(refusal({two}), "of 3 shards, 2 are missing: 1,3"));
  const std::string again = folder.write("again.coded", coded(header({2, 3}), {1}));
  CHECK(says(refusal({one, two, again, three}), "shard 2/3 is there twice"));
  const std::string whole = folder.write("whole.coded", coded(header(), {0, 1, 2}));
  CHECK(says(refusal({one, two, three, whole}), "would count twice"));
  CHECK(says(refusal({whole, folder.write("copy.coded", coded(header(), {0, 1, 2}))}), "twice"));
  const std::string changed = folder.write("c.coded", coded(header({2, 3}, 9), {1}));
  CHECK(says(refusal({one, changed, three}), "has changed between the runs"));

  CodedHeader other = header({2, 3});
  other.dictionary_hash = 6;
  CHECK(says(refusal({one, folder.write("d.coded", coded(other, {1})), three}), "dictionary"));
  other = header({2, 3});
  other.options.front().second = "all";
  CHECK(says(refusal({one, folder.write("o.coded", coded(other, {1})), three}),
             "coded with --overlap `all`, that one with `longest`"));
  other = header({2, 3});
  other.made_by = "themata 99";
  CHECK(says(refusal({one, folder.write("v.coded", coded(other, {1})), three}), "themata 99"));
}

TEST_CASE("a file that is not whole, or changed, or of another version is refused") {
  const Folder folder;
  const std::string bytes = coded(header(), {0, 1, 2, 3});
  CHECK(refusal({folder.write("whole.coded", bytes)}).empty());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    INFO(size);
    const std::string why = refusal({folder.write("cut.coded", bytes.substr(0, size))});
    CHECK((says(why, "ends too early") || says(why, "no coded file")));
  }
  CHECK(says(refusal({folder.write("more.coded", bytes + "x")}), "damaged"));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    INFO(at);
    CHECK_FALSE(refusal({folder.write("changed.coded", changed)}).empty());
  }
  std::string newer = bytes;
  newer[12] = 9;
  CHECK(says(refusal({folder.write("newer.coded", newer)}), "version 9"));
  CHECK(says(refusal({folder.write("no.coded", "just talk, and more of it")}), "no coded file"));
}

TEST_CASE("a failure in a worker is thrown after all have ended") {
  const Folder folder;
  const std::string path = folder.write("a.coded", coded(header(), {0, 1, 2}));
  const CodedSet set({path});
  CHECK_THROWS_AS(set.read(4, {},
                           []() -> CodedSet::TakeRecord {
                             return [](CodedRecord&) { throw std::runtime_error("no"); };
                           }),
                  std::runtime_error);
  CHECK_THROWS_AS(set.read(4, {}, []() -> CodedSet::TakeRecord { throw std::runtime_error("no"); }),
                  std::runtime_error);
}

TEST_CASE("skipped inputs are remembered") {
  const Folder folder;
  const auto nothing = []() -> CodedSet::TakeRecord { return [](CodedRecord&) {}; };
  const CodedSet whole({folder.write("a.coded", coded(header(), {0}))});
  CHECK_FALSE(whole.read(1, {}, nothing).inputs_skipped);
  const CodedSet partly({folder.write("b.coded", coded(header(), {0}, true))});
  CHECK(partly.read(1, {}, nothing).inputs_skipped);
}

TEST_CASE("shards hold each input once, in order") {
  const Folder folder;
  std::vector<InputFile> inputs;
  for (int at = 0; at < 23; ++at) {
    const std::string name = "f" + std::to_string(at) + ".txt";
    inputs.push_back(
        {folder.write(name, std::string(static_cast<std::size_t>(at * at), 'x')), name});
  }
  for (const std::uint32_t of : {1U, 2U, 7U, 23U, 64U}) {
    std::vector<std::string> dealt;
    std::set<std::uint64_t> runs;
    for (std::uint32_t number = 1; number <= of; ++number) {
      const ShardInputs shard = inputs_of_shard(inputs, {number, of});
      CHECK((shard.inputs.empty() || shard.first == dealt.size()));
      for (const InputFile& input : shard.inputs) dealt.push_back(input.id);
      CHECK(shard.run.files == inputs.size());
      runs.insert(shard.run.inputs);
    }
    REQUIRE(dealt.size() == inputs.size());
    for (std::size_t at = 0; at < dealt.size(); ++at) CHECK(dealt[at] == inputs[at].id);
    CHECK(runs.size() == 1);
  }
}
