// SPDX-License-Identifier: MIT
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <bitset>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "known_beginnings.hpp"
#include "prefix_tree.hpp"

namespace themata {

/// What one word of a pattern can be: a set of literals, globs and regular
/// expressions. Equal sets are one class, numbered from 0; class 0 is any word.
/// Asked once per type, never per token.
class WordClasses {
 public:
  static constexpr std::uint32_t any = 0;

  /// One alternative: a folded form that may hold wildcard letters, or a regex.
  struct Atom {
    std::string text{};
    bool regex = false;
  };

  WordClasses();

  /// The class of words that satisfy at least one of `atoms`.
  std::uint32_t add(std::span<const Atom> atoms);
  /// After the last add: makes ready for of_form.
  void compile();

  /// How many there are, `any` among them.
  [[nodiscard]] std::uint32_t size() const { return next_class_; }

  /// All classes but `any` that hold this form, ascending.
  void of_form(std::string_view form, std::vector<std::uint32_t>& out) const;
  /// Once compiled: of the words of all classes but `any`.
  [[nodiscard]] const KnownBeginnings& beginnings() const { return beginnings_; }

  /// Once compiled, calls `visit(text, classes)` for every literal, `visit(head, tail,
  /// classes)` for every glob, whose tail begins with its first wildcard, and `visit(first
  /// bytes, classes)` for every regular expression: what it matches begins with one of these.
  void for_each_literal(const auto& visit) const {
    words_.for_each_literal(
        [&](std::string_view text, std::uint32_t atom) { visit(text, classes_of_atom(atom)); });
  }
  void for_each_glob(const auto& visit) const {
    words_.for_each_glob([&](std::string_view head, std::string_view tail, std::uint32_t atom) {
      visit(head, tail, classes_of_atom(atom));
    });
  }
  void for_each_regex(const auto& visit) const {
    const std::bitset<256> first_bytes =
        regex_ranges_.empty() ? std::bitset<256>{}.set() : regex_first_bytes_;
    for (const std::uint32_t atom : regex_atoms_) visit(first_bytes, classes_of_atom(atom));
  }

  /// What the words of each class can begin with.
  [[nodiscard]] std::vector<KnownBeginnings::Collector> beginnings_by_class() const;

  /// Of what is compiled; nothing can be added to what is read.
  static void fields(auto& pass, auto& classes) {
    auto& [words, regex_ids, members, first_member, own_class, class_ids, next_class, regex_texts,
           regexes, regex_atoms, regex_ranges, regex_first_bytes, regex_set, regexes_by_beginning,
           beginnings] = classes;
    pass(words, members, first_member, next_class, regex_texts, regex_atoms, beginnings);
  }
  void restore();

 private:
  std::uint32_t add_atom(const Atom& atom);
  std::uint32_t new_class(const std::vector<std::uint32_t>& atoms);
  void order_members();
  void compile_regexes();
  void collect_beginnings();
  [[nodiscard]] std::vector<std::uint32_t> classes_of_atom(std::uint32_t atom) const;
  void add_classes_of(std::uint32_t atom, std::vector<std::uint32_t>& out) const;
  [[nodiscard]] bool may_match_regex(std::string_view form) const;
  void match_regexes(std::string_view form, std::vector<std::uint32_t>& out) const;
  void match_one_by_one(std::string_view form, std::vector<std::uint32_t>& out) const;

  PrefixTree words_{};  ///< atoms that are literals or globs
  std::map<std::string, std::uint32_t, std::less<>> regex_ids_{};
  struct Member {
    std::uint32_t atom;
    std::uint32_t word_class;
  };
  FlatList<Member> members_{};              ///< ordered by atom once compiled
  FlatList<std::uint32_t> first_member_{};  ///< by atom, once compiled; one more at the end
  std::vector<std::uint32_t> own_class_{};  ///< by atom: the class of it alone, or `any` for none
  std::map<std::vector<std::uint32_t>, std::uint32_t> class_ids_{};  ///< of several atoms
  std::uint32_t next_class_ = 1;

  std::vector<std::string> regex_texts_{};
  std::vector<std::unique_ptr<RE2>> regexes_{};
  std::vector<std::uint32_t> regex_atoms_{};
  /// Between which texts all that a regex can match stands, in the order of bytes.
  struct Range {
    std::string least{};
    std::string most{};
  };
  std::vector<Range> regex_ranges_{};     ///< empty: one of them can match anything
  std::bitset<256> regex_first_bytes_{};  ///< that a form in one of these ranges can begin with
  std::unique_ptr<RE2::Set> regex_set_{};
  /// Where they are many: the set may be too large to be used then.
  std::map<std::string, std::vector<std::size_t>, std::less<>> regexes_by_beginning_{};
  KnownBeginnings beginnings_{};
};

}  // namespace themata
