// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <vector>

namespace themata {

/// The parts of one piece of work, for every thread that has time for some: begun in their order,
/// and taken in it, whoever is ready first. Starts no thread itself; in_parts() does.
class SharedParts {
 public:
  using Call = std::function<void(std::size_t part)>;

  /// `take`, if there is any, is called with the number of each part whose work and that of all
  /// before it is done, one call at a time. Who is `ahead` parts ahead of that waits, so that not
  /// all that parts give is kept at once.
  SharedParts(std::size_t parts, std::size_t ahead, Call take);

  /// Works on parts until none is left to begin, or one has failed. Throws nothing.
  void work(const Call& work);
  /// After work(): waits for the parts that others have begun; throws what the first part that
  /// failed threw.
  void finish();

 private:
  [[nodiscard]] std::optional<std::size_t> begin();
  void end(std::size_t part, std::exception_ptr failure);
  void take_done();
  void fail(std::size_t part, std::exception_ptr failure);

  std::size_t ahead_;
  Call take_;
  std::mutex mutex_{};
  std::condition_variable moved_{};
  std::vector<bool> done_;
  std::size_t next_ = 0;    ///< the first that nobody has begun
  std::size_t taken_ = 0;   ///< so many have been taken
  std::size_t active_ = 0;  ///< so many are begun and not ended
  std::size_t failed_ = std::numeric_limits<std::size_t>::max();
  std::exception_ptr failure_{};
};

}  // namespace themata
