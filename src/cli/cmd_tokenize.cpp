// SPDX-License-Identifier: MIT
#include <algorithm>

#include <themata/coding/coder.hpp>
#include <themata/text/utf8.hpp>

#include "document_rows.hpp"

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

class Tokenizer {
 public:
  Tokenizer(const Segmenter& segmenter, const RowStream& rows)
      : segmenter_(segmenter),
        rows_(rows),
        scratch_(segmenter.make_scratch()),
        vocabulary_(segmenter.options().diacritics) {}

  void tokenize(const Document& document, const Emit& emit) {
    CodePointIndex code_points(document.text);
    Passages passages(document);
    std::uint64_t turn = 0;
    std::uint64_t sentence = 0;
    std::uint64_t token = 0;
    std::string piece;
    for (const Turn& one : document.turns) {
      cut(passages.of(one));
      ++turn;
      ++sentence;
      std::size_t next = 1;
      std::uint32_t word = 0;
      for (const Token& what : tokens_) {
        // What stands before a sentence's first word still belongs to the sentence before.
        if (is_counted(what.kind)) {
          if (next < sentences_.size() && sentences_[next] == word) ++sentence, ++next;
          ++word;
        }
        add(document, one, {turn, sentence, ++token}, what, code_points, piece);
      }
      constexpr std::size_t enough = std::size_t{1} << 20U;
      if (piece.size() > enough) emit(std::exchange(piece, {}));
    }
    if (!piece.empty()) emit(std::move(piece));
  }

 private:
  struct Numbers {
    std::uint64_t turn, sentence, token;
  };

  void cut(const Passage& passage) {
    segmenter_.tokens(passage, *scratch_, vocabulary_, tokens_);
    words_.clear();
    std::copy_if(tokens_.begin(), tokens_.end(), std::back_inserter(words_),
                 [](const Token& token) { return is_counted(token.kind); });
    segmenter_.sentence_starts(passage, words_, *scratch_, sentences_);
  }

  void add(const Document& document, const Turn& turn, const Numbers& numbers, const Token& token,
           CodePointIndex& code_points, std::string& piece) const {
    const Speaker& speaker = document.speaker_of(turn);
    const std::string_view text = token.span.of(document.text);
    const std::size_t start = code_points.at(token.span.begin);
    rows_.append(
        {text_cell(document.id), count_cell(numbers.turn), text_cell(speaker.name),
         text_cell(role_name(speaker.role)), count_cell(numbers.sentence),
         count_cell(numbers.token), count_cell(start), count_cell(start + count_code_points(text)),
         text_cell(text), is_counted(token.kind) ? text_cell(vocabulary_.form(token.type)) : Cell{},
         text_cell(token_kind_name(token.kind))},
        piece);
  }

  const Segmenter& segmenter_;
  const RowStream& rows_;
  SegmenterScratch scratch_;
  Vocabulary vocabulary_;
  std::vector<Token> tokens_{};
  std::vector<Token> words_{};
  std::vector<std::uint32_t> sentences_{};
};

DocumentHandler make_worker(const Segmenter& segmenter, const RowStream& rows) {
  const auto worker = std::make_shared<Tokenizer>(segmenter, rows);
  return [worker](const Document& document, DocumentPlace, const Emit& emit) {
    worker->tokenize(document, emit);
  };
}

}  // namespace

Runner bind_tokenize(CLI::App& app) {
  app.footer(examples);
  return bind_document_rows(app, columns(), make_worker);
}

}  // namespace themata::cli
