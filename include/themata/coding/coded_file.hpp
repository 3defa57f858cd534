// SPDX-License-Identifier: MIT
//
// Coded documents as bytes: what stands in a `.coded` file, piece by piece. Pure: no file is
// opened here. The format is described in docs/coded-format.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/coding/coded_document.hpp>
#include <themata/coding/coder.hpp>
#include <themata/coding/lost_matches.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/transcript/coded_begin.hpp>

namespace themata {

/// Part `number` (from 1) of `of` that one run over the same inputs was dealt out into.
struct Shard {
  std::uint32_t number = 1;
  std::uint32_t of = 1;
  friend bool operator==(const Shard&, const Shard&) = default;
};

/// One list of inputs that was coded, whole or in shards.
struct CodedRun {
  std::uint64_t inputs = 0;  ///< hash of the list: ids and sizes
  std::uint32_t files = 0;   ///< in the whole list, not only in a shard
  friend bool operator==(const CodedRun&, const CodedRun&) = default;
};

/// What a coded file says before its documents.
struct CodedHeader {
  std::string made_by{};  ///< program and version, for people
  /// What decided about words and hits: `--overlap`, `longest`. Two files belong together
  /// only where these are equal.
  std::vector<std::pair<std::string, std::string>> options{};
  /// Which of them were given, for people: names without dashes, and values as typed.
  std::vector<std::pair<std::string, std::string>> given{};
  std::uint64_t dictionary_hash = 0;  ///< of all that it holds
  /// Themes and patterns without what they look for: enough for every table.
  Dictionary dictionary{};
  /// Of each pattern the first that is the same after cutting, as Matcher::same_as.
  std::vector<PatternId> same_as{};
  bool has_statuses = false;
  Shard shard{};
  std::vector<CodedRun> runs{};  ///< more than one only after merging; then the shard is 1/1

  [[nodiscard]] std::optional<std::string> option(std::string_view name) const;
};

/// How coding went.
struct CodedOutcome {
  bool inputs_skipped = false;  ///< some input could not be read, and was left out
  bool messages_said = false;   ///< of the files, for instance; they can name people and places

  void add(const CodedOutcome& other) {
    inputs_skipped = inputs_skipped || other.inputs_skipped;
    messages_said = messages_said || other.messages_said;
  }
};

/// What a coded file says behind its documents.
struct CodedEnd {
  std::uint64_t documents = 0;
  CodedOutcome outcome{};
  std::uint32_t chain = 0;  ///< of the sums of all pieces before
};

/// What is decoded of a record; the rest is passed over.
struct CodedWanted {
  enum class Matches : std::uint8_t { hits, every };

  Sentences sentences = Sentences::where_needed;
  Matches matches = Matches::hits;
};

/// A coded document, and where it stood in the whole run.
struct CodedRecord {
  CodedDocument document{};
  LostMatches lost{};      ///< where they are wanted, else empty
  std::uint32_t file = 0;  ///< number of the input
  std::uint32_t number = 0;
};

inline constexpr std::uint32_t coded_version = 2;
/// No piece unpacks to more bytes.
inline constexpr std::size_t coded_piece_limit = std::size_t{128} << 20;

[[nodiscard]] std::string write_coded_header(const CodedHeader& header);
/// These throw Error(input) for bytes that are no such thing, whatever the bytes are.
[[nodiscard]] CodedHeader read_coded_header(std::string_view bytes);

[[nodiscard]] std::string write_coded_end(const CodedEnd& end);
[[nodiscard]] CodedEnd read_coded_end(std::string_view bytes);

/// Appends a record, with its length before it.
void append_coded_record(const CodedDocument& document, std::uint32_t file, std::uint32_t number,
                         std::string& out, const LostMatches& lost = {});
/// Length of the record that `bytes` begin with, with what stands before it.
[[nodiscard]] std::size_t coded_record_size(std::string_view bytes);

/// The records of one piece, one after the other.
class CodedRecords {
 public:
  /// `first_file` is added to the number of every record's input.
  CodedRecords(std::string_view bytes, const Dictionary& dictionary, CodedWanted wanted,
               std::uint32_t first_file)
      : left_(bytes), dictionary_(dictionary), wanted_(wanted), first_file_(first_file) {}
  /// False at the end. Uses the memory that `record` has.
  [[nodiscard]] bool next(CodedRecord& record);

 private:
  std::string_view left_;
  const Dictionary& dictionary_;
  CodedWanted wanted_;
  std::uint32_t first_file_;
};

/// A piece of a file: a head of fixed length, and packed bytes.
struct CodedPiece {
  enum class Kind : std::uint8_t { header = 'H', documents = 'D', end = 'E' };
  static constexpr std::size_t head_size = 21;

  Kind kind = Kind::end;
  std::uint32_t documents = 0;
  std::uint32_t first_file = 0;  ///< what the documents' files are counted from
  std::uint32_t size = 0;        ///< unpacked
  std::uint32_t packed_size = 0;
  std::uint32_t sum = 0;  ///< CRC-32 of the head before it and the packed bytes
  std::string packed{};

  /// Throws Error(input) for an impossible one; nothing is allocated before.
  [[nodiscard]] static CodedPiece read_head(std::string_view head);
  [[nodiscard]] std::string head() const;
  /// Packs, and fills in sizes and sum.
  void pack(std::string_view bytes);
  void settle_sum();
  [[nodiscard]] bool is_intact() const;
  /// Checks the sum and unpacks. Throws Error(input).
  [[nodiscard]] std::string unpack() const;
};

/// The chain of sums with one more piece.
[[nodiscard]] std::uint32_t add_to_chain(std::uint32_t chain, const CodedPiece& piece);

/// FNV-1a, 64 bits: tells one content from another; it is no protection against malice.
[[nodiscard]] std::uint64_t content_hash(std::string_view bytes);

}  // namespace themata
