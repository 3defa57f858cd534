// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include <themata/base/suggest.hpp>

#include "lint_rules.hpp"

namespace themata {
namespace {

bool same_place(const Place& a, const Place& b) { return a.line == b.line && a.column == b.column; }

const Check* known_check(std::string_view code) {
  const auto& all = checks();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [code](const Check& check) { return check.code == code; });
  return found == all.end() ? nullptr : &*found;
}

class Silencer {
 public:
  Silencer(const Dictionary& dictionary, LintScope scope, Findings& findings)
      : dictionary_(dictionary), scope_(scope), findings_(findings), known_(findings.size()) {}

  /// The nearest silence gives its reason: of the pattern, of its theme, of a theme above.
  void apply() {
    for (const Pattern& pattern : dictionary_.patterns()) {
      const std::string& theme = dictionary_.theme(pattern.theme).full_name;
      for (const Silence& silence : pattern.silences) {
        apply(silence, theme, pattern.written, [&](const Finding& one) {
          return one.theme == theme && one.pattern == pattern.written &&
                 same_place(one.place, pattern.place);
        });
      }
    }
    for (std::size_t at = dictionary_.themes().size(); at-- > 0;) {
      const std::string& theme = dictionary_.themes()[at].full_name;
      for (const Silence& silence : dictionary_.themes()[at].silences) {
        apply(silence, theme, "", [&](const Finding& one) {
          return one.theme == theme || one.theme.starts_with(theme + ".");
        });
      }
    }
    for (const Silence& silence : dictionary_.silences) {
      apply(silence, "", "", [](const Finding&) { return true; });
    }
  }

 private:
  template <typename Concerns>
  void apply(const Silence& silence, const std::string& theme, const std::string& pattern,
             const Concerns& concerns) {
    const Check* check = known_check(silence.code);
    if (check == nullptr || check->severity == Severity::error)
      return say_unknown(silence, theme, pattern);
    bool met = false;
    for (std::size_t at = 0; at < known_; ++at) {
      Finding& one = findings_[at];
      if (one.code != silence.code || !concerns(one)) continue;
      met = true;
      if (one.silenced.empty()) one.silenced = silence.reason;
    }
    const bool looked =
        check->needs == Check::Needs::dictionary || scope_ == LintScope::dictionary_and_corpus;
    if (met || !looked) return;
    findings_.push_back({check_of("D018").code, silence.place, theme, pattern,
                         fmt::format("nothing here is a finding of {}", silence.code),
                         "drop the silence: it would hide the next finding unseen"});
  }

  void say_unknown(const Silence& silence, const std::string& theme, const std::string& pattern) {
    std::vector<std::string> codes;
    for (const Check& check : checks()) {
      if (check.severity != Severity::error) codes.emplace_back(check.code);
    }
    findings_.push_back({check_of("D017").code, silence.place, theme, pattern,
                         fmt::format("no finding that can be silenced has the code `{}`{}",
                                     silence.code, did_you_mean(silence.code, codes)),
                         "write the code as `dict check` prints it"});
  }

  const Dictionary& dictionary_;
  LintScope scope_;
  Findings& findings_;
  std::size_t known_;
};

}  // namespace

void apply_silences(const Dictionary& dictionary, LintScope scope, std::vector<Finding>& findings) {
  Silencer(dictionary, scope, findings).apply();
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.place.line, a.place.column, a.code) <
           std::tie(b.place.line, b.place.column, b.code);
  });
}

}  // namespace themata
