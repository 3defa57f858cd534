// SPDX-License-Identifier: MIT
//
// A handler of signals may neither allocate nor wait for a lock, and comes in the middle of
// anything: so the names stand in places of a fixed size, and one counts from when it is written
// to the end. Where all places are taken, or a path is longer than any that can be opened, a name
// is not kept, and its file stays behind if the program is ended then.
#include <themata/table/unfinished.hpp>

#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <utility>

namespace themata {
namespace {

enum class Use : unsigned char { free, being_written, holds_a_name };

struct Held {
  std::atomic<Use> use{Use::free};
  std::array<char, PATH_MAX> path{};
};
static_assert(std::atomic<Use>::is_always_lock_free);

std::array<Held, 1024> names;  // as many as there can be threads, each of which writes one file

}  // namespace

UnfinishedFile::UnfinishedFile(const std::string& path) noexcept {
  if (path.size() >= PATH_MAX) return;
  for (std::size_t place = 0; place < names.size(); ++place) {
    Held& held = names[place];
    Use expected = Use::free;
    if (!held.use.compare_exchange_strong(expected, Use::being_written)) continue;
    held.path[path.copy(held.path.data(), path.size())] = '\0';
    held.use.store(Use::holds_a_name);
    place_ = place;
    return;
  }
}

UnfinishedFile::UnfinishedFile(UnfinishedFile&& other) noexcept
    : place_(std::exchange(other.place_, none)) {}

UnfinishedFile& UnfinishedFile::operator=(UnfinishedFile&& other) noexcept {
  std::swap(place_, other.place_);
  return *this;
}

UnfinishedFile::~UnfinishedFile() {
  if (place_ != none) names[place_].use.store(Use::free);
}

void remove_unfinished_files() noexcept {
  for (const Held& held : names) {
    if (held.use.load() == Use::holds_a_name) ::unlink(held.path.data());
  }
}

}  // namespace themata
