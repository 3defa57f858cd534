// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <themata/corpus/metadata.hpp>
#include <themata/corpus/selection.hpp>

#include "option_tree.hpp"

namespace themata::cli {

enum class Grouping : std::uint8_t {
  offered,     ///< the command has `--by`
  not_offered  ///< it lists hits; there is nothing to group
};

/// Whose talk counts, and how it is grouped.
class SelectionArguments {
 public:
  explicit SelectionArguments(Grouping grouping, std::vector<std::string> by = {})
      : grouping_(grouping), default_by_(std::move(by)) {}

  void bind(CLI::App& app);
  [[nodiscard]] std::optional<Metadata> load_metadata() const;
  /// The metadata table is passed over among the inputs, and nothing is joined.
  void join_no_metadata() { joins_metadata_ = false; }
  [[nodiscard]] SelectionOptions options() const;
  /// Keeps groups apart by the interviews they are made of. A table that would have a row
  /// for each interview has one for all of them, unless `--by` says otherwise.
  void keep_interviews_apart();
  /// Makes a field the last of those that groups have, for a command that sets groups against
  /// each other. Throws Error(usage) for one by which the table has rows already.
  void compare_by(const std::string& field);
  /// Takes those of these names out of `--by` that stand there: fields of hits, not of
  /// turns. A field of turns with such a name is `meta_NAME`.
  [[nodiscard]] std::vector<std::string> take_from_by(const std::vector<std::string>& names);
  /// Interviewers' turns count too, with those that count anyway.
  void keep_interviewers();
  /// Groups by these fields, whatever `--by` says. Of the roles that are set aside those that are
  /// named count, unless `--role` is given. They are looked at and not shown: names stay names.
  void group_by(std::vector<std::string> fields, const std::set<std::string>& roles);
  /// Interviews stand in the order of what they are called by.
  void order_by(std::function<std::string(const std::string& id)> called) {
    called_ = std::move(called);
  }
  /// Groups have these names in place of what the fields of documents' names say.
  using CallField = std::function<std::string(const std::string& field, const std::string& value)>;
  void call_fields_by(CallField called) { called_field_ = std::move(called); }
  [[nodiscard]] bool has_name_fields() const { return !name_fields_.empty(); }
  [[nodiscard]] bool require_roles() const { return require_roles_; }
  [[nodiscard]] const std::string& metadata_path() const { return metadata_; }

 private:
  void keep_role(const std::string& role);

  Grouping grouping_;
  std::vector<std::string> default_by_;
  std::vector<std::string> by_{};
  std::string compared_{};
  std::vector<std::string> speakers_{};
  std::vector<std::string> roles_{};
  std::vector<std::string> where_{};
  std::string metadata_{};
  std::string metadata_key_ = "document";
  std::string name_fields_{};
  bool joins_metadata_ = true;
  bool shows_groups_ = true;
  bool require_roles_ = false;
  SelectionOptions::Clusters clusters_ = SelectionOptions::Clusters::together;
  std::function<std::string(const std::string& id)> called_{};
  CallField called_field_{};
};

}  // namespace themata::cli
