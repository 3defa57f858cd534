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

/// In parts of the font's size. Helvetica and Arial have the same widths.
double width_of(char32_t point) {
  constexpr std::u32string_view narrow = U"fijlrtI.,:;!|'()[]/ -";
  constexpr std::u32string_view wide = U"mwMW@%\u2014\u2026";
  if (narrow.find(point) != narrow.npos) return 0.34;
  if (wide.find(point) != wide.npos) return 0.95;
  if (point >= U'A' && point <= U'Z') return 0.72;
  if (point < 0x250) return 0.56;
  return point < 0x1100 ? 0.68 : 1;
}

std::string shortened(std::string_view text, double size, double room) {
  std::string out;
  double width = width_of(U'\u2026') * size;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += width_of(point.value) * size;
    if (width > room) break;
    append_utf8(out, point.value);
    at += point.bytes;
  }
  return out + "\u2026";
}

}  // namespace

double width_of(std::string_view text, double size) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += width_of(point.value) * size;
    at += point.bytes;
  }
  return width;
}

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

void Svg::polygon(std::initializer_list<std::pair<double, double>> points, std::string_view fill,
                  std::string_view stroke) {
  out_ += "<polygon points=\"";
  for (const auto& [x, y] : points) out_ += fmt::format("{},{} ", pixels(x), pixels(y));
  out_.back() = '"';
  out_ += fmt::format(" fill=\"{}\" stroke=\"{}\"/>\n", fill, stroke);
}

void Svg::mark(double x, double y, std::size_t shape, std::string_view fill) {
  switch (shape % shapes) {
    case 0: return circle(x, y, 4, fill, ink);
    case 1:
      return polygon({{x - 4, y - 4}, {x + 4, y - 4}, {x + 4, y + 4}, {x - 4, y + 4}}, fill, ink);
    case 2: return polygon({{x, y - 5}, {x + 5, y + 4}, {x - 5, y + 4}}, fill, ink);
    case 3: return polygon({{x, y - 5.5}, {x + 5.5, y}, {x, y + 5.5}, {x - 5.5, y}}, fill, ink);
    default: return polygon({{x - 5, y - 4}, {x + 5, y - 4}, {x, y + 5}}, fill, ink);
  }
}

void Svg::arrow(double x, double y, double towards, std::string_view fill) {
  const double length = towards < 0 ? -9 : 9;
  polygon({{x, y - 5}, {x + length, y}, {x, y + 5}}, fill, "none");
}

void Svg::text(double x, double y, std::string_view text, Align align, std::string_view colour,
               double size, double room) {
  const char* anchor = align == Align::start ? "start" : align == Align::middle ? "middle" : "end";
  const bool fits = width_of(text, size) <= room;
  out_ += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" fill=\"{}\" font-size=\"{}\">{}",
                      pixels(x), pixels(y), anchor, colour, pixels(size),
                      xml_text(fits ? std::string(text) : shortened(text, size, room)));
  if (!fits) out_ += fmt::format("<title>{}</title>", xml_text(text));
  out_ += "</text>\n";
}

std::string Svg::take() { return out_ + "</svg>\n"; }

}  // namespace themata
