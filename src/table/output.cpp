// SPDX-License-Identifier: MIT
//
// A file is written without a name (O_TMPFILE) where the file system allows,
// so that even a killed run leaves nothing; elsewhere under a hidden name that
// the destructor removes, or who ends the program (unfinished.hpp). Either way it gets its own name
// last, by rename.
#include <themata/table/output.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>
#include <system_error>

#include <themata/base/error.hpp>
#include <themata/table/unfinished.hpp>

namespace themata {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, int error) {
  if (error == EPIPE) throw Error(ErrorKind::closed_pipe, "the reader has gone");
  throw Error(ErrorKind::output, fmt::format("can't write: {}", std::strerror(error)),
              Place{path, 0, 0, {}});
}

std::string random_name(const fs::path& target) {
  std::random_device device;
  // A name may have 255 bytes, and what is around this one takes 15.
  constexpr std::size_t kept = 240;
  const std::string name =
      fmt::format(".{}.{:08x}.part", target.filename().string().substr(0, kept), device());
  return (target.parent_path() / name).string();
}

constexpr std::size_t buffer_size = std::size_t{1} << 16U;

/// A descriptor of its own for what `number` writes to; -1 where that can't be written.
int again(int number) {
  const int how = ::fcntl(number, F_GETFL);
  if (how < 0 || (how & O_ACCMODE) == O_RDONLY) return -1;
  return ::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

/// `3` of `/dev/fd/3`, whatever that points to; -1 of a path that names no descriptor.
int descriptor_of(const fs::path& folder, const std::string& name) {
  int number = -1;
  const char* const end = name.data() + name.size();
  const auto [stop, problem] = std::from_chars(name.data(), end, number);
  std::error_code none;
  const bool known = problem == std::errc{} && stop == end && number >= 0 &&
                     folder == fs::canonical("/proc/self/fd", none);
  return known && !none ? number : -1;
}

/// Where a path leads, link by link, since the last one may point to nothing yet.
struct Target {
  fs::path path;
  int descriptor = -1;

  explicit Target(const std::string& written) : path(written) {
    constexpr int most_links = 40;  // as the system has it
    std::error_code problem;
    for (int links = 0; links <= most_links; ++links) {
      const fs::path folder =
          fs::canonical(path.has_parent_path() ? path.parent_path() : fs::path("."), problem);
      if (problem) return;
      descriptor = descriptor_of(folder, path.filename().string());
      if (descriptor >= 0 || !fs::is_symlink(path, problem)) return;
      path = folder / fs::read_symlink(path, problem);
      if (problem) return;
    }
    fail(written, ELOOP);
  }
};

/// A file that standard output or error writes to: a new one in its place would leave them to
/// write to what nobody can find.
int standard_file(const struct stat& known) {
  if (!S_ISREG(known.st_mode)) return -1;
  for (const int number : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat its {};
    if (::fstat(number, &its) != 0) continue;
    if (its.st_dev == known.st_dev && its.st_ino == known.st_ino) return number;
  }
  return -1;
}

}  // namespace

struct Output::State {
  int file = -1;
  std::string path{};  ///< for messages; the target of a file
  std::string part{};  ///< the hidden name, where the file has one
  UnfinishedFile unfinished{};
  bool in_place = false;  ///< nothing to rename
  mode_t mode = 0666;
  std::string buffer{};

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (file > STDERR_FILENO) ::close(file);
    if (!part.empty()) ::unlink(part.c_str());
  }

  void open_part() {
    const fs::path target(path);
    const std::string folder =
        target.has_parent_path() ? target.parent_path().string() : std::string(".");
    file = ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
    if (file >= 0) return;
    take_part(random_name(target));
    file = ::open(part.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode);
    if (file < 0) give_up_part();
  }

  void take_part(std::string&& name) {
    part = std::move(name);
    unfinished = UnfinishedFile(part);
  }

  /// There is no file of this name.
  [[noreturn]] void give_up_part() {
    const int error = errno;
    part.clear();
    unfinished = {};
    fail(path, error);
  }

  void put(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(file, text.data(), text.size());
      if (written < 0) {
        if (errno == EINTR) continue;
        fail(path, errno);
      }
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void name_the_part() {
    if (part.empty()) {
      take_part(random_name(path));
      const std::string self = fmt::format("/proc/self/fd/{}", file);
      if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, part.c_str(), AT_SYMLINK_FOLLOW) != 0) {
        give_up_part();
      }
    }
    if (std::rename(part.c_str(), path.c_str()) != 0) fail(path, errno);
    part.clear();
    unfinished = {};
  }
};

Output::Output(std::unique_ptr<State> state) : state_(std::move(state)) {}
Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;
Output::~Output() = default;

Output Output::to_stdout() {
  auto state = std::make_unique<State>();
  state->file = STDOUT_FILENO;
  state->path = "standard output";
  state->in_place = true;
  return Output(std::move(state));
}

Output Output::to_file(const std::string& path) {
  auto state = std::make_unique<State>();
  state->path = path;
  const Target target(path);
  struct stat known {};
  const bool exists = ::stat(path.c_str(), &known) == 0;
  if (exists && S_ISDIR(known.st_mode)) fail(path, EISDIR);
  const int number = target.descriptor < 0 && exists ? standard_file(known) : target.descriptor;
  if (number >= 0) state->file = again(number);
  if (state->file >= 0) {
    state->in_place = true;
  } else if (exists && !S_ISREG(known.st_mode)) {
    state->in_place = true;
    state->file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (state->file < 0) fail(path, errno);
  } else {
    // Writing to a link writes to what it points to, as `>` would.
    state->path = exists ? fs::canonical(path).string() : target.path.string();
    if (exists) {
      state->mode = known.st_mode & 07777U;
      if (::access(path.c_str(), W_OK) != 0) fail(path, errno);
    }
    state->open_part();
  }
  return Output(std::move(state));
}

void Output::write(std::string_view text) {
  if (text.size() >= buffer_size) {
    flush();
    state_->put(text);
    return;
  }
  state_->buffer += text;
  if (state_->buffer.size() >= buffer_size) flush();
}

void Output::flush() {
  // Bytes that could not be written are not tried again.
  std::string pending = std::move(state_->buffer);
  state_->buffer.clear();
  state_->put(pending);
  pending.clear();
  state_->buffer = std::move(pending);
}

void Output::commit() {
  flush();
  if (state_->in_place) return;
  if (::fsync(state_->file) != 0 && errno != EINVAL) fail(state_->path, errno);
  state_->name_the_part();
}

}  // namespace themata
