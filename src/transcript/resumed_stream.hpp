// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <istream>
#include <streambuf>
#include <string>
#include <utility>

namespace themata {

/// The buffer of a stream whose first bytes were read already, as if they had
/// not been: a pipe can't be wound back.
class ResumedBuffer : public std::streambuf {
 public:
  ResumedBuffer(std::string head, std::istream& rest) : head_(std::move(head)), rest_(rest) {
    setg(head_.data(), head_.data(), head_.data() + head_.size());
  }

 private:
  int_type underflow() override {
    rest_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
    if (rest_.bad()) throw std::ios_base::failure("reading failed");  // becomes badbit
    if (rest_.gcount() == 0) return traits_type::eof();
    setg(block_.data(), block_.data(), block_.data() + rest_.gcount());
    return traits_type::to_int_type(block_.front());
  }

  std::string head_;
  std::istream& rest_;
  std::array<char, std::size_t{1} << 16> block_{};
};

}  // namespace themata
