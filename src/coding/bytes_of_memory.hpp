// SPDX-License-Identifier: MIT
//
// What was compiled as bytes, and back, so that a built-in dictionary's matcher is made
// when the program is built. A class names what is packed once, for both directions:
//
//   static void fields(auto& pass, auto& self) { auto& [a, b] = self; pass(a, b); }
//
// The binding is of all members, so that one that is added and forgotten here does not
// compile. What is made from the rest is left out, and made again by restore(), which is
// called after reading. Numbers stand as they do in memory: bytes are read by the program
// that they were made for, on a processor of the same kind. A FlatList stands where its
// items may stand in memory, counted from the first byte, and is lent to who reads it.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "flat_list.hpp"

namespace themata {

/// Whose memory is its value: numbers, and records of numbers without holes.
template <typename T>
concept Plain = std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T> &&
    !std::is_pointer_v<T>;

/// Nothing that is packed stands on stricter places; a line of memory of most processors.
inline constexpr std::size_t most_aligned = 64;

/// The first place from `at` on where something so aligned may stand.
constexpr std::size_t aligned(std::size_t at, std::size_t alignment) {
  return (at + alignment - 1) / alignment * alignment;
}

class ByteWriter {
 public:
  void operator()(const auto&... values) { (put(values), ...); }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  template <Plain T>
  void put(const T& value) {
    raw(&value, sizeof value);
  }
  void put(const std::string& text) {
    put(text.size());
    bytes_ += text;
  }
  template <typename T>
  void put(const std::vector<T>& values) {
    put(values.size());
    if constexpr (Plain<T>) {
      if (!values.empty()) raw(values.data(), values.size() * sizeof(T));
    } else {
      for (const T& value : values) put(value);
    }
  }
  template <Plain T>
  void put(const FlatList<T>& values) {
    put(values.size());
    bytes_.resize(aligned(bytes_.size(), alignof(T)));
    if (values.size() > 0) raw(values.data(), values.size() * sizeof(T));
  }
  template <typename T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <typename T>
  void put(const std::unique_ptr<T>& value) {
    put(value != nullptr);
    if (value) put(*value);
  }
  template <typename Key, typename T>
  void put(const std::map<Key, T>& values) {
    put(values.size());
    for (const auto& [key, value] : values) (*this)(key, value);
  }
  template <typename T>
  requires(!Plain<T>) && requires(ByteWriter& pass, const T& value) { T::fields(pass, value); }
  void put(const T& value) { T::fields(*this, value); }
  void raw(const void* from, std::size_t size) {
    bytes_.append(static_cast<const char*>(from), size);
  }

  std::string bytes_{};
};

/// What it reads into lists that are lent stands in `bytes`, which have to outlive them.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  void operator()(auto&... values) { (get(values), ...); }

 private:
  template <Plain T>
  void get(T& value) {
    raw(&value, sizeof value);
  }
  void get(std::string& text) {
    const std::size_t size = count();
    text.assign(bytes_.substr(at_, size));
    at_ += size;
  }
  template <typename T>
  void get(std::vector<T>& values) {
    values.resize(count());
    if constexpr (Plain<T>) {
      if (!values.empty()) raw(values.data(), values.size() * sizeof(T));
    } else {
      for (T& value : values) get(value);
    }
  }
  template <Plain T>
  void get(FlatList<T>& values) {
    const std::size_t size = count();
    at_ = aligned(at_, alignof(T));
    const char* const from = bytes_.data() + at_;
    if (std::bit_cast<std::uintptr_t>(from) % alignof(T) == 0) {
      values = FlatList<T>::lent({reinterpret_cast<const T*>(from), size});
    } else {
      std::vector<T> copied(size);
      const std::string_view bytes = bytes_.substr(at_, size * sizeof(T));
      bytes.copy(reinterpret_cast<char*>(copied.data()), bytes.size());
      values = FlatList<T>(std::move(copied));
    }
    at_ += size * sizeof(T);
  }
  template <typename T>
  void get(std::optional<T>& value) {
    if (there()) get(value.emplace());
  }
  template <typename T>
  void get(std::unique_ptr<T>& value) {
    if (!there()) return;
    auto made = std::make_unique<std::remove_const_t<T>>();
    get(*made);
    value = std::move(made);
  }
  template <typename Key, typename T>
  void get(std::map<Key, T>& values) {
    for (std::size_t left = count(); left > 0; --left) {
      Key key{};
      get(key);
      get(values[key]);
    }
  }
  template <typename T>
  requires(!Plain<T>) && requires(ByteReader& pass, T& value) { T::fields(pass, value); }
  void get(T& value) {
    T::fields(*this, value);
    if constexpr (requires { value.restore(); }) value.restore();
  }
  void raw(void* to, std::size_t size) {
    std::memcpy(to, bytes_.data() + at_, size);
    at_ += size;
  }
  [[nodiscard]] std::size_t count() {
    std::size_t count = 0;
    get(count);
    return count;
  }
  [[nodiscard]] bool there() {
    bool there = false;
    get(there);
    return there;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace themata
