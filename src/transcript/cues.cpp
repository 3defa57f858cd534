// SPDX-License-Identifier: MIT
//
// Caption files in the wild break their own rules: blank lines inside a cue,
// none between two, an index too many. So they are not cut at blank lines but
// read line by line, and a line waits until it is known what it is: in front of
// a line of times it was the cue's number or id, else it is talk.
#include "cues.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include <themata/text/utf8.hpp>
#include <themata/transcript/notes.hpp>

namespace themata {
namespace {

constexpr std::string_view arrow = "-->";

std::optional<double> whole_time(std::string_view text) {
  const auto time = parse_clock_time(text);
  if (!time || time->length != text.size()) return std::nullopt;
  return time->seconds;
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
}

bool is_number(std::string_view line) {
  line = trim(line);
  return !line.empty() && line.size() < 10 &&
         std::all_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A line of times begins with a digit; `A --> B` is talk.
bool is_timing(std::string_view line) {
  const std::string_view text = trim(line);
  return !text.empty() && text.front() >= '0' && text.front() <= '9' &&
         text.find(arrow) != std::string_view::npos;
}

bool opens_block(std::string_view line, std::string_view word) {
  return line.starts_with(word) &&
         (line.size() == word.size() || line[word.size()] == ' ' || line[word.size()] == '\t');
}

class CueSplitter {
 public:
  CueSplitter(CueDialect dialect, const std::string& path, Diagnostics& diagnostics)
      : dialect_(dialect), path_(path), diagnostics_(diagnostics) {}

  Cues split(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++line_) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      read_line(text.substr(at, end - at));
      at = end + 1;
    }
    commit(waiting_.size());
    fill_last();
    if (!text.empty() && dialect_ == CueDialect::vtt && !header_) {
      diagnostics_.warning("no WEBVTT header: read as captions all the same", {path_, 1});
    }
    return std::move(found_);
  }

 private:
  void read_line(std::string_view line) {
    if (line_ == 1 && opens_block(line, "WEBVTT")) {
      dialect_ = CueDialect::vtt;
      header_ = skipping_ = true;
    } else if (is_timing(line)) {
      begin_cue(line);
    } else if (trim(line).empty()) {
      end_block();
    } else if (!skipping_) {
      read_talk(line);
    }
  }

  void read_talk(std::string_view line) {
    if (at_block_) commit(waiting_.size());
    skipping_ = at_block_ && dialect_ == CueDialect::vtt && is_comment(line);
    at_block_ = false;
    if (!skipping_) waiting_.push_back({line, line_});
  }

  static bool is_comment(std::string_view line) {
    return opens_block(line, "NOTE") || trim(line) == "STYLE" || trim(line) == "REGION";
  }

  /// A lone number waits on: the index of a cue, a blank line below it.
  void end_block() {
    const bool number = waiting_.size() == 1 && is_number(waiting_.front().text);
    if (in_cue_ || !number) commit(waiting_.size());
    in_cue_ = skipping_ = false;
    at_block_ = true;
  }

  void begin_cue(std::string_view line) {
    commit(waiting_.size() - (ends_in_id() ? 1 : 0));
    waiting_.clear();
    fill_last();
    read_times(trim(line), found_.cues.emplace_back());
    at_block_ = skipping_ = false;
    in_cue_ = true;
  }

  [[nodiscard]] bool ends_in_id() const {
    if (waiting_.empty()) return false;
    if (waiting_.size() == 1) return !in_cue_;
    return is_number(waiting_.back().text);
  }

  void read_times(std::string_view line, Cue& cue) {
    const std::size_t at = line.find(arrow);
    cue.start = whole_time(trim(line.substr(0, at)));
    cue.end = whole_time(first_word(trim(line.substr(at + arrow.size()))));
    if (cue.start && cue.end) return;
    diagnostics_.warning(
        fmt::format("'{}' is no pair of cue times: the talk is kept", line.substr(0, 60)),
        {path_, line_});
  }

  /// The first `count` waiting lines are talk of the cue before them.
  void commit(std::size_t count) {
    if (count > 0 && found_.cues.empty()) {
      diagnostics_.warning("talk in front of the first cue: kept, without a time",
                           {path_, waiting_.front().number});
      found_.cues.emplace_back();
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (!payload_.empty()) payload_ += '\n';
      payload_ += waiting_[i].text;
    }
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
  }

  /// The last cue has all its lines.
  void fill_last() {
    if (!found_.cues.empty()) tags_.fill_last(payload_);
    payload_.clear();
  }

  struct Line {
    std::string_view text;
    std::size_t number;
  };

  CueDialect dialect_;
  const std::string& path_;
  Diagnostics& diagnostics_;
  Cues found_{};
  CueTags tags_{found_};
  std::string payload_{};        ///< lines of the last cue
  std::vector<Line> waiting_{};  ///< of this block, not yet told apart
  std::size_t line_ = 1;
  bool header_ = false;
  bool skipping_ = false;  ///< inside the header or a comment
  bool at_block_ = true;   ///< after a blank line
  bool in_cue_ = false;    ///< no blank line since the last line of times
};

}  // namespace

Cues split_cues(std::string_view text, CueDialect dialect, const std::string& path,
                Diagnostics& diagnostics) {
  return CueSplitter(dialect, path, diagnostics).split(text);
}

}  // namespace themata
