// SPDX-License-Identifier: MIT
//
// `.coded` files on disk: written and read as a stream, a piece at a time.
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <themata/coding/coded_file.hpp>
#include <themata/corpus/inputs.hpp>

namespace themata {

/// Reads one coded file. Its memory is a piece's. Errors are Error(input) and name the file.
class CodedFileReader {
 public:
  /// Reads the header. "-" is standard input.
  explicit CodedFileReader(const std::string& path);
  CodedFileReader(const CodedFileReader&) = delete;
  CodedFileReader& operator=(const CodedFileReader&) = delete;
  ~CodedFileReader() = default;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const CodedHeader& header() const { return header_; }
  /// The next piece of documents, its sum not yet checked; false at the end, which has been
  /// checked then.
  [[nodiscard]] bool next(CodedPiece& piece);
  /// After next() was false.
  [[nodiscard]] const CodedEnd& end() const { return end_; }
  /// Calls `read`, and names this file in what it throws.
  void in_this_file(const std::function<void()>& read) const;

 private:
  void open();
  [[nodiscard]] bool at_end();
  void read_exactly(std::string& bytes, std::size_t size);
  void read_piece(CodedPiece& piece);
  void read_end(const CodedPiece& piece);

  std::string path_;
  std::ifstream opened_{};
  std::istream* file_ = nullptr;
  std::optional<std::uint64_t> left_{};  ///< not known of a pipe
  CodedHeader header_{};
  CodedEnd end_{};
  std::uint32_t chain_ = 0;
  std::uint64_t documents_ = 0;
};

/// Writes one coded file, piece by piece, to whatever takes bytes.
class CodedFileWriter {
 public:
  using Sink = std::function<void(std::string_view bytes)>;
  CodedFileWriter(const CodedHeader& header, Sink sink);

  /// Records as append_coded_record makes them, one or several.
  void add(std::string_view records);
  /// A whole piece of another file, its files moved up by `files`.
  void add(CodedPiece& piece, std::uint32_t files);
  /// Nothing is complete without it.
  void finish(CodedOutcome outcome);

 private:
  void write(const CodedPiece& piece);
  void flush();

  Sink sink_;
  std::string held_{};
  std::uint32_t held_documents_ = 0;
  CodedEnd end_{};
};

/// Several coded files that are asked together, in the order of the runs and of their shards.
class CodedSet {
 public:
  /// Opens them and reads their headers. Throws Error(input) where they don't belong together,
  /// or a shard is missing or there twice.
  explicit CodedSet(const std::vector<std::string>& paths);

  [[nodiscard]] const CodedHeader& header() const { return headers_.front(); }
  /// Of all of them as one file.
  [[nodiscard]] CodedHeader joined_header() const;

  /// Called from one thread at a time; may change what it is given.
  using TakeRecord = std::function<void(CodedRecord& record)>;
  /// Decodes on `jobs` threads, each with what `make_taker` gives it. With standard input among
  /// the files, read() or join() once.
  CodedOutcome read(std::size_t jobs, CodedWanted wanted,
                    const std::function<TakeRecord()>& make_taker) const;
  /// Copies all pieces into one file, checking them; documents are not decoded.
  void join(CodedFileWriter& writer) const;

 private:
  [[nodiscard]] std::unique_ptr<CodedFileReader> reader(const std::string& path) const;
  void order();
  void check_alike() const;
  void check_complete() const;

  std::vector<std::string> paths_;
  std::vector<CodedHeader> headers_{};
  /// Of standard input, whose header can't be read again: until the rest of it is.
  mutable std::unique_ptr<CodedFileReader> standard_{};
  std::vector<std::uint32_t> moved_by_{};  ///< per file: inputs of the runs before
};

/// Does standard input begin as one? Waits for its first byte, and leaves it as it was.
[[nodiscard]] bool is_coded_input();

/// Is it one by its name, or, where the name is of no known kind, by its first bytes?
[[nodiscard]] bool is_coded_file(const std::string& path);

/// The inputs of one shard: neighbours, so that their order is kept, of about equal size. All
/// shards together are all inputs, each once. `first` is the number of the first.
struct ShardInputs {
  std::uint32_t first = 0;
  std::vector<InputFile> inputs{};
  CodedRun run{};
};
[[nodiscard]] ShardInputs inputs_of_shard(const std::vector<InputFile>& inputs, Shard shard);

}  // namespace themata
