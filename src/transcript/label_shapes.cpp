// SPDX-License-Identifier: MIT
//
// A label is read from left to right: an optional mark of emphasis, an optional
// time, the name, an optional time, and what ends it. The name is looked at
// only when its end is found, and never more than `longest_label` bytes of a
// line are, so the cost per line is bounded.
#include "label_shapes.hpp"

#include <vector>

#include <themata/text/ascii_letters.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/notes.hpp>

#include "blanks.hpp"
#include "byte_search.hpp"

namespace themata {
namespace {

constexpr std::size_t longest_label = 120;
constexpr std::size_t longest_name = 80;

/// `**`, `__`, `*` or `_`: the length of a run of marks of emphasis.
std::size_t emphasis_length(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '*' && text[at] != '_')) return 0;
  std::size_t length = 1;
  while (length < 3 && at + length < text.size() && text[at + length] == text[at]) ++length;
  return length;
}

/// The length of a colon, also a full-width one; 0 where there is none.
std::size_t colon_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ':') return 1;
  if (is_ascii(text[at])) return 0;
  return text.substr(at).starts_with("\uFF1A") ? 3 : 0;
}

bool is_mark(char32_t c) { return c >= 0x300 && !is_letter(c) && !is_space(c) && c < 0x2000; }

constexpr ByteSet ascii_of_names(
    " \t.,'-_&/#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

bool name_point(char32_t c) {
  if (c < 0x80) return ascii_of_names.holds(static_cast<char>(c));
  if (c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0x2010 || c == 0x2011 || c == 0x2013 ||
      c == 0xB7 || c == 0x30FB || c == 0xA0 || c == 0x202F || c == 0x200D || c == 0x200C ||
      is_unseen(c)) {
    return true;
  }
  return is_letter(c) || is_digit(c) || is_space(c) || is_mark(c);
}

/// Reads one label; its parts are filled in as they are met.
class LabelReader {
 public:
  explicit LabelReader(std::string_view line) : line_(line.substr(0, longest_label)), all_(line) {}

  std::optional<LabelMatch> read() {
    open_line();
    if (auto letter = read_letter()) return letter;
    if (!read_name()) return std::nullopt;
    return finish();
  }

 private:
  void open_line() {
    at_ = skip_blanks(line_, skip_unseen(line_, 0));
    while (at_ < line_.size() && line_[at_] == '>') ++at_;
    at_ = skip_blanks(line_, at_);
    while (at_ < line_.size() && line_[at_] == '#') {
      heading_ = true;
      ++at_;
    }
    at_ = skip_blanks(line_, at_);
    open_item();
    open_emphasis();
    take(leading_time(line_.substr(at_)));
    if (match_.start) {
      if (at_ < line_.size() && line_[at_] == '-') at_ = skip_blanks(line_, at_ + 1);
      open_emphasis();
    }
    at_ = skip_unseen(line_, at_);
  }

  /// `- **Anna:** talk`, an item of a list in Markdown
  void open_item() {
    const auto rest = line_.substr(at_);
    if (rest.starts_with("- **") || rest.starts_with("* **")) at_ += 2;
  }

  void open_emphasis() {
    if (emphasis_ != 0) return;
    emphasis_ = emphasis_length(line_, at_);
    at_ += emphasis_;
  }

  void take(const std::optional<LeadingTime>& time) {
    if (!time) return;
    at_ = skip_blanks(line_, at_ + time->length);
    match_.start = time->start;
    match_.end = time->end;
  }

  std::optional<LabelMatch> read_letter() {
    if (at_ >= line_.size() || (line_[at_] != 'Q' && line_[at_] != 'A')) return std::nullopt;
    std::size_t next = at_ + 1;
    const bool dotted = next < line_.size() && line_[next] == '.';
    if (dotted) ++next;
    const std::size_t closing = emphasis_ == 0 ? 0 : emphasis_length(line_, next);
    const bool wide = line_.substr(next).starts_with("  ") || line_.substr(next).starts_with("\t");
    if (!(dotted && blank_or_end(line_, next + closing)) && !wide) return std::nullopt;
    name_begin_ = at_;
    name_end_ = at_ + 1;
    match_.form = LabelForm::letter;
    match_.lettering = Lettering::capitals;
    return with_talk(next + closing);
  }

  /// Moves over the name to what ends it. False where a character rules a name out.
  bool read_name() {
    name_begin_ = at_;
    while (at_ < line_.size()) {
      if (!name_end_) skip_plain();
      if (at_ == line_.size()) break;
      if (!name_end_ && at_ - name_begin_ > longest_name) return false;
      const CodePoint point = code_point_at(line_, at_);
      if (colon_length(line_, at_) != 0) break;
      if (point.value == '(' || point.value == '[' || point.value == '\\') {
        if (!read_bracket(point.value)) return false;
        continue;
      }
      if (closes_emphasis()) break;
      if (point.value == '\t' && ends_with_tab()) break;
      if (is_digit(point.value) && after_blank() && ends_with_time()) break;
      const bool unseen = is_unseen(point.value);
      if (name_end_ && !is_space(point.value) && !unseen) return false;
      if (!name_point(point.value)) return false;
      unseen_ = unseen_ || unseen;
      at_ += point.bytes;
    }
    if (!name_end_) name_end_ = at_;
    return *name_end_ > name_begin_ && *name_end_ - name_begin_ <= longest_name;
  }

  /// Letters and blanks end no name and rule none out.
  void skip_plain() {
    while (at_ < line_.size() && (is_ascii_letter(line_[at_]) || line_[at_] == ' ')) ++at_;
  }

  [[nodiscard]] bool after_blank() const {
    return at_ > name_begin_ && is_space(code_point_before(line_, at_).value);
  }

  [[nodiscard]] bool closes_emphasis() const {
    return emphasis_ != 0 && emphasis_length(line_, at_) >= emphasis_ &&
           (line_[at_] == '*' || blank_or_end(line_, at_ + emphasis_) ||
            colon_length(line_, at_ + emphasis_) != 0);
  }

  /// `Interviewer<tab>talk`, as a table comes out of a word processor.
  bool ends_with_tab() {
    const std::size_t next = skip_blanks(line_, at_);
    if (next >= line_.size() || is_digit(code_point_at(line_, next).value)) return false;
    if (colon_length(line_, next) != 0 || name_end_) return false;
    tabbed_ = true;
    return true;
  }

  /// `Name  47:22`: a bare time that ends the line or stands before the colon, or in a column.
  bool ends_with_time() {
    const auto time = parse_clock_time(line_.substr(at_));
    if (!time) return false;
    const std::size_t after = skip_blanks(line_, at_ + time->length);
    if (after < line_.size() && colon_length(line_, after) == 0) {
      if (name_end_ || !is_column(at_, at_ + time->length)) return false;
      tabbed_ = true;
    }
    if (!name_end_) name_end_ = at_;
    match_.start = time->seconds;
    timed_ = true;
    at_ = after;
    return true;
  }

  /// `Name<tab>47:22<tab>talk`, or two blanks at least on either side.
  [[nodiscard]] bool is_column(std::size_t begin, std::size_t end) const {
    const auto wide = [](std::string_view two) { return two == "  "; };
    return (line_[begin - 1] == '\t' || (begin > 1 && wide(line_.substr(begin - 2, 2)))) &&
           (line_[end] == '\t' || wide(line_.substr(end, 2)));
  }

  /// `O\'Neil`: what Markdown escapes is read as what it stands for.
  bool read_escaped() {
    const char next = at_ + 1 < line_.size() ? line_[at_ + 1] : ' ';
    if (next == '(' || next == '[') {
      const std::size_t close = line_.find(next == '(' ? "\\)" : "\\]", at_);
      if (name_end_ || close == std::string_view::npos || close - at_ > 40) return false;
      return pass_bracket(next, close + 2);
    }
    if (name_end_ || std::string_view{".'-_&#"}.find(next) == std::string_view::npos) return false;
    at_ += 2;
    return true;
  }

  [[nodiscard]] bool is_note(std::size_t end) const {
    std::vector<Mark> marks;
    find_notes(line_, {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)}, marks);
    return !marks.empty();
  }

  /// Moves behind a bracket. Square ones are frequent in talk: in a label they stand at its end.
  bool pass_bracket(char opener, std::size_t end) {
    if (opener == '[' && (at_ == name_begin_ || !may_end_name(end))) return false;
    if (!name_end_ && is_note(end)) name_end_ = at_;
    at_ = end;
    return true;
  }

  [[nodiscard]] bool may_end_name(std::size_t at) const {
    const std::size_t next = skip_blanks(line_, at);
    constexpr std::string_view ends = ":*_([\\0123456789";
    return next >= line_.size() || colon_length(line_, next) != 0 ||
           ends.find(line_[next]) != std::string_view::npos;
  }

  /// `(01:05)` is a time, `[laughs]` a note, `(Host)` a part of the name.
  bool read_bracket(char32_t opener) {
    if (const auto time = leading_time(line_.substr(at_))) {
      if (!name_end_) name_end_ = at_;
      match_.start = time->start;
      match_.end = time->end;
      timed_ = true;
      at_ = skip_blanks(line_, at_ + time->length);
      return true;
    }
    if (opener == '\\') return read_escaped();
    const std::size_t close = line_.find(opener == '(' ? ')' : ']', at_);
    if (close == std::string_view::npos || close - at_ > 40) return false;
    const auto inside = line_.substr(at_ + 1, close - at_ - 1);
    if (inside.find_first_of(":([?!") != std::string_view::npos) return false;
    if (opener == '[' && at_ == name_begin_) return read_bracketed_name(close);
    return pass_bracket(static_cast<char>(opener), close + 1);
  }

  /// `[Jane Doe] 10:03:01`, as Zoom writes its chats, or `[SPEAKER_00]: talk`.
  bool read_bracketed_name(std::size_t close) {
    if (is_note(close + 1)) return false;
    name_begin_ = at_ + 1;
    name_end_ = close;
    at_ = skip_blanks(line_, close + 1);
    return at_ < line_.size() && (colon_length(line_, at_) != 0 || ends_with_time());
  }

  /// `Anna - 00:05`
  static std::string_view without_dash(std::string_view name) {
    for (const std::string_view dash : {" -", " \u2013", " \u2014"}) {
      if (name.ends_with(dash)) return trim(name.substr(0, name.size() - dash.size()));
    }
    return name;
  }

  std::optional<LabelMatch> finish() {
    const auto raw = line_.substr(name_begin_, *name_end_ - name_begin_);
    const auto name = timed_ ? without_dash(trim(raw)) : trim(raw);
    const bool escaped = unseen_ || name.find('\\') != std::string_view::npos;
    const auto lettering = escaped ? name_lettering(clean_label(name)) : name_lettering(name);
    if (!lettering) return std::nullopt;
    match_.lettering = *lettering;
    name_begin_ += static_cast<std::size_t>(name.data() - raw.data());
    name_end_ = name_begin_ + name.size();
    return read_ending();
  }

  std::optional<LabelMatch> read_ending() {
    bool strong = close_emphasis() || heading_;
    if (tabbed_) {
      match_.form = LabelForm::tabbed;
      return with_talk(at_);
    }
    if (strong) take_time_after_name();
    at_ = skip_blanks(line_, at_);
    const std::size_t colon = colon_length(line_, at_);
    if (colon == 0) return ends_alone(strong);
    at_ += colon;
    if (close_emphasis()) strong = true;
    at_ = skip_unseen(all_, at_);
    match_.form = strong ? LabelForm::strong_colon : LabelForm::colon;
    match_.tight = colon == 1 && !strong && !blank_or_end(all_, at_) && !before_ideograph();
    if (match_.tight && !may_be_tight()) return std::nullopt;
    return with_talk(at_);
  }

  void take_time_after_name() {
    const std::size_t before = at_;
    at_ = skip_blanks(line_, at_);
    const bool had = match_.start.has_value();
    take(leading_time(line_.substr(at_)));
    if (match_.start && !had) {
      timed_ = true;
    } else {
      at_ = before;
    }
  }

  bool close_emphasis() {
    if (emphasis_ == 0 || closed_) return false;
    const std::size_t length = emphasis_length(line_, at_);
    if (length < emphasis_) return false;
    at_ += emphasis_;
    closed_ = true;
    return true;
  }

  [[nodiscard]] bool before_ideograph() const { return code_point_at(all_, at_).value >= 0x2E80; }

  [[nodiscard]] bool may_be_tight() const {
    const char next = all_[at_];
    return next != '/' && next != ':' && next != '\\' && next != ')' &&
           !(is_digit(static_cast<unsigned char>(next)) && !leading_time(all_.substr(at_)));
  }

  std::optional<LabelMatch> ends_alone(bool strong) {
    if (skip_blanks(all_, at_) < all_.size() || (emphasis_ != 0 && !closed_)) return std::nullopt;
    match_.form = strong                                 ? LabelForm::strong_alone
                  : (timed_ || match_.start.has_value()) ? LabelForm::timed_alone
                                                         : LabelForm::alone;
    return with_talk(all_.size());
  }

  LabelMatch with_talk(std::size_t at) {
    at = skip_blanks(all_, at);
    if (!match_.start) {
      if (const auto time = leading_time(all_.substr(at))) {
        match_.start = time->start;
        match_.end = time->end;
        at = skip_blanks(all_, at + time->length);
      }
    }
    match_.talk = static_cast<std::uint32_t>(at);
    match_.name = {static_cast<std::uint32_t>(name_begin_), static_cast<std::uint32_t>(*name_end_)};
    return match_;
  }

  std::string_view line_;  ///< as much as a label may take
  std::string_view all_;
  std::size_t at_ = 0;
  std::size_t emphasis_ = 0;
  bool closed_ = false;
  bool heading_ = false;  ///< a heading of Markdown
  bool tabbed_ = false;
  bool timed_ = false;
  bool unseen_ = false;  ///< the name holds signs that are not seen
  std::size_t name_begin_ = 0;
  std::optional<std::size_t> name_end_{};
  LabelMatch match_{};
};

}  // namespace

std::optional<LabelMatch> leading_label(std::string_view line) { return LabelReader(line).read(); }

bool looks_like_name(std::string_view line) {
  const auto match = leading_label(trim(line));
  return match && (match->form == LabelForm::alone || match->form == LabelForm::strong_alone);
}

}  // namespace themata
