// SPDX-License-Identifier: MIT
// What a selection says in the end: what was set aside and why, and what was asked for that
// nothing has.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include <themata/base/shell_word.hpp>
#include <themata/base/suggest.hpp>
#include <themata/text/normalise.hpp>

#include "selection_parts.hpp"

namespace themata {
namespace {

constexpr std::array<const char*, 3> built_in{"document", "speaker", "role"};

bool is_built_in(const std::string& field) {
  return std::find(built_in.begin(), built_in.end(), field) != built_in.end();
}

}  // namespace

void Selection::report(bool require_roles, Diagnostics& diagnostics) const {
  check_fields();
  check_speakers();
  report_shared_ids(diagnostics);
  report_where(diagnostics);
  report_aside(diagnostics);
  report_unanswered(diagnostics);
  report_nothing_left(diagnostics);
  report_roles(require_roles, diagnostics);
  report_partners(diagnostics);
  report_other_names(options_.name_fields, documents_, diagnostics);
}

void Selection::report_aside(Diagnostics& diagnostics) const {
  if (interviewers_.turns > 0) {
    diagnostics.note(fmt::format("{} of interviewers ({}) set aside; `--role all` brings them in",
                                 counted(interviewers_.turns, "turn", "turns"),
                                 counted(interviewers_.words, "word", "words")));
  }
  if (preambles_.turns > 0) {
    diagnostics.note(fmt::format("{} of text before the first speaker ({}) set aside",
                                 counted(preambles_.turns, "stretch", "stretches"),
                                 counted(preambles_.words, "word", "words")));
  }
}

/// Each filter may hold somewhere, and no turn meet them all.
void Selection::report_nothing_left(Diagnostics& diagnostics) const {
  if (!has_turns_ || keeps_turns_) return;
  std::vector<std::string> filters;
  for (std::size_t at = 0; at < options_.where.size(); ++at) {
    const auto& [field, value] = options_.where[at];
    if (!values_seen_[at].counting.contains(value)) return;  // which report_where() has said
    filters.push_back(fmt::format("`--where {}={}`", field, value));
  }
  if (!options_.speakers.empty()) {
    filters.push_back(fmt::format("`--speaker {}`", fmt::join(options_.speakers, ",")));
  }
  const bool only_role = interviewers_.turns + preambles_.turns > 0;
  if (only_role && !filters.empty()) {
    diagnostics.warning(
        fmt::format("nothing is left to count: all turns that meet {} are set aside by their role",
                    fmt::join(filters, ", ")));
    return;
  }
  std::vector<std::string> roles;
  for (const Role role : options_.roles) {
    roles.emplace_back(role_name(role).empty() ? "unknown" : role_name(role));
  }
  if (!roles.empty()) filters.push_back(fmt::format("`--role {}`", fmt::join(roles, ",")));
  if (filters.empty()) return;
  diagnostics.warning(fmt::format("nothing is left to count: no turn meets {}{}",
                                  filters.size() > 1 ? "all of " : "", fmt::join(filters, ", ")));
}

void Selection::check_fields() const {
  std::vector<std::string> known(built_in.begin(), built_in.end());
  known.insert(known.end(), fields_seen_.begin(), fields_seen_.end());
  std::vector<std::string> asked = options_.by;
  for (const auto& [field, value] : options_.where) asked.push_back(field);
  for (const std::string& field : asked) {
    const std::string name = field.starts_with(meta) ? field.substr(meta.size()) : field;
    if (is_built_in(field) || fields_seen_.contains(field) || fields_seen_.contains(name)) continue;
    refuse_field_of_names(field, options_.name_fields, documents_);
    throw Error(ErrorKind::usage, fmt::format("no document has a field `{}`{} (known: {})", field,
                                              did_you_mean(field, known), list_of(known)));
  }
}

void Selection::check_speakers() const {
  std::vector<std::string> known;
  for (const auto& [folded, name] : speakers_found_) known.push_back(folded);
  for (const std::string& name : options_.speakers) {
    if (speakers_found_.contains(folded_form(name))) continue;
    const auto meant = speakers_found_.find(nearest(folded_form(name), known));
    throw Error(
        ErrorKind::usage,
        fmt::format("no document has a speaker `{}`{}", name,
                    meant == speakers_found_.end()
                        ? std::string()
                        : fmt::format(", did you mean `{}`?", with_commas_escaped(meant->second))));
  }
}

/// Who answers is rarely nobody: a label may have been missed.
void Selection::report_unanswered(Diagnostics& diagnostics) const {
  const bool set_aside_by_default = !options_.all_roles && options_.roles.empty();
  if (unanswered_.empty() || !set_aside_by_default) return;
  const std::vector<std::string> names(unanswered_.begin(), unanswered_.end());
  diagnostics.warning(fmt::format(
      "all talk is the interviewer's, and nothing is left to count, in {}: {} (`themata inspect` "
      "shows who was found to speak)",
      counted(names.size(), "document", "documents"), list_of(names)));
}

void Selection::report_roles(bool require_roles, Diagnostics& diagnostics) const {
  std::vector<std::string> names;
  auto ordered = without_interviewer_;
  std::sort(ordered.begin(), ordered.end());
  for (const auto& [place, name] : ordered) names.push_back(name);
  if (names.empty()) return;
  if (require_roles) {
    throw Error(ErrorKind::input,
                fmt::format("no interviewer is known in: {} (say who asks with `--interviewer "
                            "NAME`)",
                            list_of(names)));
  }
  const bool role_matters = !options_.all_roles && options_.roles.empty();
  if (with_interviewer_.empty() || !role_matters) return;
  diagnostics.warning(
      fmt::format("no interviewer is known in {}: {}; their questions count as talk, which biases "
                  "rates (`--interviewer NAME`, or `--require-roles` to make this an error)",
                  counted(names.size(), "document", "documents"), list_of(names)));
}

void Selection::report_where(Diagnostics& diagnostics) const {
  for (std::size_t at = 0; at < options_.where.size(); ++at) {
    const auto& [field, wanted] = options_.where[at];
    const auto& [counting, aside] = values_seen_[at];
    if (counting.contains(wanted)) continue;
    if (aside.contains(wanted)) {
      diagnostics.warning(
          fmt::format("--where {}={}: only turns that are set aside by their role have this value; "
                      "`--role all` brings them in",
                      field, wanted));
      continue;
    }
    const std::string id = field == "document" ? id_of(wanted) : std::string();
    if (!id.empty() && id != wanted) {
      diagnostics.warning(fmt::format(
          "--where {}={}: tables call a document so whose id is `{}`, as that of another is; "
          "`--where {}={}` takes them all",
          field, wanted, id, field, id));
      continue;
    }
    const std::vector<std::string> known(counting.begin(), counting.end());
    std::vector<std::string> seen;
    for (const std::string& value : known) seen.push_back(value.empty() ? "(empty)" : value);
    diagnostics.warning(
        fmt::format("--where {}={}: nothing has this value{} (seen: {}){}", field, wanted,
                    did_you_mean(wanted, known), list_of(seen),
                    is_built_in(field) && fields_seen_.contains(field)
                        ? fmt::format("; the metadata's `{}` is `{}{}`", field, meta, field)
                        : ""));
  }
}

void Selection::report_shared_ids(Diagnostics& diagnostics) const {
  std::map<std::string, std::size_t> times;
  for (const auto& [place, id] : documents_) ++times[id];
  std::vector<std::string> shared;
  bool passed_over = false;
  for (const auto& [id, count] : times) {
    if (count < 2) continue;
    shared.push_back(id);
    passed_over = passed_over || times.contains(id + "#2");
  }
  if (shared.empty()) return;
  diagnostics.warning(fmt::format(
      "several documents have the id {}; in tables by document the "
      "second is `#2`{}",
      list_of(shared), passed_over ? ", or has the next number that is in no other id" : ""));
}

}  // namespace themata
