// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>
#include <bitset>
#include <map>
#include <optional>
#include <tuple>

#include "start_filter.hpp"
#include "start_gates.hpp"
#include "word_beginnings.hpp"

namespace themata {
namespace {

const std::bitset<256> figures = [] {
  std::bitset<256> bytes;
  for (unsigned byte = '0'; byte <= '9'; ++byte) bytes.set(byte);
  return bytes;
}();

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

class StartFilter::Builder {
 public:
  Builder(StartFilter& filter, const WordClasses& classes)
      : filter_(filter), classes_(classes), words_of_(classes.size()), rows_of_(classes.size()) {
    find_words();
  }

  void add(const KeyWish& wish) {
    Wish known;
    known.before = words_of(wish.before.next);
    known.after = words_of(wish.after.next);
    known.row.least = wish.least;
    known.row.most = wish.most;
    // The key itself is known to fit.
    known.row.first = wish.most == 0 ? of_all() : words_of(wish.first);
    known.row.second_before = words_of(wish.before.second);
    known.row.second_after = words_of(wish.after.second);
    const auto size = static_cast<std::uint32_t>(wishes_.size());
    const auto [number, is_new] = numbers_.try_emplace(known, size);
    if (is_new) wishes_.push_back(known);
    rows_of_[wish.key].push_back(number->second);
  }

  void build() {
    filter_.tells_ = rows_of_[WordClasses::any].empty() ? 1 : 0;
    collect();
    if (count_entries() > most_entries) filter_.tells_ = 0;
    if (filter_.tells_ == 0) return;
    const auto room = [this](std::size_t least, std::size_t most) {
      return std::clamp(std::bit_ceil(literals_.size()), least, most);
    };
    const std::size_t heads = 1U << 11U;
    const std::size_t wholes = room(1U << 12U, 1U << 15U);
    set_gates(room(1U << 13U, 1U << 14U));
    set_places({wholes, heads});
    std::vector<Row> rows;
    rows.reserve(wishes_.size());
    for (const Wish& wish : wishes_) rows.push_back(wish.row);
    filter_.rows_ = FlatList(std::move(rows));
  }

 private:
  using Rows = std::vector<std::uint32_t>;
  using Words = HashedWords;
  /// A KeyWish, with words for classes.
  struct Wish {
    Words before{};
    Words after{};
    Row row{};
  };
  struct InOrder {
    static auto all_of(const Wish& wish) {
      const Row& row = wish.row;
      return std::tie(wish.before.bits, wish.after.bits, row.least, row.most, row.first.bits,
                      row.second_before.bits, row.second_after.bits);
    }
    bool operator()(const Wish& a, const Wish& b) const { return all_of(a) < all_of(b); }
  };
  /// What a key begins with.
  struct Start {
    std::uint64_t looked_up;  ///< the bytes that are hashed
    std::uint64_t beginning;
    std::uint32_t bytes;  ///< that `beginning` tells
    std::uint32_t rows;   ///< which of `lists_`
  };
  /// With more beginnings of four bytes than this (ten heads of two letters have as many) few
  /// bits are left that keep a word out, and nothing would be spared.
  static constexpr std::size_t most_heads = std::size_t{1} << 14U;
  /// Each takes a hundred bytes. A head of two letters is two thousand beginnings, each of them
  /// with an entry for every pattern that it is the key of.
  static constexpr std::size_t most_entries = std::size_t{1} << 18U;
  static Words of_all() {
    Words words;
    words.bits.fill(~std::uint64_t{0});
    return words;
  }
  static Words of_one(std::uint8_t hash) {
    Words words;
    words.add(hash);
    return words;
  }

  /// The words of each class, by their hashes. A contraction's form does not tell it from
  /// others, but a word does.
  void find_words() {
    const Words all = of_all();
    const Words contractions = of_one(contraction);
    for (Words& words : words_of_) words.add(anybody);
    const auto add = [this](const Rows& classes, const Words& words) {
      for (const std::uint32_t one : classes) words_of_[one] |= words;
    };
    classes_.for_each_literal([&](std::string_view form, const Rows& found) {
      add(found, is_contraction(form) ? contractions : of_one(hash_of_word(beginning_of(form))));
    });
    classes_.for_each_glob([&](std::string_view head, std::string_view tail, const Rows& found) {
      Words words = contractions;
      if (head.size() == 1 && begins_with_figure(beginning_of(head))) {
        words.add(a_number);
        return add(found, words);
      }
      if (head.size() < 2) return add(found, is_contraction(tail) ? contractions : all);
      for_each_head(beginning_of(head.substr(0, head_bytes)),
                    std::min<std::size_t>(head.size(), head_bytes),
                    [&words](std::uint64_t beginning) { words.add(hash_of_word(beginning)); });
      add(found, words);
    });
    Words numbers = contractions;
    numbers.add(a_number);
    classes_.for_each_regex([&](const std::bitset<256>& firsts, const Rows& found) {
      add(found, (firsts & ~figures).none() ? numbers : all);
    });
  }

  [[nodiscard]] Words words_of(const KeyWish::Classes& classes) const {
    if (!classes) return of_all();
    Words words;
    for (const std::uint32_t one : *classes) words |= words_of_[one];
    return words;
  }

  /// The rows of all of these as one of `lists_`; nothing where there are none.
  [[nodiscard]] std::optional<std::uint32_t> list_of(const Rows& classes) {
    Rows rows;
    for (const std::uint32_t one : classes) {
      rows.insert(rows.end(), rows_of_[one].begin(), rows_of_[one].end());
    }
    if (rows.empty()) return std::nullopt;
    lists_.push_back(std::move(rows));
    return static_cast<std::uint32_t>(lists_.size() - 1);
  }

  /// All that a key can begin with.
  void collect() {
    classes_.for_each_literal([this](std::string_view form, const Rows& found) {
      if (!all_ascii(form)) return;
      const std::uint64_t beginning = beginning_of(form);
      if (const auto rows = list_of(found)) {
        literals_.push_back({beginning, beginning, bytes_known, *rows});
      }
    });
    classes_.for_each_glob([this](std::string_view head, std::string_view, const Rows& found) {
      const auto rows = list_of(found);
      if (rows && all_ascii(head)) collect_head(head, *rows);
    });
    classes_.for_each_regex([this](const std::bitset<256>& bytes, const Rows& found) {
      const auto rows = list_of(found);
      if (!rows) return;
      if (bytes.all()) filter_.tells_ = 0;
      for (unsigned byte = 0; byte < 0x80; ++byte) {
        if (bytes[byte]) collect_first(byte, *rows);
      }
    });
  }

  [[nodiscard]] std::size_t count_entries() const {
    std::size_t entries = 0;
    for (const std::vector<Start>* starts : {&literals_, &heads_, &initials_}) {
      for (const Start& one : *starts) entries += lists_[one.rows].size();
    }
    return entries;
  }

  void collect_head(std::string_view head, std::uint32_t rows) {
    if (head.empty() || heads_.size() > most_heads) filter_.tells_ = 0;
    if (filter_.tells_ == 0) return;
    if (head.size() == 1) return collect_first(static_cast<unsigned char>(head.front()), rows);
    const std::uint64_t beginning = beginning_of(head);
    if (head.size() >= bytes_known) {
      literals_.push_back({beginning, beginning, bytes_known, rows});
      return;
    }
    const auto bytes = static_cast<std::uint32_t>(head.size());
    const std::string_view known = head.substr(0, head_bytes);
    for_each_head(beginning_of(known), known.size(), [&](std::uint64_t four) {
      heads_.push_back({four, beginning, bytes, rows});
    });
  }

  void collect_first(unsigned byte, std::uint32_t rows) {
    const std::uint64_t small = byte | 0x20U;
    initials_.push_back({small, small, 1, rows});
  }

  void set_gates(std::size_t size) {
    std::vector<GateWish> wishes;
    for (const Start& one : literals_) wishes.push_back({one.looked_up, one.bytes});
    for (const Start& one : heads_) {
      const std::uint64_t rest =
          one.bytes > head_bytes ? one.beginning & ~kept_bytes[head_bytes] : 0;
      wishes.push_back({one.looked_up | rest, one.bytes});
    }
    std::vector<std::uint8_t> firsts;
    for (const Start& one : initials_) firsts.push_back(static_cast<std::uint8_t>(one.looked_up));
    filter_.gates_ = StartGates(wishes, firsts, size);
  }

  void set_places(StartPlaces places) {
    const StartPlaces::View place = places.view();
    std::vector<std::vector<StartEntries::Entry>> entries(places.size());
    for (const Start& one : literals_) {
      const auto four = static_cast<std::uint32_t>(one.looked_up);
      const auto rest = static_cast<std::uint32_t>(one.looked_up >> 32U);
      add(one, entries[place.of_whole(four, rest)]);
    }
    for (const Start& one : heads_) {
      add(one, entries[place.of_head(static_cast<std::uint32_t>(one.looked_up))]);
    }
    for (const Start& one : initials_) add(one, entries[place.of_first]);
    for (std::size_t at = 0; at < entries.size(); ++at) {
      drop_repeated(entries[at]);
      for (const auto& entry : entries[at]) places.change(at).add(entry.before, entry.after);
    }
    filter_.places_ = std::move(places);
    filter_.entries_ = StartEntries(entries);
  }

  void add(const Start& start, std::vector<StartEntries::Entry>& place) const {
    for (const std::uint32_t row : lists_[start.rows]) {
      const Wish& wish = wishes_[row];
      place.push_back({start.beginning, start.bytes, row, wish.before, wish.after});
    }
  }

  static void drop_repeated(std::vector<StartEntries::Entry>& entries) {
    const auto told = [](const StartEntries::Entry& entry) {
      return std::tie(entry.beginning, entry.bytes, entry.row);
    };
    std::sort(entries.begin(), entries.end(),
              [&](const auto& a, const auto& b) { return told(a) < told(b); });
    const auto end = std::unique(entries.begin(), entries.end(),
                                 [&](const auto& a, const auto& b) { return told(a) == told(b); });
    entries.erase(end, entries.end());
  }

  StartFilter& filter_;
  const WordClasses& classes_;
  std::vector<Words> words_of_;                       ///< of a class
  std::vector<Rows> rows_of_;                         ///< of a class
  std::map<Wish, std::uint32_t, InOrder> numbers_{};  ///< of `wishes_`
  std::vector<Wish> wishes_{};
  std::vector<Rows> lists_{};
  std::vector<Start> literals_{};
  std::vector<Start> heads_{};
  std::vector<Start> initials_{};
};

void StartFilter::choose(const CompiledPatterns& patterns, const WordClasses& classes,
                         PatternKeys& keys) {
  Builder builder(*this, classes);
  keys.choose(patterns, classes, [&builder](const KeyWish& wish) { builder.add(wish); });
  builder.build();
}

}  // namespace themata
