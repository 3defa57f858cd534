// SPDX-License-Identifier: MIT
#include "snippets.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <unordered_map>

#include <themata/text/utf8.hpp>
#include <themata/transcript/roles.hpp>

#include "label_shapes.hpp"
#include "turn_marks.hpp"

namespace themata {
namespace {

struct Heading {
  std::string_view role;
  std::string_view name;
};

std::optional<Heading> heading(std::string_view line) {
  if (line.size() < 5 || !line.starts_with("[[") || !line.ends_with("]]")) return std::nullopt;
  const std::string_view inside = line.substr(2, line.size() - 4);
  const std::size_t semicolon = inside.find(';');
  if (semicolon == std::string_view::npos) return std::nullopt;
  return Heading{trim(inside.substr(0, semicolon)), trim(inside.substr(semicolon + 1))};
}

struct Times {
  std::optional<double> begin{};
  std::optional<double> end{};
};

std::optional<double> seconds(std::string_view text) {
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Times> times(std::string_view line) {
  if (line.size() < 5 || !line.starts_with("<<") || !line.ends_with(">>")) return std::nullopt;
  const std::string_view inside = line.substr(2, line.size() - 4);
  const std::size_t first = inside.find(';');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = inside.find(';', first + 1);
  const Times found{seconds(inside.substr(0, first)),
                    seconds(inside.substr(first + 1, second - first - 1))};
  if (!found.begin || !found.end) return std::nullopt;
  return found;
}

class SnippetReader {
 public:
  SnippetReader(Document& document, TextPass& text, const Lines& lines, const NotePlaces& notes)
      : document_(document), text_(text), lines_(lines), writer_(document, text, notes) {}

  bool read(const LineCounts& counts) {
    if (!fits(counts)) return false;
    turn_.speaker = speaker({}, Role::preamble);
    for (const Line& line : lines_) take(line);
    close();
    return true;
  }

 private:
  [[nodiscard]] bool fits(const LineCounts& counts) const {
    bool headed = false;
    for (const std::uint32_t i : counts.odd) {
      const std::string_view content = text_.at(lines_[i].text);
      if (heading(content)) headed = true;
      if (headed && times(content)) return true;
    }
    return false;
  }

  void take(const Line& line) {
    if (line.kind == LineKind::blank) return;
    const std::string_view content = text_.at(line.text);
    if (const auto head = heading(content)) {
      close();
      turn_.speaker = speaker_of(*head);
      return;
    }
    if (const auto found = times(content)) {
      if (!turn_.times.start) turn_.times.start = found->begin;
      turn_.times.end = found->end;
      turn_.layout.push_back({line.text, MarkKind::layout});
      return;
    }
    if (turn_.span.empty()) turn_.span.begin = line.text.begin;
    turn_.span.end = line.text.end;
  }

  void close() {
    if (!turn_.span.empty()) {
      std::erase_if(turn_.layout, [this](const Mark& mark) {
        return mark.span.begin < turn_.span.begin || mark.span.end > turn_.span.end;
      });
      writer_.add(turn_);
    }
    turn_ = {};
  }

  std::uint32_t speaker_of(const Heading& head) {
    const bool unnamed = head.name.empty() || head.name == "UNK";
    const Role role = role_of_label(head.role);
    return speaker(clean_label(unnamed ? head.role : head.name), role);
  }

  std::uint32_t speaker(const std::string& name, Role role) {
    const auto key = std::to_string(static_cast<int>(role)) + name;
    const auto fresh = static_cast<std::uint32_t>(document_.speakers.size());
    const auto [entry, added] = speakers_.try_emplace(key, fresh);
    if (added) document_.speakers.push_back({name, role});
    return entry->second;
  }

  Document& document_;
  TextPass& text_;
  const Lines& lines_;
  TurnWriter writer_;
  OpenTurn turn_{};
  std::unordered_map<std::string, std::uint32_t> speakers_{};
};

}  // namespace

bool read_snippets(Document& document, TextPass& text, const Lines& lines, const LineCounts& counts,
                   const NotePlaces& notes) {
  return SnippetReader(document, text, lines, notes).read(counts);
}

}  // namespace themata
