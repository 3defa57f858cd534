// SPDX-License-Identifier: MIT
#include <themata/dictionary/written.hpp>

#include <string_view>
#include <vector>

namespace themata {
namespace {

std::string_view side_name(Context::Side side) {
  switch (side) {
    case Context::Side::before: return "before";
    case Context::Side::after: return "after";
    case Context::Side::around: return "around";
  }
  return "";
}

std::string reach(const Reach& within) {
  switch (within.kind) {
    case Reach::Kind::words: return std::to_string(within.words);
    case Reach::Kind::sentence: return "sentence";
    case Reach::Kind::turn: return "turn";
  }
  return {};
}

void add_contexts(std::string_view key, const std::vector<Context>& contexts, std::string& out) {
  if (contexts.empty()) return;
  out += (out.empty() ? "" : ", ") + std::string(key) + ": ";
  if (contexts.size() > 1) out += '[';
  for (const Context& context : contexts) {
    out += (&context == &contexts.front() ? "" : ", ") + written(context);
  }
  if (contexts.size() > 1) out += ']';
}

}  // namespace

std::string written(const Context& context) {
  std::string out = "{" + std::string(side_name(context.side)) + ": ";
  const bool list = context.any_of.size() > 1;
  if (list) out += '[';
  for (const Term& term : context.any_of) {
    out += (&term == &context.any_of.front() ? "" : ", ") + term.written;
  }
  if (list) out += ']';
  return out + ", within: " + reach(context.within) + "}";
}

std::string written_conditions(const Pattern& pattern) {
  std::string out;
  add_contexts("unless", pattern.unless, out);
  add_contexts("requires", pattern.required, out);
  if (pattern.letter_case == LetterCase::exact)
    out += out.empty() ? "case: exact" : ", case: exact";
  if (pattern.voice != Voice::any) {
    out += (out.empty() ? "role: " : ", role: ") + std::string(voice_name(pattern.voice));
  }
  return out;
}

}  // namespace themata
