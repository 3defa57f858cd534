// SPDX-License-Identifier: MIT
#include <themata/dictionary/difference.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include <themata/dictionary/written.hpp>

namespace themata {
namespace {

using Kind = Difference::Kind;
/// What is said of one thing, by field.
using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of(const Theme& theme) {
  return {{"label", theme.label},
          {"description", theme.description},
          {"polarity", std::string(polarity_name(theme.polarity))}};
}

Fields fields_of(const Pattern& pattern) {
  return {{"conditions", written_conditions(pattern)},
          {"polarity", std::string(polarity_name(pattern.polarity))},
          {"weight", pattern.weight ? fmt::format("{}", *pattern.weight) : std::string()}};
}

class Comparison {
 public:
  Comparison(const Dictionary& before, const Dictionary& after) : before_(before), after_(after) {}

  std::vector<Difference> take() {
    for (std::uint32_t at = 0; at < after_.themes().size(); ++at) compare(ThemeId{at});
    for (const Theme& theme : before_.themes()) {
      if (!after_.find(theme.full_name)) add_whole(Kind::gone, before_, theme);
    }
    return std::move(found_);
  }

 private:
  void compare(ThemeId id) {
    const Theme& now = after_.theme(id);
    const auto known = before_.find(now.full_name);
    if (!known) return add_whole(Kind::added, after_, now);
    const Theme& then = before_.theme(*known);
    compare(fields_of(then), fields_of(now),
            {Kind::changed, now.full_name, {}, {}, {}, {}, now.place});

    std::multimap<std::string, PatternId> left;
    for (const PatternId pattern : then.patterns) {
      left.emplace(before_.pattern(pattern).written, pattern);
    }
    for (const PatternId pattern : now.patterns) {
      const Pattern& is = after_.pattern(pattern);
      const Difference what{Kind::changed, now.full_name, is.written, {}, {}, {}, is.place};
      const auto was = left.find(is.written);
      if (was == left.end()) {
        add(Kind::added, what);
      } else {
        compare(fields_of(before_.pattern(was->second)), fields_of(is), what);
        left.erase(was);
      }
    }
    for (const PatternId pattern : then.patterns) {
      const Pattern& was = before_.pattern(pattern);
      const auto [from, to] = left.equal_range(was.written);
      const auto here =
          std::find_if(from, to, [pattern](const auto& entry) { return entry.second == pattern; });
      if (here == to) continue;
      found_.push_back({Kind::gone, now.full_name, was.written, {}, {}, {}, was.place});
      left.erase(here);
    }
  }

  void compare(const Fields& then, const Fields& now, const Difference& what) {
    for (std::size_t at = 0; at < now.size(); ++at) {
      if (then[at].second == now[at].second) continue;
      Difference& one = found_.emplace_back(what);
      one.field = now[at].first;
      one.before = then[at].second;
      one.after = now[at].second;
    }
  }

  void add(Kind kind, const Difference& what) {
    found_.push_back(what);
    found_.back().kind = kind;
  }

  void add_whole(Kind kind, const Dictionary& dictionary, const Theme& theme) {
    found_.push_back({kind, theme.full_name, {}, {}, {}, {}, theme.place});
    for (const PatternId id : theme.patterns) {
      const Pattern& pattern = dictionary.pattern(id);
      found_.push_back({kind, theme.full_name, pattern.written, {}, {}, {}, pattern.place});
    }
  }

  const Dictionary& before_;
  const Dictionary& after_;
  std::vector<Difference> found_{};
};

}  // namespace

std::string_view difference_name(Difference::Kind kind) {
  switch (kind) {
    case Kind::added: return "added";
    case Kind::gone: return "gone";
    case Kind::changed: return "changed";
  }
  return "";
}

std::vector<Difference> differences(const Dictionary& before, const Dictionary& after) {
  return Comparison(before, after).take();
}

}  // namespace themata
