// SPDX-License-Identifier: MIT
// What a table of metadata and the documents have not in common is named: a misspelt id or name
// would else put talk among those without a value, where nobody looks for it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include <themata/base/shown_path.hpp>
#include <themata/base/suggest.hpp>

#include "selection_parts.hpp"

namespace themata {

std::string list_of(const std::vector<std::string>& names, std::uint64_t count) {
  count = std::max<std::uint64_t>(count, names.size());
  const std::size_t shown = std::min(names.size(), most_named);
  const std::vector<std::string> some(names.begin(),
                                      names.begin() + static_cast<std::ptrdiff_t>(shown));
  std::string list = shown_path(fmt::format("{}", fmt::join(some, ", ")));
  if (count > shown) list += fmt::format(" and {} more", count - shown);
  return list;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

namespace {

/// In the order in which they were read.
std::vector<std::string> other_names(const std::string& name_fields, PlacedIds documents) {
  if (name_fields.empty()) return {};
  std::sort(documents.begin(), documents.end());
  std::vector<std::string> names;
  for (auto& [place, id] : documents) {
    if (split_name(name_fields, id).empty()) names.push_back(std::move(id));
  }
  return names;
}

}  // namespace

void report_other_names(const std::string& name_fields, PlacedIds documents,
                        Diagnostics& diagnostics) {
  const auto names = other_names(name_fields, std::move(documents));
  if (names.empty()) return;
  diagnostics.warning(fmt::format("{} not named `{}`, and without its fields: {}",
                                  counted(names.size(), "document", "documents"), name_fields,
                                  list_of(names)));
}

void refuse_field_of_names(const std::string& field, const std::string& name_fields,
                           PlacedIds documents) {
  if (documents.empty() || !is_name_field(name_fields, field)) return;
  throw Error(ErrorKind::usage,
              fmt::format("no document has a field `{}`, as none is named `{}`: {}", field,
                          name_fields, list_of(other_names(name_fields, std::move(documents)))));
}

/// Whoever is asked for by name and role and is no interviewer should have a row. `--where` does
/// not matter: who lacks a row lacks the value that it asks for.
void Selection::meet_rows(const DocumentFields& fields, const std::vector<Speaker>& speakers) {
  if (!fields.joined || !metadata_->by_speaker()) return;
  std::set<std::string_view> alone;
  for (const Speaker& speaker : speakers) {
    if (const auto row = metadata_->row(*fields.joined, speaker.name)) {
      rows_met_[*row] = true;
    } else if (speaker.role != Role::interviewer && speaker.role != Role::preamble &&
               has_wanted_role(speaker) && has_wanted_name(speaker)) {
      alone.insert(speaker.name);
    }
  }
  speakers_without_row_ += alone.size();
  for (const std::string_view name : alone) {
    first_without_row_.insert(
        {fields.place, std::string(name), *fields.joined, std::string(fields.id)});
    if (first_without_row_.size() > most_named) {
      first_without_row_.erase(std::prev(first_without_row_.end()));
    }
  }
}

namespace {

std::string someone(std::string_view name, std::string_view document) {
  return fmt::format("{} in {}", name.empty() ? "no name" : name, document);
}

}  // namespace

void Selection::report_partners(Diagnostics& diagnostics) const {
  if (metadata_ == nullptr) return;
  auto ordered = documents_;
  std::sort(ordered.begin(), ordered.end());
  const std::vector<std::string>& known = metadata_->documents();
  std::vector<bool> met(known.size());
  std::vector<std::string> missing;
  std::map<std::size_t, std::set<std::string>> otherwise;  // ids that are not as in the table
  std::vector<bool> exactly(known.size());
  for (const auto& [place, name] : ordered) {
    const auto joined = metadata_->document(name);
    if (!joined) {
      missing.push_back(name);
      continue;
    }
    met[*joined] = true;
    if (known[*joined] == name) {
      exactly[*joined] = true;
    } else {
      otherwise[*joined].insert(name);
    }
  }
  std::vector<std::string> shared;
  for (auto& [document, ids] : otherwise) {
    if (exactly[document]) ids.insert(known[document]);
    if (ids.size() < 2) continue;
    shared.push_back(fmt::format("{} ({})", known[document], fmt::join(ids, ", ")));
  }
  if (!missing.empty()) {
    diagnostics.warning(fmt::format("{} without a row in the metadata: {}",
                                    counted(missing.size(), "document", "documents"),
                                    list_of(missing)));
  }
  if (!shared.empty()) {
    diagnostics.warning(
        fmt::format("{} of the metadata {} for several documents that differ in their extensions: "
                    "{}; ids with extension tell them apart",
                    counted(shared.size(), "id", "ids"), shared.size() == 1 ? "stands" : "stand",
                    list_of(shared)));
  }
  report_rows(met, diagnostics);
}

void Selection::report_rows(const std::vector<bool>& documents_met,
                            Diagnostics& diagnostics) const {
  std::uint64_t rows = 0;
  std::vector<std::string> documents;
  std::uint64_t lone_rows = 0;
  std::vector<std::string> lone;
  const std::vector<std::string>& known = metadata_->documents();
  for (std::size_t at = 0; at < known.size(); ++at) {
    const std::size_t first = metadata_->first_row(at);
    const std::size_t end = metadata_->first_row(at + 1);
    if (!documents_met[at]) {
      rows += end - first;
      documents.push_back(known[at]);
      continue;
    }
    for (std::size_t row = first; row < end && !rows_met_.empty(); ++row) {
      if (rows_met_[row]) continue;
      ++lone_rows;
      if (lone.size() < most_named) lone.push_back(someone(metadata_->speaker_of(row), known[at]));
    }
  }
  if (!documents.empty()) {
    diagnostics.warning(fmt::format("{} of the metadata without a document: {}",
                                    counted(rows, "row", "rows"), list_of(documents)));
  }
  report_speakers(diagnostics);
  if (lone_rows > 0) {
    diagnostics.warning(fmt::format("{} of the metadata without a speaker: {}",
                                    counted(lone_rows, "row", "rows"), list_of(lone, lone_rows)));
  }
}

void Selection::report_speakers(Diagnostics& diagnostics) const {
  if (speakers_without_row_ == 0) return;
  std::vector<std::string> names;
  for (const LoneSpeaker& one : first_without_row_) {
    std::vector<std::string> free;
    const std::size_t end = metadata_->first_row(one.document + 1);
    for (std::size_t row = metadata_->first_row(one.document); row < end; ++row) {
      if (!rows_met_[row]) free.push_back(metadata_->speaker_of(row));
    }
    const std::string meant = nearest(one.name, free);
    names.push_back(someone(one.name, one.id) +
                    (meant.empty() ? "" : fmt::format(" (perhaps `{}`)", meant)));
  }
  diagnostics.warning(fmt::format("{} without a row in the metadata: {}",
                                  counted(speakers_without_row_, "speaker", "speakers"),
                                  list_of(names, speakers_without_row_)));
}

}  // namespace themata
