// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <streambuf>
#include <utility>

namespace themata {

/// The buffer of a stream that counts what its readers took of another, a block at a time.
class CountedBuffer : public std::streambuf {
 public:
  explicit CountedBuffer(std::istream& bytes) : bytes_(bytes) {}
  /// Bytes taken since this was asked the last time.
  [[nodiscard]] std::uint64_t fresh() { return std::exchange(taken_, 0); }

 private:
  int_type underflow() override {
    bytes_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
    if (bytes_.bad()) throw std::ios_base::failure("reading failed");  // becomes badbit
    if (bytes_.gcount() == 0) return traits_type::eof();
    taken_ += static_cast<std::uint64_t>(bytes_.gcount());
    setg(block_.data(), block_.data(), block_.data() + bytes_.gcount());
    return traits_type::to_int_type(block_.front());
  }

  std::istream& bytes_;
  std::uint64_t taken_ = 0;
  std::array<char, std::size_t{1} << 16> block_{};
};

struct CountedStream {
  explicit CountedStream(std::istream& plain) : buffer(plain), bytes(&buffer) {}
  CountedBuffer buffer;
  std::istream bytes;
};

}  // namespace themata
