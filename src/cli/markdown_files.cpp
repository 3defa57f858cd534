// SPDX-License-Identifier: MIT
#include "markdown_files.hpp"

#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/base/error.hpp>
#include <themata/report/markdown.hpp>
#include <themata/table/output.hpp>

namespace themata::cli {
namespace {

namespace fs = std::filesystem;

/// Files that appear together. What a write needs is on the disk before the first gets its name;
/// if one can't get it even so, those that were not there before go again, and a folder that was
/// made for them.
class FilesTogether {
 public:
  FilesTogether() = default;
  FilesTogether(const FilesTogether&) = delete;
  FilesTogether& operator=(const FilesTogether&) = delete;
  ~FilesTogether() {
    std::error_code problem;
    outputs_.clear();
    for (const std::string& file : fresh_) fs::remove(file, problem);
    if (!folder_.empty()) fs::remove(folder_, problem);  // where it is empty
  }

  void make_folder(const fs::path& folder) {
    std::error_code problem;
    if (fs::create_directories(folder, problem)) folder_ = folder;
    if (!problem) return;
    throw Error(ErrorKind::output, "can't make this folder: " + problem.message(),
                Place{folder.string(), 0, 0, {}});
  }

  void add(const std::string& path, std::string_view text) {
    Output output = Output::to_file(path);
    output.write(text);
    output.flush();
    outputs_.emplace_back(path, std::move(output));
  }

  void commit() {
    for (auto& [path, output] : outputs_) {
      std::error_code problem;
      const bool fresh = !fs::exists(path, problem);
      output.commit();
      if (fresh) fresh_.push_back(path);
    }
    fresh_.clear();
    folder_.clear();
  }

 private:
  fs::path folder_{};
  std::vector<std::pair<std::string, Output>> outputs_{};
  std::vector<std::string> fresh_{};
};

}  // namespace

void write_markdown(const std::string& path, const Report& report,
                    const std::function<void(const std::string& output)>& keep_apart) {
  const fs::path file(path);
  const std::string name = file.stem().string() + "_files";
  const fs::path folder = file.parent_path() / name;
  const std::vector<Figure> figures = figures_of(report);
  FilesTogether files;
  files.make_folder(folder);
  for (const Figure& figure : figures) {
    const std::string to = (folder / (figure.name + ".svg")).string();
    keep_apart(to);
    files.add(to, figure.svg);
  }
  // The last to appear: when it is there, so is what it shows.
  files.add(path, report_markdown(report, figures, name));
  files.commit();
}

}  // namespace themata::cli
