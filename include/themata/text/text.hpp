// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include <themata/base/mapped_file.hpp>

namespace themata {

/// The text of a document: a string of its own or, where a file is large and its bytes are the
/// text as they stand, the file itself, mapped (MappedFile says what that means where the file
/// changes). Who reads it sees no difference: it converts to a string_view. It knows bytes and
/// nothing about encodings; that they are UTF-8 is the promise of who made it.
///
/// A copy has a string of its own.
class Text {
 public:
  /// Do the pages of a mapped file stay in memory that a pass over it has left behind?
  enum class Behind { kept, let_go };

  Text() = default;
  Text(std::string bytes) : own_(std::move(bytes)) {}  // NOLINT: a string is a text
  explicit Text(MappedFile file, Behind behind = Behind::let_go)
      : file_(std::move(file)), lets_go_(behind == Behind::let_go) {}
  ~Text() = default;
  Text(const Text& other) : own_(other.view()) {}
  Text& operator=(const Text& other) { return *this = std::string(other.view()); }
  Text(Text&&) noexcept = default;
  Text& operator=(Text&&) noexcept = default;
  Text& operator=(std::string bytes) {
    file_ = {};
    own_ = std::move(bytes);
    return *this;
  }

  [[nodiscard]] std::string_view view() const {
    return file_ ? file_.bytes() : std::string_view(own_);
  }
  operator std::string_view() const { return view(); }  // NOLINT: it is read as one
  [[nodiscard]] const char* data() const { return view().data(); }
  [[nodiscard]] std::size_t size() const { return view().size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] char operator[](std::size_t at) const { return view()[at]; }

  /// For who builds a text: the string, which a mapped file becomes first.
  [[nodiscard]] std::string& string() {
    if (file_) *this = std::string(view());
    return own_;
  }
  Text& operator+=(std::string_view more) {
    string() += more;
    return *this;
  }

  /// Nobody who reads from begin to end looks at bytes [from, to) again soon. Takes the pages
  /// of a mapped file out of memory; of a string nothing. Only worth while where lets_go().
  void let_go(std::size_t from, std::size_t to) const { file_.let_go(from, to); }
  [[nodiscard]] bool lets_go() const { return lets_go_ && mapped(); }
  [[nodiscard]] bool mapped() const { return static_cast<bool>(file_); }
  /// Did somebody write to the file while it was mapped? Then what was read means nothing.
  [[nodiscard]] bool changed() const { return file_.changed(); }

  friend bool operator==(const Text& a, std::string_view b) { return a.view() == b; }
  friend std::ostream& operator<<(std::ostream& out, const Text& text) {
    return out << text.view();
  }

 private:
  std::string own_{};
  MappedFile file_{};
  bool lets_go_ = false;  ///< once it is mapped
};

}  // namespace themata
