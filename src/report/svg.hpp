// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace themata {

/// One drawing, in pixels from the top left corner. Numbers are rounded to a hundredth, so
/// that they are the same on every machine.
class Svg {
 public:
  enum class Align { start, middle, end };

  Svg(double width, double height, std::string_view title);

  void line(double x1, double y1, double x2, double y2, std::string_view colour, double width = 1,
            std::string_view dashes = {});
  void circle(double x, double y, double radius, std::string_view fill,
              std::string_view stroke = "none");
  void square(double x, double y, double size, std::string_view fill);
  /// What groups are told apart by where colour is not seen; a number goes round them.
  static constexpr std::size_t shapes = 5;
  void mark(double x, double y, std::size_t shape, std::string_view fill);
  /// The end of a line that goes on beyond `x`, to the left (below 0) or to the right.
  void arrow(double x, double y, double towards, std::string_view fill);
  void box(double x, double y, double width, double height, std::string_view fill,
           std::string_view title = {});
  /// Cut where it takes more than `room`; the whole text is its title then.
  void text(double x, double y, std::string_view text, Align align = Align::start,
            std::string_view colour = "#1a1a1a", double size = 12, double room = 1e9);

  [[nodiscard]] std::string take();

 private:
  void polygon(std::initializer_list<std::pair<double, double>> points, std::string_view fill,
               std::string_view stroke);
  std::string out_{};
};

/// About how wide a text is in the font of drawings, whichever of its kind is there: rather too
/// much than too little.
[[nodiscard]] double width_of(std::string_view text, double size);

/// A text that XML can hold: markup escaped, what is invisible made visible.
[[nodiscard]] std::string xml_text(std::string_view text);

/// Where a value stands on a line of pixels.
struct Axis {
  double low = 0;
  double high = 1;
  double from = 0;
  double to = 1;
  [[nodiscard]] double at(double value) const {
    return high > low ? from + (value - low) / (high - low) * (to - from) : from;
  }
};

/// Round steps: about `count` ticks over an axis.
[[nodiscard]] double step_of(const Axis& axis, double count);

// Okabe and Ito's colours, which differ in lightness too.
inline constexpr std::string_view ink = "#1a1a1a";
inline constexpr std::string_view faint = "#d0d0d0";
inline constexpr std::string_view blue = "#0072b2";
inline constexpr std::string_view orange = "#e69f00";

}  // namespace themata
