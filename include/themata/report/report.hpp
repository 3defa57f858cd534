// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace themata {

/// Everything that a report shows, ready to be written as a page or as Markdown. Numbers come
/// from the tables; nothing is computed here that a table computes. Themes, groups, documents,
/// patterns, speakers and statuses are named by their places in the lists, from 0.
struct Report {
  /// A value and its interval; each may be undefined.
  struct Estimate {
    std::optional<double> value{};
    std::optional<double> low{};
    std::optional<double> high{};
  };

  struct Program {
    std::string version{};
    std::string icu{};
    std::string unicode{};
  };

  struct Made {
    std::uint64_t documents = 0;
    std::uint64_t turns = 0;  ///< that count; so do words and hits
    std::uint64_t words = 0;
    std::uint64_t turns_set_aside = 0;
    std::uint64_t words_set_aside = 0;
    std::uint64_t hits = 0;  ///< of the themes that own the patterns
    double confidence = 0.95;
    std::string interval{};        ///< name of the method: `jackknife`
    std::string interval_words{};  ///< the same in words, with draws and seed
    std::string unit{};
    std::string dictionary{};  ///< name and version
    std::string dictionary_hash{};
    std::string statuses{};  ///< `all`, or names with commas
    std::string roles{};     ///< of turns that count, in words
    std::string by{};        ///< fields of the groups; empty: there is one
  };

  struct Theme {
    std::string name{};   ///< full name
    std::string label{};  ///< what it is called; the last part of its name if it has no label
    std::optional<std::size_t> parent{};
    std::size_t depth = 0;
    std::string note{};
  };

  struct Rate {
    std::size_t group = 0;
    std::size_t theme = 0;
    std::uint64_t hits = 0;
    std::uint64_t tokens = 0;
    Estimate per_1000{};
    std::uint64_t units_with = 0;
    std::uint64_t units = 0;
  };

  /// Units that were looked at, with either theme, and with both.
  struct Fourfold {
    std::uint64_t n = 0;
    std::uint64_t n_a = 0;
    std::uint64_t n_b = 0;
    std::uint64_t n_ab = 0;
  };

  struct Pair {
    std::size_t a = 0;
    std::size_t b = 0;
    Fourfold counts{};
    std::optional<double> expected{};
    Estimate odds_ratio{};
    std::optional<double> npmi{};
    std::optional<double> jaccard{};
  };

  struct Lag {
    std::size_t from = 0;
    std::size_t to = 0;
    std::int64_t lag = 0;  ///< in turns; below 0 looks back
    std::uint64_t n = 0;   ///< pairs of turns
    std::uint64_t observed = 0;
    std::optional<double> expected{};
    std::optional<double> z{};
    std::optional<double> p{};
  };

  /// The tie of the headline's two themes in one interview, or in all of them.
  struct Tie {
    std::size_t document = 0;
    Fourfold counts{};
    Estimate log_odds_ratio{};
  };

  /// The two themes that the report is first of all about.
  struct Headline {
    std::size_t a = 0;
    std::size_t b = 0;
    Estimate crude{};  ///< odds ratio over all units
    std::optional<double> expected{};
    std::vector<Tie> interviews{};
    Tie pooled{};  ///< Mantel-Haenszel, within interviews; its interval takes units of one
                   ///< interview to be independent, and is left out below 5 interviews
    std::optional<double> within{};  ///< the pooled ratio itself: 0 has no logarithm
  };

  struct Speaker {
    std::string label{};
    std::string role{};
  };

  struct Hit {
    std::size_t begin = 0;  ///< half-open, in code points of the turn's text
    std::size_t end = 0;
    std::size_t theme = 0;  ///< that owns the pattern
    std::size_t pattern = 0;
    std::size_t status = 0;
    std::uint32_t word = 0;  ///< its first, counted from the document's begin
  };

  struct Turn {
    std::size_t speaker = 0;
    bool set_aside = false;
    std::uint32_t first_word = 0;
    std::uint32_t words = 0;
    std::string text{};
    std::vector<Hit> hits{};
  };

  struct Document {
    std::string id{};
    std::vector<std::pair<std::string, std::string>> metadata{};
    std::optional<std::size_t> group{};  ///< of its first turn that counts
    std::uint32_t words = 0;
    std::vector<Speaker> speakers{};
    std::vector<Turn> turns{};
  };

  /// Does the report show what people said?
  enum class Talk : std::uint8_t { shown, left_out };

  /// What documents and speakers are called by.
  enum class Names : std::uint8_t { their_own, pseudonyms };

  std::string title{};
  Program program{};
  std::string notation{};
  Talk talk = Talk::shown;
  Names names = Names::their_own;
  Made made{};
  std::vector<std::string> warnings{};
  std::vector<Theme> themes{};
  std::vector<std::string> patterns{};
  std::vector<std::size_t> pattern_polarity{};  ///< by pattern
  std::vector<std::string> statuses{};
  std::vector<std::string> polarities{};
  std::vector<std::string> groups{};
  std::vector<Rate> rates{};  ///< group after group
  std::vector<Pair> pairs{};  ///< a < b; never a theme and one above it
  std::vector<Lag> lags{};    ///< of the headline's themes, both ways
  std::optional<Headline> headline{};
  std::vector<Document> documents{};
  std::vector<std::string> sources{};  ///< of the dictionary
};

}  // namespace themata
