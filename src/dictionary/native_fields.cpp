// SPDX-License-Identifier: MIT
#include "native_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include <themata/base/suggest.hpp>
#include <themata/text/utf8.hpp>

#include "readers.hpp"

namespace themata {
namespace {

bool is_set_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

}  // namespace

void NativeFields::check_keys(const YamlNode& map, std::string_view what,
                              const std::vector<std::string>& known) {
  for (const auto& [key, value] : map.entries) {
    if (std::find(known.begin(), known.end(), key.scalar) != known.end()) continue;
    fail(key, fmt::format("`{}` is not a key of {}{}", key.scalar, what,
                          did_you_mean(key.scalar, known)));
  }
}

std::string NativeFields::text(const YamlNode& map, std::string_view key) {
  const YamlNode* value = map.find(key);
  if (value == nullptr || value->kind == YamlNode::Kind::empty) return {};
  if (value->kind != YamlNode::Kind::scalar) {
    fail(*value, fmt::format("`{}` takes a text", key));
    return {};
  }
  return std::string(trim(value->scalar));
}

std::vector<std::string> NativeFields::texts(const YamlNode& map, std::string_view key) {
  const YamlNode* value = map.find(key);
  std::vector<std::string> out;
  if (value == nullptr || value->kind == YamlNode::Kind::empty) return out;
  if (value->kind == YamlNode::Kind::scalar) return {value->scalar};
  const bool list = value->kind == YamlNode::Kind::list;
  if (!list) fail(*value, fmt::format("`{}` takes a text or a list of texts", key));
  for (const YamlNode& item : value->items) {
    if (item.kind == YamlNode::Kind::scalar) {
      out.push_back(item.scalar);
    } else {
      fail(item, fmt::format("`{}` takes texts; if this one holds `: `, put it in quotes", key));
    }
  }
  return out;
}

std::vector<Example> NativeFields::examples(const YamlNode& map, std::string_view key) {
  std::vector<Example> out;
  const YamlNode* value = map.find(key);
  if (value == nullptr) return out;
  const bool whole = value->kind == YamlNode::Kind::scalar;
  for (const std::string& text : texts(map, key)) {
    const YamlNode& node = whole ? *value : value->items[out.size()];
    out.push_back({text, place(node)});
  }
  return out;
}

std::vector<Silence> NativeFields::silences(const YamlNode& map) {
  const YamlNode* value = map.find("silence");
  std::vector<Silence> out;
  if (value == nullptr || value->kind == YamlNode::Kind::empty) return out;
  if (value->kind != YamlNode::Kind::map) {
    fail(*value, "`silence` takes a map from codes to reasons (`D012: looked at, all true`)");
  }
  for (const auto& [code, reason] : value->entries) {
    if (reason.kind != YamlNode::Kind::scalar || trim(reason.scalar).empty()) {
      fail(reason, fmt::format("say after `{}:` why it may be silent", code.scalar));
    }
    out.push_back({code.scalar, std::string(trim(reason.scalar)), place(code)});
  }
  return out;
}

Polarity NativeFields::polarity(const YamlNode& map, Polarity otherwise) {
  const YamlNode* value = map.find("polarity");
  if (value == nullptr) return otherwise;
  if (value->scalar == "adherence") return Polarity::adherence;
  if (value->scalar == "violation") return Polarity::violation;
  fail(*value, fmt::format("polarity is `adherence` or `violation`{}",
                           did_you_mean(value->scalar, {"adherence", "violation"})));
  return otherwise;
}

Reach NativeFields::within(const YamlNode& map) {
  const YamlNode* value = map.find("within");
  if (value == nullptr) return {};
  if (value->scalar == "sentence") return {Reach::Kind::sentence, 0};
  if (value->scalar == "turn") return {Reach::Kind::turn, 0};
  std::uint32_t words = 0;
  const char* end = value->scalar.data() + value->scalar.size();
  const auto [stop, problem] = std::from_chars(value->scalar.data(), end, words);
  if (problem == std::errc{} && stop == end && words > 0 && words <= Reach::most_words) {
    return {Reach::Kind::words, words};
  }
  fail(*value, fmt::format("`within` takes a number of words from 1 (side by side) to {}, "
                           "`sentence` or `turn`{}",
                           Reach::most_words, did_you_mean(value->scalar, {"sentence", "turn"})));
  return {};
}

bool NativeFields::term(const YamlNode& node, References references, Term& out) {
  if (node.kind != YamlNode::Kind::scalar) {
    fail(node, "here stands a pattern or a theme (`'@procedural.voice'`), as a text");
    return false;
  }
  out.written = std::string(trim(node.scalar));
  out.place = place(node);
  if (!out.written.starts_with('@')) {
    auto pattern = written_pattern(node, {}, PatternSyntax::native, errors_, sets_);
    if (pattern) out.parts = std::move(pattern->parts);
    return pattern.has_value();
  }
  if (references == References::allowed) return true;
  fail(node, "a reference to a theme can't stand here (for a plain `@` write `\\@`)");
  return false;
}

std::vector<Term> NativeFields::terms(const YamlNode& node, References references,
                                      std::string_view key) {
  std::vector<Term> out;
  const auto add = [&](const YamlNode& one) {
    Term term;
    if (this->term(one, references, term)) out.push_back(std::move(term));
  };
  if (node.kind == YamlNode::Kind::scalar) add(node);
  for (const YamlNode& item : node.items) add(item);
  const bool nothing = node.kind == YamlNode::Kind::list && node.items.empty();
  if (node.kind == YamlNode::Kind::map || node.kind == YamlNode::Kind::empty || nothing) {
    fail(node, fmt::format("`{}` takes a pattern or a list of patterns", key));
  }
  return out;
}

std::vector<NamedSet> NativeFields::named_sets(const YamlNode& map) {
  std::vector<NamedSet> out;
  const YamlNode* value = map.find("sets");
  if (value == nullptr || value->kind == YamlNode::Kind::empty) return out;
  if (value->kind != YamlNode::Kind::map) {
    fail(*value, "`sets` takes a map from names to lists (`her: [her, him, them]`)");
  }
  for (const auto& [key, options] : value->entries) add_set(key, options, out);
  return out;
}

void NativeFields::add_set(const YamlNode& key, const YamlNode& value, std::vector<NamedSet>& out) {
  if (!is_set_name(key.scalar)) {
    fail(key, "the name of a set has letters, digits, `-` and `_` only");
  }
  if (value.kind != YamlNode::Kind::list || value.items.empty()) {
    fail(value, "a set takes a list of words (`her: [her, him, them]`)");
  }
  NamedSet set{key.scalar, {}, place(key)};
  std::vector<const YamlNode*> nodes;
  for (const YamlNode& item : value.items) {
    if (item.kind == YamlNode::Kind::scalar) {
      set.options.push_back(item.scalar);
      nodes.push_back(&item);
    } else {
      fail(item, "an option of a set is a text");
    }
  }
  for (const auto& [option, problem] : sets_.add(set.name, set.options)) {
    fail_inside(errors_, *nodes[option], problem);
  }
  out.push_back(std::move(set));
}

}  // namespace themata
