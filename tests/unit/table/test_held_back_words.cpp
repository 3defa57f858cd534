// SPDX-License-Identifier: MIT
// Two readers try to find out small counts. One knows the rule, and the table of all groups and
// those by each field: they count out all words that would look the same. One knows how many
// words a group has besides: they count out all tables that agree with it.
#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include <themata/table/held_back_words.hpp>

using namespace themata;

namespace {

using Numbers = std::vector<std::uint64_t>;

/// All lists of so many numbers with at most this sum.
void each_list(std::size_t size, std::uint64_t sum, Numbers& list,
               const std::function<void()>& visit) {
  if (size == 0) return visit();
  for (std::uint64_t number = 0; number <= sum; ++number) {
    list.push_back(number);
    each_list(size - 1, sum - number, list, visit);
    list.pop_back();
  }
}

/// A table by some of the fields: which of its groups each whole group is part of.
struct By {
  std::vector<std::vector<std::string>> groups{};
  std::vector<std::size_t> of{};

  [[nodiscard]] Numbers sums(const Numbers& counts) const {
    Numbers sums(groups.size(), 0);
    for (std::size_t at = 0; at < counts.size(); ++at) sums[of[at]] += counts[at];
    return sums;
  }
};

/// The table of all, those by one field, and the whole one, of groups in rows and columns.
std::vector<By> tables(std::size_t rows, std::size_t columns) {
  std::vector<By> all;
  for (const unsigned fields : rows == 1 ? std::vector{0U, 2U} : std::vector{0U, 1U, 2U, 3U}) {
    By by;
    std::map<std::vector<std::string>, std::size_t> known;
    for (std::size_t at = 0; at < rows * columns; ++at) {
      std::vector<std::string> group;
      if ((fields & 1U) != 0) group.push_back("r" + std::to_string(at / columns));
      if ((fields & 2U) != 0) group.push_back("c" + std::to_string(at % columns));
      const auto place = known.try_emplace(group, by.groups.size());
      if (place.second) by.groups.push_back(group);
      by.of.push_back(place.first->second);
    }
    all.push_back(by);
  }
  return all;
}

/// Is the word held back, among others that are said often enough and seldom enough?
bool is_held(const By& by, const Numbers& counts, const Numbers& documents, std::uint64_t least) {
  HeldBackWords words(by.groups, least, HeldBackWords::Second::documents);
  for (std::size_t at = 0; at < by.groups.size(); ++at) {
    words.add("word", at, counts[at], documents[at]);
    words.add("often", at, 500, 50);
  }
  static const std::vector<std::string> rare{"a", "b", "c", "d", "e", "f", "g", "h"};
  for (std::size_t at = 0; at < by.groups.size(); ++at) words.add(rare[at], at, 40, 1);
  words.add("once", 0, 1, 1);
  words.add("also once", 0, 1, 1);
  words.settle();
  REQUIRE(words.exposed() == 0);
  REQUIRE_FALSE(words.has("often"));
  return words.has("word");
}

struct Range {
  std::uint64_t low = UINT64_MAX;
  std::uint64_t high = 0;
  void add(std::uint64_t value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
};

/// The small counts that a reader finds out who knows the rule and sees all tables.
std::size_t found_out(std::size_t rows, std::size_t columns, std::uint64_t least,
                      std::uint64_t most_documents, std::uint64_t most_words) {
  const std::vector<By> all = tables(rows, columns);
  struct Seen {
    std::vector<bool> held{};
    std::vector<Range> counts{};
    std::vector<Range> documents{};
    std::vector<bool> small{};
  };
  std::map<Numbers, Seen> looks;
  const auto look_at = [&](const Numbers& counts, const Numbers& documents,
                           const std::vector<bool>& held) {
    Numbers look;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> cells;
    for (std::size_t at = 0; at < all.size(); ++at) {
      const Numbers words = all[at].sums(counts);
      const Numbers in = all[at].sums(documents);
      look.push_back(held[at] ? 1 : 0);
      for (std::size_t group = 0; group < words.size(); ++group) {
        cells.emplace_back(words[group], in[group]);
        if (!held[at]) look.insert(look.end(), {words[group], in[group]});
      }
    }
    Seen& seen = looks[look];
    seen.held = held;
    seen.counts.resize(cells.size());
    seen.documents.resize(cells.size());
    seen.small.resize(cells.size(), false);
    for (std::size_t at = 0; at < cells.size(); ++at) {
      seen.counts[at].add(cells[at].first);
      seen.documents[at].add(cells[at].second);
      const std::uint64_t in = cells[at].second;
      seen.small[at] = seen.small[at] || (in > 0 && in < least);
    }
  };
  Numbers documents;
  each_list(rows * columns, most_documents, documents, [&] {
    const std::uint64_t sum = std::accumulate(documents.begin(), documents.end(), std::uint64_t{0});
    std::vector<bool> held;
    for (const By& by : all) {
      const Numbers in = by.sums(documents);
      held.push_back(is_held(by, in, in, least));  // who has few words has few documents
    }
    if (sum == 0 || held.front()) return;
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < documents.size(); ++at) {
      if (documents[at] > 0) places.push_back(at);
    }
    Numbers more;
    if (sum > most_words) return;
    each_list(places.size(), most_words - sum, more, [&] {
      Numbers counts = documents;
      for (std::size_t at = 0; at < more.size(); ++at) counts[places[at]] += more[at];
      look_at(counts, documents, held);
    });
  });
  std::size_t found = 0;
  for (const auto& [look, seen] : looks) {
    std::size_t cell = 0;
    for (std::size_t at = 0; at < all.size(); ++at) {
      for (std::size_t group = 0; group < all[at].groups.size(); ++group, ++cell) {
        if (!seen.held[at] || !seen.small[cell]) continue;
        const bool one = seen.counts[cell].low == seen.counts[cell].high ||
                         seen.documents[cell].low == seen.documents[cell].high;
        found += one ? 1 : 0;
      }
    }
  }
  CHECK(looks.size() > 10);
  return found;
}

}  // namespace

TEST_CASE("Who knows the rule and the table of all finds no small count of a word") {
  CHECK(found_out(1, 2, 3, 9, 12) == 0);
  CHECK(found_out(1, 3, 3, 9, 11) == 0);
  CHECK(found_out(1, 4, 3, 8, 9) == 0);
  CHECK(found_out(1, 2, 4, 10, 12) == 0);
  CHECK(found_out(1, 2, 2, 8, 10) == 0);  // taken as 3
}

TEST_CASE("Who knows the rule and the tables by each field finds no small count by both") {
  CHECK(found_out(2, 2, 3, 8, 10) == 0);
  CHECK(found_out(2, 3, 3, 7, 7) == 0);
}

namespace {

struct Count {
  std::uint64_t count = 0;
  std::uint64_t documents = 0;
};
using Counts = std::vector<Count>;  ///< a word's, by group

/// What a reader sees of words that are not shown: how many words each group has in them, and
/// of those that stand in the table of all how often they are said, and in how many documents.
class Reader {
 public:
  Reader(std::vector<Counts> hidden, std::vector<bool> total_known)
      : hidden_(std::move(hidden)), known_(std::move(total_known)) {
    left_.resize(hidden_.front().size(), 0);
    for (const Counts& word : hidden_) {
      for (std::size_t at = 0; at < word.size(); ++at) left_[at] += word[at].count;
    }
  }

  /// Can it be found out how often, or in how many documents, a group has a word?
  bool finds(std::size_t word, std::size_t group) {
    const Count truth = hidden_[word][group];
    word_ = word;
    group_ = group;
    wrong_ = [truth](const Count& other) { return other.count != truth.count; };
    if (!other(0)) return true;
    wrong_ = [truth](const Count& other) { return other.documents != truth.documents; };
    return !other(0);
  }

 private:
  /// Is there a table that agrees, with another count there?
  bool other(std::size_t word) {
    if (word == hidden_.size()) {
      return std::all_of(left_.begin(), left_.end(), [](std::uint64_t left) { return left == 0; });
    }
    return fill(word, 0, {});
  }

  bool fill(std::size_t word, std::size_t group, Count sum) {
    if (group == left_.size()) {
      Count whole;
      for (const Count& one : hidden_[word]) {
        whole.count += one.count;
        whole.documents += one.documents;
      }
      const bool agrees =
          !known_[word] || (whole.count == sum.count && whole.documents == sum.documents);
      return agrees && other(word + 1);
    }
    for (std::uint64_t count = 0; count <= left_[group]; ++count) {
      left_[group] -= count;
      const std::uint64_t most = known_[word] || is_target(word, group) ? count : 0;
      bool found = false;
      for (std::uint64_t documents = count > 0 ? 1 : 0;
           documents <= std::max<std::uint64_t>(most, count > 0 ? 1 : 0) && !found; ++documents) {
        if (is_target(word, group) && !wrong_({count, documents})) continue;
        found = fill(word, group + 1, {sum.count + count, sum.documents + documents});
      }
      left_[group] += count;
      if (found) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_target(std::size_t word, std::size_t group) const {
    return word == word_ && group == group_;
  }

  std::vector<Counts> hidden_;
  std::vector<bool> known_;
  std::vector<std::uint64_t> left_{};
  std::size_t word_ = 0;
  std::size_t group_ = 0;
  std::function<bool(const Count&)> wrong_{};
};

}  // namespace

TEST_CASE("Who knows how many words each group has finds no small count either") {
  std::mt19937 random(7);
  const auto up_to = [&random](unsigned most) { return random() % (most + 1); };
  constexpr std::uint64_t least = 3;
  std::size_t kept = 0;
  std::size_t refused = 0;
  for (std::size_t round = 0; round < 3000; ++round) {
    const std::size_t groups = 2 + up_to(1);
    std::vector<Counts> table(3 + up_to(1));
    std::vector<std::string> names;
    By by;
    for (std::size_t at = 0; at < groups; ++at) by.groups.push_back({std::to_string(at)});
    HeldBackWords words(by.groups, least, HeldBackWords::Second::documents);
    for (std::size_t word = 0; word < table.size(); ++word) {
      names.push_back("w" + std::to_string(word));
      const unsigned most = word == 0 ? 6 : 3;
      for (std::size_t at = 0; at < groups; ++at) {
        const auto documents = up_to(most) * (up_to(2) > 0 ? 1U : 0U);
        table[word].push_back({documents == 0 ? 0 : documents + up_to(1), documents});
      }
    }
    for (std::size_t word = 0; word < table.size(); ++word) {
      for (std::size_t at = 0; at < groups; ++at) {
        words.add(names[word], at, table[word][at].count, table[word][at].documents);
      }
    }
    words.settle();
    if (words.exposed() > 0) {
      ++refused;
      continue;
    }
    std::vector<Counts> hidden;
    std::vector<bool> known;
    for (std::size_t word = 0; word < table.size(); ++word) {
      if (!words.has(names[word])) continue;
      std::uint64_t in = 0;
      for (const Count& one : table[word]) in += one.documents;
      hidden.push_back(table[word]);
      known.push_back(in >= least);
    }
    if (hidden.empty()) continue;
    Reader reader(hidden, known);
    for (std::size_t word = 0; word < hidden.size(); ++word) {
      if (!known[word]) continue;
      for (std::size_t at = 0; at < groups; ++at) {
        const std::uint64_t in = hidden[word][at].documents;
        if (in == 0 || in >= least) continue;
        ++kept;
        INFO("round " << round << " word " << word << " group " << at);
        CHECK_FALSE(reader.finds(word, at));
      }
    }
  }
  CHECK(kept > 300);
  CHECK(refused > 0);
}

TEST_CASE("A word is held back in all groups or in none, and the two rarest with it") {
  HeldBackWords words({{"east"}, {"north"}, {"west"}}, 5, HeldBackWords::Second::documents);
  const auto add = [&words](const char* word, const Numbers& counts) {
    for (std::size_t at = 0; at < counts.size(); ++at) words.add(word, at, counts[at], counts[at]);
  };
  add("the", {90, 80, 70});
  add("court", {20, 0, 30});
  add("Ines", {2, 40, 50});
  add("well", {9, 6, 7});
  add("bail", {8, 8, 8});
  add("once", {0, 1, 0});
  add("twice", {1, 1, 1});
  words.settle();
  CHECK(words.exposed() == 0);
  CHECK(words.has("Ines"));
  CHECK(words.has("once"));
  CHECK(words.has("twice"));
  CHECK_FALSE(words.has("court"));  // a zero is no small count
  CHECK_FALSE(words.has("well"));
  CHECK(words.held_back() == 3);
}

TEST_CASE("A count that follows from groups that are not there is said") {
  // No women in the north: what men there say, and women, tells what men in the south say.
  HeldBackWords words({{"man", "north"}, {"man", "south"}, {"woman", "south"}}, 3,
                      HeldBackWords::Second::documents);
  for (const std::size_t at : {0U, 1U, 2U}) {
    words.add("the", at, 90, 9);
    words.add("bail", at, at == 1 ? 1 : 10, at == 1 ? 1 : 5);
    words.add(at == 0 ? "one" : "two", at, 1, 1);
  }
  words.settle();
  CHECK(words.has("bail"));
  CHECK(words.exposed() == 1);
}
