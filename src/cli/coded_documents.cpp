// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <set>

#include <themata/coding/coded_order.hpp>
#include <themata/coding/coded_parts.hpp>
#include <themata/corpus/coded_files.hpp>

#include "given_options.hpp"
#include "notation.hpp"
#include "pipeline.hpp"
#include "recorded_options.hpp"

namespace themata::cli {
namespace {

/// As the coder would have left them, had it been asked for these statuses.
void settle(ThemeHits& hits, bool has_statuses, StatusSet counted) {
  for (auto* lists : {&hits.of, &hits.own}) {
    for (std::vector<Hit>& list : *lists) {
      if (!has_statuses) {
        for (Hit& hit : list) hit.status = Status::affirmed;
      } else if (counted != StatusSet::all()) {
        list.erase(std::remove_if(list.begin(), list.end(),
                                  [counted](const Hit& hit) { return !counted.has(hit.status); }),
                   list.end());
      }
    }
  }
}

/// Fields that documents had, and that are not written where pseudonyms are.
class LeftOutFields {
 public:
  void add(const Fields& fields) {
    const std::lock_guard lock(mutex_);
    for (const auto& [field, value] : fields) names_.insert(field);
  }
  void report(Diagnostics& diagnostics) const {
    if (names_.empty()) return;
    diagnostics.note(
        fmt::format("left out what the inputs say of themselves, since it may tell who they are: "
                    "{}; --metadata joins what is needed when asking",
                    fmt::join(names_, ", ")));
  }

 private:
  std::mutex mutex_{};
  std::set<std::string> names_{};
};

struct Renaming {
  const Pseudonyms* names;  ///< or none
  LeftOutFields& left_out;

  void apply(CodedDocument& coded) const {
    if (names == nullptr) return;
    coded.id = names->of("document", coded.id);
    for (Speaker& speaker : coded.speakers) speaker.name = names->of("speaker", speaker.name);
    left_out.add(coded.metadata);
    coded.metadata.clear();
  }
};

/// One worker: codes documents, in which every match is a hit, and emits their records with the
/// hits that `chosen` makes of them, and what lost.
DocumentHandler recording_handler(std::shared_ptr<Coder> coder, const Dictionary& dictionary,
                                  const Recoding& choosing, std::uint32_t first_file,
                                  Renaming renaming, bool has_parts) {
  const auto chosen = std::make_shared<Recoding>(choosing);
  const auto record = [&dictionary, chosen, first_file, renaming](
                          CodedDocument& coded, DocumentPlace place, const Emit& emit) {
    renaming.apply(coded);
    chosen->begin(coded);
    ThemeHits hits = chosen->hits();
    const LostMatches lost = lost_matches(dictionary, coded.hits, hits);
    coded.hits = std::move(hits);
    std::string bytes;
    try {
      append_coded_record(coded, first_file + place.file, place.number, bytes, lost);
    } catch (const Error& error) {
      throw Error(error.kind(), fmt::format("document {}: {}", coded.id, error.what()));
    }
    emit(std::move(bytes));
  };
  const auto whole = [coder, record](const Document& document, DocumentPlace place,
                                     const Emit& emit) {
    CodedDocument coded = coder->code(document);
    record(coded, place, emit);
  };
  if (!has_parts) return whole;
  const auto part = [coder](const Document& document, TurnRange turns,
                            const std::any&) -> std::any {
    return coder->code_part(document, turns);
  };
  const auto join = [coder, record](const Document& document, DocumentPlace place,
                                    const Emit& emit) {
    const auto coded = std::make_shared<CodedDocument>(coder->code_head(document));
    return JoinParts{{},
                     [coded](std::any&& next) {
                       append_part(*coded, std::any_cast<const CodedDocument&>(next));
                     },
                     [coded, record, place, emit] { record(*coded, place, emit); }};
  };
  return {whole, part, join};
}

/// Is anything said while documents are coded?
class Listening {
 public:
  explicit Listening(Console& console) : console_(console) { console_.keep(said_); }
  ~Listening() { console_.keep_no_more(); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;
  [[nodiscard]] bool heard() const { return !said_.empty(); }

 private:
  Console& console_;
  std::vector<std::string> said_{};
};

/// Those of one shard. With pseudonyms inputs stand in the order of theirs, since the order of
/// names tells something of them.
ShardInputs chosen_inputs(std::vector<InputFile> inputs, Shard shard, const Pseudonyms* names) {
  if (names == nullptr) return inputs_of_shard(inputs, shard);
  std::vector<InputFile> renamed = inputs;
  const auto rename = [names](InputFile& input) { input.id = names->of("document", input.id); };
  std::for_each(renamed.begin(), renamed.end(), rename);
  std::vector<std::size_t> places(inputs.size());
  std::iota(places.begin(), places.end(), 0);
  std::stable_sort(places.begin(), places.end(), [&renamed](std::size_t a, std::size_t b) {
    return renamed[a].id < renamed[b].id;
  });
  std::vector<InputFile> ordered;
  for (const std::size_t place : places) ordered.push_back(renamed[place]);
  ShardInputs chosen = inputs_of_shard(ordered, shard);
  for (std::size_t at = 0; at < chosen.inputs.size(); ++at) {
    chosen.inputs[at].id = inputs[places[chosen.first + at]].id;
  }
  return chosen;
}

}  // namespace

int Analysis::each_coded(const std::function<AddCoded()>& make_add, Console& console) {
  if (recorded_) return read_coded(make_add, console);
  const auto make_handler = [&]() -> DocumentHandler {
    return coding_handler(std::make_shared<Coder>(make_coder()), make_add());
  };
  return run(
      make_handler, [](std::string_view) {}, console);
}

int Analysis::read_coded(const std::function<AddCoded()>& make_add, Console& console) {
  const auto make_taker = [&]() -> CodedSet::TakeRecord {
    return [this, add = make_add()](CodedRecord& record) {
      add_lost_matches(dictionary_, record.lost, record.document.hits);
      settle(record.document.hits, has_statuses_, coding_.counted);
      add(record.document, {record.file, record.number});
    };
  };
  using Matches = CodedWanted::Matches;
  const Matches matches = coding_.overlap == Overlap::all ? Matches::every : Matches::hits;
  const CodedOutcome outcome =
      recorded_->read(walk_.jobs, {coding_.sentences, matches}, make_taker);
  if (outcome.messages_said) {
    diagnostics_.note(
        "what was said of files when they were read and coded is not said again of coded files");
  }
  if (outcome.inputs_skipped) {
    diagnostics_.warning(
        "some inputs could not be read when the documents were coded, and are not counted");
  }
  console.say(diagnostics_);
  diagnostics_ = {};
  report(console);
  return outcome.inputs_skipped ? 1 : 0;
}

int Analysis::write_coded(const AnalysisArguments& arguments, Shard shard, const Pseudonyms* names,
                          const std::function<void(std::string_view)>& out, Console& console) {
  const ShardInputs chosen = chosen_inputs(inputs_, shard, names);
  const Recoding choosing = code_everything();
  Diagnostics said_already;
  const auto triggers = arguments.coding.context_rules(
      arguments.segment.language(dictionary_.language), said_already);
  CodedHeader header;
  header.made_by = notation_of_program();
  header.options = coding_options(arguments, dictionary_.language, triggers ? &*triggers : nullptr);
  header.given = given_when_coding(*arguments.app(), header.options, names);
  if (names != nullptr) rename_people(*names, header.options);
  header.options.emplace_back("--pseudonyms", names_in_file(names));
  header.dictionary_hash = content_of_dictionary();
  header.dictionary = dictionary_;
  header.same_as = matcher_->same_as();
  header.has_statuses = has_statuses_;
  header.shard = shard;
  header.runs = {chosen.run};
  CodedFileWriter file(header, out);
  LeftOutFields left_out;
  const auto make_handler = [&]() -> DocumentHandler {
    return recording_handler(std::make_shared<Coder>(make_coder()), dictionary_, choosing,
                             chosen.first, Renaming{names, left_out}, has_parts());
  };
  CodedDocumentOrder by_pseudonym([&file](std::string_view records) { file.add(records); });
  const auto sink = [&](std::string_view records) {
    names == nullptr ? file.add(records) : by_pseudonym.add(records);
  };
  const Listening listening(console);
  const int code = walk_inputs(chosen.inputs, walk_, make_handler, sink, console, diagnostics_);
  by_pseudonym.finish();
  file.finish({code != 0, listening.heard()});
  Diagnostics report;
  left_out.report(report);
  console.say(report);
  return code;
}

}  // namespace themata::cli
