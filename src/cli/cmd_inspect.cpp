// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include <themata/coding/passages.hpp>

#include "declared_options.hpp"
#include "document_rows.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: document, format, encoding, speaker, role, turns, words, notes, doubts.
One row for each speaker of each document; doubts stand in a document's first row.
Nothing is set aside here: interviewers and text before the first speaker have rows too.

Examples:
  themata inspect examples/interviews
  themata inspect examples/interviews/officer-01.txt --interviewer INTERVIEWER
  themata inspect examples/interviews --format json)";

struct Voice {
  std::uint64_t turns = 0;
  std::uint64_t words = 0;
  std::uint64_t notes = 0;
};

std::vector<Column> columns() {
  return {{"document"},
          {"format"},
          {"encoding"},
          {"speaker"},
          {"role"},
          {"turns", ColumnType::integer},
          {"words", ColumnType::integer},
          {"notes", ColumnType::integer},
          {"doubts"}};
}

class Inspector {
 public:
  Inspector(const Segmenter& segmenter, const RowFormat& format, StageTimes* times)
      : segmenter_(segmenter),
        rows_(format),
        times_(times),
        scratch_(segmenter.make_scratch()),
        vocabulary_(segmenter.options().diacritics) {}

  void inspect(const Document& document, const Emit& emit) {
    std::vector<Voice> voices(document.speakers.size());
    Passages passages(document);
    for (const Turn& turn : document.turns) {
      const Passage passage = passages.of(turn);
      cut(passage);
      Voice& voice = voices[turn.speaker];
      ++voice.turns;
      voice.words += words_.size();
      voice.notes += static_cast<std::uint64_t>(
          std::count_if(passage.marks.begin(), passage.marks.end(),
                        [](const Mark& mark) { return mark.kind == MarkKind::note; }));
    }
    for (std::size_t at = 0; at < voices.size(); ++at) {
      add(document, document.speakers[at], voices[at], at == 0);
    }
    if (voices.empty()) add(document, Speaker{}, Voice{}, true);
    rows_.pass_on(emit);
  }

 private:
  void cut(const Passage& passage) {
    const StageTimer timer(times_, Stage::segmenting, Stage::tallying);
    words_.clear();
    segmenter_.words(passage, *scratch_, vocabulary_, words_);
  }

  void add(const Document& document, const Speaker& speaker, const Voice& voice, bool first) {
    rows_.text(document.id).text(document.format).text(document.encoding);
    rows_.text(speaker.name).text(role_name(speaker.role));
    rows_.count(voice.turns).count(voice.words).count(voice.notes);
    rows_.text(first ? fmt::format("{}", fmt::join(document.doubts, "; ")) : "").end_row();
  }

  const Segmenter& segmenter_;
  RowWriter rows_;
  StageTimes* times_;
  SegmenterScratch scratch_;
  Vocabulary vocabulary_;
  std::vector<Token> words_{};
};

DocumentHandler make_worker(const Segmenter& segmenter, const RowFormat& format,
                            StageTimes* times) {
  const auto worker = std::make_shared<Inspector>(segmenter, format, times);
  return [worker](const Document& document, DocumentPlace, const Emit& emit) {
    worker->inspect(document, emit);
  };
}

}  // namespace

Runner bind_inspect(CLI::App& app) {
  set_footer(app, examples);
  return bind_document_rows(app, columns(), make_worker);
}

}  // namespace themata::cli
