// SPDX-License-Identifier: MIT
#include <themata/text/text_stream.hpp>

#include <algorithm>
#include <utility>

namespace themata {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 20;

bool undecided(std::string_view block) {
  return std::all_of(block.begin(), block.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && byte != 0 && byte != 0x1B;
  });
}

}  // namespace

// Room is made as bytes come: most files are far smaller than a block, and to clear a whole
// one for each costs more than to read them.
std::size_t read_block(const ByteSource& source, std::string& out, std::size_t size) {
  constexpr std::size_t first_piece = std::size_t{1} << 14;
  constexpr std::size_t most_piece = std::size_t{1} << 18;
  const std::size_t before = out.size();
  std::size_t got = 0;
  while (got < size) {
    const std::size_t piece = std::min(size - got, std::clamp(got, first_piece, most_piece));
    out.resize(before + got + piece);
    source.bytes.read(out.data() + before + got, static_cast<std::streamsize>(piece));
    if (source.bytes.bad()) {
      throw Error(ErrorKind::input, "reading failed before the end", Place{source.path, 0, 0, {}});
    }
    const auto now = static_cast<std::size_t>(source.bytes.gcount());
    got += now;
    if (now < piece) break;
  }
  out.resize(before + got);
  return got;
}

bool TextStream::more(std::string& out) {
  const std::size_t before = out.size();
  while (!ended_ && out.size() == before) ended_ = !decode_block(out);
  return out.size() > before;
}

bool TextStream::decode_block(std::string& out) {
  std::string block;
  if (offset_ >= block_size) block.reserve(block_size);
  const bool any = read_block(source_, block, block_size) > 0;
  if (ascii_so_far_) choose(block, out);
  if (!decoder_) decoder_.emplace("UTF-8", options_.invalid, source_.path);
  decoder_->feed(block, out);
  offset_ += block.size();
  if (!any) decoder_->finish(out);
  return any;
}

// Plain ASCII says nothing about the encoding, however much of it there is. The
// block in which it ends may end right there, so it is topped up.
void TextStream::choose(std::string& block, std::string& out) {
  const bool named = options_.encoding != "auto";
  if (block.empty() || (!named && undecided(block))) return;
  ascii_so_far_ = false;
  const std::size_t added = named ? 0 : read_block(source_, block, block_size);
  const bool whole = !named && added < block_size;
  try {
    choice_ =
        choose_encoding(block, whole ? Extent::whole : Extent::beginning, options_, source_.path);
  } catch (const Error& error) {
    if (!error.place() || !error.place()->byte) throw;
    throw Error(error.kind(), error.what(),
                Place{source_.path, 0, 0, *error.place()->byte + offset_});
  }
  if (decoder_ && choice_.name == "UTF-8") return;
  start(block, out);
}

void TextStream::start(std::string& block, std::string& out) {
  const std::size_t before = out.size();
  if (decoder_) decoder_->finish(out);
  const bool ended_in_cr = out.size() > before;
  if (ended_in_cr && block.starts_with('\n')) {
    block.erase(0, 1);
    ++offset_;
  }
  decoder_.emplace(choice_.name, options_.invalid, source_.path, offset_);
}

Decoded TextStream::decoding() const {
  return {{}, choice_.name, choice_.confidence, decoder_ ? decoder_->replaced() : 0};
}

bool TextCursor::refill() {
  buffer_.erase(0, std::exchange(at_, 0));
  return stream_.more(buffer_);
}

bool TextCursor::at_end() { return at_ == buffer_.size() && !refill(); }

}  // namespace themata
