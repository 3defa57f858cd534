// SPDX-License-Identifier: MIT
#include "folder.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <system_error>
#include <utility>

#include <themata/base/error.hpp>

namespace themata {
namespace {

namespace fs = std::filesystem;

class Listing {
 public:
  explicit Listing(const std::string& folder) : folder_(folder) {}

  FolderContents list() {
    std::error_code problem;
    add(folder_, problem);
    if (problem) {
      throw Error(ErrorKind::input, problem.message(), Place{folder_.string(), 0, 0, {}});
    }
    // A folder's own place comes before those that links give it.
    while (!links_.empty()) {
      const fs::path link = std::move(links_.front());
      links_.pop_front();
      follow(link);
    }
    std::sort(contents_.files.begin(), contents_.files.end(),
              [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    return std::move(contents_);
  }

 private:
  void add(const fs::path& folder, std::error_code& problem) {
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator entry(folder, problem);
    for (const fs::directory_iterator end; !problem && entry != end; entry.increment(problem)) {
      entries.push_back(*entry);
    }
    if (problem) return;
    std::error_code unknown;
    read_.insert(fs::canonical(folder, unknown));
    // Of two links to one folder the first is followed, so there has to be a first.
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& one : entries) add_entry(one);
  }

  void add_entry(const fs::directory_entry& entry) {
    std::error_code problem;
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.')) {
      pass("hidden files", name);
    } else if (entry.is_directory(problem)) {
      add_below(entry);
    } else if (entry.is_regular_file(problem)) {
      contents_.files.push_back(entry.path());
    } else {
      pass(entry.exists(problem) ? "pipes, sockets and devices" : "broken links", name);
    }
  }

  void add_below(const fs::directory_entry& folder) {
    std::error_code problem;
    if (folder.is_symlink(problem)) {
      links_.push_back(folder.path());
    } else {
      add_all_of(folder.path());
    }
  }

  /// Not where it leads back to a folder that is read: so links in a circle come to an end.
  void follow(const fs::path& link) {
    std::error_code problem;
    if (!read_.contains(fs::canonical(link, problem))) return add_all_of(link);
    pass("links to folders that are read already",
         link.lexically_relative(folder_).generic_string());
  }

  void add_all_of(const fs::path& folder) {
    std::error_code problem;
    add(folder, problem);
    if (problem) contents_.unreadable.push_back(folder);
  }

  void pass(const char* reason, std::string name) {
    contents_.passed_over[reason].push_back(std::move(name));
  }

  fs::path folder_;
  std::set<fs::path> read_{};     ///< by their real paths
  std::deque<fs::path> links_{};  ///< to folders, to be followed
  FolderContents contents_{};
};

}  // namespace

FolderContents list_folder(const std::string& folder) { return Listing(folder).list(); }

}  // namespace themata
