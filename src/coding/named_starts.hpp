// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <themata/segment/token.hpp>
#include <themata/segment/vocabulary.hpp>

#include "signatures.hpp"
#include "walk_memory.hpp"

namespace themata {

/// Words that all have types, as what these can do.
struct NamedWords {
  std::span<const Signature> signatures;

  [[nodiscard]] std::size_t size() const { return signatures.size(); }
};

/// Where matches can begin among words that all have types. What a type can do is worked out once.
class NamedStarts {
 public:
  NamedStarts(const Signatures& signatures, TypeSignatures& types, WalkMemory& memory)
      : signatures_(signatures), types_(types), memory_(memory) {}

  /// Appends to `starts`, a bit a word, the words at which a match can begin whatever stands around
  /// them, and lists those that are keys with reaches. Without a branch: no processor can guess
  /// which words these are.
  NamedWords mark_begins(std::span<const Token> tokens, const Vocabulary& vocabulary,
                         std::vector<std::uint64_t>& starts) {
    for (std::size_t at = learned_.size(); at < vocabulary.size(); ++at) {
      const Signature word = types_.of(TypeId{static_cast<std::uint32_t>(at)}, vocabulary);
      learned_.push_back({index_of(word) & Learned::most, signatures_.begins(word) ? 1U : 0U,
                          signatures_.reaches(word).empty() ? 0U : 1U});
    }
    if (keys_.size() < tokens.size()) keys_.resize(tokens.size());
    keys_found_ = 0;
    return mark(tokens, starts, [this](std::uint32_t at, TypeId type) {
      const Learned word = learned_[index_of(type)];
      keys_[keys_found_] = at;
      keys_found_ += word.reaches;
      return Opening{word.signature, word.begins};
    });
  }
  /// Those that mark_begins() listed, ascending.
  [[nodiscard]] std::span<const std::uint32_t> keys() const {
    return std::span(keys_).first(keys_found_);
  }

  /// Appends to `starts` all words that a pattern begins with.
  NamedWords mark_openings(std::span<const Token> tokens, const Vocabulary& vocabulary,
                           std::vector<std::uint64_t>& starts) {
    for (std::size_t at = openings_.size(); at < vocabulary.size(); ++at) {
      const Signature word = types_.of(TypeId{static_cast<std::uint32_t>(at)}, vocabulary);
      const bool opens = memory_.first(word) != WalkMemory::nothing;
      openings_.push_back({index_of(word) & Opening::most, opens ? 1U : 0U});
    }
    return mark(tokens, starts,
                [this](std::uint32_t, TypeId type) { return openings_[index_of(type)]; });
  }

 private:
  /// What a type can do: all that most words are asked.
  struct Learned {
    static constexpr std::uint32_t most = (std::uint32_t{1} << 30U) - 1;

    std::uint32_t signature : 30;
    std::uint32_t begins : 1;   ///< Signatures::begins
    std::uint32_t reaches : 1;  ///< has Signatures::reaches
  };
  struct Opening {
    static constexpr std::uint32_t most = (std::uint32_t{1} << 31U) - 1;

    std::uint32_t signature : 31;
    std::uint32_t opens : 1;  ///< a pattern begins with it
  };

  NamedWords mark(std::span<const Token> tokens, std::vector<std::uint64_t>& starts,
                  const auto& opening_of) {
    if (recognised_.size() < tokens.size()) recognised_.resize(tokens.size());
    const auto size = static_cast<std::uint32_t>(tokens.size());
    for (std::uint32_t block = 0; block < size; block += 64) {
      std::uint64_t found = 0;
      for (std::uint32_t at = block; at < std::min(block + 64, size); ++at) {
        const Opening word = opening_of(at, tokens[at].type);
        recognised_[at] = Signature{word.signature};
        found |= std::uint64_t{word.opens} << (at % 64);
      }
      starts.push_back(found);
    }
    return {std::span(recognised_).first(size)};
  }

  const Signatures& signatures_;
  TypeSignatures& types_;
  WalkMemory& memory_;
  std::vector<Learned> learned_{};       ///< of the types so far
  std::vector<Opening> openings_{};      ///< the same where all that opens is marked
  std::vector<Signature> recognised_{};  ///< of the words of the run
  std::vector<std::uint32_t> keys_{};    ///< words of the run that have reaches
  std::size_t keys_found_ = 0;
};

}  // namespace themata
