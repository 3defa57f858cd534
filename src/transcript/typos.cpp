// SPDX-License-Identifier: MIT
//
// Two labels are likely slips of one another if they differ only in blanks,
// signs and case, or if one long word of them differs by one or two letters.
// Candidates are found by symmetric deletion: two words one edit apart share a
// form with at most one letter deleted from each, so a table of such forms
// finds them without comparing every pair of labels.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <unordered_map>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "label_shapes.hpp"

namespace themata {
namespace {

constexpr std::size_t shortest_word = 5;
constexpr std::size_t most_per_form = 8;
constexpr std::size_t few_labels = 50;
// More voices than this is no interview, and their names are bound to be alike.
constexpr std::size_t most_labels = 1000;

std::string bare(std::string_view label) {
  std::string folded = folded_form(label);
  if (std::all_of(folded.begin(), folded.end(), is_ascii)) {
    std::erase_if(folded, [](char c) { return !is_ascii_letter(c) && !(c >= '0' && c <= '9'); });
    return folded;
  }
  std::string letters;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = code_point_at(folded, at);
    if (is_letter(point.value) || is_digit(point.value)) letters.append(folded, at, point.bytes);
    at += point.bytes;
  }
  return letters;
}

std::vector<std::u32string> words_of(std::string_view label) {
  const std::string folded = folded_form(clean_label(label));
  std::vector<std::u32string> words(1);
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = code_point_at(folded, at);
    if (is_space(point.value)) {
      words.emplace_back();
    } else {
      words.back().push_back(point.value);
    }
    at += point.bytes;
  }
  return words;
}

/// Is `one` at most two letters dropped, added, changed or swapped away from `two`?
/// Both share a deletion form already, so only what a deletion hides is checked.
bool differ_in_letters_only(const std::u32string& one, const std::u32string& two) {
  std::size_t head = 0;
  while (head < one.size() && head < two.size() && one[head] == two[head]) ++head;
  std::size_t tail = 0;
  while (tail < one.size() - head && tail < two.size() - head &&
         one[one.size() - 1 - tail] == two[two.size() - 1 - tail]) {
    ++tail;
  }
  const auto letters = [](std::u32string_view part) {
    return part.size() <= 2 && std::all_of(part.begin(), part.end(), is_letter);
  };
  const std::u32string_view a = std::u32string_view{one}.substr(head, one.size() - head - tail);
  const std::u32string_view b = std::u32string_view{two}.substr(head, two.size() - head - tail);
  return letters(a) && letters(b);
}

/// One word differs, it is long, and the difference is a matter of letters.
bool look_alike(const std::vector<std::u32string>& one, const std::vector<std::u32string>& two) {
  if (one.size() != two.size()) return false;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i] == two[i]) continue;
    if (++differing > 1 || std::min(one[i].size(), two[i].size()) < shortest_word) return false;
    if (!differ_in_letters_only(one[i], two[i])) return false;
  }
  return differing == 1;
}

void drop_each_letter(const std::string& form, std::vector<std::string>& forms) {
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t bytes = code_point_at(form, at).bytes;
    std::string shorter = form;
    shorter.erase(at, bytes);
    forms.push_back(std::move(shorter));
    at += bytes;
  }
}

class TypoFinder {
 public:
  TypoFinder(const std::vector<std::string_view>& labels, const std::vector<std::size_t>& turns)
      : labels_(labels), turns_(turns) {}

  std::vector<LikelyTypo> find() {
    for (const std::string_view label : labels_) bare_.push_back(bare(label));
    const std::vector<bool> alike = find_alike();
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      if (alike[i]) enter(i);
    }
    std::sort(found_.begin(), found_.end(), [](const LikelyTypo& a, const LikelyTypo& b) {
      return a.rare != b.rare ? a.rare < b.rare : a.common < b.common;
    });
    const auto last =
        std::unique(found_.begin(), found_.end(), [](const LikelyTypo& a, const LikelyTypo& b) {
          return a.rare == b.rare && a.common == b.common;
        });
    found_.erase(last, found_.end());
    return std::move(found_);
  }

 private:
  /// Which labels may share a form with another? A form has lost one letter from
  /// each, of one byte or of four at most, so the two differ in no more kinds of
  /// bytes and in no more of length. Among few labels that spares most of them the table
  /// of forms.
  [[nodiscard]] std::vector<bool> find_alike() const {
    if (bare_.size() > few_labels) return std::vector<bool>(bare_.size(), true);
    std::vector<std::uint64_t> kinds;
    bool wide = false;
    for (const std::string& form : bare_) {
      std::uint64_t kind = 0;
      for (const char c : form) kind |= std::uint64_t{1} << (static_cast<unsigned char>(c) & 63U);
      kinds.push_back(kind);
      wide = wide || !std::all_of(form.begin(), form.end(), is_ascii);
    }
    const int most = wide ? 8 : 2;
    const std::size_t longer = wide ? 4 : 1;
    std::vector<bool> alike(bare_.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const std::size_t one = bare_[i].size();
        const std::size_t two = bare_[j].size();
        if (one > two + longer || two > one + longer) continue;
        if (std::popcount(kinds[i] ^ kinds[j]) <= most) alike[i] = alike[j] = true;
      }
    }
    return alike;
  }

  void enter(std::size_t i) {
    const std::string& form = bare_[i];
    if (form.empty()) return;
    std::vector<std::string> forms{form};
    const bool fits = form.size() >= shortest_word && form.size() <= 80;
    if (fits && labels_.size() <= most_labels) drop_each_letter(form, forms);
    for (std::string& key : forms) {
      auto& sharing = by_form_[std::move(key)];
      for (const std::size_t other : sharing) compare(other, i);
      if (sharing.size() < most_per_form) sharing.push_back(i);
    }
  }

  void compare(std::size_t one, std::size_t two) {
    if (one == two) return;
    const bool same = bare_[one] == bare_[two];
    const std::size_t rare = turns_[two] <= turns_[one] ? two : one;
    const std::size_t common = rare == two ? one : two;
    const bool slip = turns_[rare] * 3 <= turns_[common] || turns_[rare] <= 1;
    if (same || (slip && look_alike(words_of(labels_[one]), words_of(labels_[two])))) {
      found_.push_back({rare, common});
    }
  }

  const std::vector<std::string_view>& labels_;
  const std::vector<std::size_t>& turns_;
  std::vector<std::string> bare_{};
  std::unordered_map<std::string, std::vector<std::size_t>> by_form_{};
  std::vector<LikelyTypo> found_{};
};

}  // namespace

std::vector<LikelyTypo> likely_typos(const std::vector<std::string_view>& labels,
                                     const std::vector<std::size_t>& turns) {
  return TypoFinder(labels, turns).find();
}

}  // namespace themata
