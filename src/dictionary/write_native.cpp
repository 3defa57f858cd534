// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <utility>

#include "native_pattern.hpp"
#include "pattern_text.hpp"
#include "writers.hpp"
#include "yaml_text.hpp"

namespace themata {
namespace {

class NativeWriter {
 public:
  NativeWriter(const Dictionary& dictionary, Losses& losses)
      : dictionary_(dictionary), losses_(losses), text_(dictionary, NativeText::Sets::kept) {}

  std::string write() {
    out_ = "themata: 1\n";
    field("", "name", dictionary_.name);
    field("", "version", dictionary_.version);
    field("", "language", dictionary_.language);
    field("", "description", dictionary_.description);
    list("", "source", dictionary_.sources);
    field("", "license", dictionary_.license);
    silences("", dictionary_.silences);
    if (!dictionary_.sets.empty()) out_ += "sets:\n";
    for (const NamedSet& set : dictionary_.sets) {
      out_ += fmt::format("  {}:\n", yaml_scalar(set.name));
      for (const std::string& option : set.options) out_ += "    - " + yaml_scalar(option) + '\n';
    }
    out_ += "themes:\n";
    for (std::uint32_t at = 0; at < dictionary_.themes().size(); ++at) {
      const Theme& theme = dictionary_.theme(ThemeId{at});
      if (!theme.parent) write_theme(theme, "  ");
    }
    return std::move(out_);
  }

 private:
  void field(const std::string& indent, std::string_view key, std::string_view value) {
    if (!value.empty()) out_ += fmt::format("{}{}: {}\n", indent, key, yaml_scalar(value));
  }

  void list(const std::string& indent, std::string_view key,
            const std::vector<std::string>& values) {
    if (values.empty()) return;
    out_ += fmt::format("{}{}:\n", indent, key);
    for (const std::string& value : values) out_ += indent + "  - " + yaml_scalar(value) + '\n';
  }

  void examples(const std::string& indent, std::string_view key,
                const std::vector<Example>& values) {
    std::vector<std::string> texts;
    for (const Example& example : values) texts.push_back(example.text);
    list(indent, key, texts);
  }

  void silences(const std::string& indent, const std::vector<Silence>& values) {
    if (values.empty()) return;
    out_ += indent + "silence:\n";
    for (const Silence& one : values) field(indent + "  ", yaml_scalar(one.code), one.reason);
  }

  void write_theme(const Theme& theme, const std::string& indent) {
    const std::string in = indent + "  ";
    out_ += indent + yaml_scalar(escape_theme_name(theme.name)) + ":\n";
    field(in, "label", theme.label);
    field(in, "description", theme.description);
    list(in, "source", theme.sources);
    const Polarity above =
        theme.parent ? dictionary_.theme(*theme.parent).polarity : Polarity::none;
    polarity(in, theme.polarity, above, "`" + theme.full_name + "`", theme.place);
    silences(in, theme.silences);
    if (!theme.patterns.empty()) out_ += in + "patterns:\n";
    for (const PatternId id : theme.patterns)
      write_pattern(dictionary_.pattern(id), theme, in + "  ");
    if (!theme.children.empty()) out_ += in + "themes:\n";
    for (const ThemeId child : theme.children) write_theme(dictionary_.theme(child), in + "  ");
    if (theme.must_match.empty() && theme.must_not_match.empty()) return;
    out_ += in + "examples:\n";
    examples(in + "  ", "match", theme.must_match);
    examples(in + "  ", "no_match", theme.must_not_match);
  }

  void polarity(const std::string& indent, Polarity own, Polarity above, const std::string& what,
                const Place& place) {
    if (own == above) return;
    if (own != Polarity::none) return field(indent, "polarity", polarity_name(own));
    losses_.say(what + " has no polarity, but what is above it has, and will give it its own",
                place);
  }

  static bool is_bare(const Pattern& pattern, const Theme& theme) {
    return !pattern.near && pattern.unless.empty() && pattern.required.empty() &&
           pattern.letter_case == LetterCase::folded && pattern.voice == Voice::any &&
           !pattern.weight && pattern.polarity == theme.polarity && pattern.note.empty() &&
           pattern.source.empty() && pattern.silences.empty();
  }

  void write_pattern(const Pattern& pattern, const Theme& theme, const std::string& indent) {
    if (is_bare(pattern, theme)) {
      out_ += indent + "- " + yaml_scalar(text_.of(pattern.written, pattern.parts)) + '\n';
      return;
    }
    const std::size_t begin = out_.size();
    const std::string in = indent + "  ";
    if (pattern.near) {
      terms(in, "near", pattern.near->terms);
      out_ += fmt::format("{}within: {}\n", in, reach_in_words(pattern.near->within));
      if (pattern.near->order == Near::Order::as_written) out_ += in + "ordered: yes\n";
    } else {
      field(in, "match", text_.of(pattern.written, pattern.parts));
    }
    contexts(in, "unless", pattern.unless);
    contexts(in, "requires", pattern.required);
    if (pattern.letter_case == LetterCase::exact) out_ += in + "case: exact\n";
    field(in, "role", voice_name(pattern.voice));
    if (pattern.weight) out_ += fmt::format("{}weight: {}\n", in, *pattern.weight);
    polarity(in, pattern.polarity, theme.polarity, "`" + pattern.written + "`", pattern.place);
    field(in, "note", pattern.note);
    field(in, "source", pattern.source);
    silences(in, pattern.silences);
    out_[begin + indent.size()] = '-';
  }

  void terms(const std::string& indent, std::string_view key, const std::vector<Term>& values) {
    std::vector<std::string> texts;
    for (const Term& term : values) texts.push_back(text_.of(term));
    list(indent, key, texts);
  }

  void contexts(const std::string& indent, std::string_view key,
                const std::vector<Context>& values) {
    if (values.empty()) return;
    out_ += fmt::format("{}{}:\n", indent, key);
    for (const Context& context : values) {
      const std::size_t begin = out_.size();
      const std::string in = indent + "    ";
      constexpr std::string_view sides[]{"before", "after", "around"};
      terms(in, sides[static_cast<std::size_t>(context.side)], context.any_of);
      out_ += fmt::format("{}within: {}\n", in, reach_in_words(context.within));
      out_[begin + indent.size() + 2] = '-';
    }
  }

  const Dictionary& dictionary_;
  Losses& losses_;
  NativeText text_;
  std::string out_{};
};

}  // namespace

std::string write_native(const Dictionary& dictionary, Losses& losses) {
  return NativeWriter(dictionary, losses).write();
}

}  // namespace themata
