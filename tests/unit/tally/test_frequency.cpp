// SPDX-License-Identifier: MIT
// Frequencies against counting in plain maps.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <themata/tally/frequency_tally.hpp>

using namespace themata;

namespace {

using Row = std::tuple<std::string, std::uint64_t, std::uint64_t>;  ///< term, count, documents

/// Counts the same twice: by tallies (documents dealt to them in turn), and in maps.
class Twice {
 public:
  Twice(const FrequencyOptions& options, std::size_t workers) : options_(options) {
    for (std::size_t at = 0; at < workers; ++at) {
      vocabularies_.push_back(std::make_unique<Vocabulary>());
      tallies_.push_back(std::make_unique<FrequencyTally>(options, *vocabularies_.back()));
    }
  }

  void begin_document() {
    worker_ = ++document_ % tallies_.size();
    tallies_[worker_]->begin_document();
  }

  void add(const std::vector<std::string>& words, const std::vector<std::uint32_t>& barriers,
           GroupId group) {
    std::vector<Token> tokens;
    for (const std::string& word : words) {
      tokens.push_back({{}, vocabularies_[worker_]->intern(word), TokenKind::word});
    }
    tallies_[worker_]->add(tokens, barriers, group);
    for (std::size_t at = 0; at + options_.ngrams <= words.size(); ++at) {
      const std::size_t end = at + options_.ngrams;
      if (std::any_of(barriers.begin(), barriers.end(),
                      [&](std::uint32_t barrier) { return barrier > at && barrier < end; })) {
        continue;
      }
      if (options_.stopwords.contains(words[at]) || options_.stopwords.contains(words[end - 1])) {
        continue;
      }
      std::string term = words[at];
      for (std::size_t next = at + 1; next < end; ++next) term += " " + words[next];
      auto& [count, documents, last] = plain_[group][term];
      ++count;
      documents += last == document_ ? 0 : 1;
      last = document_;
    }
  }

  [[nodiscard]] std::vector<Row> counted(GroupId group, const FrequencyLimits& limits) {
    std::vector<FrequencyTally*> all;
    for (const auto& tally : tallies_) all.push_back(tally.get());
    const auto groups = FrequencyTally::merged(all, limits);
    std::vector<Row> rows;
    if (group >= groups.size()) return rows;
    for (const auto& term : groups[group].terms) {
      rows.emplace_back(term.text, term.count, term.documents);
    }
    return rows;
  }

  [[nodiscard]] std::vector<Row> expected(GroupId group, const FrequencyLimits& limits) {
    std::vector<Row> rows;
    for (const auto& [term, counts] : plain_[group]) {
      if (std::get<0>(counts) >= limits.min_count) {
        rows.emplace_back(term, std::get<0>(counts), std::get<1>(counts));
      }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return std::get<1>(a) > std::get<1>(b); });
    if (limits.top > 0 && rows.size() > limits.top) rows.resize(limits.top);
    return rows;
  }

 private:
  FrequencyOptions options_;
  std::vector<std::unique_ptr<Vocabulary>> vocabularies_{};
  std::vector<std::unique_ptr<FrequencyTally>> tallies_{};
  std::size_t worker_ = 0;
  std::uint64_t document_ = 0;
  std::map<GroupId, std::map<std::string, std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>>>
      plain_{};
};

}  // namespace

TEST_CASE("terms are counted as in plain maps, by any number of workers, in the same order") {
  for (const std::uint32_t ngrams : {1U, 2U, 3U}) {
    for (const std::size_t workers : {1U, 3U}) {
      FrequencyOptions options;
      options.ngrams = ngrams;
      if (workers == 3) options.stopwords = {"w1", "w13"};
      Twice twice(options, workers);
      std::mt19937 random(ngrams);
      for (int document = 0; document < 40; ++document) {
        twice.begin_document();
        for (int turn = 0; turn < 6; ++turn) {
          std::vector<std::string> words;
          std::vector<std::uint32_t> barriers;
          for (std::uint32_t at = 0; at < random() % 40; ++at) {
            if (at > 0 && random() % 6 == 0) barriers.push_back(at);
            const char* prefix = random() % 4 == 0 ? "longer-than-eight-" : "w";
            words.push_back(prefix + std::to_string(random() % (1 + random() % 50)));
          }
          twice.add(words, barriers, static_cast<GroupId>(random() % 3));
        }
      }
      for (GroupId group = 0; group < 4; ++group) {
        for (const FrequencyLimits limits : {FrequencyLimits{}, {3, 0}, {1, 10}, {2, 1}}) {
          CHECK(twice.counted(group, limits) == twice.expected(group, limits));
        }
      }
    }
  }
}

TEST_CASE("a stop word counts in the middle of an n-gram, and a stem is one term") {
  FrequencyOptions options;
  options.ngrams = 3;
  options.stopwords = {"of"};
  Twice twice(options, 1);
  twice.begin_document();
  twice.add({"end", "of", "talk", "of", "end", "of", "talk"}, {}, 0);
  CHECK(twice.counted(0, {}) == std::vector<Row>{{"end of talk", 2, 1}, {"talk of end", 1, 1}});

  FrequencyOptions stems;
  stems.stemmer = "en";
  Vocabulary vocabulary;
  FrequencyTally tally(stems, vocabulary);
  tally.begin_document();
  const std::vector<Token> words{{{}, vocabulary.intern("walked")},
                                 {{}, vocabulary.intern("walks")}};
  tally.add(words, {}, 0);
  FrequencyTally* one = &tally;
  const auto groups = FrequencyTally::merged({&one, 1}, {});
  REQUIRE(groups[0].terms.size() == 1);
  CHECK(groups[0].terms[0].text == "walk");
  CHECK(groups[0].terms[0].count == 2);
  CHECK(groups[0].terms[0].documents == 1);
}
