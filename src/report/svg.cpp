// SPDX-License-Identifier: MIT
#include "svg.hpp"

#include <fmt/format.h>

#include <cmath>

#include <themata/table/format.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

std::string pixels(double value) {
  const double rounded = std::round(value * 100) / 100;
  return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string shortened(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++points) {
    const CodePoint point = code_point_at(text, at);
    if (points + 1 == most && at + point.bytes < text.size()) return out + "\u2026";
    append_utf8(out, point.value);
    at += point.bytes;
  }
  return out;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  append_xml_text(out, for_terminal(text));
  return out;
}

double step_of(const Axis& axis, double count) {
  const double rough = (axis.high - axis.low) / count;
  if (!(rough > 0)) return 1;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (rough <= step * power) return step * power;
  }
  return 10 * power;
}

Svg::Svg(double width, double height, std::string_view title) {
  out_ = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} "
      "{1}\" role=\"img\" font-family=\"Helvetica, Arial, sans-serif\">\n<title>{2}</title>\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
      pixels(width), pixels(height), xml_text(title));
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view colour, double width,
               std::string_view dashes) {
  out_ += fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}")",
                      pixels(x1), pixels(y1), pixels(x2), pixels(y2), colour, pixels(width));
  if (!dashes.empty()) out_ += fmt::format(R"( stroke-dasharray="{}")", dashes);
  out_ += "/>\n";
}

void Svg::circle(double x, double y, double radius, std::string_view fill,
                 std::string_view stroke) {
  out_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{}\"/>\n",
                      pixels(x), pixels(y), pixels(radius), fill, stroke);
}

void Svg::square(double x, double y, double size, std::string_view fill) {
  box(x - size / 2, y - size / 2, size, size, fill);
}

void Svg::box(double x, double y, double width, double height, std::string_view fill,
              std::string_view title) {
  out_ += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}")", pixels(x),
                      pixels(y), pixels(width), pixels(height), fill);
  out_ += title.empty() ? "/>\n" : fmt::format("><title>{}</title></rect>\n", xml_text(title));
}

void Svg::text(double x, double y, std::string_view text, Align align, std::string_view colour,
               double size, std::size_t most) {
  const char* anchor = align == Align::start ? "start" : align == Align::middle ? "middle" : "end";
  out_ += fmt::format(
      "<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" fill=\"{}\" font-size=\"{}\">{}</text>\n",
      pixels(x), pixels(y), anchor, colour, pixels(size), xml_text(shortened(text, most)));
}

std::string Svg::take() { return out_ + "</svg>\n"; }

}  // namespace themata
