// SPDX-License-Identifier: MIT
#include <themata/dictionary/written.hpp>

#include <string_view>
#include <vector>

#include "pattern_text.hpp"

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

std::string written_triggers(const ContextRules& rules) {
  const Dictionary no_names;
  const NativeText native(no_names, NativeText::Sets::expanded);
  std::string out;
  const auto add = [&out](std::string_view key, const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      out += std::string(key) + ' ' + std::to_string(value.size()) + ':' + value + '\n';
    }
  };
  const auto add_terms = [&](std::string_view key, const std::vector<Term>& terms) {
    std::vector<std::string> values;
    for (const Term& term : terms) values.push_back(native.of(term));
    add(key, values);
  };
  for (const StatusRule& rule : rules.rules) {
    out += std::string(status_name(rule.status)) + " within " + std::to_string(rule.within) + '\n';
    add_terms("before", rule.before);
    add_terms("after", rule.after);
    add("ends", rule.ends);
    add_terms("not", rule.never);
    add_terms("until", rule.until);
  }
  return out;
}

}  // namespace themata
