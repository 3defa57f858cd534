// SPDX-License-Identifier: MIT
#include "rendering.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <themata/text/utf8.hpp>

namespace themata::testing {
namespace {

class Renderer {
 public:
  explicit Renderer(const Document& document) : document_(document) {}

  std::string render() {
    std::string out;
    for (const Turn& turn : document_.turns) {
      const Speaker& speaker = document_.speaker_of(turn);
      out += speaker.name;
      if (speaker.role != Role::unknown) out += fmt::format("/{}", role_name(speaker.role));
      if (const auto start = document_.times_of(turn).start) out += fmt::format(" @{}", *start);
      out += ": " + talk(turn.span) + "\n";
    }
    return out;
  }

 private:
  std::string talk(Span span) {
    std::string out;
    for (std::uint32_t at = span.begin; at < span.end;) {
      if (at != span.begin && is_paragraph(at)) break_paragraph(out);
      const Mark* mark = mark_at(at);
      if (mark == nullptr) {
        add(out, document_.text[at++]);
        continue;
      }
      at = mark->span.end;
      if (mark->kind == MarkKind::note) out += fmt::format("{{{}}}", inside(*mark));
      if (mark->kind == MarkKind::timestamp) out += fmt::format("<{}>", inside(*mark));
    }
    return out;
  }

  [[nodiscard]] std::string inside(const Mark& mark) const {
    return std::string{mark.span.of(document_.text)};
  }

  static void break_paragraph(std::string& out) {
    while (!out.empty() && (out.back() == '~' || out.back() == ' ')) out.pop_back();
    out.push_back('|');
  }

  static void add(std::string& out, char c) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\f') {
      out.push_back(c);
    } else if (c == '\n' && !out.empty() && out.back() == ' ') {
      out.back() = '~';
    } else if (!out.empty() && out.back() != ' ' && out.back() != '~') {
      out.push_back(c == '\n' ? '~' : ' ');
    }
  }

  [[nodiscard]] bool is_paragraph(std::uint32_t at) const {
    return std::binary_search(document_.paragraphs.begin(), document_.paragraphs.end(), at);
  }
  [[nodiscard]] const Mark* mark_at(std::uint32_t at) const {
    const auto found = std::find_if(document_.marks.begin(), document_.marks.end(),
                                    [at](const Mark& mark) { return mark.span.begin == at; });
    return found == document_.marks.end() ? nullptr : &*found;
  }

  const Document& document_;
};

bool on_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

std::string broken_turn(const Document& document) {
  std::uint32_t end = 0;
  for (const Turn& turn : document.turns) {
    if (turn.span.begin < end || turn.span.empty())
      return "turns are in order, disjoint, not empty";
    if (turn.span.end > document.text.size()) return "turns lie in the text";
    if (!on_boundary(document.text, turn.span.begin) ||
        !on_boundary(document.text, turn.span.end)) {
      return "turns begin and end between code points";
    }
    const std::string_view talk = turn.span.of(document.text);
    if (trim(talk).size() != talk.size()) return "turns are trimmed";
    if (turn.speaker >= document.speakers.size()) return "turns have a speaker";
    if (!std::binary_search(document.paragraphs.begin(), document.paragraphs.end(),
                            turn.span.begin)) {
      return "every turn begins a paragraph";
    }
    end = turn.span.end;
  }
  return {};
}

bool inside_a_turn(const Document& document, Span span) {
  const auto after =
      std::upper_bound(document.turns.begin(), document.turns.end(), span.begin,
                       [](std::uint32_t at, const Turn& turn) { return at < turn.span.begin; });
  return after != document.turns.begin() && span.end <= (after - 1)->span.end;
}

std::string broken_mark(const Document& document) {
  std::uint32_t end = 0;
  for (const Mark& mark : document.marks) {
    if (mark.span.begin < end || mark.span.empty())
      return "marks are in order, disjoint, not empty";
    if (!inside_a_turn(document, mark.span)) return "marks lie inside turns";
    if (!on_boundary(document.text, mark.span.begin) ||
        !on_boundary(document.text, mark.span.end)) {
      return "marks begin and end between code points";
    }
    end = mark.span.end;
  }
  return {};
}

}  // namespace

Found find_in(std::string_view text, const ReadOptions& options) {
  Found found;
  found.document.text = std::string(text);
  find_turns(found.document, options, found.diagnostics);
  return found;
}

std::string render(const Document& document) { return Renderer(document).render(); }

std::string render(std::string_view text, const ReadOptions& options) {
  const Found found = find_in(text, options);
  const std::string broken = broken_promise(found.document);
  if (!broken.empty()) return "broken: " + broken;
  return render(found.document);
}

std::string broken_promise(const Document& document) {
  if (std::string broken = broken_turn(document); !broken.empty()) return broken;
  if (std::string broken = broken_mark(document); !broken.empty()) return broken;
  for (std::size_t i = 1; i < document.paragraphs.size(); ++i) {
    if (document.paragraphs[i - 1] >= document.paragraphs[i]) return "paragraphs ascend";
  }
  for (const std::uint32_t at : document.paragraphs) {
    if (!on_boundary(document.text, at)) return "paragraphs begin between code points";
    if (!inside_a_turn(document, {at, at + 1})) return "paragraphs begin inside turns";
  }
  return {};
}

}  // namespace themata::testing
