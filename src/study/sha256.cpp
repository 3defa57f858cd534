// SPDX-License-Identifier: MIT
#include <themata/study/sha256.hpp>

#include <sodium.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include <themata/base/error.hpp>

namespace themata {
namespace {

class Hash {
 public:
  Hash() { crypto_hash_sha256_init(&state_); }
  void add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
  }
  std::string hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> sum{};
    crypto_hash_sha256_final(&state_, sum.data());
    std::string out;
    for (const unsigned char byte : sum) {
      out += "0123456789abcdef"[byte >> 4U];
      out += "0123456789abcdef"[byte & 15U];
    }
    return out;
  }

 private:
  crypto_hash_sha256_state state_{};
};

}  // namespace

std::string sha256(std::string_view bytes) {
  Hash hash;
  hash.add(bytes);
  return hash.hex();
}

HashedFile hash_file(const std::string& path) {
  const auto fail = [&path](const char* why) {
    throw Error(ErrorKind::input, std::string("can't read: ") + why, Place{path, 0, 0, {}});
  };
  if (std::filesystem::is_directory(path)) fail("it is a folder");
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(std::strerror(errno));
  Hash hash;
  HashedFile out;
  std::vector<char> buffer(std::size_t{1} << 18U);
  while (file) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto got = static_cast<std::size_t>(file.gcount());
    hash.add({buffer.data(), got});
    out.bytes += got;
  }
  if (file.bad()) fail(std::strerror(errno));
  out.sha256 = hash.hex();
  return out;
}

}  // namespace themata
