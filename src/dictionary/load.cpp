// SPDX-License-Identifier: MIT
#include <themata/dictionary/load.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <themata/text/encoding.hpp>
#include <themata/text/line_of_byte.hpp>

#include "file_kind.hpp"
#include "importer.hpp"
#include "readers.hpp"

namespace themata {
namespace {

constexpr int doubtful = 90;  // of 100; only a mark or a proof has more
constexpr std::size_t most_bytes = 256 * 1000 * 1000;

void read_yaml(std::string_view text, Dictionary& dictionary, SourceErrors& errors) {
  const YamlNode root = parse_yaml(text, errors);
  if (root.kind == YamlNode::Kind::empty && !errors.empty()) return;
  if (root.kind != YamlNode::Kind::map) {
    errors.add(root.line, root.column,
               "a dictionary is a map from theme names to patterns (`theme: [word, word*]`)");
    return;
  }
  if (const YamlNode* contexts = root.find("themata-context")) {
    errors.add(contexts->line, contexts->column,
               "this file gives hits a status (`--context`); it is no dictionary");
    return;
  }
  if (root.find("themata") != nullptr) {
    read_native(root, dictionary, errors);
  } else {
    read_quanteda(root, dictionary, errors);
  }
}

/// Numbers of another dictionary's themes and patterns, moved behind ours.
void append(Dictionary& all, const Dictionary& other) {
  const auto themes_before = static_cast<std::uint32_t>(all.themes().size());
  const auto moved = [themes_before](ThemeId id) { return ThemeId{index_of(id) + themes_before}; };
  for (Theme theme : other.themes()) {
    if (!theme.parent && all.find(theme.full_name)) {
      throw Error(ErrorKind::dictionary,
                  fmt::format("the theme `{}` is already in {}; rename one of the two",
                              theme.full_name, all.theme(*all.find(theme.full_name)).place.path),
                  theme.place);
    }
    if (theme.parent) theme.parent = moved(*theme.parent);
    theme.children.clear();
    theme.patterns.clear();
    all.add_theme(std::move(theme));
  }
  for (Pattern pattern : other.patterns()) {
    pattern.theme = moved(pattern.theme);
    for_each_term(pattern, [&moved](Term& term) {
      if (term.theme) term.theme = moved(*term.theme);
    });
    all.add_pattern(std::move(pattern));
  }
}

}  // namespace

Dictionary parse_dictionary(std::string_view text, const std::string& path,
                            Diagnostics& diagnostics) {
  Dictionary dictionary;
  dictionary.path = path;
  SourceErrors errors(path, text);
  if (text.size() > most_bytes) errors.add(0, 0, "more than 256 MB; split the dictionary");
  errors.throw_if_any();
  Importer importer(dictionary, errors, diagnostics);
  switch (file_kind(text, path)) {
    case FileKind::yaml: read_yaml(text, dictionary, errors); break;
    case FileKind::liwc: read_liwc(text, dictionary, errors, diagnostics); break;
    case FileKind::dicx: read_dicx(text, importer); break;
    case FileKind::csv: read_csv_terms(text, importer); break;
    case FileKind::wordstat: read_wordstat(text, importer); break;
    case FileKind::lexicoder: read_lexicoder(text, importer); break;
    case FileKind::yoshikoder: read_yoshikoder(text, importer); break;
    case FileKind::qdc: read_qdc(text, importer); break;
  }
  errors.throw_if_any();
  if (dictionary.themes().empty()) {
    throw Error(ErrorKind::dictionary, "the dictionary holds no theme", Place{path, 0, 0, {}});
  }
  if (dictionary.name.empty()) {
    dictionary.name = std::filesystem::path(path).stem().string();
  }
  return dictionary;
}

namespace {

Decoded decoded_file(const std::string& path, const std::string& encoding = "auto") {
  std::ifstream file(path, std::ios::binary);
  if (std::filesystem::is_directory(path) || !file) {
    const std::string why = file ? "it is a folder" : std::strerror(errno);
    throw Error(ErrorKind::dictionary, fmt::format("can't read the dictionary: {}", why),
                Place{path, 0, 0, {}});
  }
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const DecodeOptions options{encoding == "auto" ? declared_encoding(bytes) : encoding};
  return decode_lines(std::move(bytes), options, path);
}

}  // namespace

std::string text_of_file(const std::string& path, Diagnostics& diagnostics,
                         const std::string& encoding) {
  Decoded decoded = decoded_file(path, encoding);
  if (encoding == "auto" && decoded.encoding != "UTF-8") {
    std::string said = fmt::format(
        "read as {} ({} %); save it as UTF-8 to be sure (`dict convert --encoding "
        "NAME` names another)",
        decoded.encoding, decoded.confidence);
    const Place place{path, 0, 0, {}};
    if (decoded.confidence < doubtful) {
      diagnostics.warning(std::move(said), place);
    } else {
      diagnostics.note(std::move(said), place);
    }
  }
  return std::move(decoded.text);
}

Dictionary load_dictionary(const std::string& path, Diagnostics& diagnostics,
                           const std::string& encoding) {
  return parse_dictionary(text_of_file(path, diagnostics, encoding), path, diagnostics);
}

Dictionary dictionary_of_patterns(const std::vector<std::string>& patterns) {
  Dictionary dictionary;
  dictionary.name = "pattern";
  Theme theme;
  theme.name = "pattern";
  const ThemeId id = dictionary.add_theme(std::move(theme));
  for (const std::string& written : patterns) {
    SourceErrors errors("pattern", written);
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.scalar = written;
    node.line = node.column = 1;
    auto pattern = written_pattern(node, id, PatternSyntax::native, errors);
    errors.throw_if_any();
    dictionary.add_pattern(std::move(*pattern));
  }
  return dictionary;
}

Dictionary combine(std::vector<Dictionary> dictionaries) {
  const auto titled = [](const Dictionary& one) {
    return one.name + (one.version.empty() ? "" : " " + one.version);
  };
  if (dictionaries.size() == 1) return std::move(dictionaries.front());
  Dictionary all = std::move(dictionaries.front());
  all.name = titled(all);
  all.version.clear();
  for (std::size_t at = 1; at < dictionaries.size(); ++at) {
    const Dictionary& other = dictionaries[at];
    all.name += " + " + titled(other);
    if (all.language != other.language && !other.language.empty()) {
      all.language = all.language.empty() ? other.language : all.language;
    }
    append(all, other);
  }
  return all;
}

}  // namespace themata
