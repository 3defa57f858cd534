// SPDX-License-Identifier: MIT
//
// Who speaks in a cue is told in one of three ways, and a file keeps to one:
// voices by tag (the standard; Teams), `Name: ` in front of the talk (Zoom's
// cloud, most transcribers), or the name alone on a cue's first line. The last
// two look like talk, so a name counts only if it recurs, or is a known label;
// once the file's way is clear, a name written in the same manner counts once.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "cues.hpp"
#include "label_shapes.hpp"

namespace themata {
namespace {

using Counts = std::unordered_map<std::string, std::size_t>;

constexpr std::size_t most_doubts = 10;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    if (!line.empty()) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

/// `>> JOHN: ` as broadcasters write a change of speaker.
std::string_view without_chevrons(std::string_view line) {
  if (!line.starts_with(">>")) return line;
  return trim(line.substr(std::min(line.find_first_not_of('>'), line.size())));
}

struct Candidate {
  std::string name;
  std::string_view talk;
  Lettering lettering;
};

std::optional<Candidate> colon_label(std::string_view line) {
  const std::string_view bare = without_chevrons(line);
  const auto match = leading_label(bare);
  if (!match) return std::nullopt;
  if (match->form != LabelForm::colon && match->form != LabelForm::strong_colon) {
    return std::nullopt;
  }
  return Candidate{clean_label(match->name.of(bare)), bare.substr(match->talk), match->lettering};
}

/// `iPhone (2): `, `anna_b: `: whatever stands before a colon, where every cue has one.
std::optional<Candidate> odd_label(std::string_view line) {
  const std::string_view bare = without_chevrons(line);
  const std::size_t colon = bare.substr(0, 40).find(": ");
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view name = bare.substr(0, colon);
  if (name.find_first_of(".?!\"") != std::string_view::npos) return std::nullopt;
  return Candidate{clean_label(name), trim(bare.substr(colon + 1)), Lettering::title};
}

class CueSpeakers {
 public:
  explicit CueSpeakers(const std::vector<Cue>& cues) : cues_(cues) {}

  std::vector<SpokenPiece> find(std::vector<std::string>& doubts) {
    const bool tagged = std::any_of(cues_.begin(), cues_.end(), [](const Cue& cue) {
      return std::any_of(cue.pieces.begin(), cue.pieces.end(),
                         [](const CuePiece& piece) { return piece.voice.has_value(); });
    });
    if (tagged) {
      take_tags(doubts);
    } else if (first_lines_are_names()) {
      take_first_lines();
    } else {
      every_cue_names_ = all_begin_with_names();
      count_labels();
      take_labels(doubts);
    }
    return std::move(spoken_);
  }

 private:
  void say(std::size_t cue, std::string_view speaker, std::string_view line) {
    if (line.empty()) return;
    const bool joins =
        !spoken_.empty() && spoken_.back().cue == cue && spoken_.back().speaker == speaker;
    if (!joins) spoken_.push_back({cue, std::string(speaker), {}});
    std::string& text = spoken_.back().text;
    if (!text.empty()) text += ' ';
    text += line;
  }

  void take_tags(std::vector<std::string>& doubts) {
    std::size_t nameless = 0;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      for (const CuePiece& piece : cues_[i].pieces) {
        if (!piece.voice) ++nameless;
        for (const std::string_view line : lines_of(piece.text)) {
          say(i, piece.voice.value_or(""), line);
        }
      }
    }
    if (nameless > 0) doubts.push_back(fmt::format("cues that name no speaker: {}", nameless));
  }

  [[nodiscard]] std::vector<std::string_view> lines(std::size_t cue) const {
    const auto& pieces = cues_[cue].pieces;
    return pieces.empty() ? std::vector<std::string_view>{} : lines_of(pieces.front().text);
  }

  /// Most cues have a first line that is a name, talk below it, and names recur.
  bool first_lines_are_names() {
    std::size_t cues_with_name = 0;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      const auto in_cue = lines(i);
      if (in_cue.size() < 2 || !looks_like_name(in_cue.front())) continue;
      ++names_[clean_label(in_cue.front())];
      ++cues_with_name;
    }
    return cues_with_name * 2 > cues_.size() && names_.size() < cues_with_name;
  }

  void take_first_lines() {
    std::string speaker;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      auto in_cue = lines(i);
      if (in_cue.size() > 1 && names_.contains(clean_label(in_cue.front()))) {
        speaker = clean_label(in_cue.front());
        in_cue.erase(in_cue.begin());
      }
      for (const std::string_view line : in_cue) say(i, speaker, line);
    }
  }

  /// Every cue begins `x: `, and some of these names are beyond doubt.
  [[nodiscard]] bool all_begin_with_names() const {
    Counts names;
    std::size_t cues = 0;
    bool sure = false;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      const auto in_cue = lines(i);
      if (in_cue.empty()) continue;
      const auto label = odd_label(in_cue.front());
      if (!label) return false;
      ++cues;
      sure = (++names[label->name] > 1 && colon_label(in_cue.front())) || sure;
    }
    return cues >= 4 && sure;
  }

  [[nodiscard]] std::optional<Candidate> label_of(std::string_view line, bool first_line) const {
    if (auto label = colon_label(line)) return label;
    return every_cue_names_ && first_line ? odd_label(line) : std::nullopt;
  }

  void count_labels() {
    names_.clear();
    std::vector<Candidate> found;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      const auto in_cue = lines(i);
      for (std::size_t k = 0; k < in_cue.size(); ++k) {
        auto label = label_of(in_cue[k], k == 0);
        if (!label) continue;
        ++names_[label->name];
        found.push_back(std::move(*label));
      }
    }
    for (const Candidate& label : found) {
      if (is_sure(label.name)) ++sure_[static_cast<std::size_t>(label.lettering)];
    }
  }

  [[nodiscard]] bool is_sure(const std::string& name) const {
    return names_.at(name) > 1 || known_label(name);
  }

  /// Once: only at a cue's beginning, in the manner of many others, and no
  /// single word such as `Look:`, unless names are in capitals.
  [[nodiscard]] bool counts_once(const Candidate& label, bool first_line) const {
    if (every_cue_names_ && first_line) return true;
    const bool capitals = label.lettering == Lettering::capitals;
    const bool clear = sure_[static_cast<std::size_t>(label.lettering)] >= (capitals ? 2 : 3);
    const bool plain_word = !capitals && label.name.find(' ') == std::string::npos;
    return clear && first_line && !plain_word;
  }

  void take_labels(std::vector<std::string>& doubts) {
    std::string speaker;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      const auto in_cue = lines(i);
      for (std::size_t k = 0; k < in_cue.size(); ++k) {
        const auto label = label_of(in_cue[k], k == 0);
        if (!label) {
          if (in_cue[k].starts_with(">>")) speaker.clear();
          say(i, speaker, in_cue[k]);
        } else if (is_sure(label->name) || counts_once(*label, k == 0)) {
          if (!is_sure(label->name)) doubt(doubts, "speaks once", label->name);
          speaker = label->name;
          say(i, speaker, label->talk);
        } else {
          doubt(doubts, "occurs once and is read as talk", label->name);
          say(i, speaker, in_cue[k]);
        }
      }
    }
  }

  void doubt(std::vector<std::string>& doubts, std::string_view what, const std::string& name) {
    if (doubts.size() < most_doubts) doubts.push_back(fmt::format("'{}' {}", name, what));
  }

  const std::vector<Cue>& cues_;
  Counts names_{};
  std::array<std::size_t, letterings> sure_{};
  std::vector<SpokenPiece> spoken_{};
  bool every_cue_names_ = false;
};

}  // namespace

std::vector<SpokenPiece> find_cue_speakers(const std::vector<Cue>& cues,
                                           std::vector<std::string>& doubts) {
  return CueSpeakers(cues).find(doubts);
}

}  // namespace themata
