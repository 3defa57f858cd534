// SPDX-License-Identifier: MIT
#include "sorted_listing.hpp"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace themata::cli {
namespace {

constexpr std::size_t digits = 16;

}  // namespace

Emit SortedListing::framing(Emit emit, std::string name) {
  if (name.empty()) name.assign(digits, '0');  // an empty name has no pseudonym
  return [emit = std::move(emit), name = std::move(name)](std::string&& piece) {
    emit(fmt::format("{:016x}{}{}", piece.size(), name, piece));
  };
}

void SortedListing::take(std::string_view frames) {
  while (!frames.empty()) {
    std::size_t length = 0;
    std::from_chars(frames.data(), frames.data() + digits, length, 16);
    const std::string name(frames.substr(digits, digits));
    pieces_[name] += frames.substr(2 * digits, length);
    frames.remove_prefix(2 * digits + length);
  }
}

void SortedListing::pass_on(const std::function<void(std::string_view)>& sink) const {
  for (const auto& [name, piece] : pieces_) sink(piece);
}

}  // namespace themata::cli
