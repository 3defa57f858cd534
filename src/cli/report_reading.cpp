// SPDX-License-Identifier: MIT
#include "report_reading.hpp"

#include <algorithm>

#include "report_talk.hpp"

namespace themata::cli {
namespace {

SelectionOptions together_of(AnalysisArguments& arguments) {
  SelectionOptions options = arguments.selection.options();
  options.by.clear();
  return options;
}

}  // namespace

ReportReading::ReportReading(AnalysisArguments& arguments, Analysis& analysis,
                             const ReportThemes& themes, Unit unit, Report::Talk talk)
    : analysis_(analysis),
      metadata_(arguments.selection.load_metadata()),
      together_(together_of(arguments), metadata_ ? &*metadata_ : nullptr),
      places_(themes.places(analysis.dictionary())),
      talk_(talk),
      tallies_(themes, unit) {}

ReportReading::Part& ReportReading::new_part() {
  const std::lock_guard lock(mutex_);
  return *parts_.emplace_back(std::make_unique<Part>(Part{tallies_, {}}));
}

int ReportReading::walk(Console& console) {
  const auto make_add = [this]() -> Analysis::AddCoded {
    return [this, &part = new_part()](const CodedDocument& coded, DocumentPlace place) {
      const std::vector<GroupId> groups = analysis_.selection().assign(coded, place);
      take(coded, place, groups,
           document_without_talk(coded, analysis_.dictionary(), places_, groups), part);
    };
  };
  const auto make_handler = [this]() -> DocumentHandler {
    const auto coder = std::make_shared<Coder>(analysis_.make_coder());
    return DocumentHandler::Whole(
        [this, coder, &part = new_part()](const Document& document, DocumentPlace place,
                                          const Emit&) { read(document, place, *coder, part); });
  };
  const int code = talk_ == Report::Talk::left_out
                       ? analysis_.each_coded(make_add, console)
                       : analysis_.run(
                             make_handler, [](std::string_view) {}, console);
  for (const auto& part : parts_) {
    tallies_.merge(part->tallies);
    documents_.merge(part->documents);
  }
  return code;
}

void ReportReading::hand_over(Report& report) {
  std::map<GroupId, std::size_t> group_of;
  const auto groups = analysis_.selection().clustered_groups();
  for (std::size_t at = 0; at < groups.size(); ++at) {
    for (const GroupId id : groups[at].parts) group_of[id] = at;
  }
  auto name = together_.documents();
  auto next = name.begin();
  for (auto& [place, read] : documents_) {
    if (read.group) read.document.group = group_of.at(*read.group);
    read.document.id = (next++)->second;
    report.documents.push_back(std::move(read.document));
  }
}

void ReportReading::read(const Document& document, DocumentPlace place, Coder& coder, Part& part) {
  TalkOfDocument talk(document, places_);
  const CodedDocument coded = coder.code(
      document,
      [&talk](const TurnView& view, std::span<const OwnedHit> hits) { talk.add(view, hits); });
  const std::vector<GroupId> groups = analysis_.selection().assign(coded, place);
  take(coded, place, groups, talk.take(groups), part);
}

void ReportReading::take(const CodedDocument& coded, DocumentPlace place,
                         std::span<const GroupId> groups, Report::Document&& document, Part& part) {
  part.tallies.add(coded, groups, together_.assign(coded, place));
  Read read{std::move(document), {}};
  const auto counts = [](GroupId group) { return group != set_aside; };
  const auto first = std::find_if(groups.begin(), groups.end(), counts);
  if (first != groups.end()) read.group = *first;
  read.document.metadata = coded.metadata;
  if (metadata_) {
    for (const std::string& field : metadata_->fields()) {
      if (auto value = metadata_->value(coded.id, {}, field)) {
        read.document.metadata.emplace_back(field, *value);
      }
    }
  }
  part.documents.emplace(place, std::move(read));
}

}  // namespace themata::cli
