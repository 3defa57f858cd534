// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/group.hpp>
#include <themata/coding/statuses.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/tally/prompting.hpp>
#include <themata/tally/units.hpp>

namespace themata {

/// Which of the two things that a connective ties brings the other about.
enum class Pointing : std::uint8_t {
  neither,
  forward,  ///< what stands before it: we listened, SO THAT she would talk
  backward  ///< what stands behind it: she talked BECAUSE we listened
};

/// A theme, a connective and another theme in one unit, in this order, no words shared; or a
/// connective that opens a sentence, a theme in that sentence and another behind it.
struct Bridge {
  std::uint32_t from = 0;  ///< index into the themes
  std::uint32_t link = 0;  ///< index into the classes of connectives
  std::uint32_t to = 0;    ///< index into the themes
  /// BECAUSE we listened, she talked: of a connective at the front, the other way round.
  Pointing pointing = Pointing::neither;
  Hit first{};
  Hit connective{};
  Hit second{};

  [[nodiscard]] auto key() const { return std::tuple(from, link, to, pointing); }
  /// Words from the end of the one theme to the begin of the other.
  [[nodiscard]] std::uint32_t width() const { return second.begin - first.end; }
};

struct BridgeQuestion {
  std::vector<ThemeId> themes{};
  std::vector<ThemeId> classes{};    ///< of connectives
  std::vector<Pointing> pointing{};  ///< of a pattern
  /// Of a pattern: does it tie what follows where it opens a sentence, behind at most one other
  /// word (AND IF ...)? Empty: none does. Requires documents with sentences.
  std::vector<bool> opening{};
  Unit unit{UnitKind::sentence, 0};      ///< a sentence or a turn
  std::uint32_t within = UINT32_MAX;     ///< most words between the two themes
  StatusSet counted = StatusSet::all();  ///< of themes' hits; connectives always count
};

/// A unit that counts, its themes by index, ascending, and its bridges: of each from, class,
/// to and pointing the narrowest, ordered by key.
struct BridgedUnit {
  std::uint32_t turn = 0;
  std::uint32_t begin = 0;  ///< words of the document
  std::uint32_t end = 0;
  GroupId group = 0;
  std::span<const std::uint32_t> present{};
  std::span<const Bridge> bridges{};
};

/// Calls `visit` for every unit of turns that are not set aside, in order. A hit belongs to
/// the unit that holds its first word. A theme bridges to another, never to itself.
void for_each_bridged_unit(const CodedDocument& document, const BridgeQuestion& question,
                           std::span<const GroupId> groups,
                           const std::function<void(const BridgedUnit&)>& visit);

/// In how many units one theme is tied to another, per group; with prompting, by whether the
/// interviewer had just raised one of the two, as PromptedPairs tells it. Adding documents and
/// merging tallies in any order gives the same counts.
class BridgeTally {
 public:
  enum class Order : std::uint8_t {
    text,  ///< `from` is what stands first
    sense  ///< `from` is what brings the other about, where the connective says which
  };
  struct Counts {
    std::uint64_t units = 0;
    std::uint64_t forward = 0;   ///< of them with a connective that points forward
    std::uint64_t backward = 0;  ///< with one that points backward
  };

  BridgeTally(BridgeQuestion question, Order order, std::optional<Prompting> prompting = {})
      : question_(std::move(question)), order_(order), prompting_(prompting) {}

  void add(const CodedDocument& document, std::span<const GroupId> groups);
  void merge(const BridgeTally& other);

  [[nodiscard]] const BridgeQuestion& question() const { return question_; }
  [[nodiscard]] Order order() const { return order_; }
  [[nodiscard]] std::uint64_t units(GroupId group) const;
  /// Units that hold both themes, in any order.
  [[nodiscard]] std::uint64_t units_with_both(GroupId group, std::size_t a, std::size_t b) const;
  [[nodiscard]] Counts counts(GroupId group, std::size_t from, std::size_t link,
                              std::size_t to) const;

  /// Of all units, or of a part of them: those, those that hold both themes, and the ties.
  struct PairUnits {
    std::uint64_t units = 0;
    std::uint64_t both = 0;
    Counts tied{};
  };
  using Part = std::optional<Prompted>;  ///< none: all. Requires prompting where there is one
  [[nodiscard]] PairUnits of_pair(GroupId group, std::size_t from, std::size_t link, std::size_t to,
                                  Part part) const;
  /// The parts that have rows: all; or with prompting those, `unknown` where a document had no
  /// interviewer.
  [[nodiscard]] std::vector<Part> parts() const;

  /// All of a group that are not 0: units with both themes, the smaller first; and units by
  /// from, class and to.
  using Together = std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t>;
  using AllCounts = std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Counts>;
  [[nodiscard]] Together pairs_together(GroupId group) const;
  [[nodiscard]] AllCounts all_counts(GroupId group) const;

 private:
  struct Group {
    std::uint64_t units = 0;
    Together units_of{};  ///< of prompted ones: a pair's
    Together both{};
    AllCounts counts{};
  };
  using Groups = std::vector<Group>;
  static Group& at(Groups& groups, GroupId id);
  static void merge(const Groups& from, Groups& into);
  static PairUnits of_pair(const Groups& groups, GroupId id, std::size_t from, std::size_t link,
                           std::size_t to);
  template <typename Keep>
  void count(const BridgedUnit& unit, const Keep& keep, Group& group) const;
  void count_prompted(const BridgedUnit& unit, const RaisedThemes& raised);

  BridgeQuestion question_;
  Order order_;
  std::optional<Prompting> prompting_;
  Groups groups_{};
  Groups prompted_{};
  Groups unknown_{};
  bool has_unknown_ = false;
};

}  // namespace themata
