// SPDX-License-Identifier: MIT
#include "folder.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include <themata/base/error.hpp>

namespace themata {
namespace {

namespace fs = std::filesystem;

class Listing {
 public:
  explicit Listing(const std::string& folder) : folder_(folder) {
    std::error_code problem;
    led_to_.insert(fs::canonical(folder_, problem).string() + '/');
  }

  FolderContents list() {
    std::error_code problem;
    add(folder_, problem);
    if (problem)
      throw Error(ErrorKind::input, problem.message(), Place{folder_.string(), 0, 0, {}});
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
    if (folder.is_symlink(problem) && !leads_on(folder.path())) {
      pass("links to folders that are read already",
           folder.path().lexically_relative(folder_).generic_string());
      return;
    }
    add(folder.path(), problem);
    if (problem) contents_.unreadable.push_back(folder.path());
  }

  /// To a folder that is neither above it nor what another link led to: so links in a circle come
  /// to an end.
  bool leads_on(const fs::path& link) {
    std::error_code problem;
    const std::string target = fs::canonical(link, problem).string() + '/';
    const std::string above = fs::canonical(link.parent_path(), problem).string() + '/';
    return !above.starts_with(target) && led_to_.insert(target).second;
  }

  void pass(const char* reason, std::string name) {
    contents_.passed_over[reason].push_back(std::move(name));
  }

  fs::path folder_;
  std::set<std::string> led_to_{};  ///< real folders, with a slash behind
  FolderContents contents_{};
};

}  // namespace

FolderContents list_folder(const std::string& folder) { return Listing(folder).list(); }

}  // namespace themata
