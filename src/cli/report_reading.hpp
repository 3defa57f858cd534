// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include <themata/report/report.hpp>

#include "pipeline.hpp"
#include "report_counts.hpp"

namespace themata::cli {

/// What walks documents and keeps what a report needs of them.
class ReportReading {
 public:
  ReportReading(AnalysisArguments& arguments, Analysis& analysis, const ReportThemes& themes,
                Unit unit, Report::Talk talk);

  int walk(Console& console);

  /// The documents, in the order in which they were read.
  void hand_over(Report& report);

  [[nodiscard]] ReportTallies& tallies() { return tallies_; }
  [[nodiscard]] const Selection& together() const { return together_; }

 private:
  struct Read {
    Report::Document document{};
    std::optional<GroupId> group{};
  };
  struct Part {
    ReportTallies tallies;
    std::map<DocumentPlace, Read> documents{};
  };

  [[nodiscard]] Part& new_part();
  void read(const Document& document, DocumentPlace place, Coder& coder, Part& part);
  void take(const CodedDocument& coded, DocumentPlace place, std::span<const GroupId> groups,
            Report::Document&& document, Part& part);

  Analysis& analysis_;
  std::optional<Metadata> metadata_;
  Selection together_;
  std::vector<std::optional<std::size_t>> places_;
  Report::Talk talk_;
  ReportTallies tallies_;
  std::map<DocumentPlace, Read> documents_{};
  std::mutex mutex_{};
  std::vector<std::unique_ptr<Part>> parts_{};  ///< one a worker
};

}  // namespace themata::cli
