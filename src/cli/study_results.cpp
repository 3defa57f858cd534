// SPDX-License-Identifier: MIT
#include "study_results.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <themata/base/error.hpp>
#include <themata/table/output.hpp>

#include "study_release.hpp"

namespace themata::cli {
namespace {

namespace fs = std::filesystem;
constexpr const char* manifest_name = "manifest.json";

std::string absolute(const std::string& path) {
  std::string out = fs::absolute(path).lexically_normal().string();
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

/// What changed from one list of files to another.
void compare(const std::vector<const ManifestFile*>& then, const std::vector<ManifestFile>& now,
             std::vector<std::string>& changes) {
  std::unordered_map<std::string_view, const HashedFile*> there;
  for (const ManifestFile& file : now) there.emplace(file.path, &file.hashed);
  std::unordered_set<std::string_view> known;
  for (const ManifestFile* old : then) {
    known.insert(old->path);
    const auto same = there.find(old->path);
    if (same == there.end()) {
      changes.push_back(fmt::format("{} is gone", old->path));
    } else if (*same->second != old->hashed) {
      changes.push_back(fmt::format("{} has changed", old->path));
    }
  }
  for (const ManifestFile& file : now) {
    if (!known.contains(file.path)) changes.push_back(fmt::format("{} is new", file.path));
  }
}

std::vector<const ManifestFile*> files_of(const std::vector<std::string>& paths,
                                          const std::vector<ManifestFile>& all) {
  const std::unordered_set<std::string_view> wanted(paths.begin(), paths.end());
  std::vector<const ManifestFile*> out;
  for (const ManifestFile& file : all) {
    if (wanted.contains(file.path)) out.push_back(&file);
  }
  return out;
}

}  // namespace

ResultsFolder ResultsFolder::for_writing(const std::string& path) {
  ResultsFolder folder(absolute(path));
  const auto fail = [&](ErrorKind kind, const std::string& why) {
    throw Error(kind, why, Place{path, 0, 0, {}});
  };
  std::error_code problem;
  if (fs::exists(folder.path_, problem) && !fs::is_directory(folder.path_, problem)) {
    fail(ErrorKind::usage, "results go to a folder; this is a file");
  }
  fs::create_directories(folder.path_, problem);
  if (problem) fail(ErrorKind::output, "can't make the folder: " + problem.message());
  folder.lock_ = ::open(folder.path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder.lock_ < 0) fail(ErrorKind::output, std::strerror(errno));
  if (::flock(folder.lock_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    fail(ErrorKind::usage, "another run is writing into this folder");
  }
  if (fs::exists(folder.file(manifest_name))) {
    folder.read_manifest();
  } else {
    for (const auto& entry : fs::directory_iterator(folder.path_)) {
      if (entry.path().filename().string().starts_with(".manifest.json.")) continue;
      fail(ErrorKind::usage, "this folder holds files and no manifest; name a new one");
    }
  }
  return folder;
}

ResultsFolder ResultsFolder::for_reading(const std::string& path) {
  ResultsFolder folder(absolute(path));
  if (!fs::exists(folder.file(manifest_name))) {
    throw Error(ErrorKind::input, "there is no manifest.json here: `themata run` writes one",
                Place{path, 0, 0, {}});
  }
  folder.read_manifest();
  return folder;
}

ResultsFolder::ResultsFolder(ResultsFolder&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      manifest_(std::move(other.manifest_)) {}

ResultsFolder::~ResultsFolder() {
  if (lock_ >= 0) ::close(lock_);
}

void ResultsFolder::read_manifest() {
  std::ifstream in(file(manifest_name), std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(in), {}};
  manifest_ = themata::read_manifest(json, file(manifest_name));
}

void ResultsFolder::write(const Manifest& manifest) const {
  Output output = Output::to_file(file(manifest_name));
  output.write(write_manifest(manifest));
  output.commit();
}

void ResultsFolder::sweep() const {
  std::vector<fs::path> left;
  std::error_code problem;
  for (const fs::path& folder : {fs::path(path_), fs::path(path_) / release_folder}) {
    for (const auto& entry : fs::directory_iterator(folder, problem)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.') && name.ends_with(".part")) left.push_back(entry.path());
    }
  }
  for (const fs::path& path : left) fs::remove(path, problem);
}

bool ResultsFolder::is_as_made(const ManifestFile& made, std::string& why) const {
  std::error_code problem;
  if (!fs::is_regular_file(file(made.path), problem)) {
    why = "is missing";
    return false;
  }
  if (hash_file(file(made.path)) == made.hashed) return true;
  why = "was changed by hand";
  return false;
}

namespace {

std::set<std::string> files_in(const Manifest& manifest) {
  std::set<std::string> files;
  for (const ManifestTable& table : manifest.tables) {
    for (const ManifestFile& file : table.results) files.insert(file.path);
  }
  return files;
}

bool is_like_a_result(const fs::path& file) {
  static const std::set<std::string> extensions{".csv", ".tsv",     ".jsonl", ".json", ".md",
                                                ".svg", ".graphml", ".gexf",  ".dot",  ".txt"};
  return extensions.contains(file.extension().string());
}

}  // namespace

std::vector<std::string> ResultsFolder::files_behind() const {
  std::vector<std::string> files;
  if (!manifest_) return files;
  files.push_back(file(std::string(manifest_name)));
  files.push_back(file(manifest_->study.path));
  for (const std::string& made : files_in(*manifest_)) files.push_back(file(made));
  const fs::path folder = fs::path(path_) / manifest_->folder;
  for (const auto* list : {&manifest_->inputs, &manifest_->files}) {
    for (const ManifestFile& read : *list) files.push_back((folder / read.path).string());
  }
  return files;
}

std::vector<std::string> ResultsFolder::strangers(const Manifest& manifest) const {
  std::set<std::string> ours = files_in(manifest);
  ours.insert(manifest_name);
  std::vector<std::string> others;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(path_, problem)) {
    const std::string name = entry.path().filename().string();
    if (!ours.contains(name) && is_like_a_result(entry.path())) others.push_back(name);
  }
  std::sort(others.begin(), others.end());
  return others;
}

std::vector<std::string> ResultsFolder::strangers_in_release(const Manifest& manifest) const {
  std::set<std::string> ours = files_in(manifest);
  if (manifest.release) ours.insert(held_back_file);
  std::vector<std::string> others;
  std::error_code problem;
  const std::string folder(release_folder);
  for (const auto& entry : fs::directory_iterator(file(folder), problem)) {
    const std::string name = folder + entry.path().filename().string();
    if (ours.count(name) == 0) others.push_back(name);
  }
  std::sort(others.begin(), others.end());
  return others;
}

void set_versions(Manifest& manifest) {
  UVersionInfo icu{};
  UVersionInfo unicode{};
  u_getVersion(icu);
  u_getUnicodeVersion(unicode);
  manifest.themata = THEMATA_VERSION;
  manifest.icu = fmt::format("{}.{}", icu[0], icu[1]);
  manifest.unicode = fmt::format("{}.{}", unicode[0], unicode[1]);
}

std::vector<std::string> changes(const Manifest& then, const ManifestTable& made,
                                 const Manifest& now, const TableState& state) {
  std::vector<std::string> out;
  const auto version = [&out](const char* what, const std::string& old, const std::string& is) {
    if (old != is) out.push_back(fmt::format("{} {} then, {} now", what, old, is));
  };
  version("themata", then.themata, now.themata);
  version("ICU", then.icu, now.icu);
  version("Unicode", then.unicode, now.unicode);
  compare(files_of(made.inputs, then.inputs), state.inputs, out);
  compare(files_of(made.others, then.files), state.others, out);
  for (const ManifestDictionary& is : state.built_in) {
    for (const ManifestDictionary& old : then.dictionaries) {
      if (old.name == is.name && old.sha256 != is.sha256) {
        out.push_back(fmt::format("the built-in dictionary {} has changed", is.name));
      }
    }
  }
  if (out.empty() && made.made_from != state.made_from) {
    out.emplace_back("what it is made from has changed");
  }
  return out;
}

std::string time_now() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace themata::cli
