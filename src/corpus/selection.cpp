// SPDX-License-Identifier: MIT
#include <themata/corpus/selection.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include <themata/base/names_apart.hpp>
#include <themata/text/normalise.hpp>

#include "selection_parts.hpp"

namespace themata {

namespace {

/// Whole numbers by value, other texts after them, nothing last.
std::uint64_t order_of(const std::string& text) {
  if (text.empty()) return UINT64_MAX;
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  return problem == std::errc{} && stop == end ? number : UINT64_MAX - 1;
}

std::uint64_t order_of(const DocumentPlace& place) {
  return (std::uint64_t{place.file} << 32U) | place.number;
}

bool asks(const Speaker& speaker) { return speaker.role == Role::interviewer; }

}  // namespace

Selection::Selection(SelectionOptions options, const Metadata* metadata)
    : options_(std::move(options)), metadata_(metadata) {
  for (const std::string& name : options_.speakers) wanted_.insert(folded_form(name));
  values_seen_.resize(options_.where.size());
  if (metadata_ != nullptr) {
    fields_seen_.insert(metadata_->fields().begin(), metadata_->fields().end());
    if (metadata_->by_speaker()) rows_met_.resize(metadata_->rows());
  }
}

std::vector<GroupId> Selection::assign(const CodedDocument& document, DocumentPlace place) {
  const std::vector<GroupId> group_of_speaker =
      add_document(document.id, document.metadata, document.speakers, place);
  std::vector<TurnSummary> turns;
  std::vector<GroupId> groups;
  turns.reserve(document.turns.size());
  groups.reserve(document.turns.size());
  for (const CodedTurn& turn : document.turns) {
    turns.push_back({turn.speaker, turn.words});
    groups.push_back(group_of_speaker[turn.speaker]);
  }
  count_turns(document.id, document.metadata, document.speakers, group_of_speaker, turns);
  return groups;
}

Selection::DocumentFields Selection::fields_of(std::string_view id, const Fields& metadata) const {
  DocumentFields fields{id, {}, {}, metadata, split_name(options_.name_fields, id), {}};
  if (metadata_ != nullptr) fields.joined = metadata_->document(id);
  return fields;
}

std::vector<GroupId> Selection::add_document(std::string_view id, const Fields& metadata,
                                             const std::vector<Speaker>& speakers,
                                             DocumentPlace place) {
  const std::lock_guard lock(mutex_);
  DocumentFields fields = fields_of(id, metadata);
  fields.place = place;
  fields.called = fields.of_name;
  if (options_.called_field) {
    for (auto& [name, value] : fields.called) value = options_.called_field(name, value);
  }
  for (const Fields* known : {&fields.own, &fields.of_name}) {
    for (const auto& [name, value] : *known) fields_seen_.insert(name);
  }
  documents_.emplace_back(place, id);
  meet_rows(fields, speakers);
  if (!speakers.empty()) {
    auto& list = std::any_of(speakers.begin(), speakers.end(), asks) ? with_interviewer_
                                                                     : without_interviewer_;
    list.emplace_back(place, id);
  }

  // Where nothing that is asked for tells voices apart, those of a document are one group.
  const bool apart = (metadata_ != nullptr && metadata_->by_speaker()) ||
                     std::any_of(options_.by.begin(), options_.by.end(), [](const auto& field) {
                       return field == "speaker" || field == "role";
                     });
  std::optional<GroupId> shared;
  std::vector<GroupId> group_of_speaker;
  for (const Speaker& speaker : speakers) {
    if (!wanted_.empty()) speakers_found_.try_emplace(folded_form(speaker.name), speaker.name);
    const bool kept = keeps(fields, speaker);
    if (kept && (apart || !shared)) shared = group_of(fields, speaker);
    group_of_speaker.push_back(kept ? *shared : set_aside);
  }
  // A document whose every turn is set aside still has its row, and so has
  // the one row of a table without groups.
  const bool by_turn =
      std::any_of(options_.by.begin(), options_.by.end(), [this](const auto& field) {
        return field == "speaker" || field == "role" ||
               (metadata_ != nullptr && metadata_->by_speaker() && metadata_->has(field));
      });
  const bool all_documents = options_.where.empty() && options_.speakers.empty();
  if (options_.by.empty() || (!by_turn && all_documents)) group_of(fields, Speaker{});
  return group_of_speaker;
}

void Selection::count_turns(std::string_view id, const Fields& metadata,
                            const std::vector<Speaker>& speakers,
                            const std::vector<GroupId>& group_of_speaker,
                            const std::vector<TurnSummary>& turns) {
  const std::vector<Aside*> asides = asides_of(id, metadata, speakers, group_of_speaker);
  const std::lock_guard lock(mutex_);
  std::set<GroupId> heard;
  std::uint64_t asked = 0;
  GroupId last = set_aside;  // most turns are of the group that was heard last
  has_turns_ = has_turns_ || !turns.empty();
  for (const TurnSummary& turn : turns) {
    const GroupId group = group_of_speaker[turn.speaker];
    if (group != set_aside) {
      keeps_turns_ = true;
      if (turn.words == 0 || group == last) continue;
      last = group;
      if (heard.insert(group).second) ++interviews_[group];
      continue;
    }
    Aside* aside = asides[turn.speaker];
    if (aside == nullptr) continue;
    ++aside->turns;
    aside->words += turn.words;
    asked += aside == &interviewers_ ? turn.words : 0;
  }
  const bool by_role_alone = options_.speakers.empty() && options_.where.empty();
  if (heard.empty() && asked > 0 && by_role_alone) unanswered_.emplace(id);
}

std::vector<Selection::Aside*> Selection::asides_of(std::string_view id, const Fields& metadata,
                                                    const std::vector<Speaker>& speakers,
                                                    const std::vector<GroupId>& group_of_speaker) {
  const bool filtered = !options_.speakers.empty() || !options_.where.empty();
  const DocumentFields fields = filtered ? fields_of(id, metadata) : DocumentFields{};
  std::vector<Aside*> asides(speakers.size(), nullptr);
  for (std::size_t at = 0; at < speakers.size(); ++at) {
    const Role role = speakers[at].role;
    const bool known = role == Role::interviewer || role == Role::preamble;
    if (group_of_speaker[at] != set_aside || !known) continue;
    if (!is_asked_for(fields, speakers[at])) continue;
    asides[at] = role == Role::interviewer ? &interviewers_ : &preambles_;
  }
  return asides;
}

std::string Selection::value(const DocumentFields& fields, const Fields& of_name,
                             const Speaker& speaker, const std::string& field) const {
  if (field == "document") return std::string(fields.id);
  if (field == "speaker") return speaker.name;
  if (field == "role") return std::string(role_name(speaker.role));
  const std::string name = field.starts_with(meta) ? field.substr(meta.size()) : field;
  for (const std::string& asked : {field, name}) {
    if (fields.joined) {
      if (auto joined = metadata_->value(*fields.joined, speaker.name, asked)) return *joined;
    }
    for (const Fields* known : {&fields.own, &of_name}) {
      for (const auto& [own, value] : *known) {
        if (own == asked) return value;
      }
    }
  }
  return {};
}

bool Selection::has_wanted_role(const Speaker& speaker) const {
  const std::vector<Role>& roles = options_.roles;
  if (!roles.empty()) return std::find(roles.begin(), roles.end(), speaker.role) != roles.end();
  return options_.all_roles ||
         (speaker.role != Role::interviewer && speaker.role != Role::preamble);
}

bool Selection::has_wanted_name(const Speaker& speaker) const {
  return wanted_.empty() || wanted_.contains(folded_form(speaker.name));
}

bool Selection::is_asked_for(const DocumentFields& fields, const Speaker& speaker) const {
  return has_wanted_name(speaker) &&
         std::all_of(options_.where.begin(), options_.where.end(), [&](const auto& condition) {
           return value(fields, fields.of_name, speaker, condition.first) == condition.second;
         });
}

bool Selection::keeps(const DocumentFields& fields, const Speaker& speaker) {
  if (!has_wanted_name(speaker)) return false;
  const bool counts = has_wanted_role(speaker);
  bool kept = counts;
  for (std::size_t at = 0; at < options_.where.size(); ++at) {
    const std::string found = value(fields, fields.of_name, speaker, options_.where[at].first);
    Values& seen = values_seen_[at];
    (counts ? seen.counting : seen.aside).insert(found);
    kept = kept && found == options_.where[at].second;
  }
  return kept;
}

GroupId Selection::group_of(const DocumentFields& fields, const Speaker& speaker) {
  GroupKey key;
  for (const std::string& field : options_.by) {
    GroupPart part{0, value(fields, fields.called, speaker, field)};
    if (field == "document") {
      part.order = order_of(fields.place);
    } else {
      part.order = order_of(part.text);
    }
    key.push_back(std::move(part));
  }
  if (options_.clusters == SelectionOptions::Clusters::by_document) {
    key.push_back({order_of(fields.place), {}});
  }
  return groups_.try_emplace(std::move(key), static_cast<GroupId>(groups_.size())).first->second;
}

std::vector<std::pair<GroupKey, GroupId>> Selection::groups() const {
  std::vector<std::pair<GroupKey, GroupId>> groups;
  groups.reserve(groups_.size());
  for (PlacedGroup& group : placed_groups()) groups.emplace_back(std::move(group.key), group.id);
  return groups;
}

std::vector<ClusteredGroup> Selection::clustered_groups() const {
  const bool apart = options_.clusters == SelectionOptions::Clusters::by_document;
  std::vector<ClusteredGroup> clustered;
  for (PlacedGroup& group : placed_groups()) {
    if (clustered.empty() || clustered.back().key != group.key) {
      clustered.push_back({std::move(group.key), {}, {}});
    }
    clustered.back().parts.push_back(group.id);
    if (apart) clustered.back().documents.push_back(group.document);
  }
  return clustered;
}

std::vector<Selection::PlacedGroup> Selection::placed_groups() const {
  const bool apart = options_.clusters == SelectionOptions::Clusters::by_document;
  std::vector<PlacedGroup> placed;
  placed.reserve(groups_.size());
  for (const auto& [key, id] : groups_) {
    placed.push_back({key, id, apart ? key.back().order : 0});
    if (apart) placed.back().key.pop_back();
  }
  const auto field = std::find(options_.by.begin(), options_.by.end(), "document");
  if (field != options_.by.end()) {
    name_documents(static_cast<std::size_t>(field - options_.by.begin()), placed);
  }
  if (!options_.called || (!apart && field == options_.by.end())) return placed;
  std::map<std::uint64_t, std::size_t> order;
  if (apart) order = this->order();
  std::stable_sort(placed.begin(), placed.end(), [&](const auto& a, const auto& b) {
    if (a.key != b.key || !apart) return a.key < b.key;
    return order.at(a.document) < order.at(b.document);
  });
  return placed;
}

void Selection::name_documents(std::size_t at, std::vector<PlacedGroup>& groups) const {
  const std::map<std::uint64_t, std::string> names = documents();
  std::map<std::uint64_t, std::size_t> order;
  if (options_.called) order = this->order();
  for (PlacedGroup& group : groups) {
    GroupPart& part = group.key[at];
    part.text = names.at(part.order);
    if (options_.called) part.order = order.at(part.order);
  }
}

std::map<std::uint64_t, std::size_t> Selection::order() const {
  std::vector<std::pair<std::string, std::uint64_t>> called;
  for (const auto& [place, id] : documents_) {
    called.emplace_back(options_.called ? options_.called(id) : std::string(), order_of(place));
  }
  std::sort(called.begin(), called.end());
  std::map<std::uint64_t, std::size_t> order;
  for (const auto& [name, document] : called) order.emplace(document, order.size());
  return order;
}

std::map<std::vector<std::string>, std::uint64_t> Selection::interviews() const {
  std::map<std::vector<std::string>, std::uint64_t> interviews;
  for (const auto& [key, id] : groups()) {
    std::vector<std::string> values;
    for (const GroupPart& part : key) values.push_back(part.text);
    const auto found = interviews_.find(id);
    interviews[values] += found == interviews_.end() ? 0 : found->second;
  }
  return interviews;
}

std::map<std::uint64_t, std::string> Selection::documents() const {
  // Documents of one file have the ids that it gives them; two files may give the same.
  std::map<std::uint64_t, std::string> names;
  NamesApart apart;
  for (const auto& [place, id] : documents_) {
    names[order_of(place)] = id;
    apart.add(id);
  }
  for (auto& [order, name] : names) name = apart.next(name);
  return names;
}

std::string Selection::id_of(const std::string& name) const {
  const std::map<std::uint64_t, std::string> names = documents();
  const auto named = std::find_if(documents_.begin(), documents_.end(), [&](const auto& document) {
    return names.at(order_of(document.first)) == name;
  });
  return named == documents_.end() ? std::string() : named->second;
}

std::vector<std::string> Selection::columns(const std::vector<std::string>& taken) const {
  std::vector<std::string> names;
  for (const std::string& field : options_.by) {
    const bool clash = std::find(taken.begin(), taken.end(), field) != taken.end();
    names.push_back(clash ? std::string(meta) + field : field);
  }
  return names;
}

}  // namespace themata
