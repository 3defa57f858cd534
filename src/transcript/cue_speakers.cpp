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

using Lines = std::vector<std::string_view>;

void find_lines(std::string_view text, Lines& lines) {
  lines.clear();
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    if (!line.empty()) lines.push_back(line);
    at = end + 1;
  }
}

/// `>> JOHN: ` as broadcasters write a change of speaker.
std::string_view without_chevrons(std::string_view line) {
  if (!line.starts_with(">>")) return line;
  return trim(line.substr(std::min(line.find_first_not_of('>'), line.size())));
}

/// Most cues hold no colon, nor the first byte of a full-width one.
bool may_hold_colon(std::string_view line) {
  return line.find(':') != std::string_view::npos || line.find('\xEF') != std::string_view::npos;
}

struct Candidate {
  std::string name;
  std::string_view talk;
  Lettering lettering;
};

std::optional<Candidate> colon_label(std::string_view line) {
  if (!may_hold_colon(line)) return std::nullopt;
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
  CueSpeakers(const Cues& cues, const SpokenSink& sink)
      : all_(cues), cues_(cues.cues), sink_(sink) {}

  void find(std::vector<std::string>& doubts) {
    const bool tagged =
        std::any_of(all_.pieces.begin(), all_.pieces.end(),
                    [](const CuePiece& piece) { return piece.voice != CuePiece::no_voice; });
    if (tagged) {
      take_tags(doubts);
    } else if (first_lines_are_names()) {
      take_first_lines();
    } else {
      every_cue_names_ = all_begin_with_names();
      count_labels();
      take_labels(doubts);
    }
    pass_on();
  }

 private:
  void say(std::size_t cue, std::string_view speaker, std::string_view line) {
    if (line.empty()) return;
    if (cue != cue_ || speaker != speaker_) {
      pass_on();
      cue_ = cue;
      speaker_ = speaker;
    }
    if (!said_.empty()) said_ += ' ';
    said_ += line;
  }

  void pass_on() {
    if (!said_.empty()) sink_({cue_, speaker_, said_});
    said_.clear();
  }

  void take_tags(std::vector<std::string>& doubts) {
    std::size_t nameless = 0;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      for (const CuePiece& piece : all_.pieces_of(cues_[i])) {
        if (piece.voice == CuePiece::no_voice) ++nameless;
        find_lines(all_.text_of(piece), lines_);
        for (const std::string_view line : lines_) say(i, all_.voice_of(piece), line);
      }
    }
    if (nameless > 0) doubts.push_back(fmt::format("cues that name no speaker: {}", nameless));
  }

  /// Until the next cue is asked for.
  Lines& lines(std::size_t cue) {
    lines_.clear();
    const auto pieces = all_.pieces_of(cues_[cue]);
    if (!pieces.empty()) find_lines(all_.text_of(pieces.front()), lines_);
    return lines_;
  }

  /// Most cues have a first line that is a name, talk below it, and names recur.
  bool first_lines_are_names() {
    std::size_t cues_with_name = 0;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      const std::size_t at_most = cues_with_name + cues_.size() - i;
      if (at_most * 2 <= cues_.size()) return false;
      const Lines& in_cue = lines(i);
      if (in_cue.size() < 2 || !looks_like_name(in_cue.front())) continue;
      ++names_[clean_label(in_cue.front())];
      ++cues_with_name;
    }
    return cues_with_name * 2 > cues_.size() && names_.size() < cues_with_name;
  }

  void take_first_lines() {
    std::string speaker;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      Lines& in_cue = lines(i);
      if (in_cue.size() > 1 && names_.contains(clean_label(in_cue.front()))) {
        speaker = clean_label(in_cue.front());
        in_cue.erase(in_cue.begin());
      }
      for (const std::string_view line : in_cue) say(i, speaker, line);
    }
  }

  /// Every cue begins `x: `, and some of these names are beyond doubt.
  [[nodiscard]] bool all_begin_with_names() {
    Counts names;
    std::size_t cues = 0;
    bool sure = false;
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      const Lines& in_cue = lines(i);
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
      const Lines& in_cue = lines(i);
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
      const Lines& in_cue = lines(i);
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

  const Cues& all_;
  const std::vector<Cue>& cues_;
  const SpokenSink& sink_;
  Counts names_{};
  std::array<std::size_t, letterings> sure_{};
  std::size_t cue_ = 0;  ///< of what is said and not yet passed on
  std::string speaker_{};
  std::string said_{};
  Lines lines_{};  ///< of the cue at hand
  bool every_cue_names_ = false;
};

}  // namespace

void find_cue_speakers(const Cues& cues, const SpokenSink& sink, std::vector<std::string>& doubts) {
  CueSpeakers(cues, sink).find(doubts);
}

}  // namespace themata
