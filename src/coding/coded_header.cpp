// SPDX-License-Identifier: MIT
#include <themata/coding/coded_file.hpp>

#include <cmath>
#include <set>

#include "coded_bytes.hpp"

namespace themata {
namespace {

void write_dictionary(const Dictionary& dictionary, CodedWriter& out) {
  out.text(dictionary.name);
  out.text(dictionary.version);
  out.text(dictionary.language);
  out.count(dictionary.sources.size(), coded_limits::sources, "sources of the dictionary");
  for (const std::string& source : dictionary.sources) out.text(source);
  out.count(dictionary.themes().size(), coded_limits::themes, "themes");
  for (const Theme& theme : dictionary.themes()) {
    out.text(theme.name);
    out.text(theme.label);
    out.text(theme.description);
    out.number(static_cast<std::uint64_t>(theme.polarity));
    out.number(theme.parent ? index_of(*theme.parent) + std::uint64_t{1} : 0);
  }
  out.count(dictionary.patterns().size(), coded_limits::patterns, "patterns");
  for (const Pattern& pattern : dictionary.patterns()) {
    out.text(pattern.written);
    out.number(index_of(pattern.theme));
    out.number(static_cast<std::uint64_t>(pattern.polarity));
    out.number(pattern.weight ? 1 : 0);
    if (pattern.weight) out.real(*pattern.weight);
  }
}

Polarity read_polarity(CodedReader& in) { return static_cast<Polarity>(in.number_below(3)); }

void read_patterns(CodedReader& in, Dictionary& dictionary) {
  for (std::size_t left = in.count(4, coded_limits::patterns); left > 0; --left) {
    Pattern pattern;
    pattern.written = in.text();
    pattern.theme = ThemeId{in.number_below(dictionary.themes().size())};
    pattern.polarity = read_polarity(in);
    if (in.number_below(2) == 1) {
      pattern.weight = in.real();
      in.require(std::abs(*pattern.weight) <= Pattern::most_weight);
    }
    dictionary.add_pattern(std::move(pattern));
  }
}

Dictionary read_dictionary(CodedReader& in) {
  Dictionary dictionary;
  dictionary.name = in.text();
  dictionary.version = in.text();
  dictionary.language = in.text();
  for (std::size_t left = in.count(1, coded_limits::sources); left > 0; --left) {
    dictionary.sources.emplace_back(in.text());
  }
  std::set<std::string> names;
  constexpr std::size_t deepest = 64;
  const std::size_t themes = in.count(5, coded_limits::themes);
  for (std::uint32_t at = 0; at < themes; ++at) {
    Theme theme;
    theme.name = in.text();
    theme.label = in.text();
    theme.description = in.text();
    theme.polarity = read_polarity(in);
    const std::uint32_t parent = in.number_below(std::uint64_t{at} + 1);
    if (parent > 0) {
      theme.parent = ThemeId{parent - 1};
      in.require(dictionary.theme(*theme.parent).level < deepest);
    }
    const ThemeId id = dictionary.add_theme(std::move(theme));
    in.require(names.insert(dictionary.theme(id).full_name).second);
  }
  read_patterns(in, dictionary);
  return dictionary;
}

void write_pairs(const std::vector<std::pair<std::string, std::string>>& pairs, const char* what,
                 CodedWriter& out) {
  out.count(pairs.size(), coded_limits::options, what);
  for (const auto& [name, value] : pairs) {
    out.text(name);
    out.text(value);
  }
}

void read_pairs(CodedReader& in, std::vector<std::pair<std::string, std::string>>& pairs) {
  for (std::size_t left = in.count(2, coded_limits::options); left > 0; --left) {
    std::string name(in.text());
    pairs.emplace_back(std::move(name), in.text());
  }
}

/// Most patterns are only the same as themselves.
void write_same(const CodedHeader& header, CodedWriter& out) {
  for (std::uint32_t at = 0; at < header.dictionary.patterns().size(); ++at) {
    out.number(at < header.same_as.size() ? at - index_of(header.same_as[at]) : 0);
  }
}

void read_same(CodedReader& in, CodedHeader& header) {
  for (std::uint32_t at = 0; at < header.dictionary.patterns().size(); ++at) {
    const std::uint32_t first = at - in.number_below(std::uint64_t{at} + 1);
    in.require(first == at || index_of(header.same_as[first]) == first);
    header.same_as.push_back(PatternId{first});
  }
}

void read_runs(CodedReader& in, CodedHeader& header) {
  std::uint64_t files = 0;
  for (std::size_t left = in.count(2, coded_limits::runs); left > 0; --left) {
    CodedRun run;
    run.inputs = in.number();
    run.files = in.number_below(std::uint64_t{1} << 32U);
    files += run.files;
    header.runs.push_back(run);
  }
  in.require(!header.runs.empty() && files < UINT32_MAX);
  in.require(header.runs.size() == 1 || header.shard.of == 1);
}

}  // namespace

std::optional<std::string> CodedHeader::option(std::string_view name) const {
  for (const auto& [known, value] : options) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::string write_coded_header(const CodedHeader& header) {
  std::string bytes;
  CodedWriter out(bytes);
  out.text(header.made_by);
  write_pairs(header.options, "options", out);
  write_pairs(header.given, "options that were given", out);
  out.number(header.dictionary_hash);
  write_dictionary(header.dictionary, out);
  write_same(header, out);
  out.number(header.has_statuses ? 1 : 0);
  out.number(header.shard.number);
  out.number(header.shard.of);
  out.count(header.runs.size(), coded_limits::runs, "runs");
  for (const CodedRun& run : header.runs) {
    out.number(run.inputs);
    out.number(run.files);
  }
  return bytes;
}

CodedHeader read_coded_header(std::string_view bytes) {
  CodedReader in(bytes);
  CodedHeader header;
  header.made_by = in.text();
  read_pairs(in, header.options);
  read_pairs(in, header.given);
  header.dictionary_hash = in.number();
  header.dictionary = read_dictionary(in);
  read_same(in, header);
  header.has_statuses = in.number_below(2) == 1;
  header.shard.number = in.number_below(UINT32_MAX);
  header.shard.of = in.number_below(UINT32_MAX);
  in.require(header.shard.number >= 1 && header.shard.number <= header.shard.of);
  read_runs(in, header);
  in.require(in.at_end());
  return header;
}

std::string write_coded_end(const CodedEnd& end) {
  std::string bytes;
  CodedWriter out(bytes);
  out.number(end.documents);
  out.number(end.outcome.inputs_skipped ? 1 : 0);
  out.number(end.outcome.messages_said ? 1 : 0);
  out.number(end.chain);
  return bytes;
}

CodedEnd read_coded_end(std::string_view bytes) {
  CodedReader in(bytes);
  CodedEnd end;
  end.documents = in.number();
  end.outcome.inputs_skipped = in.number_below(2) == 1;
  end.outcome.messages_said = in.number_below(2) == 1;
  end.chain = in.number_below(std::uint64_t{1} << 32U);
  in.require(in.at_end());
  return end;
}

}  // namespace themata
