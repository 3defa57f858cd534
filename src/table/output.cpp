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
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>

#include <themata/base/error.hpp>
#include <themata/table/unfinished.hpp>

namespace themata {
namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  if (error == EPIPE) throw Error(ErrorKind::closed_pipe, "the reader has gone");
  throw Error(ErrorKind::output, fmt::format("can't write: {}", std::strerror(error)),
              Place{path, 0, 0, {}});
}

std::string random_name(const std::filesystem::path& target) {
  std::random_device device;
  // A name may have 255 bytes, and what is around this one takes 15.
  constexpr std::size_t kept = 240;
  const std::string name =
      fmt::format(".{}.{:08x}.part", target.filename().string().substr(0, kept), device());
  return (target.parent_path() / name).string();
}

constexpr std::size_t buffer_size = std::size_t{1} << 16U;

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
    const std::filesystem::path target(path);
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
  struct stat known {};
  const bool exists = ::stat(path.c_str(), &known) == 0;
  if (exists && S_ISDIR(known.st_mode)) fail(path, EISDIR);
  if (exists && !S_ISREG(known.st_mode)) {
    state->in_place = true;
    state->file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (state->file < 0) fail(path, errno);
  } else {
    if (exists) {
      // Writing to a link writes to what it points to, as `>` would.
      state->path = std::filesystem::canonical(path).string();
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
