// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/dictionary/write.hpp>

namespace themata {

/// Says what a format can't hold.
class Losses {
 public:
  explicit Losses(Diagnostics& lost) : lost_(lost) {}

  void say(std::string message, const Place& place) { lost_.warning(std::move(message), place); }
  /// What only the native format has of the dictionary as a whole.
  void say_header(const Dictionary& dictionary);
  enum class Description : std::uint8_t { lost, kept };
  void say_theme(const Theme& theme, Description description);
  enum class Weight : std::uint8_t { lost, kept };
  /// What is lost around the words of a pattern that are written.
  void say_pattern(const Pattern& pattern, Weight weight);
  /// A pattern that is not written at all.
  void say_left_out(const Pattern& pattern, std::string_view why);

 private:
  Diagnostics& lost_;
};

/// The plain patterns that are written for one; what is lost is said.
[[nodiscard]] std::vector<std::string> plain_or_lost(const Pattern& pattern, Losses& losses,
                                                     Losses::Weight weight);

/// A plain term with the categories that it is in, as LIWC's formats have it: themes are
/// flat there, so a term also belongs to the themes above its own.
struct FlatTerm {
  std::string term{};
  std::vector<std::pair<std::uint32_t, std::optional<double>>> in{};  ///< themes, ascending
};
[[nodiscard]] std::vector<FlatTerm> flat_terms(const Dictionary& dictionary, Losses& losses,
                                               Losses::Weight weight);
/// Names for flat categories: a theme's own name, below a parent the full one.
[[nodiscard]] std::vector<std::string> flat_names(const Dictionary& dictionary, Losses& losses);

[[nodiscard]] std::string csv_cell(std::string_view text);

[[nodiscard]] std::string write_native(const Dictionary& dictionary, Losses& losses);
[[nodiscard]] std::string write_quanteda(const Dictionary& dictionary, Losses& losses);
[[nodiscard]] std::string write_dic(const Dictionary& dictionary, Losses& losses);
[[nodiscard]] std::string write_dicx(const Dictionary& dictionary, Losses& losses);
[[nodiscard]] std::string write_csv_terms(const Dictionary& dictionary, Losses& losses);
[[nodiscard]] std::string write_qdc(const Dictionary& dictionary, Losses& losses);

}  // namespace themata
