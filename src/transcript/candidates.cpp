// SPDX-License-Identifier: MIT
//
// Nearly all lines are settled by a look at their first bytes. A label ends at a
// colon, so a long line without one is talk. A line whose first sign is a colon
// with a blank and no time behind it is read no further than that: what it is,
// its bytes up to the colon tell, and they are looked up among those met before.
// Only what is left is read by the rules of labels.
#include "candidates.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <themata/base/in_parts.hpp>
#include <themata/text/ascii_letters.hpp>
#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "blanks.hpp"
#include "byte_search.hpp"
#include "clocked_labels.hpp"
#include "conventions_words.hpp"
#include "item_labels.hpp"
#include "label_cache.hpp"
#include "label_words.hpp"
#include "phrase_labels.hpp"
#include "plain_talk.hpp"

namespace themata {
namespace {

// What a label's reading depends on besides letters and blanks: its end, a
// full-width one too, and brackets and escapes, which are read to their end.
constexpr ByteSet sign_bytes(":\t([\\\xEF");
// No rule looks for a sign of a label further on in a line.
constexpr std::size_t reach = 128;
constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_label = 120;

/// The place of the first sign from `from` on, `reach` if there is none so near.
std::size_t first_sign(std::string_view text, Span line, std::size_t from = 0) {
  const std::size_t end = line.begin + std::min<std::size_t>(line.size(), reach);
  const std::size_t at = first_member(sign_bytes, text, line.begin + from, end);
  return at < end ? at - line.begin : reach;
}

/// Is the line one whose bytes up to `colon` tell all but a time behind it? Marks
/// of emphasis would be closed behind it, and a time in front tells its own.
bool tells_by_name(std::string_view line, std::size_t colon) {
  if (colon > longest_name || line[colon] != ':' || line.size() < colon + 3) return false;
  if (line[colon + 1] != ' ' || may_begin_time(line.front())) return false;
  if (!is_ascii_letter(line.front()) && is_ascii(line.front())) return false;
  return !is_space(code_point_at(line, colon + 2).value);
}

/// `Q. `, and `A  ` with a gap; a tab is a sign.
bool may_be_letter(std::string_view line) {
  return (line.front() == 'Q' || line.front() == 'A') &&
         (line.substr(1).starts_with('.') || line.substr(1).starts_with("  "));
}

/// No name ends in `?`; in a full stop do only abbreviations.
bool may_end_name(std::string_view line) {
  const char last = line.back();
  if (!is_ascii(last) || is_ascii_letter(last)) return true;
  if (last != '.')
    return (last >= '0' && last <= '9') || last == '-' || last == '\'' || last == ',' ||
           last == '_' || last == '&' || last == '/' || last == '#';
  const std::size_t word = line.rfind(' ') + 1;
  constexpr std::size_t longest_suffix = 4;
  const auto letters = line.substr(word, line.size() - 1 - word);
  return letters.size() <= longest_suffix ||
         !std::all_of(letters.begin(), letters.end(), is_ascii_letter);
}

class Collector {
 public:
  explicit Collector(const Blocks& blocks)
      : text_(blocks.text.another()), blocks_(blocks), cache_(blocks.lines.size()) {}

  void make_room(std::size_t labels) { found_.labels.reserve(labels); }

  /// Looks at lines [from, to).
  void collect(std::size_t from, std::size_t to) {
    const Line* const lines = blocks_.lines.data();
    for (std::size_t i = from; i < to; ++i) {
      if (lines[i].kind == LineKind::talk) take(i);
    }
  }

  /// Adds what was found in lines behind these.
  void append(Candidates&& more) {
    std::vector<std::uint32_t> ids;
    for (Name& name : more.names) ids.push_back(add(std::move(name)));
    const auto append = [&ids](std::vector<Label>& to, const std::vector<Label>& from) {
      for (const Label& label : from) to.emplace_back(label).name = ids[label.name];
    };
    append(found_.labels, more.labels);
    append(found_.doubtful, more.doubtful);
    append(found_.phrases, more.phrases);
    append(found_.items, more.items);
    append(found_.clocked, more.clocked);
    found_.times.insert(found_.times.end(), more.times.begin(), more.times.end());
  }

  [[nodiscard]] Candidates take_found() { return std::move(found_); }

 private:
  [[nodiscard]] const Line& line(std::size_t i) const { return blocks_.lines[i]; }

  void take(std::size_t i) {
    const std::string_view content = text_.at(line(i).text);
    const std::size_t sign = first_sign(text_, line(i).text);
    if (sign == reach) {
      if (may_be_alone(i, content) && !is_plain_talk(content)) read(i, content);
    } else if (content.front() == '[' && is_timed_talk(line(i).text)) {
      return;
    } else if (tells_by_name(content, sign)) {
      look_up(i, content, content.substr(0, sign));
    } else {
      read(i, content);
    }
  }

  /// Without any sign a label is `Q.`, or a name that is all of its line, plain
  /// or with emphasis.
  [[nodiscard]] bool may_be_alone(std::size_t i, std::string_view content) const {
    const char first = content.front();
    if (may_be_letter(content)) return true;
    if (is_ascii(first) && !is_ascii_letter(first)) return true;
    if (content.size() > longest_name || !may_end_name(content)) return false;
    return has_room(i) || (i != 0 && line(i - 1).kind == LineKind::time);
  }

  /// A name alone needs room above it and talk below it, be it on the next page.
  [[nodiscard]] bool has_room(std::size_t i) const {
    if (!line(i).after_gap && !blocks_.gapless) return false;
    std::size_t end = i + 4;
    for (std::size_t next = i + 1; next < std::min(end, blocks_.lines.size()); ++next) {
      if (line(next).kind == LineKind::talk) return true;
      if (line(next).kind == LineKind::layout) end = next + 4;
    }
    return false;
  }

  /// `[08:07] So we went`: without a second sign, what follows the time is a name
  /// only if the line ends with it.
  [[nodiscard]] bool is_timed_talk(Span span) {
    const std::string_view content = text_.at(span);
    if (content.size() <= longest_label) return false;
    const auto time = leading_time(content);
    if (!time) return false;
    const std::size_t rest = skip_blanks(content, time->length);
    return rest < content.size() && is_ascii_letter(content[rest]) &&
           !may_be_letter(content.substr(rest)) && first_sign(text_, span, time->length) == reach;
  }

  void look_up(std::size_t i, std::string_view content, std::string_view beginning) {
    KnownLabel& known = cache_[beginning];
    switch (known.kind) {
      case KnownLabel::Kind::none: return;
      case KnownLabel::Kind::unknown: known = read(i, content); return;
      default: break;
    }
    Label label;
    label.line = static_cast<std::uint32_t>(i);
    label.name = known.name;
    label.talk = static_cast<std::uint32_t>(beginning.size() + 2);
    if (may_begin_time(content[label.talk])) take_time(content, label);
    push(label, known.kind);
  }

  void take_time(std::string_view content, Label& label) {
    const auto time = leading_time(content.substr(label.talk));
    if (!time) return;
    label.timed = true;
    label.talk = static_cast<std::uint32_t>(skip_blanks(content, label.talk + time->length));
    found_.times.push_back({label.line, time->start, time->end});
  }

  /// What the rules of labels say. The answer holds for all lines that begin so
  /// if it is one about a colon.
  KnownLabel read(std::size_t i, std::string_view content) {
    auto match = leading_label(content);
    if (!match) match = titled_label(content);
    if (!match) {
      if (const auto clocked = clocked_label(content)) {
        found_.clocked.push_back(label_of(i, *clocked, false));
        return {};
      }
      if (const auto item = item_label(content)) {
        found_.items.push_back(label_of(i, *item, false));
        return {};
      }
    }
    auto kind = KnownLabel::Kind::label;
    if (!match) {
      match = doubtful_label(content);
      kind = KnownLabel::Kind::doubtful;
    }
    if (!match) {
      match = phrase_label(content);
      kind = KnownLabel::Kind::phrase;
    }
    if (!match) return {KnownLabel::Kind::none};
    if (only_in_headings(trim(match->name.of(content)))) kind = KnownLabel::Kind::doubtful;
    if (match->form == LabelForm::alone && i != 0 && line(i - 1).kind == LineKind::time) {
      match->form = LabelForm::timed_alone;
    }
    if (stands_alone(match->form) && !has_room(i)) return {};
    push(label_of(i, *match, kind != KnownLabel::Kind::label), kind);
    if (match->form != LabelForm::colon || match->start) return {};
    return {kind, last_name_};
  }

  Label label_of(std::size_t i, const LabelMatch& match, bool doubtful) {
    std::string name = clean_label(match.name.of(text_.at(line(i).text)));
    const auto [id, fresh] = id_of(name, match.form);
    if (fresh) {
      found_.names.push_back(describe(std::move(name), match));
      found_.names.back().doubtful = doubtful;
    }
    last_name_ = id;
    const bool timed = match.start || match.end;
    const auto number = static_cast<std::uint32_t>(i);
    if (timed) found_.times.push_back({number, match.start, match.end});
    return {number, last_name_, match.talk, match.form, match.tight, timed};
  }

  /// The number of a name; true where it had none.
  std::pair<std::uint32_t, bool> id_of(const std::string& name, LabelForm form) {
    const auto next = static_cast<std::uint32_t>(found_.names.size());
    const auto number = static_cast<char>('0' + static_cast<int>(form));
    const auto [entry, fresh] = ids_.try_emplace(name + number, next);
    return {entry->second, fresh};
  }

  /// What another has counted of a name.
  std::uint32_t add(Name&& more) {
    const auto [id, fresh] = id_of(more.text, more.form);
    if (fresh) {
      found_.names.push_back(std::move(more));
    } else {
      Name& name = found_.names[id];
      name.count += more.count;
      name.tight += more.tight;
      name.after_gap += more.after_gap;
      name.tight_after_gap += more.tight_after_gap;
    }
    return id;
  }

  void push(const Label& label, KnownLabel::Kind kind) {
    if (kind == KnownLabel::Kind::phrase) return found_.phrases.push_back(label);
    (kind == KnownLabel::Kind::doubtful ? found_.doubtful : found_.labels).push_back(label);
    Name& name = found_.names[label.name];
    ++(label.tight ? name.tight : name.count);
    if (line(label.line).after_gap) ++(label.tight ? name.tight_after_gap : name.after_gap);
  }

  static Name describe(std::string text, const LabelMatch& match) {
    Name name;
    name.form = match.form;
    name.lettering = match.lettering;
    name.collective = is_collective(text);
    name.known = known_label(text) && !name.collective;
    name.one_word = text.find(' ') == std::string::npos;
    name.text = std::move(text);
    return name;
  }

  TextPass text_;
  const Blocks& blocks_;
  Candidates found_{};
  LabelCache cache_;
  std::unordered_map<std::string, std::uint32_t> ids_{};
  std::uint32_t last_name_ = 0;
};

}  // namespace

Candidates collect_candidates(const Blocks& blocks, std::size_t first, const Shares& shares) {
  const std::size_t lines = blocks.lines.size();
  const std::size_t size = (lines - first + shares.parts - 1) / shares.parts;
  Collector all(blocks);
  // Room that is not used is never touched; growing would hold all of them twice.
  all.make_room(lines - first);
  if (shares.parts == 1) {
    all.collect(first, lines);
    return all.take_found();
  }
  std::vector<Candidates> found(shares.parts);
  const auto collect = [&](std::size_t part) {
    Collector collector(blocks);
    collector.collect(std::min(first + part * size, lines),
                      std::min(first + (part + 1) * size, lines));
    found[part] = collector.take_found();
  };
  in_parts(shares, collect, [&](std::size_t part) { all.append(std::exchange(found[part], {})); });
  return all.take_found();
}

bool stands_alone(LabelForm form) {
  return form == LabelForm::alone || form == LabelForm::strong_alone;
}

}  // namespace themata
