// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/tally/prompting.hpp>

namespace themata {

struct SequenceOptions {
  enum class Coding : std::uint8_t {
    several,   ///< a turn holds any number of themes
    exclusive  ///< only turns that hold one theme count
  };
  enum class Uncoded : std::uint8_t {
    breaks,  ///< no pair begins or ends at a turn without a theme, or passes over it
    is_code  ///< having no theme is one code more, the last
  };
  enum class Repeats : std::uint8_t {
    counted,
    merged  ///< turns in a row with one code are one place
  };

  Coding coding = Coding::several;
  Uncoded uncoded = Uncoded::breaks;     ///< of exclusive coding
  Repeats repeats = Repeats::counted;    ///< of exclusive coding
  std::vector<std::int32_t> lags{1};     ///< not 0 where coding is exclusive
  std::optional<Prompting> prompting{};  ///< are pairs split by it? Not of exclusive coding
  StatusSet counted = StatusSet::all();  ///< other hits only count as raised by an interviewer
  /// What documents are ordered by, where not by their ids.
  std::function<std::string(const std::string& id)> called{};
};

/// Pairs of turns for two codes: the first at one turn, the second some turns later.
struct LaggedCounts {
  std::uint64_t n = 0;     ///< pairs of turns
  std::uint64_t from = 0;  ///< those whose one turn holds the first
  std::uint64_t to = 0;    ///< those whose other turn holds the second
  std::uint64_t both = 0;
  friend bool operator==(const LaggedCounts&, const LaggedCounts&) = default;
};

/// How often a theme stands `lag` turns after another, per group and document.
///
/// The turns of a document that are in a group and hold a counted word stand in a row; turns
/// between them that are in another group, or in none, are passed over. So a group's counts
/// are what they would be if the others were set aside. No pair crosses documents. A lag
/// below 0 looks back; at 0 both are in one turn. In exclusive coding a turn that holds
/// several of the themes is left out: no pair begins or ends there, or passes over it.
class SequenceTally {
 public:
  /// What part of the pairs: all, or by whether the second theme had been raised by the
  /// interviewer before its turn; `unknown` where the document has no interviewer.
  enum class Part : std::uint8_t { all, prompted, spontaneous, unknown };

  /// A document's part in a group, or several together.
  class Document {
   public:
    [[nodiscard]] const std::string& id() const { return id_; }
    friend auto operator<=>(const Document&, const Document&) = default;

   private:
    friend class SequenceTally;
    /// Counts that are not 0, by place, ascending.
    using Counts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    std::string id_{};
    std::vector<Counts> counts_{};   ///< per lag: n, then from, to and both of the codes
    std::vector<Counts> raised_{};   ///< per lag: n and to of the second, from and both of two
    std::vector<Counts> unknown_{};  ///< those of counts_ without an interviewer
  };

  struct Totals {
    std::uint64_t turns = 0;    ///< that stand in rows
    std::uint64_t uncoded = 0;  ///< of them, without a theme
    std::uint64_t several = 0;  ///< with more than one
    std::uint64_t places = 0;   ///< left after repeats are merged
  };

  SequenceTally(std::vector<ThemeId> themes, SequenceOptions options)
      : themes_(std::move(themes)), options_(std::move(options)) {}

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const SequenceTally& other);

  [[nodiscard]] const std::vector<ThemeId>& themes() const { return themes_; }
  [[nodiscard]] const SequenceOptions& options() const { return options_; }
  /// The themes, and where it is a code, having none.
  [[nodiscard]] std::size_t codes() const;
  [[nodiscard]] Totals totals(GroupId group) const;
  /// Of several groups, in an order that does not depend on the order of adding.
  [[nodiscard]] std::vector<const Document*> documents(std::span<const GroupId> groups) const;
  /// All of them together.
  [[nodiscard]] Document total(std::span<const GroupId> groups);
  /// Counts for the lag at an index of options().lags.
  [[nodiscard]] LaggedCounts counts(const Document& document, std::size_t lag, std::size_t from,
                                    std::size_t to, Part part = Part::all) const;

  /// Counts of all pairs by place, whoever raised themes: to be added up and taken apart.
  using Places = std::map<std::uint64_t, std::int64_t>;
  void add_places(const Document& document, std::int64_t times, Places& places) const;
  /// n, from, to and both, at an index of options().lags.
  [[nodiscard]] std::array<std::int64_t, 4> counts(const Places& places, std::size_t lag,
                                                   std::size_t from, std::size_t to) const;

 private:
  /// The turns of a group in a document: what each holds, by index into themes().
  struct Row {
    std::vector<std::uint32_t> turns{};    ///< numbers in the document
    std::vector<std::uint32_t> present{};  ///< themes of the turns, turn after turn
    std::vector<std::uint32_t> ends{};     ///< where a turn's end in `present`
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t place) const;
  };
  struct Group {
    Totals totals{};
    std::vector<Document> documents{};
  };
  using Themes = std::span<const std::vector<Hit>* const>;
  [[nodiscard]] static std::map<GroupId, Row> rows_of(const CodedDocument& document,
                                                      std::span<const GroupId> groups,
                                                      Themes themes);
  [[nodiscard]] std::vector<std::uint32_t> codes_of(const Row& row, Totals& totals) const;
  [[nodiscard]] Document::Counts count_exclusive(std::span<const std::uint32_t> codes,
                                                 std::int32_t lag);
  [[nodiscard]] Document::Counts count_several(const Row& row, std::int32_t lag);
  [[nodiscard]] Document::Counts count_raised(const Row& row, std::int32_t lag,
                                              const RaisedThemes& raised);
  [[nodiscard]] Document::Counts take_counts();
  Group& at(GroupId id);

  std::vector<ThemeId> themes_;
  SequenceOptions options_;
  std::vector<Group> groups_{};
  std::vector<std::uint32_t> dense_{};
};

}  // namespace themata
