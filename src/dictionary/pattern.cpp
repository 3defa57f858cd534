// SPDX-License-Identifier: MIT
#include <themata/dictionary/pattern.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <themata/base/suggest.hpp>
#include <themata/text/utf8.hpp>

namespace themata {
namespace {

constexpr std::size_t most_combinations = 1000;
constexpr std::uint32_t widest_gap = 1000;
constexpr int deepest = 16;
constexpr std::ptrdiff_t most_loose = 100;
constexpr std::size_t most_from_sets = 20'000;
constexpr char regex_mark = '\x01';  // begins a word that is a regular expression
constexpr char word_end = '\x02';    // a blank inside alternatives

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool may_mean_more(char c) {
  switch (c) {
    case '(':
    case ')':
    case '|':
    case '/':
    case '\\':
    case '*':
    case '?':
    case '{':
    case '}': return true;
    default: return is_blank(c);
  }
}

std::vector<WrittenWord> split_words(std::string run) {
  std::vector<WrittenWord> words;
  const bool single = !run.empty() && run.front() != regex_mark && run.find(word_end) == run.npos;
  if (single) {
    words.push_back({std::move(run), false});
    return words;
  }
  std::size_t at = 0;
  while (at < run.size()) {
    const std::size_t end = std::min(run.find(word_end, at), run.size());
    if (end > at) {
      const bool regex = run[at] == regex_mark;
      const std::size_t begin = at + (regex ? 1U : 0U);
      words.push_back({run.substr(begin, end - begin), regex});
    }
    at = end + 1;
  }
  return words;
}

/// Recursive descent over the native syntax; stops at the first error.
class NativeParser {
 public:
  NativeParser(std::string_view written, const PatternSets& sets) : text_(written), sets_(sets) {}

  std::variant<PatternParts, PatternError> parse() {
    try {
      while (skip_blanks()) {
        if (text_[at_] == '~') {
          parse_gap();
        } else {
          parse_item();
        }
      }
      check();
      return std::move(parts_);
    } catch (PatternError& error) {
      return std::move(error);
    }
  }

  /// One alternative as it may stand inside brackets: all that it can stand for.
  std::variant<std::vector<std::string>, PatternError> parse_option() {
    try {
      std::vector<std::string> runs;
      parse_run(1, runs);
      if (at_ < text_.size()) fail(at_, "write each option of a set as an item of its list");
      return runs;
    } catch (PatternError& error) {
      return std::move(error);
    }
  }

 private:
  [[noreturn]] static void fail(std::size_t at, std::string message) {
    throw PatternError{at, std::move(message)};
  }

  bool skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  void parse_gap() {
    const std::size_t begin = at_++;
    std::uint32_t most = 0;
    const char* end = text_.data() + text_.size();
    const auto [stop, problem] = std::from_chars(text_.data() + at_, end, most);
    const bool whole = stop == end || is_blank(*stop);
    if (problem != std::errc{} || !whole || most == 0 || most > widest_gap) {
      fail(begin, fmt::format("a gap is written `~N` with N from 1 to {} (for a plain `~` write "
                              "`\\~`)",
                              widest_gap));
    }
    if (!parts_.empty() && std::holds_alternative<Gap>(parts_.back()))
      fail(begin, "two gaps in a row; write one");
    at_ = static_cast<std::size_t>(stop - text_.data());
    last_gap_ = begin;
    parts_.emplace_back(Gap{most});
  }

  void parse_item() {
    std::vector<std::string> runs;
    parse_run(0, runs);
    Choice choice;
    auto& options = choice.options;
    options.reserve(runs.size());
    for (std::string& run : runs) {
      std::vector<WrittenWord> words = split_words(std::move(run));
      if (std::find(options.begin(), options.end(), words) == options.end()) {
        options.push_back(std::move(words));
      }
    }
    parts_.emplace_back(std::move(choice));
  }

  /// Appends, for everything up to a blank (at depth 0) or `|` or `)` (inside),
  /// all the strings that it can stand for.
  void parse_run(int depth, std::vector<std::string>& all) {
    const std::size_t first = all.size();
    all.emplace_back();
    bool word_begins = true;
    while (at_ < text_.size()) {
      if (const std::string_view plain = plain_letters(); !plain.empty()) {
        append(all, first, plain);
        at_ += plain.size();
        word_begins = false;
        continue;
      }
      const char c = text_[at_];
      if (depth == 0 && is_blank(c)) break;
      if (depth > 0 && (c == '|' || c == ')')) break;
      if (c == '(') {
        multiply(all, first, parse_alternatives(depth + 1));
      } else if (c == '/' && word_begins) {
        append(all, first, parse_regex(depth));
      } else if (c == '{') {
        multiply(all, first, parse_set());
      } else {
        append(all, first, parse_character());
      }
      word_begins = is_blank(c);
    }
  }

  /// What stands for itself wherever it stands, up to the next character that may not.
  std::string_view plain_letters() const {
    std::size_t end = at_;
    while (end < text_.size() && !may_mean_more(text_[end])) ++end;
    return text_.substr(at_, end - at_);
  }

  std::vector<std::string> parse_alternatives(int depth) {
    const std::size_t begin = at_++;
    if (depth > deepest) fail(begin, "brackets nested too deep");
    std::vector<std::string> all;
    all.reserve(8);
    for (;;) {
      parse_run(depth, all);
      if (at_ >= text_.size())
        fail(begin, "this `(` is never closed (for a plain one write `\\(`)");
      if (all.size() > most_combinations) fail(begin, "too many alternatives");
      if (text_[at_++] == ')') return all;
    }
  }

  std::string parse_regex(int depth) {
    const std::size_t begin = at_++;
    std::string expression{regex_mark};
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      const bool last = at_ + 1 == text_.size() || is_blank(text_[at_ + 1]) ||
                        (depth > 0 && (text_[at_ + 1] == '|' || text_[at_ + 1] == ')'));
      if (c == '/' && last) {
        ++at_;
        if (expression.size() == 1) fail(begin, "an empty regular expression");
        return expression;
      }
      if (c == '\\' && at_ + 1 < text_.size()) {
        if (text_[at_ + 1] != '/') expression += c;
        ++at_;
      }
      expression += text_[at_];
    }
    fail(begin, "a regular expression is written between two `/` (for a plain one write `\\/`)");
  }

  std::vector<std::string> parse_set() {
    const std::size_t begin = at_++;
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) {
      fail(begin, "this `{` is never closed (for a plain one write `\\{`)");
    }
    const std::string_view name = text_.substr(at_, end - at_);
    const std::vector<std::string>* set = sets_.find(name);
    if (set == nullptr) {
      fail(begin, fmt::format("there is no set `{}`{} (`sets:` at the top of the file defines it; "
                              "for a plain `{{` write `\\{{`)",
                              name, did_you_mean(name, sets_.names())));
    }
    from_sets_ += set->size();
    if (from_sets_ > most_from_sets) {
      fail(begin, fmt::format("more than {} words out of sets; split the pattern", most_from_sets));
    }
    at_ = end + 1;
    return *set;
  }

  std::string_view parse_character() {
    const char c = text_[at_++];
    switch (c) {
      case '*': return wildcard_run_utf8;
      case '?': return wildcard_one_utf8;
      case ')': fail(at_ - 1, "a `)` without its `(` (for a plain one write `\\)`)");
      case '|':
        fail(at_ - 1, "`|` separates alternatives inside `( )` (for a plain one write `\\|`)");
      case '}': fail(at_ - 1, "a `}` without its `{` (for a plain one write `\\}`)");
      case '\\':
        if (at_ == text_.size()) fail(at_ - 1, "a backslash needs a character after it");
        return text_.substr(at_++, 1);
      default: return is_blank(c) ? std::string_view(&word_end, 1) : text_.substr(at_ - 1, 1);
    }
  }

  static void append(std::vector<std::string>& all, std::size_t first, std::string_view more) {
    for (std::size_t at = first; at < all.size(); ++at) all[at] += more;
  }

  /// Each of `all` from `first` on, followed by each of `right`.
  void multiply(std::vector<std::string>& all, std::size_t first,
                std::vector<std::string> right) const {
    if ((all.size() - first) * right.size() > most_combinations) {
      fail(at_ - 1, fmt::format("more than {} combinations of alternatives; split the pattern",
                                most_combinations));
    }
    if (all.size() == first + 1 && all.back().empty()) {
      all.pop_back();
      std::move(right.begin(), right.end(), std::back_inserter(all));
      return;
    }
    const std::vector<std::string> left(all.begin() + std::ptrdiff_t(first), all.end());
    all.resize(first);
    for (const std::string& a : left) {
      for (const std::string& b : right) all.push_back(a + b);
    }
  }

  static bool must_be_there(const std::variant<Choice, Gap>& part) {
    const auto* choice = std::get_if<Choice>(&part);
    return choice != nullptr && std::none_of(choice->options.begin(), choice->options.end(),
                                             [](const auto& words) { return words.empty(); });
  }

  void check() const {
    if (parts_.empty()) fail(0, "an empty pattern");
    const auto first = std::find_if(parts_.begin(), parts_.end(), must_be_there);
    if (first == parts_.end()) fail(0, "this pattern could match no word at all");
    const auto loose = std::count_if(parts_.begin(), parts_.end(),
                                     [](const auto& part) { return !must_be_there(part); });
    if (loose > most_loose) {
      fail(0, fmt::format("more than {} gaps and optional words; split the pattern", most_loose));
    }
    const auto last = std::find_if(parts_.rbegin(), parts_.rend(), must_be_there).base();
    const auto is_gap = [](const auto& part) { return std::holds_alternative<Gap>(part); };
    if (std::any_of(parts_.begin(), first, is_gap) || std::any_of(last, parts_.end(), is_gap)) {
      fail(last_gap_, "a gap needs a word on both sides that is not optional");
    }
  }

  std::string_view text_;
  const PatternSets& sets_;
  std::size_t from_sets_ = 0;
  std::size_t at_ = 0;
  std::size_t last_gap_ = 0;
  PatternParts parts_{};
};

std::variant<PatternParts, PatternError> parse_plain(std::string_view written) {
  PatternParts parts;
  std::size_t at = 0;
  while (at < written.size()) {
    std::string word;
    for (; at < written.size() && !is_blank(written[at]); ++at) {
      switch (written[at]) {
        case '*': word += wildcard_run_utf8; break;
        case '?': word += wildcard_one_utf8; break;
        default: word += written[at];
      }
    }
    if (!word.empty()) parts.emplace_back(Choice{{{WrittenWord{word, false}}}});
    while (at < written.size() && is_blank(written[at])) ++at;
  }
  if (parts.empty()) return PatternError{0, "an empty pattern"};
  return parts;
}

}  // namespace

std::vector<std::pair<std::size_t, PatternError>> PatternSets::add(
    const std::string& name, const std::vector<std::string>& options) {
  std::vector<std::pair<std::size_t, PatternError>> wrong;
  std::vector<std::string> set;
  for (std::size_t at = 0; at < options.size(); ++at) {
    auto parsed = NativeParser(options[at], *this).parse_option();
    if (auto* problem = std::get_if<PatternError>(&parsed)) {
      wrong.emplace_back(at, std::move(*problem));
      continue;
    }
    for (std::string& run : std::get<0>(parsed)) {
      if (std::find(set.begin(), set.end(), run) == set.end()) set.push_back(std::move(run));
    }
    if (set.size() <= most_combinations) continue;
    wrong.emplace_back(
        at, PatternError{0, fmt::format("more than {} options in one set", most_combinations)});
    break;
  }
  if (set.empty())
    set.push_back(name);  // so that patterns that use it raise no errors of their own
  sets_.insert_or_assign(name, std::move(set));
  return wrong;
}

const std::vector<std::string>* PatternSets::find(std::string_view name) const {
  const auto found = sets_.find(name);
  return found == sets_.end() ? nullptr : &found->second;
}

std::vector<std::string> PatternSets::names() const {
  std::vector<std::string> names;
  for (const auto& [name, set] : sets_) names.push_back(name);
  return names;
}

std::variant<PatternParts, PatternError> parse_pattern(std::string_view written,
                                                       PatternSyntax syntax,
                                                       const PatternSets& sets) {
  return syntax == PatternSyntax::plain ? parse_plain(written)
                                        : NativeParser(written, sets).parse();
}

bool glob_matches(std::string_view glob, std::string_view form) {
  // The usual two-pointer walk: only the last `*` ever needs to take more.
  std::size_t g = 0;
  std::size_t f = 0;
  std::size_t star = std::string_view::npos;
  std::size_t taken = 0;
  while (f < form.size()) {
    if (glob.substr(g).starts_with(wildcard_run_utf8)) {
      star = g += wildcard_run_utf8.size();
      taken = f;
    } else if (glob.substr(g).starts_with(wildcard_one_utf8)) {
      g += wildcard_one_utf8.size();
      f += code_point_at(form, f).bytes;
    } else if (g < glob.size() && glob[g] == form[f]) {
      ++g;
      ++f;
    } else if (star != std::string_view::npos) {
      g = star;
      taken += code_point_at(form, taken).bytes;
      f = taken;
    } else {
      return false;
    }
  }
  while (glob.substr(g).starts_with(wildcard_run_utf8)) g += wildcard_run_utf8.size();
  return g == glob.size();
}

}  // namespace themata
