// SPDX-License-Identifier: MIT
#include "status_finder.hpp"

#include <algorithm>

#include "bytes_of_memory.hpp"
#include "packed_for.hpp"

namespace themata {

StatusRules::StatusRules(const ContextRules& rules, const Segmenter& segmenter,
                         Diagnostics& diagnostics) {
  auto program = std::make_unique<Program>(segmenter, diagnostics);
  struct Use {
    PhraseId phrase;
    std::size_t rule;
    Part part;
  };
  std::vector<Use> uses;
  for (const StatusRule& rule : rules.rules) {
    const std::size_t number = program->rules.size();
    program->rules.push_back({rule.status, rule.within, rule.ends});
    program->asks_ends |= !rule.ends.empty();
    program->farthest = std::max(program->farthest, rule.within);
    const auto add = [&](const std::vector<Term>& terms, Part part) {
      for (const Term& term : terms) uses.push_back({program->phrases.add(term), number, part});
    };
    add(rule.before, Part::before);
    add(rule.after, Part::after);
    add(rule.never, Part::never);
    add(rule.until, Part::until);
  }
  program->phrases.compile();
  program->parts.assign(program->phrases.size() * program->rules.size(), 0);
  for (const Use& use : uses) {
    program->parts[use.phrase * program->rules.size() + use.rule] |=
        static_cast<std::uint8_t>(use.part);
    program->longest = std::max(program->longest, program->phrases.longest(use.phrase));
  }
  program->farthest += 2 * program->longest;  // a trigger, and what looks like one around it
  program_ = std::move(program);
}

std::string StatusRules::packed() const {
  ByteWriter writer;
  writer(*program_);
  return packed_for(program_->cutting, PhraseScope::sentence) + writer.take();
}

std::optional<StatusRules> StatusRules::unpacked(std::string_view packed,
                                                 const Segmenter& segmenter) {
  const std::string wanted = packed_for(segmenter.options(), PhraseScope::sentence);
  if (!packed.starts_with(wanted)) return std::nullopt;
  auto program = std::make_unique<Program>();
  program->cutting = segmenter.options();
  ByteReader reader(packed.substr(wanted.size()));
  reader(*program);
  return StatusRules(std::move(program));
}

StatusRules::StatusRules(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
StatusRules::StatusRules(StatusRules&&) noexcept = default;
StatusRules& StatusRules::operator=(StatusRules&&) noexcept = default;
StatusRules::~StatusRules() = default;

Status StatusFinder::of(Surroundings& around, Stretch hit) {
  const std::uint64_t key = (std::uint64_t{hit.begin} << 32U) | hit.end;
  const auto [known, fresh] = known_.try_emplace(key, Status::affirmed);
  if (fresh) known->second = find(around, hit);
  return known->second;
}

Status StatusFinder::find(Surroundings& around, Stretch hit) {
  const auto words = static_cast<std::uint32_t>(around.words().size());
  const std::uint32_t far = program_.farthest;
  const std::uint32_t from = hit.begin > far ? hit.begin - far : 0;
  const std::uint32_t until = words - hit.end > far ? hit.end + far : words;
  found_.clear();
  search_.find(around.words(),
               {around.sentence_begin(hit.begin, from), around.sentence_end(hit.end - 1, until)},
               around.crossing(), found_);
  if (found_.empty() && !program_.asks_ends) return Status::affirmed;
  for (std::size_t rule = 0; rule < program_.rules.size(); ++rule) {
    if (holds(rule, hit) || sentence_ends(rule, around, hit)) return program_.rules[rule].status;
  }
  return Status::affirmed;
}

bool StatusFinder::holds(std::size_t rule, Stretch hit) const {
  return std::any_of(found_.begin(), found_.end(), [&](const PhraseMatch& trigger) {
    return reaches(rule, trigger, hit) && !any_covers(rule, trigger);
  });
}

bool StatusFinder::reaches(std::size_t rule, const PhraseMatch& trigger, Stretch hit) const {
  const std::uint32_t within = program_.rules[rule].within;
  if (trigger.end <= hit.begin) {
    return program_.is(rule, trigger.phrase, Part::before) && hit.begin - trigger.end < within &&
           !any_between(rule, {trigger.end, hit.begin});
  }
  return trigger.begin >= hit.end && program_.is(rule, trigger.phrase, Part::after) &&
         trigger.begin - hit.end < within && !any_between(rule, {hit.end, trigger.begin});
}

bool StatusFinder::any_covers(std::size_t rule, const PhraseMatch& trigger) const {
  return std::any_of(found_.begin(), found_.end(), [&](const PhraseMatch& other) {
    return other.begin <= trigger.begin && trigger.end <= other.end &&
           program_.is(rule, other.phrase, Part::never);
  });
}

bool StatusFinder::any_between(std::size_t rule, Stretch gap) const {
  return std::any_of(found_.begin(), found_.end(), [&](const PhraseMatch& other) {
    return gap.begin <= other.begin && other.end <= gap.end &&
           program_.is(rule, other.phrase, Part::until);
  });
}

bool StatusFinder::sentence_ends(std::size_t rule, Surroundings& around, Stretch hit) {
  const std::vector<std::string>& ends = program_.rules[rule].ends;
  if (ends.empty()) return false;
  if (hit.end <= sentence_.begin || hit.end > sentence_.end) {
    const auto words = static_cast<std::uint32_t>(around.words().size());
    sentence_ = {hit.end - 1, around.sentence_end(hit.end - 1, words)};
    at_end_.reset();
  }
  const bool signed_so = std::any_of(ends.begin(), ends.end(), [&](const std::string& sign) {
    return around.ends_with(sentence_.end - 1, sign);
  });
  if (!signed_so) return false;
  const std::vector<PhraseMatch>& last = last_of_sentence(around);
  return std::none_of(last.begin(), last.end(), [&](const PhraseMatch& phrase) {
    return phrase.end == sentence_.end && program_.is(rule, phrase.phrase, Part::never);
  });
}

const std::vector<PhraseMatch>& StatusFinder::last_of_sentence(Surroundings& around) {
  if (!at_end_) {
    const std::uint32_t tail = std::min(program_.longest, sentence_.end - sentence_.begin);
    search_.find(around.words(), {sentence_.end - tail, sentence_.end}, around.crossing(),
                 at_end_.emplace());
  }
  return *at_end_;
}

}  // namespace themata
