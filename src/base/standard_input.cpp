// SPDX-License-Identifier: MIT
#include <themata/base/standard_input.hpp>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <streambuf>
#include <system_error>
#include <vector>

#include <themata/base/error.hpp>

namespace themata {
namespace {

class StandardBuffer : public std::streambuf {
 public:
  [[nodiscard]] bool begins_with(std::string_view begin) {
    // One byte may tell, and who types it waits for an answer.
    while (held().size() < begin.size() && begin.starts_with(held()) && read_more()) {
    }
    return held().starts_with(begin);
  }

 protected:
  int_type underflow() override {
    if (gptr() == egptr() && !read_more()) return traits_type::eof();
    return traits_type::to_int_type(*gptr());
  }

 private:
  [[nodiscard]] std::string_view held() const {
    return {gptr(), static_cast<std::size_t>(egptr() - gptr())};
  }

  /// Behind what is left; false at the end. Throws std::system_error, of which a stream becomes
  /// bad.
  bool read_more() {
    const auto left = static_cast<std::size_t>(egptr() - gptr());
    std::copy(gptr(), egptr(), bytes_.data());
    const ssize_t got = read_waiting(bytes_.data() + left, bytes_.size() - left);
    if (got < 0) throw std::system_error(errno, std::generic_category());
    char* const begin = bytes_.data();
    setg(begin, begin, begin + left + static_cast<std::size_t>(got));
    return got > 0;
  }

  static ssize_t read_waiting(char* to, std::size_t size) {
    for (;;) {
      const ssize_t got = ::read(STDIN_FILENO, to, size);
      if (got >= 0) return got;
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        // Somebody made it give up instead of waiting, as parents do with pipes of their own.
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (::poll(&input, 1, -1) < 0 && errno != EINTR) return -1;
      } else if (errno != EINTR) {
        return -1;
      }
    }
  }

  std::vector<char> bytes_ = std::vector<char>(std::size_t{1} << 16U);
};

StandardBuffer& buffer() {
  static StandardBuffer one;
  return one;
}

}  // namespace

std::istream& standard_input() {
  static std::istream one(&buffer());
  return one;
}

bool standard_input_begins_with(std::string_view begin) {
  try {
    return buffer().begins_with(begin);
  } catch (const std::system_error& problem) {
    throw Error(ErrorKind::input, fmt::format("can't read: {}", problem.code().message()),
                Place{"-", 0, 0, {}});
  }
}

}  // namespace themata
