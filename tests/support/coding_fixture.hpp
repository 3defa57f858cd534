// SPDX-License-Identifier: MIT
// Text in, hits out, in one line: what the tests of coding and tallies share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/dictionary/load.hpp>
#include <themata/transcript/document.hpp>

namespace themata_test {

/// A document of unlabelled paragraphs, one turn each: "one two | three".
inline themata::Document document_of(const std::string& turns) {
  themata::Document document;
  document.id = "d";
  document.speakers.push_back({});
  std::size_t at = 0;
  while (at <= turns.size()) {
    const std::size_t end = std::min(turns.find('|', at), turns.size());
    std::string turn = turns.substr(at, end - at);
    turn.erase(0, turn.find_first_not_of(' '));
    turn.erase(turn.find_last_not_of(' ') + 1);
    if (!document.text.empty()) document.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += turn;
    themata::Turn one;
    one.span = {begin, static_cast<std::uint32_t>(document.text.size())};
    document.turns.push_back(one);
    document.paragraphs.push_back(begin);
    at = end + 1;
  }
  return document;
}

struct Setup {
  themata::SegmentOptions segment{};
  themata::CodingOptions coding{};
  const themata::ContextRules* contexts = nullptr;
};

class CodingFixture {
 public:
  explicit CodingFixture(const std::string& dictionary, const Setup& setup = {})
      : dictionary_(themata::parse_dictionary(dictionary, "test.yml", diagnostics)),
        segmenter_(setup.segment),
        matcher_(dictionary_, segmenter_, setup.coding.scope, diagnostics),
        options_(setup.coding) {
    if (setup.contexts == nullptr) return;
    statuses_.emplace(*setup.contexts, segmenter_, diagnostics);
    options_.statuses = &*statuses_;
  }

  themata::CodedDocument code(const themata::Document& document,
                              const themata::TurnSink& sink = {}) const {
    return coder().code(document, sink);
  }
  /// For several documents with one vocabulary.
  themata::Coder coder() const { return {segmenter_, dictionary_, matcher_, options_}; }

  /// Per theme with hits: `theme: begin-end begin-end; ...`.
  std::string hits(const std::string& turns) const {
    const themata::CodedDocument coded = code(document_of(turns));
    std::string out;
    for (std::size_t at = 0; at < dictionary_.themes().size(); ++at) {
      if (coded.hits.of[at].empty()) continue;
      if (!out.empty()) out += "; ";
      out += dictionary_.themes()[at].full_name + ":";
      for (const themata::Hit& hit : coded.hits.of[at]) {
        out += " " + std::to_string(hit.begin) + "-" + std::to_string(hit.end);
      }
    }
    return out;
  }

  themata::Diagnostics diagnostics{};
  const themata::Dictionary& dictionary() const { return dictionary_; }

 private:
  themata::Dictionary dictionary_;
  themata::Segmenter segmenter_;
  themata::Matcher matcher_;
  themata::CodingOptions options_;
  std::optional<themata::StatusRules> statuses_{};
};

}  // namespace themata_test
