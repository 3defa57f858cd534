// SPDX-License-Identifier: MIT
// Apart from the room, since the room's own code packs what stands here.
#include <themata/coding/built_in.hpp>

#include <algorithm>
#include <array>

#include "../bytes_of_memory.hpp"

namespace themata {
namespace {

alignas(most_aligned) constexpr char justice[] = {
#include "JUSTICE_COMPILED.inc"
};
alignas(most_aligned) constexpr char justice_fr[] = {
#include "JUSTICE_FR_COMPILED.inc"
};
alignas(most_aligned) constexpr char topic[] = {
#include "TOPIC_COMPILED.inc"
};
alignas(most_aligned) constexpr char connectives[] = {
#include "CONNECTIVES_COMPILED.inc"
};
alignas(most_aligned) constexpr char connectives_fr[] = {
#include "CONNECTIVES_FR_COMPILED.inc"
};
alignas(most_aligned) constexpr char context_en[] = {
#include "CONTEXT_EN_COMPILED.inc"
};
alignas(most_aligned) constexpr char context_fr[] = {
#include "CONTEXT_FR_COMPILED.inc"
};

struct Compiled {
  std::string_view name;
  std::string_view bytes;
};
constexpr std::array matchers{
    Compiled{"justice", {justice, sizeof justice}},
    Compiled{"justice.fr", {justice_fr, sizeof justice_fr}},
    Compiled{"topic", {topic, sizeof topic}},
    Compiled{"connectives", {connectives, sizeof connectives}},
    Compiled{"connectives.fr", {connectives_fr, sizeof connectives_fr}},
};

}  // namespace

std::optional<Matcher> built_in_matcher(std::string_view name, const Segmenter& segmenter,
                                        PhraseScope scope) {
  const auto* const found = std::ranges::find(matchers, name, &Compiled::name);
  if (found == matchers.end()) return std::nullopt;
  return Matcher::unpacked(found->bytes, segmenter, scope);
}

std::optional<StatusRules> built_in_status_rules(std::string_view language,
                                                 const Segmenter& segmenter) {
  const std::string_view main = language.substr(0, language.find_first_of("-_"));
  if (main == "en") return StatusRules::unpacked({context_en, sizeof context_en}, segmenter);
  if (main == "fr") return StatusRules::unpacked({context_fr, sizeof context_fr}, segmenter);
  return std::nullopt;
}

}  // namespace themata
