// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <themata/coding/coded_file.hpp>

#include "coded_bytes.hpp"

namespace themata {
namespace {

void put_32(std::uint32_t value, std::string& out) {
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift);
}

std::uint32_t get_32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (unsigned byte = 0; byte < 4; ++byte) {
    value |= std::uint32_t{static_cast<unsigned char>(bytes[at + byte])} << (8 * byte);
  }
  return value;
}

std::uint32_t crc(std::uint32_t before, std::string_view bytes) {
  return static_cast<std::uint32_t>(
      ::crc32_z(before, reinterpret_cast<const unsigned char*>(bytes.data()),  // NOLINT
                bytes.size()));
}

std::string head_without_sum(const CodedPiece& piece) {
  std::string head(1, static_cast<char>(piece.kind));
  for (const std::uint32_t value :
       {piece.documents, piece.first_file, piece.size, piece.packed_size}) {
    put_32(value, head);
  }
  return head;
}

std::uint32_t sum_of(const CodedPiece& piece) {
  return crc(crc(0, head_without_sum(piece)), piece.packed);
}

}  // namespace

CodedPiece CodedPiece::read_head(std::string_view head) {
  CodedPiece piece;
  if (head.size() != head_size) CodedReader::fail();
  piece.kind = static_cast<Kind>(head[0]);
  if (piece.kind != Kind::header && piece.kind != Kind::documents && piece.kind != Kind::end) {
    CodedReader::fail();
  }
  piece.documents = get_32(head, 1);
  piece.first_file = get_32(head, 5);
  piece.size = get_32(head, 9);
  piece.packed_size = get_32(head, 13);
  piece.sum = get_32(head, 17);
  if (piece.size > coded_piece_limit || piece.packed_size > ZSTD_compressBound(piece.size)) {
    CodedReader::fail();
  }
  return piece;
}

std::string CodedPiece::head() const {
  std::string head = head_without_sum(*this);
  put_32(sum, head);
  return head;
}

void CodedPiece::pack(std::string_view bytes) {
  if (bytes.size() > coded_piece_limit) {
    throw Error(ErrorKind::input,
                fmt::format("a document takes more than {} MiB when coded; cut it in two",
                            coded_piece_limit >> 20U));
  }
  constexpr int level = 3;
  packed.resize(ZSTD_compressBound(bytes.size()));
  const std::size_t made =
      ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), level);
  if (ZSTD_isError(made) != 0) throw Error(ErrorKind::output, ZSTD_getErrorName(made));
  packed.resize(made);
  size = static_cast<std::uint32_t>(bytes.size());
  packed_size = static_cast<std::uint32_t>(made);
  settle_sum();
}

void CodedPiece::settle_sum() { sum = sum_of(*this); }

bool CodedPiece::is_intact() const { return packed.size() == packed_size && sum == sum_of(*this); }

std::string CodedPiece::unpack() const {
  if (!is_intact() || ZSTD_getFrameContentSize(packed.data(), packed.size()) != size) {
    CodedReader::fail();
  }
  std::string bytes(size, '\0');
  const std::size_t made =
      ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_isError(made) != 0 || made != bytes.size()) CodedReader::fail();
  return bytes;
}

std::uint32_t add_to_chain(std::uint32_t chain, const CodedPiece& piece) {
  std::string sum;
  put_32(piece.sum, sum);
  return crc(chain, sum);
}

std::uint64_t content_hash(std::string_view bytes) {
  std::uint64_t sum = 0xcbf29ce484222325U;
  for (const char c : bytes) {
    sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return sum;
}

}  // namespace themata
