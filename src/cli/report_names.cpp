// SPDX-License-Identifier: MIT
#include "report_names.hpp"

#include <algorithm>
#include <numeric>

namespace themata::cli {
namespace {

/// The order in which `names` are sorted: places in it, first to last.
std::vector<std::size_t> sorted_places(const std::vector<std::string>& names) {
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&names](std::size_t a, std::size_t b) { return names[a] < names[b]; });
  return order;
}

/// Where each place of the old order stands in the new one.
std::vector<std::size_t> new_places(const std::vector<std::size_t>& order) {
  std::vector<std::size_t> places(order.size());
  for (std::size_t at = 0; at < order.size(); ++at) places[order[at]] = at;
  return places;
}

void name_documents(const Naming& names, Report& report) {
  std::vector<std::string> called;
  for (Report::Document& document : report.documents) {
    document.id = names("document", document.id);
    for (Report::Speaker& speaker : document.speakers) {
      speaker.label = names("speaker", speaker.label);
    }
    called.push_back(document.id);
  }
  const auto order = sorted_places(called);
  std::vector<Report::Document> documents;
  for (const std::size_t at : order) documents.push_back(std::move(report.documents[at]));
  report.documents = std::move(documents);
  if (!report.headline) return;
  const auto places = new_places(order);
  auto& ties = report.headline->interviews;
  for (Report::Tie& tie : ties) tie.document = places[tie.document];
  std::sort(ties.begin(), ties.end(),
            [](const auto& a, const auto& b) { return a.document < b.document; });
}

void name_groups(const Naming& names, const ReportGroups& by, Report& report) {
  const auto is_named = [](const std::string& field) {
    return field == "document" || field == "speaker";
  };
  if (std::none_of(by.fields.begin(), by.fields.end(), is_named)) return;
  report.groups.clear();
  for (const ClusteredGroup& group : by.groups) {
    GroupKey key = group.key;
    for (std::size_t at = 0; at < key.size() && at < by.fields.size(); ++at) {
      if (is_named(by.fields[at])) key[at].text = names(by.fields[at], key[at].text);
    }
    report.groups.push_back(name_of(key));
  }
  const auto order = sorted_places(report.groups);
  const auto places = new_places(order);
  std::sort(report.groups.begin(), report.groups.end());
  for (Report::Rate& rate : report.rates) rate.group = places[rate.group];
  std::stable_sort(report.rates.begin(), report.rates.end(),
                   [](const auto& a, const auto& b) { return a.group < b.group; });
  for (Report::Document& document : report.documents) {
    if (document.group) document.group = places[*document.group];
  }
}

}  // namespace

std::string name_of(const GroupKey& key) {
  if (key.empty()) return "all";
  std::string name;
  for (const GroupPart& part : key) {
    name += (name.empty() ? "" : " / ") + (part.text.empty() ? "(no value)" : part.text);
  }
  return name;
}

void name_by_pseudonyms(const Naming& names, const ReportGroups& groups, Report& report) {
  name_documents(names, report);
  name_groups(names, groups, report);
  report.names = Report::Names::pseudonyms;
}

}  // namespace themata::cli
