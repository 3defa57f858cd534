// SPDX-License-Identifier: MIT
//
// References as a graph: a theme whose pattern names `@x` needs x and all below x. To
// keep the graph as small as the file, "x and all below" is a node of its own.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include <themata/base/suggest.hpp>

#include "native_pattern.hpp"

namespace themata {
namespace {

constexpr std::size_t deepest = 20;

class References {
 public:
  References(Dictionary& dictionary, SourceErrors& errors)
      : dictionary_(dictionary), errors_(errors), needs_(dictionary.themes().size()) {}

  void resolve() {
    for (std::uint32_t at = 0; at < dictionary_.patterns().size(); ++at) {
      Pattern& pattern = dictionary_.mutable_pattern(PatternId{at});
      for_each_term(pattern, [&](Term& term) { look_up(term, pattern.theme); });
    }
    const auto themes = static_cast<std::uint32_t>(needs_.size());
    own_.resize(themes);
    whole_.resize(themes);
    for (std::uint32_t theme = 0; theme < themes && !failed_; ++theme) (void)of_own(theme, 0);
  }

 private:
  struct Need {
    std::uint32_t theme;
    const Term* term;
  };
  enum class Seen : std::uint8_t { no, under_way, done };
  struct Depth {
    Seen seen = Seen::no;
    std::size_t references = 0;
  };

  void look_up(Term& term, ThemeId from) {
    if (!term.written.starts_with('@')) return;
    if (!term.parts.empty()) return;
    const std::string_view name = std::string_view(term.written).substr(1);
    term.theme = dictionary_.find(name);
    if (term.theme) {
      needs_[index_of(from)].push_back({index_of(*term.theme), &term});
      return;
    }
    std::vector<std::string> names;
    for (const Theme& theme : dictionary_.themes()) names.push_back(theme.full_name);
    errors_.add(term.place.line, term.place.column,
                fmt::format("no theme `{}` in this file{}; write its full name "
                            "(`@procedural.voice`)",
                            name, did_you_mean(name, names)));
  }

  /// How many references deep the patterns of a theme itself go.
  std::size_t of_own(std::uint32_t theme, std::size_t above) {
    Depth& depth = own_[theme];
    if (depth.seen == Seen::done || failed_) return depth.references;
    depth.seen = Seen::under_way;
    for (const Need& need : needs_[theme]) {
      path_.push_back({theme, need.term});
      const std::size_t below = of_whole(need.theme, above + 1);
      if (!failed_ && 1 + below > deepest) too_deep(*need.term);
      path_.pop_back();
      own_[theme].references = std::max(own_[theme].references, 1 + below);
    }
    own_[theme].seen = Seen::done;
    return own_[theme].references;
  }

  /// ... and of all that is below it.
  std::size_t of_whole(std::uint32_t theme, std::size_t above) {
    if (failed_ || whole_[theme].seen == Seen::done) return whole_[theme].references;
    if (above > deepest) {
      too_deep(*path_.back().term);
      return 0;
    }
    if (own_[theme].seen == Seen::under_way) {
      circle(theme);
      return 0;
    }
    std::size_t deep = of_own(theme, above);
    for (const ThemeId child : dictionary_.themes()[theme].children) {
      deep = std::max(deep, of_whole(index_of(child), above));
    }
    whole_[theme] = {Seen::done, deep};
    return deep;
  }

  void too_deep(const Term& term) {
    failed_ = true;
    errors_.add(term.place.line, term.place.column,
                fmt::format("references go through more than {} themes", deepest));
  }

  void circle(std::uint32_t back_to) {
    const auto first = std::find_if(path_.begin(), path_.end(),
                                    [back_to](const Need& step) { return step.theme == back_to; });
    std::string way;
    for (auto step = first; step != path_.end(); ++step) {
      way += fmt::format("{} -> ", dictionary_.themes()[step->theme].full_name);
    }
    const Term& term = *path_.back().term;
    errors_.add(term.place.line, term.place.column,
                fmt::format("`{}` leads in a circle: {}{}; a theme can't need itself, nor what "
                            "needs it",
                            term.written, way, dictionary_.themes()[back_to].full_name));
  }

  Dictionary& dictionary_;
  SourceErrors& errors_;
  std::vector<std::vector<Need>> needs_;  ///< of a theme
  std::vector<Depth> own_{};
  std::vector<Depth> whole_{};
  std::vector<Need> path_{};  ///< from which theme, by which term
  bool failed_ = false;       ///< too deep: nothing more can be said
};

}  // namespace

void resolve_references(Dictionary& dictionary, SourceErrors& errors) {
  References(dictionary, errors).resolve();
}

}  // namespace themata
