// SPDX-License-Identifier: MIT
#include "manual_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace themata::cli {
namespace {

/// Text as roff reads it: signs that it would take for its own, or make typographic.
std::string roff(std::string_view text) {
  std::string out;
  bool fresh = true;
  for (const char letter : text) {
    if (fresh && (letter == '.' || letter == '\'')) out += "\\&";
    fresh = letter == '\n';
    switch (letter) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      case '"': out += "\\(dq"; break;
      default: out += letter;
    }
  }
  return out;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  });
  return text;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }

std::string as_written(const std::string& lines) { return ".nf\n" + roff(lines) + ".fi\n"; }

/// Paragraphs are filled; lines that begin with blanks stay as they are.
std::string paragraphs(std::string_view text) {
  std::string out;
  std::string kept;
  bool fresh = true;
  const auto end_kept = [&] {
    if (!kept.empty()) out += as_written(kept);
    kept.clear();
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with(' ')) {
      kept += std::string(line) + '\n';
      continue;
    }
    end_kept();
    if (line.empty()) {
      fresh = true;
      continue;
    }
    if (fresh) out += ".PP\n";
    fresh = false;
    out += roff(line) + '\n';
  }
  end_kept();
  return out;
}

std::string option_item(const DescribedOption& option) {
  std::string out = ".TP\n";
  for (std::size_t at = 0; at < option.names.size(); ++at) {
    out += (at > 0 ? ", " : "") + bold(option.names[at]);
  }
  if (!option.type.empty()) {
    out += (option.names.empty() ? "\\fI" : " \\fI") + roff(option.type) + "\\fR";
  }
  return out + "\n" + roff(option.what) + "\n";
}

std::string options_section(const DescribedCommand& command) {
  std::string out = ".SH OPTIONS\n";
  for (const DescribedOption& one : command.positionals) out += option_item(one);
  std::vector<std::string> groups;
  for (const DescribedOption& option : command.options) {
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) {
      groups.push_back(option.group);
    }
  }
  for (const std::string& group : groups) {
    if (groups.size() > 1) out += ".SS \"" + roff(group == "Options" ? "Help" : group) + "\"\n";
    for (const DescribedOption& option : command.options) {
      if (option.group == group) out += option_item(option);
    }
  }
  return out;
}

std::string commands_section(const DescribedCommand& command) {
  if (command.commands.empty()) return "";
  std::string out = ".SH COMMANDS\n";
  std::string heading;
  for (const DescribedCommand& sub : command.commands) {
    if (sub.heading != heading && sub.heading != "Subcommands") {
      out += ".SS \"" + roff(sub.heading) + "\"\n";
    }
    heading = sub.heading;
    out += ".TP\n" + bold(page_name(sub)) + "(1)\n" + roff(sub.summary) + "\n";
  }
  return out;
}

/// Which commands the page points at: the one above, those below and those beside.
std::string see_also(const DescribedCommand& command, const DescribedCommand& themata) {
  std::vector<std::string> names;
  for (const DescribedCommand* other : with_commands_below(themata)) {
    const std::string above = command.path.substr(0, command.path.rfind(' ') + 1);
    const bool beside = !other->path.empty() && other->path.starts_with(above) &&
                        other->path.find(' ', above.size()) == std::string::npos;
    const bool below = !command.path.empty() && other->path.starts_with(command.path + " ");
    const bool top = other->path.empty() || (!above.empty() && other->path + " " == above);
    if (other != &command && (beside || below || top)) names.push_back(page_name(*other));
  }
  std::string out = ".SH \"SEE ALSO\"\n";
  for (std::size_t at = 0; at < names.size(); ++at) {
    out += ".BR " + roff(names[at]) + " (1)" + (at + 1 < names.size() ? "," : "") + "\n";
  }
  return out;
}

constexpr std::string_view exit_status = R"(.SH "EXIT STATUS"
.TP
.B 0
Done; no hits is an answer too.
.TP
.B 1
It ran, but a check did not hold, or an input was skipped.
.TP
.B 2
It could not run: usage, dictionary, an input that can\(aqt be read, output that can\(aqt be written.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Where it is set and not empty, messages have no colours.
)";

}  // namespace

std::string page_name(const DescribedCommand& command) {
  std::string name = command.path.empty() ? "themata" : "themata " + command.path;
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string manual_page(const DescribedCommand& command, const DescribedCommand& themata) {
  std::string out = fmt::format(
      ".\\\" Made by `themata man` from the program's own help.\n"
      ".TH {} 1 \"\" \"themata {}\" \"themata manual\"\n.SH NAME\n{} \\- {}\n.SH SYNOPSIS\n{}\n",
      roff(upper(page_name(command))), THEMATA_VERSION, roff(page_name(command)),
      roff(command.summary), roff(command.usage));
  if (!command.notes.empty()) out += ".SH DESCRIPTION\n" + paragraphs(command.notes);
  out += commands_section(command) + options_section(command);
  if (!command.examples.empty()) {
    std::string lines;
    for (const std::string& line : command.examples) lines += line + "\n";
    out += ".SH EXAMPLES\n" + as_written(lines);
  }
  out += exit_status;
  return out + see_also(command, themata);
}

}  // namespace themata::cli
