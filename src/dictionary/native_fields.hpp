// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <themata/dictionary/dictionary.hpp>
#include <themata/dictionary/source_errors.hpp>
#include <themata/dictionary/yaml_tree.hpp>

namespace themata {

/// Takes values out of YAML maps. What is wrong with one goes to the errors, with its
/// place, and reading goes on as if the key were not there.
class NativeFields {
 public:
  NativeFields(SourceErrors& errors, PatternSets& sets) : errors_(errors), sets_(sets) {}

  void fail(const YamlNode& at, const std::string& message) {
    errors_.add(at.line, at.column, message);
  }
  /// `what`: `a theme`, for the message.
  void check_keys(const YamlNode& map, std::string_view what,
                  const std::vector<std::string>& known);

  [[nodiscard]] std::string text(const YamlNode& map, std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(const YamlNode& map, std::string_view key);
  [[nodiscard]] std::vector<Example> examples(const YamlNode& map, std::string_view key);
  /// `silence: {D012: why}`.
  [[nodiscard]] std::vector<Silence> silences(const YamlNode& map);
  [[nodiscard]] Polarity polarity(const YamlNode& map, Polarity otherwise);
  /// `sentence`, `turn` or a number of words; a whole sentence where nothing is said.
  [[nodiscard]] Reach within(const YamlNode& map);
  /// The key `sets`: they become known to all patterns that are read later.
  [[nodiscard]] std::vector<NamedSet> named_sets(const YamlNode& map);

  /// A pattern, or a reference to a theme where those are allowed; false if it is wrong.
  enum class References : std::uint8_t { allowed, refused };
  [[nodiscard]] bool term(const YamlNode& node, References references, Term& out);
  /// One term or a list of terms.
  [[nodiscard]] std::vector<Term> terms(const YamlNode& node, References references,
                                        std::string_view key);

  [[nodiscard]] Place place(const YamlNode& node) const {
    return {errors_.path(), node.line, node.column, {}};
  }
  [[nodiscard]] SourceErrors& errors() { return errors_; }
  [[nodiscard]] const PatternSets& sets() const { return sets_; }

 private:
  void add_set(const YamlNode& key, const YamlNode& value, std::vector<NamedSet>& out);

  SourceErrors& errors_;
  PatternSets& sets_;
};

}  // namespace themata
