// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace themata {

/// A list of plain records that is made here, or lent: what is built in is read where it
/// stands in the program, so that a start copies nothing and touches only the pages it asks.
/// Reading never changes; only what is made here can be changed.
template <typename T>
class FlatList {
 public:
  FlatList() = default;
  explicit FlatList(std::size_t size) : FlatList(std::vector<T>(size)) {}
  explicit FlatList(std::vector<T> made) : made_(std::move(made)), seen_(made_) {}
  FlatList(FlatList&&) noexcept = default;
  FlatList& operator=(FlatList&&) noexcept = default;
  FlatList(const FlatList&) = delete;
  FlatList& operator=(const FlatList&) = delete;
  ~FlatList() = default;

  /// Of items that outlive the list.
  [[nodiscard]] static FlatList lent(std::span<const T> items) {
    FlatList list;
    list.seen_ = items;
    return list;
  }

  const T& operator[](std::size_t at) const { return seen_[at]; }
  [[nodiscard]] std::size_t size() const { return seen_.size(); }
  [[nodiscard]] const T* data() const { return seen_.data(); }
  [[nodiscard]] auto begin() const { return seen_.begin(); }
  [[nodiscard]] auto end() const { return seen_.end(); }

  T& change(std::size_t at) { return made_[at]; }
  void push_back(const T& item) {
    made_.push_back(item);
    seen_ = made_;
  }
  void append(std::span<const T> items) {
    made_.insert(made_.end(), items.begin(), items.end());
    seen_ = made_;
  }

 private:
  std::vector<T> made_{};
  std::span<const T> seen_{};
};

}  // namespace themata
