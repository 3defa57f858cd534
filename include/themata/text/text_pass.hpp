// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include <themata/base/large_pages.hpp>
#include <themata/text/span.hpp>
#include <themata/text/text.hpp>

namespace themata {

/// A text that is looked at in passes from its begin to its end, each by one thread: what a pass
/// has left behind is let go, so that of a large mapped file two megabytes or so are in memory,
/// however large it is. Looking back is allowed and only costs time. Where a text does not let go
/// (Text::Behind) a pass does nothing.
class TextPass {
 public:
  explicit TextPass(const Text& text)
      : text_(text), view_(text), width_(text.lets_go() ? width : everything) {}
  ~TextPass() { leave(); }
  TextPass(const TextPass&) = delete;
  TextPass& operator=(const TextPass&) = delete;

  /// A pass over the same text, for another thread.
  [[nodiscard]] TextPass another() const { return TextPass(text_); }

  operator std::string_view() const { return view_; }  // NOLINT: it is read as one
  [[nodiscard]] std::size_t size() const { return view_.size(); }
  [[nodiscard]] char operator[](std::size_t at) const { return view_[at]; }

  /// The pass looks at what stands around `at` now.
  void reach(std::size_t at) {
    if (at - begin_ >= width_) turn_to(at);
  }
  void reach(Span span) {
    reach(span.begin);
    end_ = span.end;
  }
  /// What stands in `span`, which the pass looks at now.
  [[nodiscard]] std::string_view at(Span span) {
    reach(span);
    return span.of(view_);
  }

 private:
  static constexpr std::size_t width = large_page;
  static constexpr std::size_t everything = std::numeric_limits<std::size_t>::max();

  [[gnu::noinline]] void turn_to(std::size_t at) {
    leave();
    begin_ = at / width * width;
    end_ = 0;
  }
  void leave() {
    if (width_ == width) text_.let_go(begin_, std::max(begin_ + width, end_));
  }

  const Text& text_;
  std::string_view view_;
  std::size_t width_;      ///< of the stretch that is in memory
  std::size_t begin_ = 0;  ///< of that stretch
  std::size_t end_ = 0;    ///< of what was looked at last, which may lie behind it
};

}  // namespace themata
