// SPDX-License-Identifier: MIT
//
// What is packed is said once, for both directions: fields() names the members of each
// type by a structured binding, so that a member that is added and not packed does not
// compile. Numbers are written seven bits a byte, the last one without the high bit.
#include "packed.hpp"

#include <bit>
#include <concepts>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace themata {
namespace {

template <typename T, typename Plain>
concept Either = std::same_as<std::remove_const_t<T>, Plain>;

template <typename T>
concept Number = std::integral<T> || std::is_enum_v<T>;

template <typename T>
concept Record = std::is_aggregate_v<T>;

void fields(auto& pass, Either<WrittenWord> auto& word) {
  auto& [text, regex] = word;
  pass(text, regex);
}

void fields(auto& pass, Either<Choice> auto& choice) {
  auto& [options] = choice;
  pass(options);
}

void fields(auto& pass, Either<Gap> auto& gap) {
  auto& [most] = gap;
  pass(most);
}

void fields(auto& pass, Either<Reach> auto& reach) {
  auto& [kind, words] = reach;
  pass(kind, words);
}

void fields(auto& pass, Either<Term> auto& term) {
  auto& [written, parts, theme, place] = term;
  pass(written, parts, theme, place);
}

void fields(auto& pass, Either<StatusRule> auto& rule) {
  auto& [status, before, after, ends, never, until, within] = rule;
  pass(status, before, after, ends, never, until, within);
}

void fields(auto& pass, Either<ContextRules> auto& all) {
  auto& [name, version, language, description, sources, rules, path] = all;
  pass(name, version, language, description, sources, rules);  // the path comes first
}

void fields(auto& pass, Either<Context> auto& context) {
  auto& [side, within, any_of, place] = context;
  pass(side, within, any_of, place);
}

void fields(auto& pass, Either<Near> auto& near) {
  auto& [terms, within, order] = near;
  pass(terms, within, order);
}

void fields(auto& pass, Either<Example> auto& example) {
  auto& [text, place] = example;
  pass(text, place);
}

void fields(auto& pass, Either<Silence> auto& silence) {
  auto& [code, reason, place] = silence;
  pass(code, reason, place);
}

void fields(auto& pass, Either<NamedSet> auto& set) {
  auto& [name, options, place] = set;
  pass(name, options, place);
}

/// All but what it looks for, which stands behind all patterns and can be left.
void fields(auto& pass, Either<Pattern> auto& pattern) {
  auto& [written, parts, theme, near, unless, required, letter_case, voice, weight, polarity, note,
         source, silences, place] = pattern;
  pass(written, theme, letter_case, voice, weight, polarity, note, source, silences, place);
}
void sought(auto& pass, Either<Pattern> auto& pattern) {
  pass(pattern.parts, pattern.near, pattern.unless, pattern.required);
}

/// What add_theme() and add_pattern() fill in is left out.
void fields(auto& pass, Either<Theme> auto& theme) {
  auto& [name, full_name, label, description, sources, polarity, parent, level, children, patterns,
         must_match, must_not_match, silences, place] = theme;
  pass(name, label, description, sources, polarity, parent, must_match, must_not_match, silences,
       place);
}

/// All but the themes and patterns, and the path, which comes first.
void head(auto& pass, auto& dictionary) {
  pass(dictionary.name, dictionary.version, dictionary.language, dictionary.description,
       dictionary.sources, dictionary.license, dictionary.sets, dictionary.silences);
}

class Packer {
 public:
  void operator()(const auto&... values) { (put(values), ...); }
  std::string take() { return std::move(bytes_); }

 private:
  void put(Number auto value) {
    auto rest = static_cast<std::uint64_t>(value);
    for (; rest >= 0x80U; rest >>= 7U) bytes_ += static_cast<char>(rest | 0x80U);
    bytes_ += static_cast<char>(rest);
  }
  void put(double value) { put(std::bit_cast<std::uint64_t>(value)); }
  void put(const std::string& text) {
    put(text.size());
    bytes_ += text;
  }
  /// Of the dictionary's own file, and in a line of it.
  void put(const Place& place) { (*this)(place.line, place.column); }
  template <typename T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <typename T>
  void put(const std::vector<T>& values) {
    put(values.size());
    for (const T& value : values) put(value);
  }
  void put(const std::variant<Choice, Gap>& part) {
    put(part.index());
    std::visit([this](const auto& which) { put(which); }, part);
  }
  void put(const Record auto& value) { fields(*this, value); }

  std::string bytes_{};
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  void operator()(auto&... values) { (get(values), ...); }
  void set_path(const std::string& path) { path_ = path; }
  [[nodiscard]] std::size_t count() {
    std::size_t count = 0;
    get(count);
    return count;
  }

 private:
  void get(Number auto& value) {
    std::uint64_t read = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      read |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80U) break;
    }
    value = static_cast<std::remove_reference_t<decltype(value)>>(read);
  }
  void get(double& value) {
    std::uint64_t bits = 0;
    get(bits);
    value = std::bit_cast<double>(bits);
  }
  void get(std::string& text) {
    const std::size_t size = count();
    text.assign(bytes_.substr(at_, size));
    at_ += size;
  }
  void get(Place& place) {
    place.path = path_;
    (*this)(place.line, place.column);
  }
  template <typename T>
  void get(std::optional<T>& value) {
    if (count() != 0) get(value.emplace());
  }
  template <typename T>
  void get(std::vector<T>& values) {
    values.resize(count());
    for (T& value : values) get(value);
  }
  void get(std::variant<Choice, Gap>& part) {
    if (count() == 0) {
      get(part.emplace<Choice>());
    } else {
      get(part.emplace<Gap>());
    }
  }
  void get(Record auto& value) { fields(*this, value); }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string path_{};
};

}  // namespace

std::string pack(const Dictionary& dictionary) {
  Packer packer;
  packer(dictionary.path);
  head(packer, dictionary);
  packer(dictionary.themes(), dictionary.patterns());
  for (const Pattern& pattern : dictionary.patterns()) sought(packer, pattern);
  return packer.take();
}

Dictionary unpack(std::string_view bytes, Unpacked wanted) {
  Unpacker unpacker(bytes);
  Dictionary dictionary;
  unpacker(dictionary.path);
  unpacker.set_path(dictionary.path);
  head(unpacker, dictionary);
  for (std::size_t left = unpacker.count(); left > 0; --left) {
    Theme theme;
    unpacker(theme);
    dictionary.add_theme(std::move(theme));
  }
  const std::size_t patterns = unpacker.count();
  dictionary.expect_patterns(patterns);
  for (std::size_t left = patterns; left > 0; --left) {
    Pattern pattern;
    unpacker(pattern);
    dictionary.add_pattern(std::move(pattern));
  }
  if (wanted == Unpacked::outline) return dictionary;
  for (std::uint32_t at = 0; at < dictionary.patterns().size(); ++at) {
    sought(unpacker, dictionary.mutable_pattern(PatternId{at}));
  }
  return dictionary;
}

std::string pack(const ContextRules& rules) {
  Packer packer;
  packer(rules.path, rules);
  return packer.take();
}

ContextRules unpack_context_rules(std::string_view bytes) {
  Unpacker unpacker(bytes);
  ContextRules rules;
  unpacker(rules.path);
  unpacker.set_path(rules.path);
  unpacker(rules);
  return rules;
}

}  // namespace themata
