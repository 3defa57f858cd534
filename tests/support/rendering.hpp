// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <themata/transcript/labelled_text.hpp>

namespace themata::testing {

struct Found {
  Document document{};
  Diagnostics diagnostics{};
};

/// find_turns on `text`.
[[nodiscard]] Found find_in(std::string_view text, const ReadOptions& options = {});

/// One line per turn, `name/role @start: talk`. Line breaks show as `~`, a
/// paragraph begins with `|`, notes are in `{}`, times in `<>`, layout is left out.
[[nodiscard]] std::string render(const Document& document);
[[nodiscard]] std::string render(std::string_view text, const ReadOptions& options = {});

/// Every promise of document.hpp about spans, marks and paragraphs; the name of the first
/// that does not hold, or nothing.
[[nodiscard]] std::string broken_promise(const Document& document);

}  // namespace themata::testing
