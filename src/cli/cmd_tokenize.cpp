// SPDX-License-Identifier: MIT
#include <algorithm>

#include <themata/coding/passages.hpp>
#include <themata/text/utf8.hpp>

#include "declared_options.hpp"
#include "document_rows.hpp"
#include "turn_cells.hpp"

namespace themata::cli {
namespace {

constexpr const char* examples =
    R"(Columns: document, turn, speaker, role, sentence, token, start, end, text, form, kind.
Numbers of turns, sentences and tokens begin with 1 in each document. form is what is compared and
counted; kinds are word, number, punctuation, symbol, note, timestamp. Words and numbers are counted.

Examples:
  themata tokenize examples/interviews/officer-01.txt
  echo "We laid charges." | themata tokenize - --format jsonl
  themata tokenize examples/interviews --hyphens keep -o tokens.tsv)";

std::vector<Column> columns() {
  constexpr ColumnType integer = ColumnType::integer;
  return {{"document"},
          {"turn", integer},
          {"speaker"},
          {"role"},
          {"sentence", integer},
          {"token", integer},
          {"start", integer},
          {"end", integer},
          {"text"},
          {"form"},
          {"kind"}};
}

/// How rows end: form and kind, written once for each type.
class Endings {
 public:
  explicit Endings(const RowFormat& format) : rows_(format) {
    before_.cells = format.columns().size() - 2;
  }

  void end(RowWriter& row, const Token& token, const Vocabulary& vocabulary) {
    if (!is_counted(token.kind)) return row.missing().word(token_kind_name(token.kind)).end_row();
    const std::size_t type = index_of(token.type);
    if (type >= known_.size()) known_.resize(vocabulary.size());
    if (known_[type].size == 0) known_[type] = written(vocabulary.form(token.type));
    // A type can have more than one kind: `no` is a word, `№` was a symbol.
    if (token.kind != TokenKind::word || known_[type].size == 0) {
      return row.text(vocabulary.form(token.type)).word(token_kind_name(token.kind)).end_row();
    }
    row.end_row(known_[type]);
  }

 private:
  RowEnd written(std::string_view form) {
    rows_.start(before_).text(form).word(token_kind_name(TokenKind::word)).end_row();
    return RowEnd::of(rows_.take_rows());
  }

  RowWriter rows_;
  RowStart before_{};            ///< nothing but the number of cells
  std::vector<RowEnd> known_{};  ///< of types that are words
};

class Tokenizer {
 public:
  Tokenizer(const Segmenter& segmenter, const RowFormat& format, StageTimes* times)
      : segmenter_(segmenter),
        rows_(format),
        endings_(format),
        times_(times),
        scratch_(segmenter.make_scratch()),
        vocabulary_(segmenter.options().diacritics) {}

  void tokenize(const Document& document, const Emit& emit) {
    CodePointIndex code_points(document.text);
    Passages passages(document);
    std::uint64_t number = 0;
    sentence_ = token_ = 0;
    for (const Turn& turn : document.turns) {
      cut(passages.of(turn));
      write_turn_cells(rows_, document, turn, ++number);
      rows_.keep_start(turn_cells_);
      begin_sentence();
      std::size_t next = 1;
      std::uint32_t word = 0;
      for (const Token& what : tokens_) {
        // What stands before a sentence's first word still belongs to the sentence before.
        if (is_counted(what.kind)) {
          if (next < sentences_.size() && sentences_[next] == word) {
            begin_sentence();
            ++next;
          }
          ++word;
        }
        add(document.text, what, code_points);
      }
      if (rows_.size() > enough_rows) rows_.pass_on(emit);
    }
    rows_.pass_on(emit);
  }

 private:
  void cut(const Passage& passage) {
    const StageTimer timer(times_, Stage::segmenting, Stage::tallying);
    segmenter_.tokens(passage, *scratch_, vocabulary_, tokens_);
    words_.clear();
    std::copy_if(tokens_.begin(), tokens_.end(), std::back_inserter(words_),
                 [](const Token& token) { return is_counted(token.kind); });
    segmenter_.sentence_starts(passage, words_, *scratch_, sentences_);
  }

  void begin_sentence() {
    rows_.start(turn_cells_).count(++sentence_);
    rows_.keep_start(sentence_cells_);
  }

  void add(std::string_view document, const Token& token, CodePointIndex& code_points) {
    rows_.start(sentence_cells_).count(++token_);
    rows_.count(code_points.at(token.span.begin)).count(code_points.at(token.span.end));
    rows_.text(token.span.of(document));
    endings_.end(rows_, token, vocabulary_);
  }

  const Segmenter& segmenter_;
  RowWriter rows_;
  Endings endings_;
  StageTimes* times_;
  SegmenterScratch scratch_;
  Vocabulary vocabulary_;
  std::vector<Token> tokens_{};
  std::vector<Token> words_{};
  std::vector<std::uint32_t> sentences_{};
  RowStart turn_cells_{};
  RowStart sentence_cells_{};
  std::uint64_t sentence_ = 0;
  std::uint64_t token_ = 0;
};

DocumentHandler make_worker(const Segmenter& segmenter, const RowFormat& format,
                            StageTimes* times) {
  const auto worker = std::make_shared<Tokenizer>(segmenter, format, times);
  return [worker](const Document& document, DocumentPlace, const Emit& emit) {
    worker->tokenize(document, emit);
  };
}

}  // namespace

Runner bind_tokenize(CLI::App& app) {
  set_footer(app, examples);
  return bind_document_rows(app, columns(), make_worker);
}

}  // namespace themata::cli
