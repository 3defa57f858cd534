// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "readers.hpp"

namespace themata {

/// Builds a dictionary out of another program's file. Places are lines and columns
/// of that file, from 1.
class Importer {
 public:
  struct Spot {
    std::size_t line = 0;
    std::size_t column = 1;
  };
  static constexpr std::size_t deepest = 40;  ///< of nested themes: YAML takes twice as many levels

  Importer(Dictionary& dictionary, SourceErrors& errors, Diagnostics& diagnostics)
      : dictionary_(dictionary), errors_(errors), diagnostics_(diagnostics) {}

  /// The theme of this name below `parent`. A name that was there before is the same
  /// theme, and Repeats says whether that is worth a word. Too deep a theme is an error,
  /// and `parent` itself comes back.
  enum class Repeats : std::uint8_t { said, expected };
  ThemeId theme(std::string_view name, std::optional<ThemeId> parent, Spot spot,
                Repeats repeats = Repeats::said);

  /// Adds a pattern; blank terms are left out and said.
  void pattern(std::string_view term, ThemeId theme, Spot spot,
               std::optional<double> weight = std::nullopt,
               PatternSyntax syntax = PatternSyntax::plain);

  /// What can't be carried over.
  void lost(std::string message, Spot spot) {
    diagnostics_.warning(std::move(message), place(spot));
  }
  void note(std::string message) { diagnostics_.note(std::move(message), place({0, 0})); }
  void fail(Spot spot, const std::string& message) { errors_.add(spot.line, spot.column, message); }

  [[nodiscard]] Place place(Spot spot) const {
    return {errors_.path(), spot.line, spot.column, {}};
  }
  [[nodiscard]] Dictionary& dictionary() { return dictionary_; }
  [[nodiscard]] SourceErrors& errors() { return errors_; }

 private:
  Dictionary& dictionary_;
  SourceErrors& errors_;
  Diagnostics& diagnostics_;
  std::map<std::pair<std::size_t, std::string>, ThemeId> known_{};  ///< by parent (from 1) and name
};

/// A number as files write it, finite and small enough for a weight; nothing otherwise.
[[nodiscard]] std::optional<double> weight_from(std::string_view text);

/// ASCII letters as small ones.
[[nodiscard]] std::string small_letters(std::string_view text);

}  // namespace themata
