// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <themata/report/report.hpp>

namespace themata {

/// A figure without a script: an SVG file that any viewer, pandoc and Quarto show.
struct Figure {
  std::string name{};   ///< of its file, without extension: `rates`
  std::string title{};  ///< what it shows, in a few words
  std::string svg{};
};

/// The names of all figures, in the order of a report.
[[nodiscard]] const std::vector<std::string>& figure_names();

/// Rates, pairs as a heat map and as a network, lags, places of hits, and the tie in each
/// interview: those for which there is something to draw. They can be read in grey.
[[nodiscard]] std::vector<Figure> figures_of(const Report& report);

/// The report as Markdown for pandoc and Quarto, with a YAML header, its tables, and links to
/// `folder`/NAME.svg. Texts of others stand in it as text: nothing in them is markup.
[[nodiscard]] std::string report_markdown(const Report& report, const std::vector<Figure>& figures,
                                          const std::string& folder);

}  // namespace themata
