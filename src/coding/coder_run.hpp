// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <themata/coding/coder.hpp>

#include "surroundings.hpp"

namespace themata {

/// What lies around the words of the turns under way.
class Coder::Run : public Crossing, public Surroundings {
 public:
  /// `turns` are what the document's turns from `first_turn` on are coded as.
  Run(Coder& coder, const Document& document, std::size_t first_turn,
      std::span<const CodedTurn> turns, const CodedDocument& coded)
      : coder_(coder), document_(document), first_turn_(first_turn), turns_(turns), coded_(coded) {}

  Separation before(std::uint32_t word) override;

  RunWords words() const override { return {document_.text, coder_.run_, coder_.vocabulary_}; }
  Crossing& crossing() override { return *this; }
  std::uint32_t sentence_begin(std::uint32_t word, std::uint32_t from) override;
  std::uint32_t sentence_end(std::uint32_t word, std::uint32_t until) override;
  Stretch turn(std::uint32_t word) const override;
  Voice voice(std::uint32_t word) const override;
  std::string cased(std::uint32_t word) const override;
  bool ends_with(std::uint32_t word, std::string_view sign) const override;

 private:
  static constexpr std::size_t no_turn = SIZE_MAX;

  [[nodiscard]] std::uint32_t first_word(std::size_t turn) const {
    return turns_[turn].first_word - turns_.front().first_word;
  }
  [[nodiscard]] std::size_t turn_of(std::uint32_t word) const;
  /// Does a sentence begin at `word`, which is not the first of its turn?
  [[nodiscard]] bool is_start(std::size_t turn, std::uint32_t word);
  [[nodiscard]] bool begins_sentence(std::size_t turn, std::uint32_t word);

  Coder& coder_;
  const Document& document_;
  std::size_t first_turn_;
  std::span<const CodedTurn> turns_;
  const CodedDocument& coded_;
  std::size_t known_ = no_turn;  ///< the turn whose sentences have been looked for
};

}  // namespace themata
