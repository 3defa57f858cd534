// SPDX-License-Identifier: MIT
#include "word_classes.hpp"

#include <algorithm>
#include <numeric>

#include <themata/dictionary/pattern.hpp>

#include "expression_form.hpp"

namespace themata {
namespace {

RE2::Options regex_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  return options;
}

bool is_any(const WordClasses::Atom& atom) { return !atom.regex && atom.text == wildcard_run_utf8; }

}  // namespace

WordClasses::WordClasses() = default;

std::uint32_t WordClasses::add(std::span<const Atom> atoms) {
  if (std::any_of(atoms.begin(), atoms.end(), is_any)) return any;
  std::vector<std::uint32_t> ids;
  ids.reserve(atoms.size());
  for (const Atom& atom : atoms) ids.push_back(add_atom(atom));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::uint32_t& known = ids.size() == 1 ? own_class_[ids.front()] : class_ids_[ids];
  if (known == any) known = new_class(ids);
  return known;
}

std::uint32_t WordClasses::new_class(const std::vector<std::uint32_t>& atoms) {
  for (const std::uint32_t atom : atoms) members_.push_back({atom, next_class_});
  return next_class_++;
}

std::uint32_t WordClasses::add_atom(const Atom& atom) {
  const auto fresh = static_cast<std::uint32_t>(own_class_.size());
  const std::uint32_t id = atom.regex ? regex_ids_.try_emplace(atom.text, fresh).first->second
                                      : words_.add(atom.text, fresh);
  if (id != fresh) return id;
  own_class_.push_back(any);
  if (atom.regex) {
    regex_texts_.push_back(atom.text);
    regexes_.push_back(std::make_unique<RE2>(atom.text, regex_options()));
    regex_atoms_.push_back(id);
  }
  return id;
}

void WordClasses::restore() {
  for (const std::string& text : regex_texts_) {
    regexes_.push_back(std::make_unique<RE2>(text, regex_options()));
  }
  compile_regexes();
}

void WordClasses::compile() {
  order_members();
  compile_regexes();
  collect_beginnings();
}

std::vector<KnownBeginnings::Collector> WordClasses::beginnings_by_class() const {
  std::vector<KnownBeginnings::Collector> of(next_class_);
  of[any].add_all();
  for_each_literal([&of](std::string_view text, const std::vector<std::uint32_t>& classes) {
    for (const std::uint32_t one : classes) of[one].add_literal(text);
  });
  for_each_glob([&of](std::string_view head, std::string_view tail,
                      const std::vector<std::uint32_t>& classes) {
    for (const std::uint32_t one : classes) of[one].add_glob(head, tail);
  });
  for_each_regex([&of](const std::bitset<256>& firsts, const std::vector<std::uint32_t>& classes) {
    for (const std::uint32_t one : classes) of[one].add_firsts(firsts);
  });
  return of;
}

void WordClasses::collect_beginnings() {
  KnownBeginnings::Collector all;
  words_.for_each_literal([&all](std::string_view text, std::uint32_t) { all.add_literal(text); });
  words_.for_each_glob([&all](std::string_view head, std::string_view tail, std::uint32_t) {
    all.add_glob(head, tail);
  });
  for_each_regex([&all](const std::bitset<256>& firsts, const std::vector<std::uint32_t>&) {
    all.add_firsts(firsts);
  });
  beginnings_ = all.take();
}

/// Counts, sums up, places: stable, so that an atom's classes stay ascending.
void WordClasses::order_members() {
  std::vector<std::uint32_t> next(own_class_.size() + 1);
  for (const Member& member : members_) ++next[member.atom + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  first_member_ = FlatList<std::uint32_t>(next);
  std::vector<Member> ordered(members_.size());
  for (const Member& member : members_) ordered[next[member.atom]++] = member;
  members_ = FlatList<Member>(std::move(ordered));
}

void WordClasses::compile_regexes() {
  if (regexes_.empty()) return;
  regex_set_ = std::make_unique<RE2::Set>(regex_options(), RE2::ANCHOR_BOTH);
  for (const auto& regex : regexes_) regex_set_->Add(regex->pattern(), nullptr);
  if (!regex_set_->Compile()) regex_set_.reset();
  constexpr std::size_t many = 64;
  for (std::size_t at = 0; at < regexes_.size() && regexes_.size() >= many; ++at) {
    regexes_by_beginning_[expression_beginning(regexes_[at]->pattern())].push_back(at);
  }
  constexpr int longest = 10;
  for (const auto& regex : regexes_) {
    Range range;
    std::string whole = "^(?:";
    whole.append(regex->pattern()).append(")$");
    const RE2 anchored(whole, regex_options());
    if (!anchored.ok() || !anchored.PossibleMatchRange(&range.least, &range.most, longest)) {
      regex_ranges_.clear();
      return;
    }
    const auto first = [](const std::string& text, unsigned none) {
      return text.empty() ? none : unsigned{static_cast<unsigned char>(text.front())};
    };
    for (unsigned byte = first(range.least, 0); byte <= first(range.most, 0); ++byte) {
      regex_first_bytes_.set(byte);
    }
    regex_ranges_.push_back(std::move(range));
  }
}

/// Most types are no number, and no word with the letters that a regex begins with.
bool WordClasses::may_match_regex(std::string_view form) const {
  if (regex_ranges_.empty()) return true;
  if (!form.empty() && !regex_first_bytes_[static_cast<unsigned char>(form.front())]) return false;
  return std::ranges::any_of(regex_ranges_, [form](const Range& range) {
    return range.least <= form && form <= range.most;
  });
}

void WordClasses::of_form(std::string_view form, std::vector<std::uint32_t>& out) const {
  out.clear();
  words_.look_up(form, [&](std::uint32_t atom) { add_classes_of(atom, out); });
  match_regexes(form, out);
  if (out.size() < 2) return;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

void WordClasses::match_regexes(std::string_view form, std::vector<std::uint32_t>& out) const {
  if (regexes_.empty() || !may_match_regex(form)) return;
  const re2::StringPiece text(form.data(), form.size());
  if (regex_set_) {
    std::vector<int> found;
    RE2::Set::ErrorInfo problem{RE2::Set::kNoError};
    if (regex_set_->Match(text, &found, &problem)) {
      for (const int at : found) add_classes_of(regex_atoms_[static_cast<std::size_t>(at)], out);
      return;
    }
    if (problem.kind == RE2::Set::kNoError) return;
  }
  // The joint automaton ran out of its memory: one by one then, same answer.
  match_one_by_one(form, out);
}

void WordClasses::match_one_by_one(std::string_view form, std::vector<std::uint32_t>& out) const {
  const auto match = [&](std::size_t at) {
    const re2::StringPiece text(form.data(), form.size());
    if (RE2::FullMatch(text, *regexes_[at])) add_classes_of(regex_atoms_[at], out);
  };
  if (regexes_by_beginning_.empty()) {
    for (std::size_t at = 0; at < regexes_.size(); ++at) match(at);
  }
  for (std::size_t size = 0; size <= form.size() && !regexes_by_beginning_.empty(); ++size) {
    // The first that has this beginning, or another behind it.
    const std::string_view beginning = form.substr(0, size);
    const auto known = regexes_by_beginning_.lower_bound(beginning);
    if (known == regexes_by_beginning_.end() || !known->first.starts_with(beginning)) break;
    if (known->first == beginning) std::ranges::for_each(known->second, match);
  }
}

std::vector<std::uint32_t> WordClasses::classes_of_atom(std::uint32_t atom) const {
  std::vector<std::uint32_t> classes;
  add_classes_of(atom, classes);
  return classes;
}

void WordClasses::add_classes_of(std::uint32_t atom, std::vector<std::uint32_t>& out) const {
  for (std::uint32_t at = first_member_[atom]; at < first_member_[atom + 1]; ++at) {
    out.push_back(members_[at].word_class);
  }
}

}  // namespace themata
