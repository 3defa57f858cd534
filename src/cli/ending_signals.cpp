// SPDX-License-Identifier: MIT
#include "ending_signals.hpp"

#include <csignal>

#include <themata/table/unfinished.hpp>

namespace themata::cli {
namespace {

/// By then the signal does again what it does by default, and nothing holds it up.
void end(int signal) {
  remove_unfinished_files();
  std::raise(signal);  // NOLINT(cert-err33-c): there is nobody left to tell
}

}  // namespace

void leave_nothing_unfinished() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0) continue;
    if (action.sa_handler == SIG_IGN) continue;  // NOLINT: a union of the system, as with nohup
    action = {};
    action.sa_handler = end;  // NOLINT(cppcoreguidelines-pro-type-union-access)
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace themata::cli
