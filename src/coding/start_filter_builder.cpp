// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>

#include <themata/text/utf8.hpp>

#include "start_filter.hpp"
#include "word_beginnings.hpp"

namespace themata {
namespace {

/// What can stand in a scanned word, its letters small and `_` as they leave it.
constexpr std::string_view bytes_of_words = "abcdefghijklmnopqrstuvwxyz0123456789'.,;\x7F";

bool is_ascii_only(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii);
}

std::uint64_t beginning_of(std::string_view form) {
  std::array<char, bytes_known> bytes{};
  const std::string_view known = form.substr(0, bytes_known);
  std::copy(known.begin(), known.end(), bytes.begin());
  return ShortKey::small(bytes.data()) & kept_bytes[known.size()];
}

void set_bit(std::vector<std::uint64_t>& bits, std::size_t at) {
  bits[at / 64] |= std::uint64_t{1} << (at % 64);
}
/// Calls `visit(beginning)` for all first four bytes that a word with this head can have.
void for_each_head(std::uint64_t beginning, std::size_t known, const auto& visit) {
  visit(beginning);
  if (known >= head_bytes) return;
  for (const char next : bytes_of_words) {
    for_each_head(beginning | std::uint64_t{static_cast<unsigned char>(next)} << (8 * known),
                  known + 1, visit);
  }
}

}  // namespace

StartFilter::Words& StartFilter::Words::operator|=(const Words& other) {
  for (std::size_t at = 0; at < bits.size(); ++at) bits[at] |= other.bits[at];
  return *this;
}

/// A bit for each four hashes that follow each other.
std::uint64_t StartFilter::Words::narrowed() const {
  std::uint64_t narrow = 0;
  for (unsigned four = 0; four < 64; ++four) {
    narrow |= std::uint64_t{(bits[four / 16] >> (four % 16 * 4) & 0xFU) != 0} << four;
  }
  return narrow;
}

class StartFilter::Builder {
 public:
  Builder(StartFilter& filter, const WordClasses& classes)
      : filter_(filter), classes_(classes), words_of_(classes.size()), rows_of_(classes.size()) {
    find_words();
  }

  void add(const KeyWish& wish) {
    Row row;
    row.before = words_of(wish.before.next);
    row.after = words_of(wish.after.next);
    row.least = wish.least;
    row.most = wish.most;
    row.first = wish.most == 0 ? all : words_of(wish.first);  // the key itself is known to fit
    row.second_before = words_of(wish.before.second);
    row.second_after = words_of(wish.after.second);
    Rows& known = rows_of_[wish.key];
    const auto same = [&](std::uint32_t number) { return filter_.rows_[number] == row; };
    if (std::any_of(known.begin(), known.end(), same)) return;
    known.push_back(static_cast<std::uint32_t>(filter_.rows_.size()));
    filter_.rows_.push_back(row);
    wants_.push_back({row.before.narrowed(), row.after.narrowed()});
  }

  void build() {
    filter_.tells_ = rows_of_[WordClasses::any].empty() ? 1 : 0;
    std::size_t literals = 0;
    classes_.for_each_literal([&](auto&&...) { ++literals; });
    const auto room = [literals](std::size_t each, std::size_t least, std::size_t most) {
      return std::clamp(std::bit_ceil(literals * each), least, most);
    };
    keys_.resize(room(16, 1U << 16U, 1U << 20U) / 64);
    key_heads_.resize((1U << 15U) / 64);
    firsts_.resize(256 / 64);
    wholes_.resize(room(1, 1U << 12U, 1U << 15U));
    heads_.resize(1U << 11U);
    classes_.for_each_literal([this](std::string_view form, const auto& found) {
      if (is_ascii_only(form)) add_literal(form, rows_of(found));
    });
    classes_.for_each_glob([this](std::string_view head, std::string_view, const auto& found) {
      if (is_ascii_only(head)) add_head(head, rows_of(found));
    });
    classes_.for_each_regex([this](const std::bitset<256>& bytes, const auto& found) {
      const std::vector<std::uint32_t> rows = rows_of(found);
      if (bytes.all() && !rows.empty()) filter_.tells_ = 0;
      for (unsigned byte = 0; byte < 0x80; ++byte) {
        if (bytes[byte]) add_first(byte, rows);
      }
    });
    filter_.wholes_ = flat(wholes_);
    filter_.heads_ = flat(heads_);
    filter_.initials_ = flat(initials_);
    filter_.keys_ = FlatList(std::move(keys_));
    filter_.key_heads_ = FlatList(std::move(key_heads_));
    filter_.firsts_ = FlatList(std::move(firsts_));
  }

 private:
  using Rows = std::vector<std::uint32_t>;
  static constexpr Words all = [] {
    Words words;
    words.bits.fill(~std::uint64_t{0});
    return words;
  }();

  /// The words of each class, by their hashes.
  void find_words() {
    for (Words& words : words_of_) words.add(anybody);
    const auto add = [this](const Rows& classes, const Words& words) {
      for (const std::uint32_t one : classes) words_of_[one] |= words;
    };
    classes_.for_each_literal([&](std::string_view form, const Rows& found) {
      Words words;
      words.add(is_contraction(form) ? contraction : hash_of_word(beginning_of(form)));
      add(found, words);
    });
    classes_.for_each_glob([&](std::string_view head, std::string_view tail, const Rows& found) {
      Words words;
      words.add(contraction);
      if (head.size() < 2) return add(found, is_contraction(tail) ? words : all);
      const std::string_view known = head.substr(0, head_bytes);
      for_each_head(beginning_of(known), known.size(),
                    [&words](std::uint64_t beginning) { words.add(hash_of_word(beginning)); });
      add(found, words);
    });
    classes_.for_each_regex([&](const auto&, const Rows& found) { add(found, all); });
  }

  [[nodiscard]] Words words_of(const KeyWish::Classes& classes) const {
    if (!classes) return all;
    Words words;
    for (const std::uint32_t one : *classes) words |= words_of_[one];
    return words;
  }

  [[nodiscard]] Rows rows_of(const Rows& classes) const {
    Rows rows;
    for (const std::uint32_t one : classes) {
      rows.insert(rows.end(), rows_of_[one].begin(), rows_of_[one].end());
    }
    return rows;
  }

  void add_literal(std::string_view form, const Rows& rows) {
    if (rows.empty()) return;
    const std::uint64_t beginning = beginning_of(form);
    const std::uint64_t hash = hash_of_whole(beginning);
    set_bit(keys_, hash >> shift_of_whole(64 * keys_.size()));
    add(rows, beginning, bytes_known, wholes_[hash >> shift_of_whole(wholes_.size())]);
  }

  void add_head(std::string_view head, const Rows& rows) {
    if (rows.empty()) return;
    if (head.empty()) filter_.tells_ = 0;
    if (head.size() == 1) add_first(static_cast<unsigned char>(head.front()), rows);
    if (head.size() < 2) return;
    const std::uint64_t beginning = beginning_of(head);
    const auto bytes = static_cast<std::uint32_t>(std::min<std::size_t>(head.size(), bytes_known));
    const std::string_view known = head.substr(0, head_bytes);
    for_each_head(beginning_of(known), known.size(), [&](std::uint64_t four) {
      const std::uint32_t hash = hash_of_head(four);
      set_bit(key_heads_, hash >> shift_of_head(64 * key_heads_.size()));
      add(rows, beginning, bytes, heads_[hash >> shift_of_head(heads_.size())]);
    });
  }

  void add_first(unsigned byte, const Rows& rows) {
    if (rows.empty()) return;
    set_bit(firsts_, byte | 0x20U);
    add(rows, byte | 0x20U, 1, initials_.front());
  }

  static void add(const Rows& rows, Beginning beginning, std::uint32_t bytes, Entries& to) {
    for (const std::uint32_t row : rows) to.push_back({beginning, bytes, row});
  }

  static void put_in_order(Entries& entries) {
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  }

  [[nodiscard]] Table flat(std::vector<Entries>& places) const {
    Table table;
    for (Entries& entries : places) {
      put_in_order(entries);
      Place place;
      place.begin = static_cast<std::uint32_t>(table.entries.size());
      for (const Entry& entry : entries) {
        place.before |= wants_[entry.row].before;
        place.after |= wants_[entry.row].after;
        table.entries.push_back(entry);
      }
      place.end = static_cast<std::uint32_t>(table.entries.size());
      table.places.push_back(place);
    }
    return table;
  }

  StartFilter& filter_;
  const WordClasses& classes_;
  std::vector<Words> words_of_;  ///< of a class
  std::vector<Rows> rows_of_;    ///< of a class
  struct Wants {
    std::uint64_t before;
    std::uint64_t after;
  };
  std::vector<Wants> wants_{};  ///< of a row, in few bits
  using Bits = std::vector<std::uint64_t>;
  Bits keys_{};
  Bits key_heads_{};
  Bits firsts_{};
  std::vector<Entries> wholes_{};
  std::vector<Entries> heads_{};
  std::vector<Entries> initials_{1};
};

void StartFilter::choose(const CompiledPatterns& patterns, const WordClasses& classes,
                         PatternKeys& keys) {
  Builder builder(*this, classes);
  keys.choose(patterns, classes, [&builder](const KeyWish& wish) { builder.add(wish); });
  builder.build();
}

}  // namespace themata
