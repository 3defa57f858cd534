// SPDX-License-Identifier: MIT
#include "qdc_guid.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>

namespace themata {

/// Two runs of FNV-1a.
std::string qdc_guid(std::string_view full_name) {
  std::array<std::uint64_t, 2> halves{0xcbf29ce484222325U, 0x84222325cbf29ce4U};
  for (std::uint64_t& hash : halves) {
    for (const char c : full_name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  const std::uint64_t high = (halves[0] & ~std::uint64_t{0xF000}) | 0x8000U;
  const std::uint64_t low = (halves[1] & ~(std::uint64_t{3} << 62)) | std::uint64_t{1} << 63;
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xFFFF,
                     high & 0xFFFF, low >> 48, low & 0xFFFFFFFFFFFF);
}

}  // namespace themata
