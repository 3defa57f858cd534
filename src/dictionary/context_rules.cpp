// SPDX-License-Identifier: MIT
//
//   themata-context: 1
//   name, version, language, description, source, license
//   sets: {her: [her, him, them]}
//   statuses:                    of several that hold the first decides
//     negated:                   also hypothetical, attributed, questioned
//       before: [...]            triggers; what follows within reach is negated
//       after: [...]             triggers; what goes before
//       within: 6                words from trigger to hit
//       not: [...]               looks like a trigger and is none
//       until: [...]             ends a trigger's reach
//       ends: ['?']              signs at the sentence's end
//     negated: [{...}, {...}]    several rules for one status
#include <themata/dictionary/context_rules.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <themata/base/suggest.hpp>
#include <themata/dictionary/load.hpp>

#include "native_fields.hpp"
#include "readers.hpp"

namespace themata {
namespace {

constexpr std::size_t most_rules = 100;
using Kind = YamlNode::Kind;
using References = NativeFields::References;

class RulesReader {
 public:
  RulesReader(ContextRules& rules, SourceErrors& errors) : rules_(rules), fields_(errors, sets_) {}

  void read(const YamlNode& root) {
    const YamlNode* version = root.find("themata-context");
    if (root.kind != Kind::map || version == nullptr) {
      fields_.fail(root, "a file of contexts begins with `themata-context: 1`");
      return;
    }
    if (version->scalar != "1") {
      fields_.fail(*version,
                   "`themata-context:` gives the version of the format; this program "
                   "reads version 1");
    }
    fields_.check_keys(root, "a file of contexts",
                       {"themata-context", "name", "version", "language", "description", "source",
                        "license", "sets", "statuses"});
    rules_.name = fields_.text(root, "name");
    rules_.version = fields_.text(root, "version");
    rules_.language = fields_.text(root, "language");
    rules_.description = fields_.text(root, "description");
    rules_.sources = fields_.texts(root, "source");
    (void)fields_.named_sets(root);
    const YamlNode* statuses = root.find("statuses");
    if (statuses == nullptr || statuses->kind != Kind::map || statuses->entries.empty()) {
      fields_.fail(statuses == nullptr ? root : *statuses,
                   "a file of contexts needs `statuses:`, a map from statuses to triggers");
      return;
    }
    for (const auto& [key, value] : statuses->entries) read_status(key, value);
    if (rules_.rules.size() > most_rules) {
      fields_.fail(*statuses, fmt::format("more than {} rules", most_rules));
    }
  }

 private:
  void read_status(const YamlNode& key, const YamlNode& value) {
    const auto status = status_from_name(key.scalar);
    if (!status || *status == Status::affirmed) {
      std::vector<std::string> names;
      for (const Status known : all_statuses) names.emplace_back(status_name(known));
      names.erase(names.begin());
      fields_.fail(key, fmt::format("a status is `negated`, `hypothetical`, `attributed` or "
                                    "`questioned`{}",
                                    did_you_mean(key.scalar, names)));
      return;
    }
    if (value.kind == Kind::map) return read_rule(value, *status);
    if (value.kind != Kind::list || value.items.empty()) {
      fields_.fail(value,
                   "a status takes a map with `before`, `after` or `ends`, or a list of them");
    }
    for (const YamlNode& item : value.items) {
      if (item.kind == Kind::map) {
        read_rule(item, *status);
      } else {
        fields_.fail(item, "here stands a map with `before`, `after` or `ends`");
      }
    }
  }

  void read_rule(const YamlNode& map, Status status) {
    fields_.check_keys(map, "a status", {"before", "after", "ends", "within", "not", "until"});
    StatusRule rule;
    rule.status = status;
    rule.before = terms(map, "before");
    rule.after = terms(map, "after");
    rule.ends = fields_.texts(map, "ends");
    rule.never = terms(map, "not");
    rule.until = terms(map, "until");
    const bool triggers = map.find("before") != nullptr || map.find("after") != nullptr;
    if (!triggers && map.find("ends") == nullptr) {
      fields_.fail(map, "a status needs triggers: `before`, `after` or `ends`");
    }
    if (std::any_of(rule.ends.begin(), rule.ends.end(),
                    [](const std::string& sign) { return sign.empty(); })) {
      fields_.fail(*map.find("ends"), "an empty sign would end every sentence");
    }
    const YamlNode* within = map.find("within");
    const Reach reach = fields_.within(map);
    rule.within = reach.words;
    if (triggers && within == nullptr) {
      fields_.fail(map, "say how far its triggers reach: `within:` and a number of words");
    } else if (within != nullptr && reach.kind != Reach::Kind::words) {
      fields_.fail(*within,
                   "`within` takes a number of words here; no trigger leaves its sentence");
    }
    rules_.rules.push_back(std::move(rule));
  }

  std::vector<Term> terms(const YamlNode& map, std::string_view key) {
    const YamlNode* value = map.find(key);
    if (value == nullptr || value->kind == Kind::empty) return {};
    return fields_.terms(*value, References::refused, key);
  }

  ContextRules& rules_;
  PatternSets sets_{};
  NativeFields fields_;
};

}  // namespace

ContextRules parse_context_rules(std::string_view text, const std::string& path) {
  ContextRules rules;
  rules.path = path;
  SourceErrors errors(path, text);
  const YamlNode root = parse_yaml(text, errors);
  if (root.kind != Kind::empty || errors.empty()) RulesReader(rules, errors).read(root);
  errors.throw_if_any();
  return rules;
}

}  // namespace themata
