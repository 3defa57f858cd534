// SPDX-License-Identifier: MIT
#include <themata/transcript/labelled_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include <themata/base/shell_word.hpp>
#include <themata/text/composition.hpp>
#include <themata/text/normalise.hpp>
#include <themata/transcript/roles.hpp>

#include "label_shapes.hpp"

namespace themata {
namespace {

constexpr std::size_t most_typos = 20;

std::string key_of(std::string_view name) { return folded_form(clean_label(name)); }

class Settlement {
 public:
  Settlement(Document& document, const ReadOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void settle() {
    compose_names();
    rename();
    declare_roles();
    apply_interviewers();
    join_equals();
    report_typos();
  }

 private:
  [[nodiscard]] static bool is_voice(const Speaker& speaker) {
    return !speaker.name.empty() && speaker.role != Role::preamble;
  }

  void note(std::string message) { diagnostics_.note(std::move(message), {document_.path}); }

  void miss(std::string option, const std::string& name) {
    note(fmt::format("no speaker is called '{}' ({})", name, option));
    document_.unmet.push_back({std::move(option), name});
  }

  /// The text keeps its labels as they are written: offsets refer to it.
  void compose_names() {
    std::unordered_set<std::string> names;
    for (Speaker& speaker : document_.speakers) {
      compose(speaker.name);
      if (!names.insert(speaker.name).second) forget_doubt(speaker.name);
    }
  }

  void rename() {
    if (options_.same_speaker.empty()) return;
    std::unordered_map<std::string, std::string> spelling;
    for (const Speaker& speaker : document_.speakers) {
      spelling.try_emplace(key_of(speaker.name), speaker.name);
    }
    for (const auto& [written, to] : options_.same_speaker) {
      const std::string from = nfc(written);
      const std::string key = key_of(from);
      const auto known = spelling.find(key_of(to));
      // A document may spell the name in its own way, unless it is the spelling that is asked for.
      const bool spelled = known != spelling.end() && known->first != key;
      const std::string target = spelled ? known->second : nfc(clean_label(to));
      bool found = false;
      for (Speaker& speaker : document_.speakers) {
        if (!is_voice(speaker) || key_of(speaker.name) != key) continue;
        if (speaker.name != target && speaker.name != from && spelling_is_exact(from)) continue;
        forget_doubt(speaker.name);
        forget_doubt(target);
        speaker.name = target;
        found = true;
      }
      if (!found) miss("--same-speaker", from);
    }
  }

  void forget_doubt(const std::string& name) {
    std::erase(document_.doubts, fmt::format("label '{}' occurs once", name));
  }

  /// Where the given spelling exists as such, only that one is meant: so that
  /// `jane=Jane` can join two spellings.
  [[nodiscard]] bool spelling_is_exact(std::string_view name) const {
    return std::any_of(document_.speakers.begin(), document_.speakers.end(),
                       [&](const Speaker& speaker) { return speaker.name == name; });
  }

  void declare_roles() {
    std::vector<std::string_view> labels;
    for (const Speaker& speaker : document_.speakers) {
      labels.push_back(is_voice(speaker) ? std::string_view{speaker.name} : std::string_view{});
    }
    const std::vector<Role> roles = roles_of_labels(labels);
    for (std::size_t i = 0; i < roles.size(); ++i) {
      Speaker& speaker = document_.speakers[i];
      if (speaker.role == Role::unknown) speaker.role = roles[i];
    }
  }

  void apply_interviewers() {
    for (const std::string& name : options_.interviewers) {
      const std::string key = key_of(name);
      bool found = false;
      for (Speaker& speaker : document_.speakers) {
        if (!is_voice(speaker) || key_of(speaker.name) != key) continue;
        speaker.role = Role::interviewer;
        found = true;
      }
      if (!found) miss("--interviewer", name);
    }
  }

  /// Speakers that have become equal are one; those without turns go.
  void join_equals() {
    std::vector<bool> speaks(document_.speakers.size());
    for (const Turn& turn : document_.turns) speaks[turn.speaker] = true;
    std::unordered_map<std::string, std::uint32_t> ids;
    std::vector<std::uint32_t> moved(document_.speakers.size());
    std::vector<Speaker> kept;
    for (std::size_t i = 0; i < document_.speakers.size(); ++i) {
      if (!speaks[i]) continue;
      const Speaker& speaker = document_.speakers[i];
      const std::string key = fmt::format("{}:{}", static_cast<int>(speaker.role), speaker.name);
      const auto [entry, added] = ids.try_emplace(key, static_cast<std::uint32_t>(kept.size()));
      if (added) kept.push_back(speaker);
      moved[i] = entry->second;
    }
    for (Turn& turn : document_.turns) turn.speaker = moved[turn.speaker];
    document_.speakers = std::move(kept);
  }

  void report_typos() {
    std::unordered_map<std::string_view, std::size_t> ids;
    std::vector<std::string_view> names;
    std::vector<std::size_t> of_speaker(document_.speakers.size());
    for (std::size_t i = 0; i < document_.speakers.size(); ++i) {
      const auto [entry, added] = ids.try_emplace(document_.speakers[i].name, names.size());
      if (added) names.push_back(document_.speakers[i].name);
      of_speaker[i] = entry->second;
    }
    std::vector<std::size_t> turns(names.size());
    for (const Turn& turn : document_.turns) ++turns[of_speaker[turn.speaker]];
    std::size_t told = 0;
    for (const LikelyTypo& typo : likely_typos(names, turns)) {
      if (++told > most_typos) break;
      const std::string message =
          fmt::format("'{}' looks like '{}' ({} and {} turns)", names[typo.rare],
                      names[typo.common], turns[typo.rare], turns[typo.common]);
      const std::string pair = fmt::format("{}={}", names[typo.rare], names[typo.common]);
      diagnostics_.warning(fmt::format("{}: --same-speaker {} joins them", message,
                                       shell_quoted(with_commas_escaped(pair))),
                           {document_.path});
      document_.doubts.push_back(message);
    }
  }

  Document& document_;
  const ReadOptions& options_;
  Diagnostics& diagnostics_;
};

}  // namespace

void settle_speakers(Document& document, const ReadOptions& options, Diagnostics& diagnostics) {
  Settlement(document, options, diagnostics).settle();
}

}  // namespace themata
