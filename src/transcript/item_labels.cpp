// SPDX-License-Identifier: MIT
#include "item_labels.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "blanks.hpp"
#include "held_labels.hpp"

namespace themata {
namespace {

/// The sign of an item and the blanks behind it; 0 where none is.
std::size_t sign_length(std::string_view line) {
  if (line.empty() || (line.front() != '-' && line.front() != '\xE2')) return 0;
  for (const std::string_view sign : {"-", "\u2022", "\u2013", "\u2014", "\u25E6", "\u25AA"}) {
    if (!line.starts_with(sign)) continue;
    const std::size_t end = skip_blanks(line, sign.size());
    return end == sign.size() ? 0 : end;
  }
  return 0;
}

class Promotion {
 public:
  Promotion(Candidates& found, const Blocks& blocks)
      : found_(found), blocks_(blocks), items_of_(found.names.size()) {
    for (const Label& item : found.items) ++items_of_[item.name];
  }

  void promote() {
    if (are_labels()) {
      take_held(found_.items, blocks_, found_);
    } else {
      forget_held(found_.items, found_);
    }
    found_.items.clear();
  }

 private:
  [[nodiscard]] bool are_labels() const {
    const std::size_t all = found_.items.size();
    std::size_t known = 0;
    std::size_t again = 0;
    std::size_t in_a_row = 0;
    const Label* before = nullptr;
    for (const Label& item : found_.items) {
      const Name& name = found_.names[item.name];
      in_a_row += before != nullptr && before->name == item.name;
      before = &item;
      known += name.known;
      again += name.known || items_of_[item.name] >= 2;
    }
    if ((found_.labels.size() + found_.doubtful.size()) * 4 > all) return false;
    if (known != 0 && all >= 2 && all * 10 >= blocks_.count * 8) return true;
    return in_a_row * 3 <= all && again >= 2 && again * 10 >= all * 8 && all * 3 >= blocks_.count;
  }

  Candidates& found_;
  const Blocks& blocks_;
  std::vector<std::size_t> items_of_;  ///< how many of each name
};

}  // namespace

std::optional<LabelMatch> item_label(std::string_view line) {
  const std::size_t sign = sign_length(line);
  if (sign == 0) return std::nullopt;
  auto match = leading_label(line.substr(sign));
  if (!match || (match->form != LabelForm::colon && match->form != LabelForm::strong_colon)) {
    return std::nullopt;
  }
  const auto moved = static_cast<std::uint32_t>(sign);
  match->name = {match->name.begin + moved, match->name.end + moved};
  match->talk += moved;
  return match;
}

void promote_items(Candidates& found, const Blocks& blocks) {
  if (!found.items.empty()) Promotion(found, blocks).promote();
}

}  // namespace themata
