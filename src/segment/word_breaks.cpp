// SPDX-License-Identifier: MIT
#include <themata/segment/word_breaks.hpp>

#include <fmt/format.h>
#include <unicode/parseerr.h>
#include <unicode/rbbi.h>
#include <unicode/utext.h>

#include <stdexcept>

namespace themata {
namespace {

constexpr char rule_file[] = {
#include "WORD_RULES.inc"
};

// For the ICU that themata was built with; another one may refuse them.
alignas(16) constexpr std::uint8_t compiled_rules[] = {
#include "COMPILED_WORD_RULES.inc"
};

std::unique_ptr<icu::BreakIterator> compile_rules() {
  UErrorCode refused = U_ZERO_ERROR;
  auto ready =
      std::make_unique<icu::RuleBasedBreakIterator>(compiled_rules, sizeof compiled_rules, refused);
  if (U_SUCCESS(refused)) return ready;
  UParseError place{};
  UErrorCode status = U_ZERO_ERROR;
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(rule_file, sizeof rule_file));
  auto rules = std::make_unique<icu::RuleBasedBreakIterator>(text, place, status);
  if (U_SUCCESS(status)) return rules;
  throw std::runtime_error(
      fmt::format("ICU refuses the word rules at line {}: {}", place.line, u_errorName(status)));
}

}  // namespace

struct WordBreaker::State {
  std::unique_ptr<icu::BreakIterator> iterator;
  UText* text = nullptr;

  explicit State(std::unique_ptr<icu::BreakIterator> rules) : iterator(std::move(rules)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { utext_close(text); }
};

WordBreaker::WordBreaker() : state_(std::make_unique<State>(compile_rules())) {}
WordBreaker::WordBreaker(const WordBreaker& other)
    : state_(std::make_unique<State>(
          std::unique_ptr<icu::BreakIterator>(other.state_->iterator->clone()))) {}
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;
WordBreaker::~WordBreaker() = default;

void WordBreaker::find(std::string_view text, std::vector<std::uint32_t>& out) {
  out.clear();
  UErrorCode status = U_ZERO_ERROR;
  state_->text =
      utext_openUTF8(state_->text, text.data(), static_cast<int64_t>(text.size()), &status);
  state_->iterator->setText(state_->text, status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  constexpr int32_t done = icu::BreakIterator::DONE;
  for (int32_t at = state_->iterator->next(); at != done; at = state_->iterator->next()) {
    out.push_back(static_cast<std::uint32_t>(at));
  }
}

}  // namespace themata
