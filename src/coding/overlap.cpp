// SPDX-License-Identifier: MIT
#include <themata/coding/overlap.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace themata {
namespace {

bool by_place(const Match& a, const Match& b) {
  return std::tie(a.begin, a.end, a.pattern) < std::tie(b.begin, b.end, b.pattern);
}

bool longest_first(const Match& a, const Match& b) {
  const std::uint32_t a_words = a.end - a.begin;
  const std::uint32_t b_words = b.end - b.begin;
  return std::tie(b_words, a.begin, a.pattern) < std::tie(a_words, b.begin, b.pattern);
}

}  // namespace

OverlapResolver::OverlapResolver(const Dictionary& dictionary,
                                 const std::vector<PatternId>& same_as, Overlap overlap)
    : overlap_(overlap), same_as_(same_as) {
  const std::vector<Theme>& themes = dictionary.themes();
  for (std::uint32_t at = 0; at < themes.size(); ++at) {
    std::vector<std::uint32_t> line{at};
    for (auto up = themes[at].parent; up; up = dictionary.theme(*up).parent) {
      line.push_back(index_of(*up));
    }
    lines_.push_back(std::move(line));
    mixed_.push_back(!themes[at].patterns.empty() && !themes[at].children.empty());
  }
  for (const Pattern& pattern : dictionary.patterns()) {
    const std::uint32_t owner = index_of(pattern.theme);
    theme_of_.push_back({owner, lines_[owner].size() == 1 && !mixed_[owner]});
  }
  of_.resize(themes.size());
  own_.resize(themes.size());
  met_in_.resize(themes.size(), 0);
}

ThemeHits OverlapResolver::no_hits() const {
  ThemeHits hits;
  hits.of.resize(lines_.size());
  hits.own.resize(lines_.size());
  return hits;
}

/// How many matches from `from` on overlap, each with one before it. Matches come by place, so
/// that those which overlap stand together, and most overlap with none.
std::size_t OverlapResolver::cluster_size(std::span<const Match> from) {
  std::uint32_t end = from.front().end;
  std::size_t size = 1;
  while (size < from.size() && from[size].begin < end) end = std::max(end, from[size++].end);
  return size;
}

/// Greedy: the longest takes its words, and what overlaps with it is gone.
void OverlapResolver::thin_out(std::vector<Match>& matches, std::uint32_t words) {
  std::size_t kept = 0;
  for (std::size_t from = 0; from < matches.size();) {
    const std::size_t to = from + cluster_size(std::span(matches).subspan(from));
    if (to == from + 1) {
      matches[kept++] = matches[from];
    } else {
      kept = thin_out_cluster(matches, {from, to}, kept, words);
    }
    from = to;
  }
  matches.resize(kept);
}

std::size_t OverlapResolver::thin_out_cluster(std::vector<Match>& matches, Cluster cluster,
                                              std::size_t kept, std::uint32_t words) {
  if (taken_.size() < words) taken_.resize(words, 0);
  ++round_;
  const auto first = matches.begin() + static_cast<std::ptrdiff_t>(cluster.from);
  auto last = matches.begin() + static_cast<std::ptrdiff_t>(cluster.to);
  std::sort(first, last, longest_first);
  last = std::remove_if(first, last, [this](const Match& match) {
    const auto begin = taken_.begin() + match.begin;
    const auto end = taken_.begin() + match.end;
    if (std::find(begin, end, round_) != end) return true;
    std::fill(begin, end, round_);
    return false;
  });
  std::sort(first, last, by_place);
  const auto to = matches.begin() + static_cast<std::ptrdiff_t>(kept);
  return kept + static_cast<std::size_t>(std::move(first, last, to) - to);
}

void OverlapResolver::deal_out(std::span<const Match> matches) {
  touched_.clear();
  for (const Match& match : matches) {
    const std::uint32_t owner = theme_of_[index_of(match.pattern)].owner;
    for (const std::uint32_t theme : lines_[owner]) {
      if (of_[theme].empty()) touched_.push_back(theme);
      of_[theme].push_back(match);
    }
    if (mixed_[owner]) own_[owner].push_back(match);
  }
}

void OverlapResolver::drop_repeated(std::vector<Match>& matches) const {
  const auto what = [this](const Match& match) { return same_as_[index_of(match.pattern)]; };
  std::sort(matches.begin(), matches.end(), [&what](const Match& a, const Match& b) {
    return std::tuple(a.begin, a.end, what(a), a.pattern) <
           std::tuple(b.begin, b.end, what(b), b.pattern);
  });
  const auto same = [&what](const Match& a, const Match& b) {
    return a.begin == b.begin && a.end == b.end && what(a) == what(b);
  };
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
}

void OverlapResolver::take(const Match& match, std::uint32_t offset, ThemeHits& hits) const {
  const Hit hit{match.begin + offset, match.end + offset, match.pattern};
  const auto [owner, alone] = theme_of_[index_of(match.pattern)];
  if (alone) return hits.of[owner].push_back(hit);
  for (const std::uint32_t theme : lines_[owner]) hits.of[theme].push_back(hit);
  if (mixed_[owner]) hits.own[owner].push_back(hit);
}

/// Is each theme that counts these matches one of them alone?
bool OverlapResolver::of_different_themes(std::span<const Match> matches) {
  ++cluster_;
  const auto met = [this](std::uint32_t theme) {
    return std::exchange(met_in_[theme], cluster_) == cluster_;
  };
  return std::none_of(matches.begin(), matches.end(), [&](const Match& match) {
    const auto [owner, alone] = theme_of_[index_of(match.pattern)];
    return alone ? met(owner) : std::any_of(lines_[owner].begin(), lines_[owner].end(), met);
  });
}

void OverlapResolver::resolve_cluster(std::span<const Match> matches, std::uint32_t words,
                                      std::uint32_t offset, ThemeHits& hits) {
  deal_out(matches);
  const auto settle = [&](std::vector<Match>& of_theme, std::vector<Hit>& out) {
    if (overlap_ == Overlap::longest_in_theme) {
      thin_out(of_theme, words);
    } else {
      drop_repeated(of_theme);
    }
    for (const Match& match : of_theme) {
      out.push_back({match.begin + offset, match.end + offset, match.pattern});
    }
    of_theme.clear();
  };
  for (const std::uint32_t theme : touched_) {
    settle(of_[theme], hits.of[theme]);
    settle(own_[theme], hits.own[theme]);
  }
}

void OverlapResolver::resolve(std::vector<Match>& matches, std::uint32_t words,
                              std::uint32_t offset, ThemeHits& hits) {
  if (overlap_ == Overlap::longest) thin_out(matches, words);
  for (std::span<const Match> left = matches; !left.empty();) {
    const std::size_t size = cluster_size(left);
    const std::span<const Match> cluster = left.first(size);
    if (size == 1 || of_different_themes(cluster)) {
      for (const Match& match : cluster) take(match, offset, hits);
    } else {
      resolve_cluster(cluster, words, offset, hits);
    }
    left = left.subspan(size);
  }
}

}  // namespace themata
