// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/base/in_parts.hpp>
#include <themata/text/encoding.hpp>
#include <themata/transcript/document.hpp>

namespace themata {

enum class Paragraphs {
  automatic,  ///< blank lines, or line ends where nearly every line is its own paragraph
  lines,      ///< every line end
  blank       ///< blank lines only
};

enum class Labels {
  detect,  ///< look for speaker labels, notes and times in the text
  none     ///< pre-tokenised text: every string is a word, nothing is a label or a note
};

/// `--columns text=...,speaker=...,document=...`; an empty name means "guess".
struct ColumnNames {
  std::string text{};
  std::string speaker{};
  std::string document{};
  std::string role{};
  std::string start{};
  std::string end{};
};

struct ReadOptions {
  DecodeOptions decode{};
  std::string format = "auto";  ///< "auto" or the name of a Format
  Labels labels = Labels::detect;
  Paragraphs paragraphs = Paragraphs::automatic;
  std::vector<std::string> interviewers{};  ///< names given with `--interviewer`
  /// `--same-speaker 'Particpant=Participant'`: first is renamed to second.
  std::vector<std::pair<std::string, std::string>> same_speaker{};
  ColumnNames columns{};
  bool join_rows = false;
  /// No file may unpack to more than this (a zip bomb), nor a document be larger.
  std::size_t size_limit = std::size_t{4} * 1024 * 1024 * 1024 - 1;
  /// Running text (txt, md) of so many bytes is mapped instead of read, where it is a file whose
  /// bytes are the text as they stand. The document is the same; but who cuts the file short
  /// meanwhile raises SIGBUS (MappedFile): without a handler set this to the largest number.
  std::size_t mapped_from = std::size_t{8} << 20;
  /// Where such a text has so many bytes, what lies behind who reads it is not kept in memory.
  std::size_t left_behind_from = std::size_t{64} << 20;
  /// So many threads may look at one running text at once, each at parts of about `part_size`
  /// bytes, which is not 0. The document is the same.
  std::size_t threads = 1;
  std::size_t part_size = std::size_t{2} << 20;
  [[nodiscard]] Shares shares_of(std::size_t bytes) const {
    if (threads < 2 || bytes < 2 * part_size) return {};
    return {bytes / part_size, threads};
  }
};

/// Bytes to read, and what to call them.
struct Input {
  std::istream& bytes;
  std::string path;      ///< for messages; "-" for standard input
  std::string id;        ///< the document's id, unless the file holds several
  std::size_t size = 0;  ///< bytes that it will probably hold; 0: not known
  std::string file{};    ///< that holds the same bytes from its begin on; empty: none, or unknown
};

/// Takes each document as soon as it is complete: a file of many documents
/// never stands in memory whole.
using DocumentSink = std::function<void(Document&&)>;

/// Reads one input to its end. Throws Error(input); what is survivable
/// (choices made, things left out and counted) goes to `diagnostics`.
using ReadFunction = void (*)(Input& input, const ReadOptions& options, const DocumentSink& sink,
                              Diagnostics& diagnostics);

/// One kind of file that themata reads. To add one: a file src/transcript/read_<name>.cpp
/// and one line in formats().
struct Format {
  std::string_view name;                     ///< what `--input-format` takes
  std::string_view description;              ///< for the manual
  std::vector<std::string_view> extensions;  ///< lower case, with the dot
  ReadFunction read;
};

[[nodiscard]] const std::vector<Format>& formats();

/// The format with this name, or for this path's extension; nullptr if there is none.
[[nodiscard]] const Format* format_by_name(std::string_view name);
[[nodiscard]] const Format* format_for_path(std::string_view path);
/// The format that the first bytes of a stream look like; plain text if no other.
[[nodiscard]] const Format& format_by_content(std::string_view head);

/// Can this file hold a transcript? False for a table whose header has no
/// column of talk (a participants' list), so that a folder can pass it over.
[[nodiscard]] bool holds_talk(const Format& format, const std::string& path,
                              const ReadOptions& options);

/// Reads `input` in the format that `options` name, else by extension, else by content.
void read_transcript(Input& input, const ReadOptions& options, const DocumentSink& sink,
                     Diagnostics& diagnostics);

}  // namespace themata
