// SPDX-License-Identifier: MIT
#include <themata/corpus/inputs.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <themata/base/names_apart.hpp>
#include <themata/base/shown_path.hpp>
#include <themata/base/standard_input.hpp>
#include <themata/corpus/coded_files.hpp>
#include <themata/text/composition.hpp>
#include <themata/text/utf8.hpp>

#include "folder.hpp"

namespace themata {
namespace {

namespace fs = std::filesystem;

/// What a folder held and was not read, by reason.
void report(const std::map<std::string, std::vector<std::string>>& passed_over,
            const std::string& folder, Diagnostics& diagnostics) {
  for (const auto& [reason, names] : passed_over) {
    constexpr std::size_t shown = 5;
    std::string list;
    for (std::size_t at = 0; at < std::min(names.size(), shown); ++at) {
      list += (at > 0 ? ", " : "") + shown_path(names[at]);
    }
    if (names.size() > shown) list += fmt::format(" and {} more", names.size() - shown);
    diagnostics.note(fmt::format("passed over {}: {}", reason, list), Place{folder, 0, 0, {}});
  }
}

/// A file's name can hold any bytes; an id is UTF-8.
std::string well_formed(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point_at(name, at);
    append_utf8(out, c.value);
    at += c.bytes;
  }
  return out;
}

class Finder {
 public:
  Finder(const InputOptions& options, Diagnostics& diagnostics)
      : options_(options), diagnostics_(diagnostics) {}

  std::vector<InputFile> find() {
    for (const std::string& path : options_.paths) add(path);
    if (options_.files_from) {
      for (const std::string& path : listed()) add(path);
    }
    refuse_mixed();
    settle_ids();
    return std::move(found_);
  }

 private:
  void add(const std::string& path) {
    if (path == "-") {
      const std::size_t before = found_.size();
      add_file(path, "stdin", false);
      if (found_.size() == before || !options_.no_coded.empty()) return;
      found_.back().coded = is_coded_input();
      return;
    }
    std::error_code problem;
    const fs::file_status status = fs::status(path, problem);
    if (!fs::exists(status)) {
      // The walk can't read it, says so, and goes on.
      if (options_.keep_going) return add_file(path, fs::path(path).filename().string(), false);
      const bool missing = status.type() == fs::file_type::not_found;
      throw Error(ErrorKind::input, missing ? "there is no such file or folder" : problem.message(),
                  Place{path, 0, 0, {}});
    }
    if (fs::is_directory(status)) return add_folder(path);
    if (const std::string why = why_passed_over(path); !why.empty()) {
      if (!options_.keep_going) throw Error(ErrorKind::input, why, Place{path, 0, 0, {}});
      const std::size_t before = found_.size();
      add_file(path, fs::path(path).filename().string(), false);
      if (found_.size() > before) found_.back().refused = why;
      return;
    }
    if (is_coded_file(path)) return add_coded(path, false);
    add_file(path, fs::path(path).filename().string(), false);
  }

  /// Of a file that is named, what folders would pass over.
  std::string why_passed_over(const std::string& path) const {
    const std::string name = fs::path(path).filename().string();
    if (name.starts_with('.')) {
      return "a hidden file is no transcript; give it a name without a dot";
    }
    if (name.starts_with("~$")) {
      return "this is the lock file of an open document, and no transcript";
    }
    const bool metadata = options_.metadata && same_file(path, *options_.metadata);
    return metadata ? "this is the metadata table, and no transcript" : "";
  }

  void add_coded(const std::string& path, bool from_folder) {
    if (!options_.no_coded.empty()) {
      throw Error(ErrorKind::usage, options_.no_coded, Place{path, 0, 0, {}});
    }
    const std::size_t before = found_.size();
    add_file(path, fs::path(path).filename().string(), from_folder);
    if (found_.size() > before) found_.back().coded = true;
  }

  void refuse_mixed() const {
    const auto coded = [](const InputFile& file) { return file.coded; };
    const auto first = std::find_if(found_.begin(), found_.end(), coded);
    const auto other = std::find_if_not(found_.begin(), found_.end(), coded);
    if (first == found_.end() || other == found_.end()) return;
    throw Error(ErrorKind::usage,
                fmt::format("coded files and transcripts don't go together in one run: code {} "
                            "first (`themata code --format coded`)",
                            shown_path(other->path)),
                Place{first->path, 0, 0, {}});
  }

  std::vector<std::string> listed() const {
    std::ifstream file;
    const bool standard = *options_.files_from == "-";
    if (!standard) {
      file.open(*options_.files_from, std::ios::binary);
      if (!file) {
        throw Error(ErrorKind::input, "can't read the list of files",
                    Place{*options_.files_from, 0, 0, {}});
      }
    }
    std::istream& list = standard ? standard_input() : file;
    std::vector<std::string> paths;
    std::size_t number = 0;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    for (std::string line; std::getline(list, line, options_.list_separator);) {
      ++number;
      if (line.find('\0') != std::string::npos) refuse_nul(number);
      if (options_.list_separator == '\n' && line.ends_with('\r')) line.pop_back();
      if (paths.empty() && line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
      if (!line.empty()) paths.push_back(line);
    }
    if (list.bad()) {
      throw Error(ErrorKind::input, "reading the list failed before its end",
                  Place{*options_.files_from, 0, 0, {}});
    }
    if (paths.empty()) {
      throw Error(ErrorKind::input, "the list names no input",
                  Place{*options_.files_from, 0, 0, {}});
    }
    return paths;
  }

  [[noreturn]] void refuse_nul(std::size_t line) const {
    throw Error(ErrorKind::input,
                "no path holds a NUL byte: -0 (--null-separated) reads paths that end with one, as "
                "`find -print0` writes them; a list in UTF-16 has to be saved as UTF-8",
                Place{*options_.files_from, line, 0, {}});
  }

  void add_folder(const std::string& folder) {
    FolderContents contents = list_folder(folder);
    const std::size_t before = found_.size();
    const std::size_t known_before = known_.size();
    std::vector<fs::path> coded;
    for (const fs::path& file : contents.files) {
      if (file.extension() == ".coded") {
        coded.push_back(file);
        continue;
      }
      const std::string inside = file.lexically_relative(folder).generic_string();
      if (const std::string reason = why_not(file); !reason.empty()) {
        contents.passed_over[reason].push_back(inside);
      } else {
        add_file(file.string(), inside, true);
      }
    }
    if (found_.size() == before && known_.size() == known_before) {
      for (const fs::path& file : coded) add_coded(file.string(), true);
    } else {
      for (const fs::path& file : coded) {
        contents.passed_over["coded files"].push_back(
            file.lexically_relative(folder).generic_string());
      }
    }
    // A folder that can't be listed is an input that can't be read: the walk says so.
    for (const fs::path& closed : contents.unreadable) {
      add_file(closed.string(), closed.string(), true);
    }
    report(contents.passed_over, folder, diagnostics_);
    if (found_.size() == before && known_.size() == known_before && !met_again_) {
      throw Error(ErrorKind::input, "the folder holds no transcript that themata can read",
                  Place{folder, 0, 0, {}});
    }
  }

  std::string why_not(const fs::path& file) const {
    if (file.filename().string().starts_with("~$")) return "lock files of an open document";
    if (options_.metadata && same_file(file, *options_.metadata)) return "the metadata table";
    if (options_.read.format != "auto") return {};
    const Format* format = format_for_path(file.string());
    if (format == nullptr) return "files of unknown kinds";
    if (!holds_talk(*format, file.string(), options_.read)) return "tables without a text column";
    return {};
  }

  static bool same_file(const fs::path& a, const fs::path& b) {
    std::error_code problem;
    return fs::equivalent(a, b, problem) && !problem;
  }

  /// One spelling of every way to a file. Links are rare and files of a folder many:
  /// the folder's is worked out for the first of them.
  std::string real_path(const std::string& path) {
    std::error_code problem;
    const fs::path file(path);
    const fs::path name = file.filename();
    const bool plain = fs::is_regular_file(fs::symlink_status(file, problem)) && !problem;
    if (!plain || name.empty() || name == "." || name == "..") {
      const fs::path real = fs::canonical(file, problem);
      return problem ? path : real.string();
    }
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (folder.native() != folder_.native()) {
      const fs::path real = fs::canonical(folder, problem);
      if (problem) return path;
      folder_ = folder;
      real_folder_ = real;
    }
    return (real_folder_ / name).string();
  }

  void add_file(const std::string& path, const std::string& id, bool from_folder) {
    if (!known_.insert(path == "-" ? path : real_path(path)).second) {
      met_again_ = true;
      diagnostics_.note("given more than once; read once", Place{path, 0, 0, {}});
      return;
    }
    found_.push_back({path, id, from_folder});
  }

  /// Without extensions where that leaves ids apart; then with; then numbered.
  void settle_ids() {
    std::map<std::string, std::size_t> bare;
    for (InputFile& file : found_) {
      file.id = well_formed(file.id);
      compose(file.id);
      ++bare[without_extension(file.id)];
    }
    NamesApart apart;
    std::vector<bool> shared;
    for (InputFile& file : found_) {
      std::string plain = without_extension(file.id);
      shared.push_back(bare[plain] > 1);
      if (!shared.back()) file.id = std::move(plain);
      apart.add(file.id);
    }
    for (std::size_t at = 0; at < found_.size(); ++at) {
      InputFile& file = found_[at];
      const std::string wanted = std::move(file.id);
      file.id = apart.next(wanted);
      if (shared[at] || file.id != wanted) {
        diagnostics_.note(
            fmt::format("its id is `{}`: another input has the same name", shown_path(file.id)),
            Place{file.path, 0, 0, {}});
      }
    }
  }

  const InputOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<InputFile> found_{};
  std::set<std::string> known_{};
  fs::path folder_{};  ///< of the file before
  fs::path real_folder_{};
  bool met_again_ = false;
};

}  // namespace

std::vector<InputFile> find_inputs(const InputOptions& options, Diagnostics& diagnostics) {
  return Finder(options, diagnostics).find();
}

std::string without_extension(const std::string& path) {
  const Format* format = format_for_path(path);
  if (format == nullptr) return path;
  return path.substr(0, path.rfind('.'));
}

}  // namespace themata
