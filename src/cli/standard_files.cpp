// SPDX-License-Identifier: MIT
#include "standard_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace themata::cli {

void fill_standard_files() {
  // The lowest free number is what open() takes. Each is opened for what it is not used for, so
  // that its use is an error, as if it were closed.
  constexpr std::array<int, 3> useless{O_WRONLY, O_RDONLY, O_RDONLY};
  for (int file = 0; file < static_cast<int>(useless.size()); ++file) {
    if (::fcntl(file, F_GETFD) != -1 || errno != EBADF) continue;
    // That nothing can be opened shows where it is used.
    static_cast<void>(::open("/dev/null", useless.at(static_cast<std::size_t>(file))));
  }
}

}  // namespace themata::cli
