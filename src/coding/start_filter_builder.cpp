// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
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
    const Known before = words_of(wish.before.next);
    const Known after = words_of(wish.after.next);
    Row row;
    row.before = before.words;
    row.after = after.words;
    row.least = wish.least;
    row.most = wish.most;
    // The key itself is known to fit.
    row.first = (wish.most == 0 ? of_all() : words_of(wish.first)).words;
    row.second_before = words_of(wish.before.second).words;
    row.second_after = words_of(wish.after.second).words;
    const auto size = static_cast<std::uint32_t>(filter_.rows_.size());
    const auto [known, is_new] = numbers_.try_emplace(row, size);
    if (is_new) {
      filter_.rows_.push_back(row);
      beside_.emplace_back();
    }
    beside_[known->second].before |= before.bits;
    beside_[known->second].after |= after.bits;
    rows_of_[wish.key].push_back(known->second);
  }

  void build() {
    filter_.tells_ = rows_of_[WordClasses::any].empty() ? 1 : 0;
    collect();
    if (filter_.tells_ == 0) return;
    const auto room = [this](std::size_t each, std::size_t least, std::size_t most) {
      return std::clamp(std::bit_ceil(literals_.size() * each), least, most);
    };
    const std::size_t heads = 1U << 11U;
    const std::size_t wholes = room(1, 1U << 12U, 1U << 15U);
    set_gates(room(1, 1U << 13U, 1U << 14U));
    std::vector<std::vector<Entry>> places(wholes + heads + 1);
    for (const Start& one : literals_) {
      add(one, places[hash_of_whole(one.looked_up) >> shift_of_whole(wholes)]);
    }
    for (const Start& one : heads_) {
      const std::uint32_t hash = hash_of_head(one.looked_up, filter_.factor_);
      add(one, places[wholes + (hash >> shift_of_head(heads))]);
    }
    for (const Start& one : initials_) add(one, places.back());
    filter_.wholes_ = wholes;
    flatten(places);
  }

 private:
  using Rows = std::vector<std::uint32_t>;
  struct InOrder {
    static auto all_of(const Row& row) {
      return std::tie(row.before.bits, row.after.bits, row.least, row.most, row.first.bits,
                      row.second_before.bits, row.second_after.bits);
    }
    bool operator()(const Row& a, const Row& b) const { return all_of(a) < all_of(b); }
  };
  /// What a key begins with.
  struct Start {
    std::uint64_t looked_up;  ///< the bytes that are hashed
    Beginning beginning;
    std::uint32_t bytes;  ///< that `beginning` tells
    std::uint32_t rows;   ///< which of `lists_`
  };
  /// With more beginnings of four bytes than this (ten heads of two letters have as many) few
  /// bits are left that keep a word out, and nothing would be spared.
  static constexpr std::size_t most_heads = std::size_t{1} << 14U;
  /// Words as rows know them, and as gates do.
  struct Known {
    Words words{};
    std::uint64_t bits = 0;
    void add(std::uint64_t beginning) {
      words.add(hash_of_word(beginning));
      bits |= std::uint64_t{1} << StartGate::beside_bit(static_cast<std::uint32_t>(beginning));
    }
    Known& operator|=(const Known& other) {
      words |= other.words;
      bits |= other.bits;
      return *this;
    }
  };
  static Known of_all() {
    Known known;
    known.words.bits.fill(~std::uint64_t{0});
    known.bits = StartGate::all;
    return known;
  }
  static Known of_contractions(std::uint64_t bits) {
    Known known;
    known.words.add(contraction);
    known.bits = bits;
    return known;
  }

  /// The words of each class, by their hashes. A contraction's form does not tell it from
  /// others, but a word does.
  void find_words() {
    const Known all = of_all();
    const Known none = of_contractions(0);
    for (Known& known : words_of_) known.words.add(anybody);
    const auto add = [this](const Rows& classes, const Known& words) {
      for (const std::uint32_t one : classes) words_of_[one] |= words;
    };
    classes_.for_each_literal([&](std::string_view form, const Rows& found) {
      Known known;
      known.add(beginning_of(form));
      if (is_contraction(form)) known.words = none.words;
      add(found, known);
    });
    classes_.for_each_glob([&](std::string_view head, std::string_view tail, const Rows& found) {
      Known known = none;
      if (head.size() == 1 && begins_with_figure(beginning_of(head))) {
        known.add('0');
        return add(found, known);
      }
      if (head.size() < 2)
        return add(found, is_contraction(tail) ? of_contractions(StartGate::all) : all);
      for_each_head(beginning_of(head.substr(0, head_bytes)),
                    std::min<std::size_t>(head.size(), head_bytes),
                    [&known](std::uint64_t beginning) { known.add(beginning); });
      add(found, known);
    });
    Known numbers = none;
    numbers.add('0');
    classes_.for_each_regex([&](const std::bitset<256>& firsts, const Rows& found) {
      add(found, (firsts & ~figures).none() ? numbers : all);
    });
  }

  [[nodiscard]] Known words_of(const KeyWish::Classes& classes) const {
    if (!classes) return of_all();
    Known known;
    for (const std::uint32_t one : *classes) known |= words_of_[one];
    return known;
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
      if (!is_ascii_only(form)) return;
      const std::uint64_t beginning = beginning_of(form);
      if (const auto rows = list_of(found)) {
        literals_.push_back({beginning, beginning, bytes_known, *rows});
      }
    });
    classes_.for_each_glob([this](std::string_view head, std::string_view, const Rows& found) {
      const auto rows = list_of(found);
      if (rows && is_ascii_only(head)) collect_head(head, *rows);
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

  void set_gates(std::size_t hashed) {
    std::vector<GateWish> wishes;
    for (const Start& one : literals_) add(one, one.looked_up, wishes);
    for (const Start& one : heads_) {
      const std::uint64_t rest =
          one.bytes > head_bytes ? one.beginning & ~kept_bytes[head_bytes] : 0;
      add(one, one.looked_up | rest, wishes);
    }
    std::vector<std::uint64_t> firsts(256 / 64);
    for (const Start& one : initials_) {
      if (begins_with_figure(one.looked_up)) add(one, one.looked_up, wishes);
      set_bit(firsts, one.looked_up);
    }
    StartGates chosen = choose_gates(wishes, hashed);
    filter_.factor_ = chosen.factor;
    std::vector<std::uint8_t> opens;
    opens.reserve(chosen.gates.size());
    for (const StartGate& gate : chosen.gates) opens.push_back(gate.next != 0 ? 1 : 0);
    filter_.opens_ = FlatList(std::move(opens));
    filter_.gates_ = FlatList(std::move(chosen.gates));
    filter_.firsts_ = FlatList(std::move(firsts));
  }

  void add(const Start& start, std::uint64_t beginning, std::vector<GateWish>& wishes) const {
    GateWish wish{beginning, start.bytes, 0, 0};
    for (const std::uint32_t row : lists_[start.rows]) {
      wish.before |= beside_[row].before;
      wish.after |= beside_[row].after;
    }
    wishes.push_back(wish);
  }

  void add(const Start& start, std::vector<Entry>& place) const {
    for (const std::uint32_t row : lists_[start.rows]) {
      place.push_back({start.beginning, filter_.rows_[row].wanted(), row, start.bytes});
    }
  }

  void flatten(std::vector<std::vector<Entry>>& places) {
    const auto told = [](const Entry& entry) {
      return std::tie(entry.beginning, entry.bytes, entry.row);
    };
    std::vector<Wanted> wanted;
    std::vector<std::uint32_t> begins;
    std::vector<Entry> all_entries;
    for (std::vector<Entry>& entries : places) {
      std::sort(entries.begin(), entries.end(),
                [&](const Entry& a, const Entry& b) { return told(a) < told(b); });
      const auto end =
          std::unique(entries.begin(), entries.end(),
                      [&](const Entry& a, const Entry& b) { return told(a) == told(b); });
      begins.push_back(static_cast<std::uint32_t>(all_entries.size()));
      Wanted& any = wanted.emplace_back();
      for (auto entry = entries.begin(); entry != end; ++entry) {
        any.before |= entry->wanted.before;
        any.after |= entry->wanted.after;
        all_entries.push_back(*entry);
      }
    }
    begins.push_back(static_cast<std::uint32_t>(all_entries.size()));
    filter_.places_ = FlatList(std::move(wanted));
    filter_.begins_ = FlatList(std::move(begins));
    filter_.entries_ = FlatList(std::move(all_entries));
  }

  StartFilter& filter_;
  const WordClasses& classes_;
  std::vector<Known> words_of_;                      ///< of a class
  std::vector<Rows> rows_of_;                        ///< of a class
  std::map<Row, std::uint32_t, InOrder> numbers_{};  ///< of the rows
  std::vector<Wanted> beside_{};                     ///< of a row, as a gate has it
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
