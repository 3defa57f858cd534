// SPDX-License-Identifier: MIT
#include "script_json.hpp"

#include <fmt/format.h>

#include <cmath>

#include <themata/table/format.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

bool turns_direction(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// The first bytes of what turns_direction() knows.
bool may_turn(char c) { return c == '\xE2' || c == '\xD8'; }

void append_script_string(std::string& out, std::string_view text) {
  std::string plain;
  append_json_string(plain, text);
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const char c = plain[at];
    if (c == '<' || c == '>' || c == '&') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else if (may_turn(c)) {
      const CodePoint point = code_point_at(plain, at);
      if (turns_direction(point.value)) {
        out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
      } else {
        out.append(plain, at, point.bytes);
      }
      at += point.bytes - 1;
    } else {
      out += c;
    }
  }
}

}  // namespace

void ScriptJson::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

ScriptJson& ScriptJson::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

ScriptJson& ScriptJson::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

ScriptJson& ScriptJson::key(std::string_view name) {
  text(name);
  out_ += ':';
  first_ = true;
  return *this;
}

ScriptJson& ScriptJson::text(std::string_view value) {
  separate();
  append_script_string(out_, value);
  return *this;
}

ScriptJson& ScriptJson::count(std::uint64_t value) {
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

ScriptJson& ScriptJson::integer(std::int64_t value) {
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", value);
  return *this;
}

ScriptJson& ScriptJson::real(std::optional<double> value) {
  if (!value || !std::isfinite(*value)) return null();
  separate();
  fmt::format_to(std::back_inserter(out_), "{}", *value);
  return *this;
}

ScriptJson& ScriptJson::null() {
  separate();
  out_ += "null";
  return *this;
}

}  // namespace themata
