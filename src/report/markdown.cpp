// SPDX-License-Identifier: MIT
#include <themata/report/markdown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <themata/report/words.hpp>
#include <themata/table/format.hpp>

#include "figures.hpp"

namespace themata {
namespace {

/// Text in a line of Markdown: no letter of it is markup, and `&` begins no entity.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : for_terminal(text)) {
    if (std::string_view("\\`*_{}[]<>()#+-.!|~^$@&'\"").find(c) != std::string_view::npos &&
        c != '.' && c != '(' && c != ')' && c != '-' && c != '+' && c != '!' && c != '\'') {
      out += '\\';
    }
    out += c;
  }
  return out;
}

/// Text that is a whole line: at its start there may be marks of lists, and of code.
std::string plain_line(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  std::string out = plain(text);
  if (out.empty()) return out;
  if (std::string_view("-+:").find(out.front()) != std::string_view::npos) return '\\' + out;
  // 1. (1) a) iv. are items of lists.
  const std::size_t from = out.front() == '(' ? 1 : 0;
  const std::size_t numeral =
      std::min(out.find_first_not_of("0123456789ivxlcdmIVXLCDM", from), out.size());
  const std::size_t mark = std::max(numeral, std::min(from + 1, out.size()));
  if (mark < out.size() && (out[mark] == '.' || out[mark] == ')')) out.insert(mark, 1, '\\');
  return out;
}

Table rates_table(const Report& report) {
  Table table{{{"group"},
               {"theme"},
               {"hits", ColumnType::integer},
               {"tokens", ColumnType::integer},
               {"per_1000", ColumnType::real},
               {"low", ColumnType::real},
               {"high", ColumnType::real},
               {"units_with", ColumnType::integer},
               {"units", ColumnType::integer}},
              {}};
  for (const Report::Rate& rate : report.rates) {
    table.rows.push_back({text_cell(report.groups[rate.group]),
                          text_cell(report.themes[rate.theme].name), count_cell(rate.hits),
                          count_cell(rate.tokens), real_cell(rate.per_1000.value),
                          real_cell(rate.per_1000.low), real_cell(rate.per_1000.high),
                          count_cell(rate.units_with), count_cell(rate.units)});
  }
  return table;
}

Table pairs_table(const Report& report) {
  Table table{{{"a"}, {"b"}}, {}};
  for (const char* name : {"n", "n_a", "n_b", "n_ab"}) {
    table.columns.push_back({name, ColumnType::integer});
  }
  for (const char* name : {"expected", "odds_ratio", "low", "high", "npmi", "jaccard"}) {
    table.columns.push_back({name, ColumnType::real});
  }
  for (const Report::Pair& pair : report.pairs) {
    table.rows.push_back(
        {text_cell(report.themes[pair.a].name), text_cell(report.themes[pair.b].name),
         count_cell(pair.counts.n), count_cell(pair.counts.n_a), count_cell(pair.counts.n_b),
         count_cell(pair.counts.n_ab), real_cell(pair.expected), real_cell(pair.odds_ratio.value),
         real_cell(pair.odds_ratio.low), real_cell(pair.odds_ratio.high), real_cell(pair.npmi),
         real_cell(pair.jaccard)});
  }
  return table;
}

Table lags_table(const Report& report) {
  Table table{{{"from"},
               {"to"},
               {"lag", ColumnType::integer},
               {"n", ColumnType::integer},
               {"observed", ColumnType::integer},
               {"expected", ColumnType::real},
               {"z", ColumnType::real},
               {"p", ColumnType::real}},
              {}};
  for (const Report::Lag& lag : report.lags) {
    table.rows.push_back({text_cell(report.themes[lag.from].name),
                          text_cell(report.themes[lag.to].name), lag.lag, count_cell(lag.n),
                          count_cell(lag.observed), real_cell(lag.expected), real_cell(lag.z),
                          real_cell(lag.p)});
  }
  return table;
}

Row tie_row(std::string_view name, const Report::Tie& tie) {
  const auto ratio = [](std::optional<double> log) {
    return log ? real_cell(std::exp(*log)) : Cell{};
  };
  return {text_cell(name),
          count_cell(tie.counts.n),
          count_cell(tie.counts.n_a),
          count_cell(tie.counts.n_b),
          count_cell(tie.counts.n_ab),
          ratio(tie.log_odds_ratio.value),
          ratio(tie.log_odds_ratio.low),
          ratio(tie.log_odds_ratio.high)};
}

Table ties_table(const Report& report) {
  Table table{{{"document"}}, {}};
  for (const char* name : {"n", "n_a", "n_b", "n_ab"}) {
    table.columns.push_back({name, ColumnType::integer});
  }
  for (const char* name : {"odds_ratio", "low", "high"}) {
    table.columns.push_back({name, ColumnType::real});
  }
  for (const Report::Tie& tie : report.headline->interviews) {
    table.rows.push_back(tie_row(report.documents[tie.document].id, tie));
  }
  table.rows.push_back(tie_row("Mantel-Haenszel", report.headline->pooled));
  table.rows.back()[table.columns.size() - 3] = real_cell(report.headline->within);  // 0 has no log
  return table;
}

void add_list(std::string& out, std::string_view heading, const std::vector<std::string>& items) {
  if (items.empty()) return;
  out += fmt::format("\n## {}\n\n", heading);
  for (const std::string& item : items) out += "- " + plain(item) + "\n";
}

void add_table(std::string& out, std::string_view name, const Report& report) {
  Table table;
  if (name == "rates") table = rates_table(report);
  if (name == "pairs") table = pairs_table(report);
  if (name == "lags") table = lags_table(report);
  if (name == "forest") table = ties_table(report);
  if (!table.columns.empty()) out += "\n" + format_table(table, TableFormat::markdown);
}

/// A link's target: what could end it is written in percent.
std::string target(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool safe =
        byte >= 0x80 || (byte > 0x20 && byte != 0x7F &&
                         std::string_view("()<>\"\\%").find(c) == std::string_view::npos);
    if (safe) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", byte);
    }
  }
  return out;
}

}  // namespace

const std::vector<std::string>& figure_names() {
  static const std::vector<std::string> names{"rates", "pairs",  "network",
                                              "lags",  "places", "forest"};
  return names;
}

std::vector<Figure> figures_of(const Report& report) {
  std::vector<Figure> figures{
      {"rates", "Rates of themes", draw_rates(report)},
      {"pairs", "Odds ratios of pairs of themes", draw_pairs(report)},
      {"network", "Network of themes", draw_network(report)},
      {"lags", "Lag profile of the two themes", draw_lags(report)},
      {"places", "Places of hits along each interview", draw_places(report)},
      {"forest", "The tie of the two themes in each interview", draw_forest(report)}};
  std::erase_if(figures, [](const Figure& figure) { return figure.svg.empty(); });
  return figures;
}

std::string report_markdown(const Report& report, const std::vector<Figure>& figures,
                            const std::string& folder) {
  std::string title;
  // YAML reads a string of JSON as its own, and pandoc what it says as Markdown.
  append_json_string(title, plain_line(report.title));
  std::string out = fmt::format("---\ntitle: {}\n---\n\n## Finding\n\n", title);
  for (const std::string& sentence : finding_of(report)) out += plain(sentence) + "\n\n";
  out += fmt::format("Made with: {}.\n", plain(report.notation));
  add_list(out, "What not to conclude", cautions_of(report));
  add_list(out, "Warnings and notes", report.warnings);
  out += "\n## Figures\n";
  for (const Figure& figure : figures) {
    out += fmt::format("\n### {0}\n\n![{0}]({1}/{2}.svg)\n", figure.title, target(folder),
                       figure.name);
    add_table(out, figure.name, report);
  }
  out += fmt::format("\n## Methods\n\n{}\n", plain(methods_of(report)));
  add_list(out, "References", references_of(report));
  return out;
}

}  // namespace themata
