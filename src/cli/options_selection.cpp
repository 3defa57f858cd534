// SPDX-License-Identifier: MIT
#include "options_selection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <themata/base/suggest.hpp>
#include <themata/text/normalise.hpp>

#include "declared_options.hpp"
#include "lists.hpp"
#include "offers.hpp"

namespace themata::cli {

void SelectionArguments::bind(CLI::App& app) {
  const std::string group = "Whose talk";
  if (grouping_ == Grouping::offered) {
    add_list(app, "--by", by_, "a row for each: document, speaker, role, a metadata field, or none")
        .type_name("FIELD,...")
        .group(group);
    offer(app, "--by", {"document", "speaker", "role", "none"});
  }
  add_list(app, "--role", roles_,
           "interviewer, respondent, other, unknown, preamble, or all (default: all but "
           "interviewers and text before the first speaker)")
      .type_name("ROLE,...")
      .group(group);
  offer(app, "--role", {"interviewer", "respondent", "other", "unknown", "preamble", "all"});
  add_list(app, "--speaker", speakers_, "only these speakers (a comma in a name: \\,)")
      .type_name("NAME,...")
      .group(group);
  add_option(app, "--where", where_,
             "only where a field has this value; of several all have to hold")
      .type_name("FIELD=VALUE")
      .one_at_a_time()
      .group(group);
  add_option(app, "--metadata", metadata_,
             "a CSV of facts, joined on its column `document` (and `speaker`)")
      .type_name("FILE.csv")
      .group(group);
  add_option(app, "--metadata-key", metadata_key_, "the column to join on")
      .type_name("COLUMN")
      .group(group);
  add_option(app, "--name-fields", name_fields_, "fields in file names: 'unit_participant_date'")
      .type_name("PATTERN")
      .group(group);
  add_flag(app, "--require-roles", require_roles_,
           "a document without a known interviewer is an error")
      .group(group);
}

std::optional<Metadata> SelectionArguments::load_metadata() const {
  if (metadata_.empty() || !joins_metadata_) return std::nullopt;
  return Metadata::load(metadata_, metadata_key_);
}

std::vector<std::string> SelectionArguments::take_from_by(const std::vector<std::string>& names) {
  std::vector<std::string> taken;
  std::erase_if(by_, [&](const std::string& field) {
    if (std::find(names.begin(), names.end(), field) == names.end()) return false;
    if (std::find(taken.begin(), taken.end(), field) == taken.end()) taken.push_back(field);
    return true;
  });
  if (!taken.empty() && by_.empty()) by_.emplace_back("none");
  return taken;
}

void SelectionArguments::keep_interviews_apart() {
  clusters_ = SelectionOptions::Clusters::by_document;
  std::erase(default_by_, "document");
}

void SelectionArguments::keep_interviewers() { keep_role("interviewer"); }

void SelectionArguments::keep_role(const std::string& role) {
  if (roles_.empty()) roles_ = {"unknown", "respondent", "other"};
  roles_.push_back(role);
}

void SelectionArguments::group_by(std::vector<std::string> fields,
                                  const std::set<std::string>& roles) {
  by_ = std::move(fields);
  shows_groups_ = false;
  if (!roles_.empty()) return;
  for (const char* aside : {"interviewer", "preamble"}) {
    if (roles.count(aside) > 0) keep_role(aside);
  }
}

void SelectionArguments::compare_by(const std::string& field) {
  if (std::find(by_.begin(), by_.end(), field) != by_.end()) {
    throw Error(ErrorKind::usage,
                fmt::format("`{}` can't be compared within a `{}`: name it in one of `--by` and "
                            "`--compare`",
                            field, field));
  }
  compared_ = field;
}

SelectionOptions SelectionArguments::options() const {
  SelectionOptions options;
  options.clusters = clusters_;
  for (const std::string& field : composed(by_.empty() ? default_by_ : by_)) {
    const bool known = std::find(options.by.begin(), options.by.end(), field) != options.by.end();
    if (field != "none" && !known) options.by.push_back(field);
  }
  if (!compared_.empty()) options.by.push_back(nfc(compared_));
  options.speakers = composed(speakers_);
  for (const std::string& name : roles_) {
    if (name == "all") {
      options.all_roles = true;
    } else if (const auto role = role_from_name(name == "unknown" ? "" : name)) {
      options.roles.push_back(*role);
    } else {
      throw Error(ErrorKind::usage,
                  fmt::format("`{}` is no role{}", name,
                              did_you_mean(name, {"interviewer", "respondent", "other", "unknown",
                                                  "preamble", "all"})));
    }
  }
  if (options.all_roles) options.roles.clear();
  for (const std::string& condition : where_) {
    options.where.push_back(split_fact(condition, "--where"));
  }
  options.name_fields = nfc(name_fields_);
  options.called = called_;
  if (shows_groups_) options.called_field = called_field_;
  return options;
}

}  // namespace themata::cli
