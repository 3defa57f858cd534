// SPDX-License-Identifier: MIT
//
// Who looks at what a mapped file held before somebody cut it short is sent SIGBUS, in the
// middle of anything. There is no way back from there, and few functions may be called: which
// file it was is looked up in the system's own list of what is mapped where; where there is no
// such list, no file is named.
#include "lost_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <string_view>

#include "exit_codes.hpp"

namespace themata::cli {
namespace {

/// `7f00-7f80 r--p 00000000 08:01 17      /home/ann/talk.txt`, one such line after the other.
class Mappings {
 public:
  Mappings() : file_(::open("/proc/self/maps", O_RDONLY | O_CLOEXEC)) {}  // NOLINT: of the system

  /// Does the system have such a list?
  [[nodiscard]] bool known() const { return file_ >= 0; }

  /// Empty where no file is mapped at `address`.
  std::string_view path_at(std::uintptr_t address) {
    while (file_ >= 0 && next()) {
      std::string_view line(line_.data(), size_);
      const std::uintptr_t begin = number(line);
      if (!line.empty()) line.remove_prefix(1);
      const std::uintptr_t end = number(line);
      const std::size_t path = line.find('/');
      if (address >= begin && address < end && path != std::string_view::npos) {
        return line.substr(path);
      }
    }
    return {};
  }

 private:
  bool next() {
    for (size_ = 0;;) {
      if (at_ == filled_) {
        const ssize_t got = ::read(file_, block_.data(), block_.size());
        if (got <= 0) return size_ != 0;
        filled_ = static_cast<std::size_t>(got);
        at_ = 0;
      }
      const char c = block_[at_++];
      if (c == '\n') return true;
      const bool control = static_cast<unsigned char>(c) < ' ' || c == 0x7F;
      if (size_ < line_.size()) line_[size_++] = control ? '?' : c;
    }
  }

  static std::uintptr_t number(std::string_view& line) {
    std::uintptr_t value = 0;
    for (; !line.empty(); line.remove_prefix(1)) {
      const char c = line.front();
      const bool digit = c >= '0' && c <= '9';
      if (!digit && !(c >= 'a' && c <= 'f')) break;
      value = value * 16 + static_cast<std::uintptr_t>(digit ? c - '0' : c - 'a' + 10);
    }
    return value;
  }

  int file_;
  std::array<char, 1024> block_{};
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::array<char, 4352> line_{};
  std::size_t size_ = 0;
};

/// One message, so that it is written at once.
class Message {
 public:
  void add(std::string_view text) {
    for (const char c : text.substr(0, text_.size() - size_)) text_[size_++] = c;
  }
  /// That nobody reads messages changes nothing.
  void write() const {
    if (::write(STDERR_FILENO, text_.data(), size_) < 0) return;
  }

 private:
  std::array<char, 5120> text_{};
  std::size_t size_ = 0;
};

std::atomic_flag told;

void tell(int, siginfo_t* about, void*) {
  Mappings mappings;
  std::string_view path = mappings.path_at(reinterpret_cast<std::uintptr_t>(about->si_addr));
  constexpr std::string_view removed = " (deleted)";
  if (path.ends_with(removed)) path.remove_suffix(removed.size());
  const bool unnamed = path.empty() && !mappings.known() && about->si_code == BUS_ADRERR;
  if (path.empty() && !unnamed) {  // it is something else: then it ends as it would have
    std::signal(SIGBUS, SIG_DFL);  // NOLINT(cert-err33-c)
    return;
  }
  if (told.test_and_set()) return;  // another thread is about to end all
  Message message;
  if (::isatty(STDERR_FILENO) == 1) message.add("\r\033[K");  // over a bar of progress
  message.add("themata: error: ");
  message.add(unnamed ? "a file" : path);
  message.add(": it was cut short, or could not be read any more, while it was read\n");
  message.write();
  ::_exit(could_not_run);
}

}  // namespace

void expect_lost_files() {
  struct sigaction action {};
  action.sa_sigaction = tell;  // NOLINT(cppcoreguidelines-pro-type-union-access)
  action.sa_flags = SA_SIGINFO;
  ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace themata::cli
