// SPDX-License-Identifier: MIT
#include <themata/report/page.hpp>

#include <fmt/format.h>

#include <themata/text/utf8.hpp>

namespace themata {
namespace {

/// The page with style, scripts and policy in their places, put together by the build, which
/// also sees to it that none of these holds one of the marks below.
constexpr char page_bytes[] = {
#include "REPORT_PAGE.inc"
};
constexpr std::string_view page_template{page_bytes, sizeof page_bytes};

std::string html_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes;
    if (std::string_view("&<>\"'").find(static_cast<char>(point.value)) != std::string_view::npos &&
        point.value < 0x80 && point.value > 0) {
      out += fmt::format("&#{};", static_cast<unsigned>(point.value));
    } else if (point.value < 0x20 || point.value == 0x7F) {
      out += ' ';
    } else {
      append_utf8(out, point.value);
    }
  }
  return out;
}

}  // namespace

std::string report_page(const Report& report) {
  const std::string title = html_text(report.title);
  const std::string data = report_data(report);
  std::string page;
  page.reserve(page_template.size() + data.size());
  // One pass over the template alone: a mark that stands in somebody's talk is talk.
  for (std::size_t at = 0; at < page_template.size();) {
    const std::size_t mark = std::min(page_template.find("@@", at), page_template.size());
    page += page_template.substr(at, mark - at);
    at = mark;
    if (page_template.substr(at).starts_with("@@TITLE@@")) {
      page += title;
      at += std::string_view("@@TITLE@@").size();
    } else if (page_template.substr(at).starts_with("@@DATA@@")) {
      page += data;
      at += std::string_view("@@DATA@@").size();
    } else if (at < page_template.size()) {
      page += page_template.substr(at, 2);
      at += 2;
    }
  }
  return page;
}

}  // namespace themata
