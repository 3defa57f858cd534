// SPDX-License-Identifier: MIT
// All matches of whole dictionaries, against a definition that follows each pattern by
// itself: whichever words the matcher takes for keys, and whatever it forgets meanwhile.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include <themata/coding/matcher.hpp>
#include <themata/dictionary/load.hpp>

using namespace themata;

namespace {

using Words = std::vector<std::string>;
using Found = std::vector<std::array<std::uint32_t, 3>>;  ///< begin, end, pattern

/// A word as it is, or with one `*` in it or for all of it.
bool word_matches(std::string_view glob, const std::string& word) {
  const std::size_t star = glob.find(wildcard_run_utf8);
  if (star == std::string_view::npos) return glob == word;
  const std::string_view head = glob.substr(0, star);
  const std::string_view tail = glob.substr(star + wildcard_run_utf8.size());
  return word.size() >= head.size() + tail.size() && word.starts_with(head) && word.ends_with(tail);
}

/// The one regular expression here: `/[0-9]+/`.
bool is_number(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Run {
  Words words{};
  std::vector<Separation> before{};  ///< of a word
};

/// How far a phrase that begins at `begin` could go at most.
std::size_t farthest(const Run& run, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < run.words.size() && run.before[end] <= Separation::terminator) ++end;
  return end;
}

/// Ends of matches of `parts` from `begin` on: which places a part leads to from which.
std::vector<bool> ends(const PatternParts& parts, const Run& run, std::size_t begin) {
  const std::size_t last = farthest(run, begin);
  std::vector<bool> here(last + 1, false);
  here[begin] = true;
  for (const auto& part : parts) {
    std::vector<bool> next(last + 1, false);
    for (std::size_t at = begin; at <= last; ++at) {
      if (!here[at]) continue;
      if (const auto* gap = std::get_if<Gap>(&part)) {
        for (std::size_t to = at; to <= std::min<std::size_t>(last, at + gap->most); ++to) {
          next[to] = true;
        }
        continue;
      }
      for (const auto& option : std::get<Choice>(part).options) {
        bool fits = at + option.size() <= last;
        for (std::size_t i = 0; fits && i < option.size(); ++i) {
          const std::string& word = run.words[at + i];
          fits = option[i].regex ? is_number(word) : word_matches(option[i].text, word);
        }
        if (fits) next[at + option.size()] = true;
      }
    }
    here.swap(next);
  }
  here[begin] = false;
  return here;
}

Found by_definition(const Dictionary& dictionary, const Run& run) {
  Found found;
  for (std::uint32_t pattern = 0; pattern < dictionary.patterns().size(); ++pattern) {
    const PatternParts& parts = dictionary.pattern(PatternId{pattern}).parts;
    for (std::uint32_t begin = 0; begin < run.words.size(); ++begin) {
      const std::vector<bool> reached = ends(parts, run, begin);
      for (std::uint32_t end = begin; end < reached.size(); ++end) {
        if (reached[end]) found.push_back({begin, end, pattern});
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

class GivenCrossing final : public Crossing {
 public:
  explicit GivenCrossing(const Run& run) : run_(run) {}
  Separation before(std::uint32_t word) override {
    // A terminator that ends no sentence is told as open.
    const Separation found = run_.before[word];
    return found == Separation::terminator ? Separation::open : found;
  }

 private:
  const Run& run_;
};

std::string written(const Words& patterns) {
  std::string text = "themata: 1\nthemes:\n  x:\n";
  for (const std::string& pattern : patterns) text += "    - '" + pattern + "'\n";
  return text;
}

/// A dictionary's matcher with one worker's memory, which lasts from run to run.
class Worker {
 public:
  explicit Worker(const Words& patterns) : patterns_(patterns) {}

  void check(const Run& run) {
    const Found expected = by_definition(dictionary_, run);
    tokens_.clear();
    for (const std::string& word : run.words) tokens_.push_back({{}, vocabulary_.intern(word)});
    GivenCrossing crossing(run);
    for (const Density density : {Density::sparse, Density::dense}) {
      matches_.clear();
      matcher_.find(tokens_, vocabulary_, density, crossing, *scratch_, matches_);
      compare(run, expected);
    }
    // Looked at together, since what stands in one run must tell nothing about its neighbours.
    check_unnamed({last_, {run, expected}, last_});
    last_ = {run, expected};
  }

 private:
  struct Known {
    Run run{};
    Found expected{};
  };

  /// The same from where words stand alone; capitals tell nothing, and some words have types.
  void check_unnamed(const std::vector<Known>& runs) {
    std::string text;
    tokens_.clear();
    const bool all_unnamed = random_() % 2 == 0;
    std::vector<Stretch> parts;
    std::vector<std::uint32_t> begins;
    for (const Known& one : runs) {
      const auto first = static_cast<std::uint32_t>(tokens_.size());
      begins.push_back(first);
      for (const std::string& word : one.run.words) add_word(word, all_unnamed, text);
      parts.push_back({first, static_cast<std::uint32_t>(tokens_.size())});
    }
    matcher_.look_at(text, tokens_, begins, vocabulary_, *scratch_);
    for (std::size_t at = 0; at < runs.size(); ++at) {
      GivenCrossing crossing(runs[at].run);
      matches_.clear();
      matcher_.find_in(text, tokens_, parts[at], vocabulary_, crossing, *scratch_, matches_);
      compare(runs[at].run, runs[at].expected);
      if (!matches_.empty()) CHECK(matcher_.may_begin_in(parts[at], *scratch_));
    }
  }

  void add_word(const std::string& word, bool all_unnamed, std::string& text) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    const bool named = !all_unnamed && random_() % 8 == 0;
    // The bytes of a word that has a type tell nothing: they may be beyond ASCII.
    text += named ? std::string(word.size(), 'z') : word;
    const Span span{begin, static_cast<std::uint32_t>(text.size())};
    if (random_() % 3 == 0) text[begin] = upper(text[begin]);
    tokens_.push_back({span, named ? vocabulary_.intern(word) : unnamed});
    text += ' ';
  }

  static char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

  void compare(const Run& run, const Found& expected) {
    Found found;
    for (const Match& match : matches_) {
      found.push_back({match.begin, match.end, index_of(match.pattern)});
    }
    if (found == expected) return;
    const auto [wrong, right] =
        std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
    std::string shown;
    for (const std::string& pattern : patterns_) shown += "'" + pattern + "' ";
    shown += "\nin:";
    for (std::size_t at = 0; at < std::min<std::size_t>(run.words.size(), 100); ++at) {
      shown += at > 0 && run.before[at] > Separation::terminator ? " | " : " ";
      shown += run.words[at];
    }
    const auto told = [](auto at, auto end) {
      if (at == end) return std::string("none");
      return std::to_string((*at)[0]) + "-" + std::to_string((*at)[1]) + " of pattern " +
             std::to_string((*at)[2]);
    };
    FAIL("found " << told(wrong, found.end()) << ", expected " << told(right, expected.end())
                  << "\n"
                  << shown);
  }

  Words patterns_;
  std::mt19937 random_{10};
  Diagnostics diagnostics_{};
  Dictionary dictionary_ = parse_dictionary(written(patterns_), "test.yml", diagnostics_);
  Segmenter segmenter_{SegmentOptions{}};
  Matcher matcher_{dictionary_, segmenter_, PhraseScope::sentence, diagnostics_};
  MatcherScratch scratch_ = matcher_.make_scratch();
  Vocabulary vocabulary_{};
  std::vector<Token> tokens_{};
  std::vector<Match> matches_{};
  Known last_{};
};

/// Two that the matcher knows as frequent, six that it does not, two of them alike.
const Words talk{"the", "say", "charge", "charges", "bail", "cell", "oath", "plea"};

/// Words that begin or end alike, up to where the first bytes tell no more.
const Words alike{"charge", "charged",     "charges", "charmed", "cha",           "ch",
                  "c",      "investigate", "don't",   "didn't",  "investigation", "it's",
                  "ain't",  "12",          "2nd",     "a1",      "cat",           "t"};

std::string random_alike(std::mt19937& random) {
  static const Words globs{"charge*", "cha*",  "ch*", "c*", "*n't", "*d",       "investigat*", "*t",
                           "1*",      "cha*d", "*",   "i*", "don*", "/[0-9]+/", "charg*"};
  const std::size_t which = random() % (2 * alike.size());
  return which < alike.size() ? alike[which] : globs[random() % globs.size()];
}

std::string random_word(std::mt19937& random) {
  const std::size_t which = random() % 12;
  if (which < talk.size()) return talk[which];
  return which == 8 ? "*" : which == 9 ? "charge*" : which == 10 ? "the" : "s*";
}

void add_words(std::string& pattern, std::mt19937& random, std::size_t most) {
  pattern += random_word(random);
  for (std::size_t more = random() % most; more > 0; --more) {
    pattern += ' ';
    pattern += random_word(random);
  }
}

std::string random_pattern(std::mt19937& random) {
  std::string pattern;
  bool needed = false;
  for (std::size_t left = 1 + random() % 4; left > 0 || !needed; left -= left > 0 ? 1 : 0) {
    if (needed && left > 1 && random() % 5 == 0) {
      pattern += '~';
      pattern += std::to_string(1 + random() % 3);
      pattern += ' ';
    }
    const std::size_t kind = random() % 6;
    if (kind > 1) {
      pattern += random_word(random);
    } else {
      pattern += '(';
      add_words(pattern, random, kind == 0 ? 2 : 3);
      pattern += '|';
      if (kind == 1) add_words(pattern, random, 2);
      pattern += ')';
    }
    pattern += ' ';
    needed = needed || kind > 0;
  }
  pattern.pop_back();
  return pattern;
}

/// Different ones that a dictionary may hold.
Words random_patterns(std::size_t count, std::mt19937& random) {
  Words patterns;
  while (patterns.size() < count) {
    const std::string pattern = random_pattern(random);
    if (std::find(patterns.begin(), patterns.end(), pattern) != patterns.end()) continue;
    try {
      Diagnostics diagnostics;
      static_cast<void>(parse_dictionary(written({pattern}), "test.yml", diagnostics));
      patterns.push_back(pattern);
    } catch (const Error&) {  // a gap without a word on both sides
    }
  }
  return patterns;
}

Run random_run(const Words& alphabet, std::size_t words, std::mt19937& random, int stops) {
  Run run;
  for (std::size_t at = 0; at < words; ++at) {
    run.words.push_back(alphabet[random() % alphabet.size()]);
    const auto kind = random() % static_cast<unsigned>(stops);
    run.before.push_back(kind == 0   ? Separation::barrier
                         : kind == 1 ? Separation::tight
                         : kind == 2 ? Separation::terminator
                                     : Separation::open);
  }
  return run;
}

/// Every run of up to `longest` words of the alphabet, with nothing between.
void check_all(Worker& worker, const Words& alphabet, std::size_t longest) {
  std::vector<std::size_t> at;
  for (std::size_t length = 0; length <= longest; ++length) {
    at.assign(length, 0);
    for (std::size_t place = 0; place < length || length == 0;) {
      Run run;
      for (const std::size_t word : at) run.words.push_back(alphabet[word]);
      run.before.assign(length, Separation::open);
      worker.check(run);
      if (length == 0) break;
      for (place = 0; place < length && ++at[place] == alphabet.size();) at[place++] = 0;
    }
  }
}

}  // namespace

TEST_CASE("keys with all that can stand beside them match as defined on every small run") {
  const std::vector<Words> dictionaries{
      {"(the|) plea (of|)", "the of", "of ~1 plea"},
      {"the of", "of the", "the"},
      {"* plea", "plea *", "* of *"},
      {"the ~2 plea", "plea ~1 of ~1 plea", "(plea of|plea) the"},
      {"the plea", "the of plea", "the * the plea"},
      {"(the of plea|plea) of", "(plea|of of) ~1 the", "(the|) (of|) plea"},
      {"ple* of", "* *", "the (plea|) of (plea|)"},
  };
  for (const Words& patterns : dictionaries) {
    Worker worker(patterns);
    check_all(worker, {"the", "of", "plea", "other"}, 6);
  }
}

TEST_CASE("random dictionaries match as defined on random runs") {
  std::mt19937 random(8);
  for (int round = 0; round < 800; ++round) {
    Worker worker(random_patterns(5 + random() % 16, random));
    for (int run = 0; run < 5; ++run) worker.check(random_run(talk, 40, random, 12));
  }
}

TEST_CASE("a word that is the key of hundreds of patterns finds all that stand around it") {
  // Frequent words are no keys, so that each pattern is a reach of its own of the rare one.
  const Words beside{"the", "and", "to", "a", "i", "of", "you", "that", "it", "in", "is", "was"};
  Words alphabet = beside;
  alphabet.insert(alphabet.end(), 8, "plea");
  std::mt19937 random(13);
  for (const std::size_t count : {1U, 7U, 8U, 9U, 63U, 64U, 65U, 72U, 128U, 129U, 144U}) {
    Words patterns;
    for (std::size_t at = 0; at < count; ++at) {
      patterns.push_back(beside[at % beside.size()] + " plea " + beside[at / beside.size()]);
    }
    Worker worker(patterns);
    for (int run = 0; run < 8; ++run) worker.check(random_run(alphabet, 80, random, 30));
  }
}

TEST_CASE("words that begin or end alike match as defined") {
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    Words patterns;
    for (std::size_t left = 1 + random() % 8; left > 0; --left) {
      std::string pattern;
      for (std::size_t words = 1 + random() % 3; words > 0; --words) {
        const std::string word = random_alike(random);
        pattern += random() % 3 == 0 ? "(" + word + "|" + random_alike(random) + ")" : word;
        if (words > 1) pattern += random() % 4 == 0 ? " ~2 " : " ";
      }
      if (std::find(patterns.begin(), patterns.end(), pattern) == patterns.end()) {
        patterns.push_back(pattern);
      }
    }
    for (std::string& pattern : patterns) {  // `'` is doubled inside quotes
      for (std::size_t at = 0; (at = pattern.find('\'', at)) != std::string::npos; at += 2) {
        pattern.insert(at, 1, '\'');
      }
    }
    Worker worker(patterns);
    for (int run = 0; run < 4; ++run) worker.check(random_run(alike, 40, random, 12));
  }
}

// Nearly every step of these walks leads to a set of nodes that no walk met before: the
// memory of sets is full once, then all is forgotten.
TEST_CASE("a memory of sets that is full and forgets changes no match") {
  std::mt19937 random(9);
  Worker worker({"plea ~60 oath ~60 bail ~60 cell ~60 charge ~60 plea",
                 "plea ~40 bail ~50 oath ~55 charge", "plea ~3 plea"});
  const Words alphabet{"plea", "oath", "bail", "cell", "charge", "x", "y", "z", "the", "x"};
  for (int run = 0; run < 4; ++run) worker.check(random_run(alphabet, 4000, random, 2000));
}
