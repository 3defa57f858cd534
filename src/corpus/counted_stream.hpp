// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <streambuf>
#include <utility>
#include <vector>

namespace themata {

/// The buffer of a stream that counts what its readers took of another, a block at a time.
class CountedBuffer : public std::streambuf {
 public:
  explicit CountedBuffer(std::istream& bytes) : bytes_(bytes) {}
  /// Bytes taken since this was asked the last time.
  [[nodiscard]] std::uint64_t fresh() { return std::exchange(taken_, 0); }

 private:
  static constexpr std::size_t block_size = std::size_t{1} << 16;

  int_type underflow() override {
    block_.resize(block_size);
    const std::streamsize got = take(block_.data(), static_cast<std::streamsize>(block_.size()));
    if (got == 0) return traits_type::eof();
    setg(block_.data(), block_.data(), block_.data() + got);
    return traits_type::to_int_type(block_.front());
  }

  /// Whole blocks go where they are wanted, past the buffer.
  std::streamsize xsgetn(char* to, std::streamsize wanted) override {
    const std::streamsize here = std::min<std::streamsize>(egptr() - gptr(), wanted);
    std::copy_n(gptr(), here, to);
    setg(eback(), gptr() + here, egptr());
    return here == wanted ? here : here + take(to + here, wanted - here);
  }

  std::streamsize take(char* to, std::streamsize wanted) {
    bytes_.read(to, wanted);
    if (bytes_.bad()) throw std::ios_base::failure("reading failed");  // becomes badbit
    taken_ += static_cast<std::uint64_t>(bytes_.gcount());
    return bytes_.gcount();
  }

  std::istream& bytes_;
  std::uint64_t taken_ = 0;
  std::vector<char> block_{};
};

struct CountedStream {
  explicit CountedStream(std::istream& plain) : buffer(plain), bytes(&buffer) {}
  CountedBuffer buffer;
  std::istream bytes;
};

}  // namespace themata
