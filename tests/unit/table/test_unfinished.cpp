// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <themata/table/unfinished.hpp>

using namespace themata;

namespace {

namespace fs = std::filesystem;

/// A folder of the test's own.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("themata-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] std::string file(const std::string& name) const {
    std::ofstream(path_ / name) << "talk";
    return (path_ / name).string();
  }

 private:
  fs::path path_;
};

void end(int signal) {
  remove_unfinished_files();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

TEST_CASE("files that are not finished are removed, others stay") {
  const Folder folder;
  const std::string finished = folder.file("finished");
  const std::string left = folder.file("left");
  const std::string moved = folder.file("moved");
  { const UnfinishedFile done(finished); }
  const UnfinishedFile one(left);
  UnfinishedFile first(moved);
  UnfinishedFile second(std::move(first));
  UnfinishedFile third;
  third = std::move(second);
  remove_unfinished_files();
  CHECK(fs::exists(finished));
  CHECK_FALSE(fs::exists(left));
  CHECK_FALSE(fs::exists(moved));
}

TEST_CASE("a name that is given back is not removed") {
  const Folder folder;
  const std::string path = folder.file("file");
  UnfinishedFile file(path);
  file = {};
  remove_unfinished_files();
  CHECK(fs::exists(path));
}

TEST_CASE("more files than are kept, and paths that nothing can open, do no harm") {
  const Folder folder;
  const std::string path = folder.file("file");
  std::vector<UnfinishedFile> many;
  for (int count = 0; count < 2000; ++count) many.emplace_back(path);
  many.emplace_back(std::string(10000, 'x'));
  many.clear();
  const UnfinishedFile again(path);
  remove_unfinished_files();
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("who is ended by a signal leaves nothing and ends by it") {
  const Folder folder;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const std::string path = folder.file("file");
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      const UnfinishedFile file(path);
      std::signal(signal, end);
      std::raise(signal);
      ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK_FALSE(fs::exists(path));
  }
}
