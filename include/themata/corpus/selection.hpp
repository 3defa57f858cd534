// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/corpus/metadata.hpp>
#include <themata/corpus/walk.hpp>

namespace themata {

/// Which turns count: `--role`, `--speaker`, `--where`.
struct SelectionOptions {
  bool all_roles = false;
  std::vector<Role> roles{};            ///< empty: all but interviewers and preambles
  std::vector<std::string> speakers{};  ///< names, without case; empty: all
  std::vector<std::pair<std::string, std::string>> where{};
  std::vector<std::string> by{};  ///< fields of the groups; empty: one group
  std::string name_fields{};
  /// Does a group stay apart by the documents it is made of? For intervals over interviews.
  enum class Clusters : std::uint8_t { together, by_document } clusters = Clusters::together;
  /// What documents are called by, where not by their ids. Groups by document, and the parts of
  /// a group, stand in the order of these names then, since the order of files tells something
  /// of ids.
  std::function<std::string(const std::string& id)> called{};
  /// What a value of `name_fields` is called by in groups, where not by itself. `where` asks for
  /// the value.
  std::function<std::string(const std::string& field, const std::string& value)> called_field{};
};

/// One part of a group's name. Documents are ordered as they were read, or by what they are
/// called by; other fields by their text (whole numbers by value); an empty value comes last.
struct GroupPart {
  std::uint64_t order = 0;  ///< of documents; others 0, or the largest number if empty
  std::string text{};
  friend auto operator<=>(const GroupPart&, const GroupPart&) = default;
};
using GroupKey = std::vector<GroupPart>;

/// A group, and its parts: one a document that has talk in it, in the order they were read, or
/// of what they are called by.
struct ClusteredGroup {
  GroupKey key{};
  std::vector<GroupId> parts{};
  /// Of each part: its document as a number, which other groups' parts of that document
  /// have too; empty unless groups are kept apart by document.
  std::vector<std::uint64_t> documents{};
};

using Fields = std::vector<std::pair<std::string, std::string>>;

/// What a selection needs to know of a turn.
struct TurnSummary {
  std::uint32_t speaker = 0;  ///< index into the document's speakers
  std::uint32_t words = 0;
};

/// Decides for every turn whether it counts and in which group, and remembers
/// what was set aside. Shared between workers.
class Selection {
 public:
  Selection(SelectionOptions options, const Metadata* metadata);

  /// Registers a document and its groups (so that a document without a turn
  /// has its rows too). One entry a speaker: their group, or set_aside.
  [[nodiscard]] std::vector<GroupId> add_document(std::string_view id, const Fields& metadata,
                                                  const std::vector<Speaker>& speakers,
                                                  DocumentPlace place);
  /// Remembers how much of a document was set aside, for report().
  void count_turns(std::string_view id, const Fields& metadata,
                   const std::vector<Speaker>& speakers,
                   const std::vector<GroupId>& group_of_speaker,
                   const std::vector<TurnSummary>& turns);
  /// Both for a coded document. One entry a turn: its group, or set_aside.
  [[nodiscard]] std::vector<GroupId> assign(const CodedDocument& document, DocumentPlace place);

  /// All groups met, with their ids, in the order of their keys. Where several documents have one
  /// id, the second is called `id#2`, or by the next number that is in no document's id, whether
  /// the others are in a group or not.
  [[nodiscard]] std::vector<std::pair<GroupKey, GroupId>> groups() const;
  /// The same groups where they were kept apart by document (then groups() has a row a
  /// part); else each has the one part that it is.
  [[nodiscard]] std::vector<ClusteredGroup> clustered_groups() const;
  /// How many documents have counted words in a group, by the values of its fields as groups()
  /// names them.
  [[nodiscard]] std::map<std::vector<std::string>, std::uint64_t> interviews() const;
  /// The documents by the numbers that ClusteredGroup::documents has, named as in groups().
  [[nodiscard]] std::map<std::uint64_t, std::string> documents() const;
  /// Of the same numbers the order in which documents are added up: as they were read, or that of
  /// what they are called by.
  [[nodiscard]] std::map<std::uint64_t, std::size_t> order() const;
  /// Names of the columns that `by` makes beside columns of the names `taken`:
  /// a field of such a name is called `meta_NAME`, and can be asked for so too.
  [[nodiscard]] std::vector<std::string> columns(const std::vector<std::string>& taken) const;
  /// The fields of groups, as they were asked for: one a column.
  [[nodiscard]] const std::vector<std::string>& by() const { return options_.by; }

  /// Says what was set aside, where nothing is left, which documents have no interviewer when
  /// others do, which rows of the metadata, documents and speakers have no partner. Throws
  /// Error(usage) for fields and speakers that no document has.
  /// `require_roles`: a document without a known interviewer is an Error(input).
  void report(bool require_roles, Diagnostics& diagnostics) const;

 private:
  struct DocumentFields;
  /// Of a document that the metadata by speaker know, and without a row there.
  struct LoneSpeaker {
    DocumentPlace place{};
    std::string name{};
    std::size_t document = 0;  ///< of the metadata
    std::string id{};
    friend auto operator<=>(const LoneSpeaker&, const LoneSpeaker&) = default;
  };
  struct Aside {
    std::uint64_t turns = 0;
    std::uint64_t words = 0;
  };
  /// `of_name`: the fields of the document's name, as they are or as they are called.
  [[nodiscard]] std::string value(const DocumentFields& fields, const Fields& of_name,
                                  const Speaker& speaker, const std::string& field) const;
  [[nodiscard]] bool keeps(const DocumentFields& fields, const Speaker& speaker);
  [[nodiscard]] bool has_wanted_role(const Speaker& speaker) const;
  [[nodiscard]] bool has_wanted_name(const Speaker& speaker) const;
  [[nodiscard]] DocumentFields fields_of(std::string_view id, const Fields& metadata) const;
  /// Its turns count, whatever their role.
  [[nodiscard]] bool is_asked_for(const DocumentFields& fields, const Speaker& speaker) const;
  /// Of each speaker: where its turns are counted that are set aside by their role alone, or null.
  [[nodiscard]] std::vector<Aside*> asides_of(std::string_view id, const Fields& metadata,
                                              const std::vector<Speaker>& speakers,
                                              const std::vector<GroupId>& group_of_speaker);
  /// Of the document that groups() calls `name`; empty where there is none.
  [[nodiscard]] std::string id_of(const std::string& name) const;
  void meet_rows(const DocumentFields& fields, const std::vector<Speaker>& speakers);
  void check_fields() const;
  void check_speakers() const;
  void report_unanswered(Diagnostics& diagnostics) const;
  void report_roles(bool require_roles, Diagnostics& diagnostics) const;
  void report_where(Diagnostics& diagnostics) const;
  void report_aside(Diagnostics& diagnostics) const;
  void report_nothing_left(Diagnostics& diagnostics) const;
  void report_shared_ids(Diagnostics& diagnostics) const;
  void report_partners(Diagnostics& diagnostics) const;
  void report_rows(const std::vector<bool>& documents_met, Diagnostics& diagnostics) const;
  void report_speakers(Diagnostics& diagnostics) const;
  GroupId group_of(const DocumentFields& fields, const Speaker& speaker);
  /// Of groups(), with the document that it is kept apart by, or 0.
  struct PlacedGroup {
    GroupKey key{};
    GroupId id{};
    std::uint64_t document = 0;
  };
  [[nodiscard]] std::vector<PlacedGroup> placed_groups() const;
  /// In the parts of keys at the place `at`: what documents are called, and their order.
  void name_documents(std::size_t at, std::vector<PlacedGroup>& groups) const;

  SelectionOptions options_;
  std::set<std::string> wanted_{};  ///< names of speakers, folded; empty: all
  const Metadata* metadata_;
  mutable std::mutex mutex_{};
  std::map<GroupKey, GroupId> groups_{};
  std::map<GroupId, std::uint64_t> interviews_{};
  std::set<std::string> fields_seen_{};
  std::map<std::string, std::string> speakers_found_{};  ///< as written, by their folded names
  /// Per condition of `--where`: the values of who has a role that counts, and of the others.
  struct Values {
    std::set<std::string> counting{};
    std::set<std::string> aside{};
  };
  std::vector<Values> values_seen_{};
  std::vector<std::pair<DocumentPlace, std::string>> with_interviewer_{};
  std::vector<std::pair<DocumentPlace, std::string>> without_interviewer_{};
  std::vector<std::pair<DocumentPlace, std::string>> documents_{};
  std::vector<bool> rows_met_{};  ///< of metadata by speaker
  std::uint64_t speakers_without_row_ = 0;
  std::set<LoneSpeaker> first_without_row_{};  ///< as many as are named
  Aside interviewers_{};                       ///< set aside by their role alone
  Aside preambles_{};
  bool has_turns_ = false;
  bool keeps_turns_ = false;
  std::set<std::string> unanswered_{};  ///< documents in which interviewers alone have words
};

}  // namespace themata
