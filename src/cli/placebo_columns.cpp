// SPDX-License-Identifier: MIT
#include "placebo_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include <themata/stats/null_model.hpp>
#include <themata/stats/placebo.hpp>
#include <themata/tally/frequency_tally.hpp>

#include "declared_options.hpp"

namespace themata::cli {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Sets that are counted in one go.
constexpr std::uint32_t at_once = 32;
constexpr std::uint32_t most_sets = 1'000'000;

std::unordered_set<std::string> stop_words(const std::string& language) {
  return language == "en" || language == "fr" ? built_in_stopwords(language)
                                              : std::unordered_set<std::string>{};
}

/// The words that a group's placebos are drawn from.
struct Candidates {
  std::vector<std::uint32_t> forms{};  ///< in the order of their texts
  std::vector<Occurrence> occurrences{};
};

Candidates candidates_of(const TalkOfWords& talk, const ClusteredGroup& group,
                         const std::unordered_set<std::string>& stops) {
  std::vector<Occurrence> by_form(talk.forms.size());
  for (const GroupId id : group.parts) {
    const TalkWords::Talk* part = talk.words.talk(id);
    if (part == nullptr) continue;
    for (std::size_t at = 0; at < part->forms.size(); ++at) {
      by_form[part->forms[at]].count += part->begins[at + 1] - part->begins[at];
      ++by_form[part->forms[at]].interviews;
    }
  }
  Candidates found;
  for (std::uint32_t form = 0; form < by_form.size(); ++form) {
    const std::string text(talk.forms.form(form));
    const bool number = !text.empty() && text.front() >= '0' && text.front() <= '9';
    if (by_form[form].count == 0 || number || talk.words.stands_in_hit(form)) continue;
    if (!stops.contains(text)) found.forms.push_back(form);
  }
  std::sort(found.forms.begin(), found.forms.end(), [&talk](std::uint32_t a, std::uint32_t b) {
    return talk.forms.form(a) < talk.forms.form(b);
  });
  for (const std::uint32_t form : found.forms) found.occurrences.push_back(by_form[form]);
  return found;
}

/// Of each theme: how often its patterns occur.
std::vector<std::vector<Occurrence>> patterns_of(const TalkOfWords& talk,
                                                 const ClusteredGroup& group) {
  std::vector<std::map<std::uint32_t, Occurrence>> found(talk.positions.themes().size());
  for (const GroupId id : group.parts) {
    const TalkWords::Talk* part = talk.words.talk(id);
    if (part == nullptr) continue;
    for (std::size_t theme = 0; theme < found.size(); ++theme) {
      for (const auto& [pattern, count] : part->patterns[theme]) {
        found[theme][pattern].count += count;
        ++found[theme][pattern].interviews;
      }
    }
  }
  std::vector<std::vector<Occurrence>> patterns(found.size());
  for (std::size_t theme = 0; theme < found.size(); ++theme) {
    for (const auto& [pattern, occurrence] : found[theme]) patterns[theme].push_back(occurrence);
  }
  return patterns;
}

std::optional<double> ratio(std::uint64_t n, std::uint64_t a, std::uint64_t b, std::uint64_t both) {
  if (a == 0 || b == 0 || n == 0) return std::nullopt;
  return static_cast<double>(both) * static_cast<double>(n) /
         (static_cast<double>(a) * static_cast<double>(b));
}

/// A group's placebos, counted.
class Counted {
 public:
  Counted(const TalkOfWords& talk, const ClusteredGroup& group, const Pairs& pairs)
      : talk_(talk), group_(group), pairs_(pairs), themes_(talk.positions.themes().size()) {}

  /// Units that hold each placebo of each theme, and both of each pair: sets [from, to).
  [[nodiscard]] std::vector<NullResult> count(
      const std::vector<std::vector<std::vector<std::uint32_t>>>& sets) const {
    Pairs wanted;
    for (std::size_t set = 0; set < sets.size(); ++set) {
      for (std::size_t theme = 0; theme < themes_; ++theme) {
        wanted.emplace_back(set * themes_ + theme, set * themes_ + theme);
      }
      for (const auto& [i, j] : pairs_) wanted.emplace_back(set * themes_ + i, set * themes_ + j);
    }
    std::vector<Talk> talks;
    std::vector<std::vector<std::uint32_t>> starts;
    std::uint32_t longest = 0;
    for (const GroupId id : group_.parts) {
      const HitPositions::Talk* places = talk_.positions.talk(id);
      const TalkWords::Talk* words = talk_.words.talk(id);
      if (places == nullptr || words == nullptr) continue;
      const Unit& unit = talk_.positions.unit();
      talks.push_back(
          {places->words, places->units, unit.kind == UnitKind::window ? unit.width : 0, {}});
      longest = std::max(longest, places->words);
      for (const auto& set : sets) {
        for (const auto& forms : set) starts.push_back(places_of(*words, forms));
      }
    }
    const std::vector<std::uint32_t> ones(longest, 1);
    auto next = starts.begin();
    for (Talk& one : talks) {
      for (std::size_t theme = 0; theme < sets.size() * themes_; ++theme, ++next) {
        one.themes.push_back({0, *next, std::span(ones).first(next->size())});
      }
    }
    return null_counts(talks, wanted, {NullModel::shift, 0, 0});
  }

 private:
  static std::vector<std::uint32_t> places_of(const TalkWords::Talk& words,
                                              const std::vector<std::uint32_t>& forms) {
    std::vector<std::uint32_t> all;
    for (const std::uint32_t form : forms) {
      const auto places = words.places(form);
      all.insert(all.end(), places.begin(), places.end());
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  const TalkOfWords& talk_;
  const ClusteredGroup& group_;
  const Pairs& pairs_;
  std::size_t themes_;
};

struct PairPlacebos {
  PlaceboResult result{};
  std::uint64_t n_a = 0;  ///< over all sets
  std::uint64_t n_b = 0;
};

std::vector<PairPlacebos> placebos_of(const CountedPairs& counted, const TalkOfWords& talk,
                                      const ClusteredGroup& group, const Pairs& pairs,
                                      std::uint32_t sets, std::uint64_t seed,
                                      const std::unordered_set<std::string>& stops) {
  const std::size_t themes = talk.positions.themes().size();
  const CooccurrenceTally::Group observed = counted.tally.group(group.parts);
  std::vector<PairPlacebos> results(pairs.size());
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    const auto& [i, j] = pairs[at];
    results[at].result.figure =
        ratio(observed.n, observed.with[i], observed.with[j], observed.both[i * themes + j]);
  }
  const Candidates candidates = candidates_of(talk, group, stops);
  const PlaceboThemes placebos(candidates.occurrences, patterns_of(talk, group), seed);
  const Counted counter(talk, group, pairs);
  for (std::uint32_t from = 0; from < sets; from += at_once) {
    std::vector<std::vector<std::vector<std::uint32_t>>> drawn;
    for (std::uint32_t set = from; set < std::min(sets, from + at_once); ++set) {
      drawn.push_back(placebos.draw(set));
      for (auto& words : drawn.back()) {
        for (std::uint32_t& word : words) word = candidates.forms[word];
      }
    }
    const std::vector<NullResult> counts = counter.count(drawn);
    for (std::size_t set = 0; set < drawn.size(); ++set) {
      const std::size_t first = set * (themes + pairs.size());
      for (std::size_t at = 0; at < pairs.size(); ++at) {
        const std::uint64_t a = counts[first + pairs[at].first].observed;
        const std::uint64_t b = counts[first + pairs[at].second].observed;
        results[at].n_a += a;
        results[at].n_b += b;
        const auto figure = ratio(observed.n, a, b, counts[first + themes + at].observed);
        if (figure) results[at].result.placebos.push_back(*figure);
      }
    }
  }
  return results;
}

}  // namespace

void PlaceboArguments::bind(CLI::App& app) {
  add_option(app, "--placebo", sets_,
             "set each pair against N pairs of placebo themes: words of these interviews, as "
             "frequent and in as many interviews as the theme's patterns; no stop words "
             "(en, fr), no words of any hit")
      .in_range(std::uint32_t{1}, most_sets)
      .type_name("N")
      .group("Inference");
}

void PlaceboArguments::report(std::uint64_t seed, const std::string& language,
                              Diagnostics& diagnostics) const {
  diagnostics.note(fmt::format(
      "placebo themes: {} {} of words as frequent and in as many interviews as the patterns, "
      "without words of hits and numbers, {}, seed {}",
      sets_, sets_ == 1 ? "set" : "sets",
      stop_words(language).empty() ? "with stop words (there is no list of this language)"
                                   : "without stop words",
      seed));
}

int tally_words(Analysis& analysis, const CodingArguments& coding, TalkOfWords& talk,
                const std::function<void(const CodedDocument&, std::span<const GroupId>)>& also,
                Console& console) {
  const bool says_statuses = analysis.has_statuses() && coding.counts_statuses();
  const std::vector<bool> shown = coding.shown(analysis.dictionary());
  StatusCounts statuses;
  std::mutex mutex;
  struct Worker {
    Coder coder;
    std::vector<TypeId> types{};
    std::vector<std::uint32_t> form_of_type{};
  };
  const auto make_handler = [&]() -> DocumentHandler {
    auto worker = std::make_shared<Worker>(Worker{analysis.make_coder()});
    return [&, worker](const Document& document, DocumentPlace place, const Emit&) {
      worker->types.clear();
      const auto keep = [&worker](const TurnView& turn, std::span<const OwnedHit>) {
        for (const Token& word : turn.words) worker->types.push_back(word.type);
      };
      const CodedDocument coded = worker->coder.code(document, keep);
      const std::vector<GroupId> groups = analysis.selection().assign(coded, place);
      if (says_statuses) statuses.add(coded, groups, analysis.dictionary(), shown);
      const std::lock_guard lock(mutex);
      const Vocabulary& vocabulary = worker->coder.vocabulary();
      std::vector<std::uint32_t>& known = worker->form_of_type;
      while (known.size() < vocabulary.size()) {
        known.push_back(
            talk.forms.id(vocabulary.form(TypeId{static_cast<std::uint32_t>(known.size())})));
      }
      std::vector<std::uint32_t> words;
      for (const TypeId type : worker->types) words.push_back(known[index_of(type)]);
      talk.words.add(coded, groups, words);
      talk.positions.add(coded, groups);
      also(coded, groups);
    };
  };
  const int code = analysis.run(
      make_handler, [](std::string_view) {}, console);
  Diagnostics report;
  if (says_statuses) statuses.report(report);
  console.say(report);
  return code;
}

void add_placebo_columns(const CountedPairs& counted, const TalkOfWords& talk,
                         const PlaceboArguments& placebo, std::uint64_t seed,
                         const std::string& language, Table& table) {
  for (const char* name : {"ratio", "placebo_ratio", "placebo_p_upper", "placebo_p_lower",
                           "placebo_n_a", "placebo_n_b"}) {
    table.columns.push_back({name, ColumnType::real});
  }
  table.columns.push_back({"placebo_sets", ColumnType::integer});
  const auto stops = stop_words(language);
  const Pairs pairs = counted.tally.pairs(counted.dictionary);
  auto row = table.rows.begin();
  for (const ClusteredGroup& group : counted.selection.clustered_groups()) {
    for (const PairPlacebos& pair :
         placebos_of(counted, talk, group, pairs, placebo.sets(), seed, stops)) {
      const PlaceboResult& result = pair.result;
      for (const auto& value :
           {result.figure, result.median(), result.p_upper(), result.p_lower()}) {
        row->push_back(real_cell(value));
      }
      for (const std::uint64_t sum : {pair.n_a, pair.n_b}) {
        row->push_back(real_cell(static_cast<double>(sum) / placebo.sets()));
      }
      row->push_back(count_cell(result.placebos.size()));
      ++row;
    }
  }
}

}  // namespace themata::cli
