// SPDX-License-Identifier: MIT
#include "context_program.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include <themata/text/utf8.hpp>

#include "bytes_of_memory.hpp"

namespace themata {
namespace {

bool has_conditions(const Pattern& pattern) {
  return pattern.near || !pattern.unless.empty() || !pattern.required.empty() ||
         pattern.voice != Voice::any || pattern.letter_case != LetterCase::folded;
}

/// How rare words are, by their length: of a pattern the word that it can't do without
/// and that is longest in its shortest writing. Cost depends on it, and nothing else.
std::size_t rarity(const PatternParts& parts) {
  std::size_t best = 0;
  for (const auto& part : parts) {
    const auto* choice = std::get_if<Choice>(&part);
    if (choice == nullptr) continue;
    std::size_t least = SIZE_MAX;
    for (const std::vector<WrittenWord>& option : choice->options) {
      std::size_t longest = 0;
      for (const WrittenWord& word : option) {
        longest = std::max(longest, word.regex ? 3 : count_code_points(word.text));
      }
      least = std::min(least, longest);
    }
    best = std::max(best, least);
  }
  return best;
}

std::size_t anchor_index(const Near& near) {
  constexpr std::size_t of_theme = 6;  // its matches are found anyway, but can be many
  const auto rarity_of = [](const Term& term) {
    return term.theme ? of_theme : rarity(term.parts);
  };
  const auto rarest =
      std::max_element(near.terms.begin(), near.terms.end(),
                       [&](const Term& a, const Term& b) { return rarity_of(a) < rarity_of(b); });
  return static_cast<std::size_t>(rarest - near.terms.begin());
}

/// Themes by how deep their references go, so that each comes after those it needs.
class Ranks {
 public:
  explicit Ranks(const Dictionary& dictionary)
      : dictionary_(dictionary), ranks_(dictionary.themes().size(), unknown) {}

  std::size_t of(ThemeId theme) {
    std::size_t& rank = ranks_[index_of(theme)];
    if (rank != unknown) return rank;
    rank = 0;  // a reader refuses circles; whoever builds one by hand ends here
    std::size_t found = 0;
    for (const PatternId pattern : dictionary_.theme(theme).patterns) {
      for_each_term(dictionary_.pattern(pattern), [&](const Term& term) {
        if (term.theme) found = std::max(found, of_whole(*term.theme) + 1);
      });
    }
    return ranks_[index_of(theme)] = found;
  }

 private:
  static constexpr std::size_t unknown = SIZE_MAX;

  std::size_t of_whole(ThemeId theme) {
    std::size_t found = of(theme);
    for (const ThemeId child : dictionary_.theme(theme).children) {
      found = std::max(found, of_whole(child));
    }
    return found;
  }

  const Dictionary& dictionary_;
  std::vector<std::size_t> ranks_;
};

}  // namespace

std::unique_ptr<const ContextProgram> ContextProgram::of(const Dictionary& dictionary,
                                                         const Segmenter& segmenter,
                                                         PhraseScope scope,
                                                         Diagnostics& diagnostics) {
  const auto& patterns = dictionary.patterns();
  if (std::none_of(patterns.begin(), patterns.end(), has_conditions)) return nullptr;
  return std::make_unique<const ContextProgram>(dictionary, segmenter, scope, diagnostics);
}

ContextProgram::ContextProgram(const Dictionary& dictionary, const Segmenter& segmenter,
                               PhraseScope scope, Diagnostics& diagnostics)
    : dictionary_(&dictionary), scope_(scope), phrases_(segmenter, scope, diagnostics) {
  for (std::uint32_t at = 0; at < dictionary.patterns().size(); ++at) {
    const Pattern& pattern = dictionary.patterns()[at];
    themes_.push_back(pattern.theme);
    auto& conditions = conditions_.emplace_back();
    if (!has_conditions(pattern)) continue;
    conditions = std::make_unique<Conditions>();
    if (pattern.near) {
      conditions->near = compiled(*pattern.near);
      nears_.push_back(PatternId{at});
    }
    for (const Context& context : pattern.unless) conditions->unless.push_back(compiled(context));
    for (const Context& context : pattern.required) {
      conditions->required.push_back(compiled(context));
    }
    conditions->voice = pattern.voice;
    conditions->letter_case = pattern.letter_case;
    if (pattern.letter_case == LetterCase::exact) compile_cased(PatternId{at}, pattern, segmenter);
  }
  phrases_.compile();
  for (const auto& conditions : conditions_) {
    if (!conditions) continue;
    measure(conditions->unless);
    measure(conditions->required);
    if (!conditions->near) continue;
    for (const CompiledNear::Component& component : conditions->near->components) {
      if (component.themes) continue;
      conditions->near->longest =
          std::max(conditions->near->longest, phrases_.longest(component.phrase));
    }
  }
  find_keys();
  order_nears();
  dictionary_ = nullptr;
}

void ContextProgram::measure(std::vector<CompiledContext>& contexts) const {
  for (CompiledContext& context : contexts) {
    for (const PhraseId phrase : context.phrases) {
      context.longest = std::max(context.longest, phrases_.longest(phrase));
    }
  }
}

/// Contexts with the same phrases have the same keys.
void ContextProgram::find_keys() {
  const auto by_class = phrases_.beginnings_by_class();
  std::map<std::vector<PhraseId>, std::uint32_t> numbers;
  for (const auto& conditions : conditions_) {
    if (!conditions) continue;
    for (auto* contexts : {&conditions->unless, &conditions->required}) {
      for (CompiledContext& context : *contexts) {
        const auto fresh = static_cast<std::uint32_t>(keys_.size());
        const auto [known, added] = numbers.try_emplace(context.phrases, fresh);
        if (added) keys_.push_back(phrases_.keys_of(context.phrases, by_class));
        context.keys = known->second;
      }
    }
  }
}

CompiledContext ContextProgram::compiled(const Context& context) {
  CompiledContext out;
  out.side = context.side;
  out.within = context.within;
  for (const Term& term : context.any_of) {
    if (term.theme) {
      out.themes.push_back(range(*term.theme));
    } else {
      out.phrases.push_back(phrases_.add(term));
    }
  }
  std::sort(out.phrases.begin(), out.phrases.end());
  return out;
}

CompiledNear ContextProgram::compiled(const Near& near) {
  CompiledNear out;
  out.within = near.within;
  out.order = near.order;
  out.anchor = anchor_index(near);
  for (const Term& term : near.terms) {
    CompiledNear::Component component;
    if (term.theme) {
      component.themes = range(*term.theme);
    } else {
      component.phrase = phrases_.add(term);
    }
    out.components.push_back(component);
  }
  return out;
}

/// The reader numbers a theme's descendants right behind it.
ThemeRange ContextProgram::range(ThemeId theme) const {
  const auto themes = static_cast<std::uint32_t>(dictionary_->themes().size());
  std::uint32_t last = index_of(theme) + 1;
  while (last < themes && dictionary_->is_ancestor(theme, ThemeId{last})) ++last;
  return {index_of(theme), last};
}

void ContextProgram::compile_cased(PatternId id, const Pattern& pattern,
                                   const Segmenter& segmenter) {
  std::vector<CasedWords>& cased = cased_[id];
  if (!pattern.near) cased.emplace_back(pattern.parts, segmenter);
  if (!pattern.near) return;
  for (const Term& term : pattern.near->terms) cased.emplace_back(term.parts, segmenter);
}

void ContextProgram::order_nears() {
  Ranks ranks(*dictionary_);
  std::stable_sort(nears_.begin(), nears_.end(), [&](PatternId a, PatternId b) {
    return ranks.of(theme(a)) < ranks.of(theme(b));
  });
}

const Term* ContextProgram::anchor_of(const Near& near) {
  const Term& anchor = near.terms[anchor_index(near)];
  return anchor.theme ? nullptr : &anchor;
}

std::vector<PatternId> ContextProgram::told_apart(const std::vector<PatternId>& same_words) const {
  std::vector<PatternId> same(same_words.size());
  // Conditions as bytes: the same where they are equal. Nothing where there are none.
  std::map<PatternId, std::unordered_map<std::string, PatternId>> kinds;
  for (std::uint32_t at = 0; at < same.size(); ++at) {
    ByteWriter writer;
    if (const Conditions* mine = conditions(PatternId{at})) writer(*mine);
    same[at] = kinds[same_words[at]].try_emplace(writer.take(), PatternId{at}).first->second;
  }
  return same;
}

}  // namespace themata
