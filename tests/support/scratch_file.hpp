// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace themata::testing {

/// A file in the folder for temporary ones, which is gone when the test ends.
class ScratchFile {
 public:
  explicit ScratchFile(std::string_view bytes, const std::string& name = "talk.txt")
      : folder_(std::filesystem::temp_directory_path() /
                ("themata-test-file-" + std::to_string(::getpid()))),
        path_(folder_ / name) {
    std::filesystem::create_directories(folder_);
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~ScratchFile() { std::filesystem::remove_all(folder_); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }
  void append(std::string_view bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::app) << bytes;
  }

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
};

}  // namespace themata::testing
