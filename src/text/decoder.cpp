// SPDX-License-Identifier: MIT
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include <themata/text/encoding.hpp>
#include <themata/text/utf8.hpp>

#include "encoding_names.hpp"

namespace themata {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr char32_t replacement = 0xFFFD;

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    out += fmt::format("{}0x{:02X}", out.empty() ? "" : " ", static_cast<unsigned char>(c));
  }
  return out;
}

[[noreturn]] void refuse(const std::string& path, std::uint64_t offset, std::string_view bytes,
                         std::string_view encoding) {
  const std::string message = fmt::format(
      "{} {} not valid {}: save the file as UTF-8; of a transcript, --encoding NAME names another "
      "encoding, and --invalid replace puts U+FFFD for every such place and counts them",
      hexadecimal(bytes), bytes.size() == 1 ? "is" : "are", encoding);
  throw Error(ErrorKind::input, message, Place{path, 0, 0, offset});
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) refuse_encoding(name);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

/// UTF-16 to UTF-8, over the seams of pieces.
class Utf16Writer {
 public:
  void write(const UChar* begin, const UChar* end, std::string& out) {
    for (; begin != end; ++begin) {
      if (U16_IS_LEAD(*begin)) {
        lead_ = *begin;
      } else if (U16_IS_TRAIL(*begin) && lead_ != 0) {
        append_utf8(out, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead_, *begin)));
        lead_ = 0;
      } else {
        append_utf8(out, *begin);
      }
    }
  }

 private:
  UChar lead_ = 0;
};

}  // namespace

class Decoder::Impl {
 public:
  Impl(const std::string& encoding, InvalidBytes invalid, std::string path, std::uint64_t offset)
      : name_(encoding), path_(std::move(path)), invalid_(invalid), offset_(offset) {
    if (name_ != "UTF-8") converter_ = open_converter(name_);
  }

  void feed(std::string_view bytes, bool last, std::string& out) {
    const std::size_t from = out.size();
    converter_ ? convert(bytes, last, out) : copy_utf8(bytes, last, out);
    drop_mark(out, from);
    mend_line_ends(out, from, last);
  }
  [[nodiscard]] std::size_t replaced() const { return replaced_; }

 private:
  void invalid(std::uint64_t offset, std::string_view bytes, std::string& out) {
    if (invalid_ == InvalidBytes::stop) refuse(path_, offset, bytes, name_);
    append_utf8(out, replacement);
    ++replaced_;
  }

  // What a piece's end cuts in two waits in front of the next piece.
  void copy_utf8(std::string_view bytes, bool last, std::string& out) {
    std::string joined;
    if (!waiting_.empty()) {
      joined = std::exchange(waiting_, {}) + std::string(bytes);
      bytes = joined;
    }
    while (!bytes.empty()) {
      const std::size_t good = find_invalid_utf8(bytes).value_or(bytes.size());
      out.append(bytes.substr(0, good));
      bytes.remove_prefix(good);
      offset_ += good;
      if (bytes.empty()) return;
      const std::size_t bad = code_point_at(bytes, 0).bytes;
      if (!last && bad == bytes.size() && bad < 4) {
        waiting_ = bytes;
        return;
      }
      invalid(offset_, bytes.substr(0, bad), out);
      bytes.remove_prefix(bad);
      offset_ += bad;
    }
  }

  void convert(std::string_view bytes, bool last, std::string& out) {
    std::array<UChar, 4096> piece{};
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    for (UErrorCode status = U_BUFFER_OVERFLOW_ERROR; U_FAILURE(status);) {
      status = U_ZERO_ERROR;
      UChar* to = piece.data();
      const char* const before = from;
      ucnv_toUnicode(converter_.get(), &to, piece.data() + piece.size(), &from, end, nullptr,
                     static_cast<UBool>(last), &status);
      offset_ += static_cast<std::uint64_t>(from - before);
      writer_.write(piece.data(), to, out);
      if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) report_invalid(status, out);
      if (status == U_TRUNCATED_CHAR_FOUND) return;
    }
  }

  void report_invalid(UErrorCode status, std::string& out) {
    if (status != U_ILLEGAL_CHAR_FOUND && status != U_INVALID_CHAR_FOUND &&
        status != U_TRUNCATED_CHAR_FOUND && status != U_ILLEGAL_ESCAPE_SEQUENCE &&
        status != U_UNSUPPORTED_ESCAPE_SEQUENCE) {
      throw Error(ErrorKind::input, fmt::format("{}: {}", name_, u_errorName(status)),
                  Place{path_, 0, 0, offset_});
    }
    std::array<char, 32> bytes{};
    auto length = static_cast<int8_t>(bytes.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter_.get(), bytes.data(), &length, &ignored);
    const std::size_t size =
        U_FAILURE(ignored) || length < 0 ? 0 : static_cast<std::size_t>(length);
    invalid(offset_ - std::min<std::uint64_t>(offset_, pending() + size), {bytes.data(), size},
            out);
  }

  [[nodiscard]] std::uint64_t pending() const {
    UErrorCode status = U_ZERO_ERROR;
    const int32_t count = ucnv_toUCountPending(converter_.get(), &status);
    return U_SUCCESS(status) && count > 0 ? static_cast<std::uint64_t>(count) : 0;
  }

  void drop_mark(std::string& out, std::size_t from) {
    if (begun_ || out.size() == from) return;
    begun_ = true;
    if (std::string_view(out).substr(from).starts_with(byte_order_mark)) {
      out.erase(from, byte_order_mark.size());
    }
  }

  // A CR at a piece's end is held back: the LF that belongs to it may follow.
  void mend_line_ends(std::string& out, std::size_t from, bool last) {
    if (carriage_return_) out.insert(from, 1, '\r');
    carriage_return_ = !last && out.size() > from && out.back() == '\r';
    if (carriage_return_) out.pop_back();
    if (out.find('\r', from) == std::string::npos) return;
    std::string piece = out.substr(from);
    normalise_line_ends(piece);
    out.resize(from);
    out += piece;
  }

  std::string name_;
  std::string path_;
  InvalidBytes invalid_;
  std::uint64_t offset_;
  Converter converter_{};
  Utf16Writer writer_{};
  std::string waiting_{};
  std::size_t replaced_ = 0;
  bool begun_ = false;
  bool carriage_return_ = false;
};

Decoder::Decoder(const std::string& encoding, InvalidBytes invalid, std::string path,
                 std::uint64_t offset)
    : impl_(std::make_unique<Impl>(encoding, invalid, std::move(path), offset)) {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

void Decoder::feed(std::string_view bytes, std::string& out) { impl_->feed(bytes, false, out); }
void Decoder::finish(std::string& out) { impl_->feed({}, true, out); }
std::size_t Decoder::replaced() const { return impl_->replaced(); }

}  // namespace themata
