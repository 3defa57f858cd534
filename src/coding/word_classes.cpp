// SPDX-License-Identifier: MIT
#include "word_classes.hpp"

#include <algorithm>

#include <themata/dictionary/pattern.hpp>

namespace themata {
namespace {

RE2::Options regex_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  return options;
}

std::size_t first_wildcard(std::string_view text) {
  return std::min({text.find(wildcard_run_utf8), text.find(wildcard_one_utf8), text.size()});
}

bool is_any(const WordClasses::Atom& atom) { return !atom.regex && atom.text == wildcard_run_utf8; }

}  // namespace

WordClasses::WordClasses() = default;

std::uint32_t WordClasses::add(std::vector<Atom> atoms) {
  if (std::any_of(atoms.begin(), atoms.end(), is_any)) return any;
  std::vector<std::uint32_t> ids;
  for (const Atom& atom : atoms) ids.push_back(add_atom(atom));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const auto [known, fresh] = class_ids_.try_emplace(ids, next_class_);
  if (fresh) {
    for (const std::uint32_t atom : ids) classes_of_atom_[atom].push_back(next_class_);
    ++next_class_;
  }
  return known->second;
}

std::uint32_t WordClasses::add_atom(const Atom& atom) {
  const auto id = static_cast<std::uint32_t>(classes_of_atom_.size());
  const auto [known, fresh] = atoms_.try_emplace(atom, id);
  if (!fresh) return known->second;
  classes_of_atom_.emplace_back();
  if (atom.regex) {
    regexes_.push_back(std::make_unique<RE2>(atom.text, regex_options()));
    regex_atoms_.push_back(id);
  } else if (const std::size_t head = first_wildcard(atom.text); head < atom.text.size()) {
    globs_[atom.text.substr(0, head)].push_back({atom.text, id});
    longest_head_ = std::max(longest_head_, head);
  } else {
    literals_.emplace(atom.text, id);
  }
  return id;
}

void WordClasses::compile() {
  if (regexes_.empty()) return;
  regex_set_ = std::make_unique<RE2::Set>(regex_options(), RE2::ANCHOR_BOTH);
  for (const auto& regex : regexes_) regex_set_->Add(regex->pattern(), nullptr);
  if (!regex_set_->Compile()) regex_set_.reset();
}

void WordClasses::of_form(std::string_view form, std::vector<std::uint32_t>& out) const {
  out.clear();
  std::string head(form);
  if (const auto literal = literals_.find(head); literal != literals_.end()) {
    add_classes_of(literal->second, out);
  }
  if (!globs_.empty()) {
    head.resize(std::min(head.size(), longest_head_));
    for (;; head.pop_back()) {
      if (const auto bucket = globs_.find(head); bucket != globs_.end()) {
        for (const Glob& glob : bucket->second) {
          if (glob_matches(glob.text, form)) add_classes_of(glob.atom, out);
        }
      }
      if (head.empty()) break;
    }
  }
  match_regexes(form, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

void WordClasses::match_regexes(std::string_view form, std::vector<std::uint32_t>& out) const {
  if (regexes_.empty()) return;
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
  for (std::size_t at = 0; at < regexes_.size(); ++at) {
    if (RE2::FullMatch(text, *regexes_[at])) add_classes_of(regex_atoms_[at], out);
  }
}

void WordClasses::add_classes_of(std::uint32_t atom, std::vector<std::uint32_t>& out) const {
  out.insert(out.end(), classes_of_atom_[atom].begin(), classes_of_atom_[atom].end());
}

}  // namespace themata
