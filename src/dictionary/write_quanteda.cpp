// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "writers.hpp"
#include "yaml_text.hpp"

namespace themata {
namespace {

class QuantedaWriter {
 public:
  QuantedaWriter(const Dictionary& dictionary, Losses& losses)
      : dictionary_(dictionary), losses_(losses) {}

  std::string write() {
    losses_.say_header(dictionary_);
    for (std::uint32_t at = 0; at < dictionary_.themes().size(); ++at) {
      const Theme& theme = dictionary_.theme(ThemeId{at});
      if (theme.parent) continue;
      if (theme.name == "themata") {
        throw Error(ErrorKind::dictionary,
                    "a theme `themata` at the top would make quanteda's YAML a native dictionary; "
                    "rename it",
                    theme.place);
      }
      write_theme(ThemeId{at}, "");
    }
    return std::move(out_);
  }

 private:
  /// A theme with patterns and sub-themes is a list that ends in a map of them.
  void write_theme(ThemeId id, const std::string& indent) {
    const Theme& theme = dictionary_.theme(id);
    losses_.say_theme(theme, Losses::Description::lost);
    out_ += indent + yaml_scalar(theme.name) + ":";
    std::vector<std::string> terms;
    for (const PatternId at : theme.patterns) {
      for (std::string& term :
           plain_or_lost(dictionary_.pattern(at), losses_, Losses::Weight::lost)) {
        terms.push_back(std::move(term));
      }
    }
    if (terms.empty() && theme.children.empty()) out_ += " []";
    out_ += '\n';
    for (const std::string& term : terms) out_ += indent + "  - " + yaml_scalar(term) + '\n';
    const bool in_list = !terms.empty();
    for (const ThemeId child : theme.children) {
      if (in_list) {
        const std::size_t begin = out_.size();
        write_theme(child, indent + "    ");
        out_.replace(begin + indent.size() + 2, 2, "- ");
      } else {
        write_theme(child, indent + "  ");
      }
    }
  }

  const Dictionary& dictionary_;
  Losses& losses_;
  std::string out_{};
};

}  // namespace

std::string write_quanteda(const Dictionary& dictionary, Losses& losses) {
  return QuantedaWriter(dictionary, losses).write();
}

}  // namespace themata
