// SPDX-License-Identifier: MIT
#include <themata/coding/recoding.hpp>

#include <algorithm>
#include <tuple>

namespace themata {
namespace {

bool by_place(const Match& a, const Match& b) {
  return std::tie(a.begin, a.end, a.pattern) < std::tie(b.begin, b.end, b.pattern);
}

}  // namespace

Recoding::Recoding(const Dictionary& dictionary, const std::vector<PatternId>& same_as,
                   Overlap overlap, StatusSet counted)
    : dictionary_(&dictionary),
      same_as_(same_as),
      resolver_(dictionary, same_as, overlap),
      counted_(counted) {}

void Recoding::begin(const CodedDocument& everything) {
  words_ = everything.words();
  matches_.clear();
  patterns_.clear();
  judged_.clear();
  for (std::uint32_t at = 0; at < dictionary_->themes().size(); ++at) {
    const Theme& theme = dictionary_->themes()[at];
    if (theme.patterns.empty()) continue;
    const auto& hits = theme.children.empty() ? everything.hits.of[at] : everything.hits.own[at];
    for (const Hit& hit : hits) {
      matches_.push_back({hit.begin, hit.end, hit.pattern});
      patterns_.push_back(same_as_[index_of(hit.pattern)]);
      words_ = std::max(words_, hit.end);
      if (hit.status != Status::affirmed) judged_.push_back({hit.begin, hit.end, hit.status});
    }
  }
  std::sort(matches_.begin(), matches_.end(), by_place);
  std::sort(patterns_.begin(), patterns_.end());
  patterns_.erase(std::unique(patterns_.begin(), patterns_.end()), patterns_.end());
  std::sort(judged_.begin(), judged_.end(), [](const Judged& a, const Judged& b) {
    return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
  });
}

void Recoding::keep_counted(std::vector<Hit>& hits) const {
  if (judged_.empty() && counted_.has(Status::affirmed)) return;
  for (Hit& hit : hits) {
    const auto judged =
        std::lower_bound(judged_.begin(), judged_.end(), hit, [](const Judged& a, const Hit& b) {
          return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
        });
    if (judged != judged_.end() && judged->begin == hit.begin && judged->end == hit.end) {
      hit.status = judged->status;
    }
  }
  hits.erase(std::remove_if(hits.begin(), hits.end(),
                            [this](const Hit& hit) { return !counted_.has(hit.status); }),
             hits.end());
}

ThemeHits Recoding::hits(std::optional<PatternId> without) {
  std::vector<Match> matches;
  matches.reserve(matches_.size());
  for (const Match& match : matches_) {
    if (!without || same_as_[index_of(match.pattern)] != same_as_[index_of(*without)]) {
      matches.push_back(match);
    }
  }
  ThemeHits hits = resolver_.no_hits();
  resolver_.resolve(matches, words_, 0, hits);
  for (auto* lists : {&hits.of, &hits.own}) {
    for (std::vector<Hit>& list : *lists) keep_counted(list);
  }
  return hits;
}

}  // namespace themata
