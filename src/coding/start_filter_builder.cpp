// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <map>
#include <optional>
#include <tuple>

#include <themata/text/utf8.hpp>

#include "start_filter.hpp"
#include "word_beginnings.hpp"

namespace themata {
namespace {

/// What can stand in a scanned word, its letters small and `_` as they leave it.
constexpr std::string_view bytes_of_words = "abcdefghijklmnopqrstuvwxyz0123456789'.,;\x7F";

/// Odd numbers without a pattern in their bits.
constexpr auto hash_factors = std::to_array<std::uint64_t>({
    0x9E3779B97F4A7C15U,
    0xC2B2AE3D27D4EB4FU,
    0xD6E8FEB86659FD93U,
    0xBF58476D1CE4E5B9U,
    0x94D049BB133111EBU,
    0xA0761D6478BD642FU,
    0xE7037ED1A0B428DBU,
    0x8EBC6AF09C88C6E3U,
    0x589965CC75374CC3U,
    0x1D8E4E27C47D124FU,
    0xEB44ACCAB455D165U,
    0x9C6E6877736C46E3U,
});

const std::bitset<256> figures = [] {
  std::bitset<256> bytes;
  for (unsigned byte = '0'; byte <= '9'; ++byte) bytes.set(byte);
  return bytes;
}();

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
    const auto size = static_cast<std::uint32_t>(filter_.rows_.size());
    const auto [known, is_new] = numbers_.try_emplace(row, size);
    if (is_new) filter_.rows_.push_back(row);
    rows_of_[wish.key].push_back(known->second);
  }

  void build() {
    filter_.tells_ = rows_of_[WordClasses::any].empty() ? 1 : 0;
    collect();
    if (filter_.tells_ == 0) return;
    const auto room = [this](std::size_t each, std::size_t least, std::size_t most) {
      return std::clamp(std::bit_ceil(literals_.size() * each), least, most);
    };
    choose_factors(room(16, 1U << 16U, 1U << 20U), 1U << 15U);
    const HashFactors& factors = filter_.factors_;
    const std::size_t wholes = room(1, 1U << 12U, 1U << 15U);
    const std::size_t heads = 1U << 11U;
    std::vector<std::vector<Entry>> places(wholes + heads + 1);
    for (const Start& one : literals_) {
      add(one, places[factors.hash_of_whole(one.looked_up) >> shift_of_whole(wholes)]);
    }
    for (const Start& one : heads_) {
      add(one, places[wholes + (factors.hash_of_head(one.looked_up) >> shift_of_head(heads))]);
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
      if (head.size() == 1 && begins_with_figure(beginning_of(head))) {
        words.add(a_number);
        return add(found, words);
      }
      if (head.size() < 2) return add(found, is_contraction(tail) ? words : all);
      const std::string_view known = head.substr(0, head_bytes);
      for_each_head(beginning_of(known), known.size(),
                    [&words](std::uint64_t beginning) { words.add(hash_of_word(beginning)); });
      add(found, words);
    });
    Words numbers;
    numbers.add(a_number);
    numbers.add(contraction);
    classes_.for_each_regex([&](const std::bitset<256>& firsts, const Rows& found) {
      add(found, (firsts & ~figures).none() ? numbers : all);
    });
  }

  [[nodiscard]] Words words_of(const KeyWish::Classes& classes) const {
    if (!classes) return all;
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
    const auto bytes = static_cast<std::uint32_t>(std::min<std::size_t>(head.size(), bytes_known));
    const std::string_view known = head.substr(0, head_bytes);
    for_each_head(beginning_of(known), known.size(), [&](std::uint64_t four) {
      heads_.push_back({four, beginning, bytes, rows});
    });
  }

  void collect_first(unsigned byte, std::uint32_t rows) {
    const std::uint64_t small = byte | 0x20U;
    initials_.push_back({small, small, 1, rows});
  }

  /// Of some factors those that let the fewest of the frequent words by that are no keys.
  void choose_factors(std::size_t keys, std::size_t heads) {
    const auto whole = [](std::uint64_t factor) {
      return [hash = HashFactors{factor, 0}](std::uint64_t beginning, std::size_t bits) {
        return hash.hash_of_whole(beginning) >> shift_of_whole(bits);
      };
    };
    const auto head = [](std::uint64_t factor) {
      return [hash = HashFactors{0, factor}](std::uint64_t beginning, std::size_t bits) {
        return hash.hash_of_head(beginning & kept_bytes[head_bytes]) >> shift_of_head(bits);
      };
    };
    filter_.factors_.whole = best_factor(literals_, keys, bytes_known, whole, filter_.keys_);
    filter_.factors_.head = best_factor(heads_, heads, head_bytes, head, filter_.key_heads_);
    std::vector<std::uint64_t> firsts(256 / 64);
    for (const Start& one : initials_) set_bit(firsts, one.looked_up);
    filter_.firsts_ = FlatList(std::move(firsts));
  }

  template <typename Hash>
  static std::uint64_t best_factor(const std::vector<Start>& starts, std::size_t size,
                                   std::uint32_t bytes, const Hash& hash_by,
                                   FlatList<std::uint64_t>& bits) {
    std::vector<std::uint64_t> known;
    for (const Start& one : starts) known.push_back(one.looked_up);
    std::sort(known.begin(), known.end());
    std::uint64_t best = 0;
    std::size_t least = SIZE_MAX;
    for (const std::uint64_t factor : hash_factors) {
      const auto hash = hash_by(factor);
      std::vector<std::uint64_t> found(size / 64);
      for (const std::uint64_t one : known) set_bit(found, hash(one, size));
      std::size_t wrong = 0;
      const auto words = PatternKeys::frequent_words();
      for (std::size_t rank = 0; rank < words.size(); ++rank) {
        const std::uint64_t word = beginning_of(words[rank]) & kept_bytes[bytes];
        if (std::binary_search(known.begin(), known.end(), word)) continue;
        wrong += bit_of(found.data(), hash(word, size)) * (words.size() - rank);
      }
      if (wrong >= least) continue;
      least = wrong;
      best = factor;
      bits = FlatList(std::move(found));
    }
    return best;
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
  std::vector<Words> words_of_;                      ///< of a class
  std::vector<Rows> rows_of_;                        ///< of a class
  std::map<Row, std::uint32_t, InOrder> numbers_{};  ///< of the rows
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
