// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <themata/transcript/reader.hpp>

#include "rendering.hpp"

namespace themata::testing {

struct Reading {
  std::vector<Document> documents{};
  Diagnostics diagnostics{};

  /// All documents rendered; ids in front where there are several.
  [[nodiscard]] std::string str() const {
    std::string out;
    for (const Document& document : documents) {
      if (documents.size() > 1) out += "== " + document.id + "\n";
      out += render(document);
    }
    return out;
  }
  /// What was said, a line each.
  [[nodiscard]] std::string said() const {
    std::string out;
    for (const Diagnostic& item : diagnostics.items()) {
      const char* const kind = item.severity == Severity::warning ? "warning: " : "note: ";
      out += item.place.str() + ": " + kind + item.message + "\n";
    }
    return out;
  }
  [[nodiscard]] const Document& only() const {
    REQUIRE(documents.size() == 1);
    return documents.front();
  }
};

inline bool same_turns(const Document& a, const Document& b) {
  return std::equal(a.turns.begin(), a.turns.end(), b.turns.begin(), b.turns.end(),
                    [&](const Turn& one, const Turn& other) {
                      const TurnTimes times = a.times_of(one);
                      const TurnTimes others = b.times_of(other);
                      return one.span == other.span && one.speaker == other.speaker &&
                             times.start == others.start && times.end == others.end;
                    });
}

/// Are two documents the same in all that they hold?
inline void check_alike(const Document& a, const Document& b) {
  CHECK((a.text.view() == b.text.view()));
  CHECK(a.id == b.id);
  CHECK(a.path == b.path);
  CHECK(a.format == b.format);
  CHECK(a.encoding == b.encoding);
  CHECK(a.speakers == b.speakers);
  CHECK(same_turns(a, b));
  CHECK(a.marks == b.marks);
  CHECK(a.paragraphs == b.paragraphs);
  CHECK(a.metadata == b.metadata);
  CHECK(a.doubts == b.doubts);
}

inline Reading read(const std::string& bytes, const std::string& format, ReadOptions options = {},
                    const std::string& path = "talk") {
  if (!format.empty()) options.format = format;
  std::istringstream stream(bytes);
  Input input{stream, path, "talk"};
  Reading reading;
  read_transcript(
      input, options,
      [&](Document&& document) {
        CHECK(broken_promise(document) == "");
        reading.documents.push_back(std::move(document));
      },
      reading.diagnostics);
  return reading;
}

/// The error that reading ends in, as the user sees it.
inline std::string refusal(const std::string& bytes, const std::string& format,
                           const ReadOptions& options = {}) {
  try {
    const Reading reading = read(bytes, format, options);
    FAIL("was read: " << reading.str());
  } catch (const Error& error) {
    return error.full();
  }
  throw std::logic_error("not reached");
}

}  // namespace themata::testing
