// SPDX-License-Identifier: MIT
#include "captured_messages.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string_view>

namespace themata::cli {

CapturedStream::CapturedStream(int file) : file_(file) {
  std::fflush(nullptr);
  kept_ = ::dup(file_);
  memory_ = ::memfd_create("themata", MFD_CLOEXEC);
  if (kept_ >= 0 && memory_ >= 0 && ::dup2(memory_, file_) >= 0) return;
  const std::string why = std::strerror(errno);
  if (kept_ >= 0) ::close(kept_);
  if (memory_ >= 0) ::close(memory_);
  throw Error(ErrorKind::output, "can't keep what a command says in memory: " + why);
}

CapturedStream::~CapturedStream() {
  std::fflush(nullptr);
  ::dup2(kept_, file_);
  ::close(kept_);
  ::close(memory_);
}

std::string CapturedStream::path() const { return fmt::format("/proc/self/fd/{}", memory_); }

std::string CapturedStream::text() const {
  std::fflush(nullptr);
  std::ifstream in(path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Diagnostic> messages_in(const std::string& written) {
  constexpr std::string_view begin = "themata: ";
  std::vector<Diagnostic> found;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = std::min(written.find('\n', at), written.size());
    std::string_view line = std::string_view(written).substr(at, end - at);
    at = end + 1;
    if (!line.starts_with(begin)) {  // a message of several lines
      if (!found.empty()) found.back().message += "\n" + std::string(line);
      continue;
    }
    line.remove_prefix(begin.size());
    const std::size_t colon = std::min(line.find(": "), line.size());
    const std::string_view kind = line.substr(0, colon);
    line.remove_prefix(std::min(colon + 2, line.size()));
    found.push_back({kind == "error"     ? Severity::error
                     : kind == "warning" ? Severity::warning
                                         : Severity::note,
                     std::string(line)});
  }
  return found;
}

}  // namespace themata::cli
