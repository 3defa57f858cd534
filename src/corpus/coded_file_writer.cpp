// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include <themata/corpus/coded_files.hpp>

namespace themata {
namespace {

/// Of records: enough to pack well, little enough for many workers.
constexpr std::size_t piece_size = std::size_t{1} << 18U;

std::string version_bytes() {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>((coded_version >> shift) & 0xFFU);
  }
  return bytes;
}

}  // namespace

CodedFileWriter::CodedFileWriter(const CodedHeader& header, Sink sink) : sink_(std::move(sink)) {
  sink_(coded_file_begin);
  sink_(version_bytes());
  CodedPiece piece;
  piece.kind = CodedPiece::Kind::header;
  piece.pack(write_coded_header(header));
  sink_(piece.head());
  sink_(piece.packed);
}

void CodedFileWriter::add(std::string_view records) {
  while (!records.empty()) {
    const std::size_t size = coded_record_size(records);
    if (!held_.empty() && held_.size() + size > piece_size) flush();
    held_ += records.substr(0, size);
    ++held_documents_;
    records.remove_prefix(size);
  }
}

void CodedFileWriter::flush() {
  if (held_documents_ == 0) return;
  CodedPiece piece;
  piece.kind = CodedPiece::Kind::documents;
  piece.documents = held_documents_;
  piece.pack(held_);
  write(piece);
  held_.clear();
  held_documents_ = 0;
}

void CodedFileWriter::add(CodedPiece& piece, std::uint32_t files) {
  flush();
  piece.first_file += files;
  if (files > 0) piece.settle_sum();
  write(piece);
}

void CodedFileWriter::write(const CodedPiece& piece) {
  end_.documents += piece.documents;
  end_.chain = add_to_chain(end_.chain, piece);
  sink_(piece.head());
  sink_(piece.packed);
}

void CodedFileWriter::finish(CodedOutcome outcome) {
  flush();
  end_.outcome = outcome;
  CodedPiece piece;
  piece.kind = CodedPiece::Kind::end;
  piece.pack(write_coded_end(end_));
  sink_(piece.head());
  sink_(piece.packed);
}

ShardInputs inputs_of_shard(const std::vector<InputFile>& inputs, Shard shard) {
  std::vector<std::uint64_t> sizes;
  std::uint64_t all = 0;
  std::string list;
  for (const InputFile& input : inputs) {
    std::error_code problem;
    const auto size = std::filesystem::file_size(input.path, problem);
    sizes.push_back(problem ? 1 : std::max<std::uint64_t>(size, 1));
    all += sizes.back();
    list += fmt::format("{}:{}:{}\n", input.id.size(), input.id, sizes.back());
  }
  ShardInputs chosen;
  chosen.run = {content_hash(list), static_cast<std::uint32_t>(inputs.size())};
  std::uint64_t before = 0;
  for (std::size_t at = 0; at < inputs.size(); ++at) {
    // The shard in which the middle of the file lies.
    const long double middle =
        static_cast<long double>(before) + static_cast<long double>(sizes[at]) / 2;
    const auto place =
        static_cast<std::uint64_t>(middle * shard.of / static_cast<long double>(all));
    before += sizes[at];
    if (std::min<std::uint64_t>(place, shard.of - 1) + 1 != shard.number) continue;
    if (chosen.inputs.empty()) chosen.first = static_cast<std::uint32_t>(at);
    chosen.inputs.push_back(inputs[at]);
  }
  return chosen;
}

}  // namespace themata
