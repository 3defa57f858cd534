// SPDX-License-Identifier: MIT
#include "options_sequence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include <themata/base/error.hpp>

#include "declared_options.hpp"
#include "lists.hpp"

namespace themata::cli {
namespace {

const std::string group = "Sequence";
constexpr std::int32_t farthest = 10'000;

std::optional<std::int32_t> lag_from(std::string_view text) {
  std::int32_t lag = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), lag);
  if (problem != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  if (lag > farthest || lag < -farthest) return std::nullopt;
  return lag;
}

std::vector<std::int32_t> lags_of_range(const std::string& range) {
  const std::size_t dots = range.find("..");
  const auto first = lag_from(std::string_view(range).substr(0, dots));
  const auto last =
      dots == std::string::npos ? std::nullopt : lag_from(std::string_view(range).substr(dots + 2));
  if (!first || !last || *first > *last) {
    throw Error(ErrorKind::usage,
                fmt::format("--lags takes FIRST..LAST, such as -5..5 or 1..10 (whole numbers of "
                            "turns, at most {} away), not `{}`",
                            farthest, range));
  }
  std::vector<std::int32_t> lags;
  for (std::int32_t lag = *first; lag <= *last; ++lag) lags.push_back(lag);
  return lags;
}

std::vector<std::int32_t> lags_of_list(const std::vector<std::string>& list) {
  std::vector<std::int32_t> lags;
  for (const std::string& written : list) {
    const auto lag = lag_from(written);
    if (!lag) {
      throw Error(
          ErrorKind::usage,
          fmt::format("--lag takes whole numbers of turns, at most {} away, not `{}`{}", farthest,
                      written,
                      written.find("..") == std::string::npos ? "" : "; `--lags` takes a range"));
    }
    if (std::find(lags.begin(), lags.end(), *lag) == lags.end()) lags.push_back(*lag);
  }
  return lags;
}

}  // namespace

void SequenceArguments::bind(CLI::App& app) {
  add_list(app, "--lag", lag_list_,
           "exactly these distances in turns; below 0 looks back, 0 is one turn (default: 1)")
      .type_name("L,...")
      .group(group);
  add_option(app, "--lags", lag_range_, "every distance from FIRST to LAST: -5..5")
      .type_name("FIRST..LAST")
      .group(group);
  add_option(app, "--through", through_,
             "interviewers' turns stand in the row too, with their themes (default: passed "
             "over)")
      .one_of({"interviewer"})
      .type_name("interviewer")
      .group(group);
  add_flag(app, "--exclusive", exclusive_,
           "only turns with one theme: a turn without one breaks the chain, turns with "
           "several are left out and counted")
      .group(group);
  add_flag(app, "--none", none_, "exclusive: having no theme is a code too, `none`").group(group);
  add_flag(app, "--merge-repeats", merge_repeats_,
           "exclusive: turns in a row with one theme are one; at lag 1 no theme then follows "
           "itself")
      .group(group);
  add_list(app, "--structural-zeros", zeros_, "exclusive: what can't occur: FROM>TO, or `diagonal`")
      .type_name("FROM>TO,...")
      .group(group);
  add_flag(app, "--omnibus", omnibus_,
           "exclusive: one test of each lag's whole table: lag, g2, df, p")
      .group("Output");
  add_flag(app, "--asymmetry", asymmetry_,
           "a row for two themes and a lag: A before B less B before A")
      .excludes("--omnibus")
      .group("Output");
}

std::vector<NamedZero> SequenceArguments::zeros() const {
  std::vector<NamedZero> zeros;
  for (const std::string& written : zeros_) {
    if (written == "diagonal") continue;
    const std::size_t sign = written.find('>');
    if (sign == std::string::npos || sign == 0 || sign + 1 == written.size()) {
      throw Error(ErrorKind::usage,
                  fmt::format("--structural-zeros takes FROM>TO or `diagonal`, not `{}`", written));
    }
    zeros.push_back({written.substr(0, sign), written.substr(sign + 1)});
  }
  return zeros;
}

bool SequenceArguments::zero_diagonal() const {
  return std::find(zeros_.begin(), zeros_.end(), "diagonal") != zeros_.end();
}

SequenceOptions SequenceArguments::options(Diagnostics& diagnostics) const {
  if (!exclusive()) {
    for (const auto& [asked, name] : {std::pair{none_, "--none"},
                                      {merge_repeats_, "--merge-repeats"},
                                      {!zeros_.empty(), "--structural-zeros"}}) {
      if (asked) throw Error(ErrorKind::usage, fmt::format("{} needs --exclusive", name));
    }
  }
  if (!lag_list_.empty() && !lag_range_.empty()) {
    throw Error(ErrorKind::usage, "--lag names the lags and --lags a range of them; take one");
  }
  SequenceOptions options;
  if (!lag_list_.empty()) options.lags = lags_of_list(lag_list_);
  if (!lag_range_.empty()) options.lags = lags_of_range(lag_range_);
  if (!exclusive()) return options;
  options.coding = SequenceOptions::Coding::exclusive;
  if (none_) options.uncoded = SequenceOptions::Uncoded::is_code;
  if (merge_repeats_) options.repeats = SequenceOptions::Repeats::merged;
  if (std::erase(options.lags, 0) > 0) {
    if (options.lags.empty() || lag_range_.empty()) {
      throw Error(ErrorKind::usage, "a turn holds one exclusive code, so lag 0 says nothing");
    }
    diagnostics.note("a turn holds one exclusive code: lag 0 is left out");
  }
  return options;
}

}  // namespace themata::cli
