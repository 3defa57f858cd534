// SPDX-License-Identifier: MIT
#include "native_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>

#include <themata/base/suggest.hpp>
#include <themata/text/utf8.hpp>

#include "readers.hpp"

namespace themata {
namespace {

using Kind = YamlNode::Kind;
using References = NativeFields::References;

const std::vector<std::string> pattern_keys{"match",    "near",   "within", "ordered",  "unless",
                                            "requires", "case",   "weight", "polarity", "role",
                                            "note",     "source", "silence"};
constexpr std::array places{std::string_view("before"), std::string_view("after"),
                            std::string_view("around"), std::string_view("sentence"),
                            std::string_view("turn")};

class PatternObject {
 public:
  PatternObject(const YamlNode& map, NativeFields& fields) : map_(map), fields_(fields) {}

  std::optional<Pattern> read(const Theme& theme, ThemeId id) {
    fields_.check_keys(map_, "a pattern", pattern_keys);
    std::optional<Pattern> words = looked_for();
    Pattern pattern = words ? std::move(*words) : Pattern{};
    pattern.theme = id;
    pattern.place = fields_.place(map_);
    pattern.unless = contexts("unless");
    pattern.required = contexts("requires");
    pattern.letter_case = letter_case();
    pattern.voice = voice();
    pattern.weight = weight();
    pattern.polarity = fields_.polarity(map_, theme.polarity);
    pattern.note = fields_.text(map_, "note");
    pattern.source = fields_.text(map_, "source");
    pattern.silences = fields_.silences(map_);
    if (!words) return std::nullopt;
    return pattern;
  }

 private:
  std::optional<Pattern> looked_for() {
    const YamlNode* match = map_.find("match");
    const YamlNode* near = map_.find("near");
    if (match != nullptr && near != nullptr) {
      fields_.fail(*near, "a pattern has `match` or `near`, not both; make them two patterns");
      return std::nullopt;
    }
    if (near != nullptr) return near_each_other(*near);
    for (const char* key : {"within", "ordered"}) {
      if (const YamlNode* value = map_.find(key)) {
        fields_.fail(*value, fmt::format("`{}` belongs to `near`; words between two words of "
                                         "`match` are written `~5`, and a context has a `within` "
                                         "of its own",
                                         key));
      }
    }
    if (match == nullptr || match->kind != Kind::scalar) {
      fields_.fail(match == nullptr ? map_ : *match,
                   "a pattern object needs `match:` with a text, or `near:` with a list");
      return std::nullopt;
    }
    return written_pattern(*match, {}, PatternSyntax::native, fields_.errors(), fields_.sets());
  }

  std::optional<Pattern> near_each_other(const YamlNode& node) {
    Near near;
    near.within = fields_.within(map_);
    near.order = order();
    if (node.kind != Kind::list || node.items.size() < 2 || node.items.size() > Near::most_terms) {
      fields_.fail(
          node, fmt::format("`near` takes a list of 2 to {} patterns or themes", Near::most_terms));
      return std::nullopt;
    }
    near.terms = fields_.terms(node, References::allowed, "near");
    if (near.terms.size() < node.items.size()) return std::nullopt;
    Pattern pattern;
    pattern.written = near_in_one_line(near);
    pattern.near = std::move(near);
    return pattern;
  }

  Near::Order order() {
    const YamlNode* value = map_.find("ordered");
    if (value == nullptr) return Near::Order::any;
    if (value->scalar == "yes" || value->scalar == "true") return Near::Order::as_written;
    if (value->scalar != "no" && value->scalar != "false") {
      fields_.fail(*value, "`ordered` is `yes` or `no`");
    }
    return Near::Order::any;
  }

  std::vector<Context> contexts(std::string_view key) {
    const YamlNode* value = map_.find(key);
    std::vector<Context> out;
    if (value == nullptr) return out;
    if (value->kind == Kind::map) {
      add_context(*value, key, out);
    } else if (value->kind == Kind::list && !value->items.empty()) {
      add_list(*value, key, out);
    } else {
      add_bare(*value, key, out);
    }
    if (out.size() > Pattern::most_contexts) {
      fields_.fail(*value, fmt::format("more than {} contexts; put what they look for in lists",
                                       Pattern::most_contexts));
      out.clear();
    }
    return out;
  }

  void add_list(const YamlNode& list, std::string_view key, std::vector<Context>& out) {
    YamlNode bare = list;
    bare.items.clear();
    for (const YamlNode& item : list.items) {
      if (item.kind == Kind::map) {
        add_context(item, key, out);
      } else {
        bare.items.push_back(item);
      }
    }
    if (!bare.items.empty()) add_bare(bare, key, out);
  }

  void add_bare(const YamlNode& node, std::string_view key, std::vector<Context>& out) {
    Context context;
    context.any_of = fields_.terms(node, References::allowed, key);
    context.place = fields_.place(node);
    if (!context.any_of.empty()) out.push_back(std::move(context));
  }

  void add_context(const YamlNode& map, std::string_view key, std::vector<Context>& out) {
    fields_.check_keys(map, fmt::format("an object of `{}`", key),
                       {"before", "after", "around", "sentence", "turn", "within"});
    std::vector<const std::pair<YamlNode, YamlNode>*> given;
    for (const auto& entry : map.entries) {
      if (std::find(places.begin(), places.end(), entry.first.scalar) != places.end()) {
        given.push_back(&entry);
      }
    }
    if (given.size() != 1) {
      fields_.fail(map, fmt::format("an object of `{}` has one of `before`, `after`, `around`, "
                                    "`sentence`, `turn`; for two, write a list of two objects",
                                    key));
      return;
    }
    const auto& [where, what] = *given.front();
    Context context;
    context.place = fields_.place(map);
    context.any_of = fields_.terms(what, References::allowed, where.scalar);
    context.within = fields_.within(map);
    if (where.scalar == "before") context.side = Context::Side::before;
    if (where.scalar == "after") context.side = Context::Side::after;
    if (where.scalar == "sentence" || where.scalar == "turn") {
      context.within.kind = where.scalar == "turn" ? Reach::Kind::turn : Reach::Kind::sentence;
      if (const YamlNode* within = map.find("within")) {
        fields_.fail(*within, fmt::format("`{}` says already how far to look; `within` goes with "
                                          "`before`, `after` and `around`",
                                          where.scalar));
      }
    }
    if (!context.any_of.empty()) out.push_back(std::move(context));
  }

  LetterCase letter_case() {
    const YamlNode* value = map_.find("case");
    if (value == nullptr) return LetterCase::folded;
    if (value->scalar != "exact") {
      fields_.fail(*value, "`case` takes `exact`; without it capitals do not matter");
    }
    return LetterCase::exact;
  }

  Voice voice() {
    const YamlNode* value = map_.find("role");
    if (value == nullptr) return Voice::any;
    for (const Voice voice : {Voice::respondent, Voice::interviewer}) {
      if (value->scalar == voice_name(voice)) return voice;
    }
    fields_.fail(*value, fmt::format("role is `respondent` or `interviewer`{}",
                                     did_you_mean(value->scalar, {"respondent", "interviewer"})));
    return Voice::any;
  }

  std::optional<double> weight() {
    const YamlNode* value = map_.find("weight");
    if (value == nullptr) return std::nullopt;
    const std::string_view text = trim(value->scalar);
    double weight = 0;
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), weight);
    const bool number = problem == std::errc{} && stop == text.data() + text.size();
    if (number && std::isfinite(weight) && std::abs(weight) <= Pattern::most_weight) return weight;
    fields_.fail(*value, "`weight` is a number from -1e9 to 1e9, with a point (`0.5`, `-2`)");
    return std::nullopt;
  }

  const YamlNode& map_;
  NativeFields& fields_;
};

}  // namespace

std::string near_in_one_line(const Near& near) {
  std::string out = "near: [";
  for (const Term& term : near.terms) out += (&term == &near.terms[0] ? "" : ", ") + term.written;
  out += "], within: " + reach_in_words(near.within);
  return near.order == Near::Order::as_written ? out + ", ordered: yes" : out;
}

std::string reach_in_words(const Reach& reach) {
  switch (reach.kind) {
    case Reach::Kind::words: return std::to_string(reach.words);
    case Reach::Kind::sentence: return "sentence";
    case Reach::Kind::turn: return "turn";
  }
  return {};
}

std::optional<Pattern> pattern_object(const YamlNode& map, const Theme& theme, ThemeId id,
                                      NativeFields& fields) {
  return PatternObject(map, fields).read(theme, id);
}

}  // namespace themata
