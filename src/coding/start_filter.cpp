// SPDX-License-Identifier: MIT
#include "start_filter.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>

namespace themata {
namespace {

constexpr std::uint32_t head_bytes = 4;
constexpr std::uint32_t bytes_known = 8;
constexpr std::uint64_t small = 0x2020202020202020U;

// Hashes of words for what stands beside a key. Words that end in `'t` have one of their own,
// since many a pattern has `*n't`; the last two are of no word.
constexpr std::uint8_t contraction = 253;
constexpr std::uint8_t nobody = 254;   // before the first word, behind the last
constexpr std::uint8_t anybody = 255;  // a word of which nothing is known

constexpr auto kept_bytes = [] {
  std::array<std::uint64_t, bytes_known + 1> masks{};
  for (std::uint32_t size = 1; size <= bytes_known; ++size) {
    masks[size] = ~std::uint64_t{0} >> (8 * (bytes_known - size));
  }
  return masks;
}();

/// What can stand in a scanned word, its letters small and `_` as they leave it.
constexpr std::string_view bytes_of_words = "abcdefghijklmnopqrstuvwxyz0123456789'.,;\x7F";

std::uint64_t load(const char* from) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

std::uint64_t beginning_of(std::string_view form) {
  std::array<char, bytes_known> bytes{};
  const std::string_view known = form.substr(0, bytes_known);
  std::copy(known.begin(), known.end(), bytes.begin());
  return (load(bytes.data()) | small) & kept_bytes[known.size()];
}

// Shifts by variable amounts take one instruction instead of three where processors have BMI2.
#if defined(__x86_64__) && defined(__GLIBC__)
#define THEMATA_WIDE __attribute__((target_clones("default", "arch=haswell")))
#else
#define THEMATA_WIDE
#endif

bool is_ascii_only(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::uint64_t hash_of_whole(std::uint64_t beginning) { return beginning * 0x9E3779B97F4A7C15U; }
std::uint32_t hash_of_head(std::uint64_t beginning) {
  return static_cast<std::uint32_t>(beginning) * 0x9E3779B1U;
}
std::uint8_t hash_of_word(std::uint64_t beginning) {
  return static_cast<std::uint8_t>((std::uint64_t{hash_of_head(beginning)} * contraction) >> 32U);
}
bool is_contraction(std::string_view word) {
  return word.size() >= 2 && word[word.size() - 2] == '\'' && (word.back() | 0x20) == 't';
}

unsigned shift_of_whole(std::size_t places) {
  return 64U - static_cast<unsigned>(std::countr_zero(places));
}
unsigned shift_of_head(std::size_t places) {
  return 32U - static_cast<unsigned>(std::countr_zero(places));
}

void set_bit(std::vector<std::uint64_t>& bits, std::size_t at) {
  bits[at / 64] |= std::uint64_t{1} << (at % 64);
}
std::uint64_t bit_of(const std::uint64_t* bits, std::size_t at) {
  return bits[at / 64] >> (at % 64) & 1U;
}

/// A bit table and the shift of a hash that is a place in it.
struct BitTable {
  const std::uint64_t* bits;
  unsigned shift;
};

std::uint64_t beginning_at(const char* text, Span word) {
  return (load(text + word.begin) | small) & kept_bytes[std::min(word.size(), bytes_known)];
}

/// Writes to `found` which of the words can be keys. Without a branch on what is found: no
/// processor can guess it.
THEMATA_WIDE std::uint32_t sift(const char* text, const Token* words, std::uint32_t size,
                                BitTable wholes, BitTable heads, const std::uint64_t* firsts,
                                std::uint32_t* found) {
  std::uint32_t count = 0;
  for (std::uint32_t at = 0; at < size; ++at) {
    const std::uint64_t beginning = beginning_at(text, words[at].span);
    found[count] = at;
    count += static_cast<std::uint32_t>(
        (bit_of(wholes.bits, hash_of_whole(beginning) >> wholes.shift) |
         bit_of(heads.bits, hash_of_head(beginning) >> heads.shift) |
         bit_of(firsts, beginning & 0xFFU) | (words[at].type != unnamed ? 1U : 0U)) &
        1U);
  }
  return count;
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
  for (unsigned hash = 0; hash <= anybody; ++hash) {
    narrow |= has(static_cast<std::uint8_t>(hash)) << (hash / 4);
  }
  return narrow;
}

class StartFilter::Builder {
 public:
  Builder(StartFilter& filter, const WordClasses& classes, const PatternKeys& keys)
      : filter_(filter), classes_(classes), words_of_(classes.size()), rows_of_(classes.size()) {
    find_words();
    for (const KeyWish& wish : keys.wishes()) add_row(wish);
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
  static constexpr Words all{{~0UL, ~0UL, ~0UL, ~0UL}};

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

  void add_row(const KeyWish& wish) {
    rows_of_[wish.key].push_back(static_cast<std::uint32_t>(filter_.rows_.size()));
    // A first word that is the key itself is known to fit.
    filter_.rows_.push_back({wish.least, wish.most, wish.most == 0 ? all : words_of(wish.first),
                             words_of(wish.before.next), words_of(wish.after.next),
                             words_of(wish.before.second), words_of(wish.after.second)});
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
        place.before |= filter_.rows_[entry.row].before.narrowed();
        place.after |= filter_.rows_[entry.row].after.narrowed();
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
  using Bits = std::vector<std::uint64_t>;
  Bits keys_{};
  Bits key_heads_{};
  Bits firsts_{};
  std::vector<Entries> wholes_{};
  std::vector<Entries> heads_{};
  std::vector<Entries> initials_{1};
};

void StartFilter::choose(const WordClasses& classes, const PatternKeys& keys) {
  Builder(*this, classes, keys).build();
}

/// Words as the filter sees them.
class StartFilter::Seen {
 public:
  Seen(std::string_view text, std::span<const Token> words)
      : text_(text.data()),
        words_(words.data()),
        size_(static_cast<std::uint32_t>(words.size())),
        known_(size_) {
    while (known_ > 0 && words[known_ - 1].span.begin + bytes_known > text.size()) --known_;
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }
  /// So many words have eight bytes of text from their begin on.
  [[nodiscard]] std::uint32_t known() const { return known_; }
  [[nodiscard]] bool is_known(std::uint32_t at) const {
    return at < known_ && words_[at].type == unnamed;
  }
  [[nodiscard]] Beginning beginning(std::uint32_t at) const {
    return beginning_at(text_, words_[at].span);
  }
  [[nodiscard]] std::uint8_t hash(std::uint32_t at) const {
    if (!is_known(at)) return at < size_ ? anybody : nobody;  // nobody before the first, too
    const Span word = words_[at].span;
    const bool contracted = is_contraction({text_ + word.begin, word.size()});
    return contracted ? contraction : hash_of_word(beginning(at));
  }

 private:
  const char* text_;
  const Token* words_;
  std::uint32_t size_;
  std::uint32_t known_;
};

void StartFilter::mark_starts(const Table& table, const Place& place, const Seen& seen,
                              const Key& key, std::uint64_t* starts) const {
  for (std::uint32_t number = place.begin; number < place.end; ++number) {
    const Entry& entry = table.entries[number];
    const Row& row = rows_[entry.row];
    if ((row.after.has(key.after) & row.before.has(key.before)) == 0) continue;
    if (((seen.beginning(key.at) ^ entry.beginning) & kept_bytes[entry.bytes]) != 0) continue;
    if (row.least > key.at || row.second_after.has(seen.hash(key.at + 2)) == 0 ||
        row.second_before.has(seen.hash(key.at - 2)) == 0) {
      continue;
    }
    const std::uint32_t last = key.at - row.least;
    for (std::uint32_t start = key.at - std::min(key.at, row.most); start <= last; ++start) {
      starts[start / 64] |= row.first.has(seen.hash(start)) << (start % 64);
    }
  }
}

/// Of the words found those beside which stands what some entry of theirs wants.
std::size_t StartFilter::keep_wanted(const Seen& seen, std::size_t found, Buffers& buffers) const {
  if (buffers.keys.size() < found) buffers.keys.resize(found);
  Key* const keys = buffers.keys.data();
  const unsigned whole_shift = shift_of_whole(wholes_.places.size());
  const unsigned head_shift = shift_of_head(heads_.places.size());
  std::size_t kept = 0;
  for (const std::uint32_t at : std::span(buffers.found.data(), found)) {
    if (!seen.is_known(at)) [[unlikely]] {
      buffers.others.push_back(at);
      continue;
    }
    const Beginning beginning = seen.beginning(at);
    const Key key{at, seen.hash(at - 1), seen.hash(at + 1)};
    const Place& whole = wholes_.places[hash_of_whole(beginning) >> whole_shift];
    const Place& head = heads_.places[hash_of_head(beginning) >> head_shift];
    const unsigned before = key.before / 4U;
    const unsigned after = key.after / 4U;
    keys[kept] = key;
    kept += ((whole.before >> before & whole.after >> after) |
             (head.before >> before & head.after >> after) |
             bit_of(firsts_.data(), beginning & 0xFFU)) &
            1U;
  }
  return kept;
}

void StartFilter::find(std::string_view text, std::span<const Token> words, Buffers& buffers,
                       std::vector<std::uint64_t>& starts) const {
  const Seen seen(text, words);
  if (buffers.found.size() < words.size()) buffers.found.resize(words.size());
  std::uint32_t* const found = buffers.found.data();
  std::uint32_t count = sift(
      text.data(), words.data(), seen.known(), {keys_.data(), shift_of_whole(64 * keys_.size())},
      {key_heads_.data(), shift_of_head(64 * key_heads_.size())}, firsts_.data(), found);
  for (std::uint32_t at = seen.known(); at < seen.size(); ++at) found[count++] = at;

  buffers.others.clear();
  starts.assign(words.size() / 64 + 1, 0);
  const unsigned whole_shift = shift_of_whole(wholes_.places.size());
  const unsigned head_shift = shift_of_head(heads_.places.size());
  const std::size_t kept = keep_wanted(seen, count, buffers);
  for (const Key& key : std::span(buffers.keys.data(), kept)) {
    const Beginning beginning = seen.beginning(key.at);
    const Place& whole = wholes_.places[hash_of_whole(beginning) >> whole_shift];
    const Place& head = heads_.places[hash_of_head(beginning) >> head_shift];
    mark_starts(wholes_, whole, seen, key, starts.data());
    mark_starts(heads_, head, seen, key, starts.data());
    if (bit_of(firsts_.data(), beginning & 0xFFU) != 0) {
      mark_starts(initials_, initials_.places[0], seen, key, starts.data());
    }
  }
}

}  // namespace themata
