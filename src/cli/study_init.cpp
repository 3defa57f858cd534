// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include <themata/corpus/inputs.hpp>
#include <themata/corpus/metadata.hpp>
#include <themata/corpus/walk.hpp>
#include <themata/table/output.hpp>

#include "pipeline.hpp"
#include "study_run.hpp"

namespace themata::cli {
namespace {

namespace fs = std::filesystem;

/// What is in a folder of transcripts.
struct Findings {
  std::vector<std::string> documents{};
  std::map<std::string, std::size_t> formats{};
  std::map<Role, std::map<std::string, std::size_t>> speakers{};  ///< in how many documents
  std::string metadata{};                                         ///< as a path
  std::vector<std::string> fields{};
};

/// The text as a YAML scalar, whatever it holds.
std::string scalar(const std::string& text) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos && text[0] != '-') {
    return text;
  }
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    if (byte < 0x20) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// A name for a comment: on one line.
std::string shown(const std::string& name) {
  std::string out = name.empty() ? "(without a name)" : name;
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

Findings look_into(const std::string& folder, Console& console) {
  Findings found;
  InputOptions options;
  options.paths = {folder};
  Diagnostics diagnostics;
  const std::vector<InputFile> inputs = find_inputs(options, diagnostics);
  std::mutex mutex;
  const auto make_handler = [&]() -> DocumentHandler {
    return [&](const Document& document, DocumentPlace, const Emit&) {
      const std::lock_guard lock(mutex);
      found.documents.push_back(document.id);
      ++found.formats[document.format];
      for (const Speaker& speaker : document.speakers) {
        ++found.speakers[speaker.role][speaker.name];
      }
    };
  };
  WalkOptions walk;
  walk.keep_going = true;
  (void)walk_inputs(
      inputs, walk, make_handler, [](std::string_view) {}, console, diagnostics);
  if (found.documents.empty()) {
    throw Error(ErrorKind::input, "there is no transcript that can be read here",
                Place{folder, 0, 0, {}});
  }
  return found;
}

/// A table whose column `document` knows most of the documents, in the folder or beside it.
void find_metadata(const std::string& folder, Findings& found) {
  std::set<fs::path> candidates;
  std::error_code problem;
  const fs::path inside = fs::path(folder).lexically_normal();
  fs::path beside = fs::absolute(inside).lexically_normal();
  if (!beside.has_filename()) beside = beside.parent_path();
  for (const fs::path& place : {inside, beside.parent_path()}) {
    for (const auto& entry : fs::directory_iterator(place, problem)) {
      if (entry.path().extension() == ".csv") candidates.insert(entry.path());
    }
  }
  for (const fs::path& path : candidates) {
    try {
      const Metadata metadata = Metadata::load(path.string(), "document");
      const auto known = std::count_if(found.documents.begin(), found.documents.end(),
                                       [&](const std::string& id) { return metadata.knows(id); });
      if (static_cast<std::size_t>(known) * 2 < found.documents.size()) continue;
      found.metadata =
          path.is_absolute() ? path.lexically_relative(fs::current_path()).string() : path.string();
      found.fields = metadata.fields();
      return;
    } catch (const Error&) {
      continue;  // another kind of table
    }
  }
}

std::string voices(const Findings& found) {
  std::string out;
  for (const auto& [role, names] : found.speakers) {
    std::vector<std::string> some;
    constexpr std::size_t most = 8;
    for (const auto& [name, documents] : names) {
      if (some.size() == most) {
        some.push_back(fmt::format("... ({} in all)", names.size()));
        break;
      }
      some.push_back(documents > 1 ? fmt::format("{} in {} documents", shown(name), documents)
                                   : shown(name));
    }
    const std::string_view role_is = role_name(role);
    out += fmt::format("#   {}: {}\n", role_is.empty() ? "role not known" : role_is,
                       fmt::join(some, ", "));
  }
  return out;
}

std::string study_text(const Findings& found, const std::string& inputs,
                       const std::string& metadata, const std::string& title) {
  std::vector<std::string> formats;
  for (const auto& [name, count] : found.formats) {
    formats.push_back(fmt::format("{} {}", count, name));
  }
  std::string out = fmt::format(
      "themata-study: 1\n"
      "title: {}\n\n"
      "# Every other key is the long name of an option: `themata COMMAND --help` lists them. Here\n"
      "# they hold for all tables whose command has them; in a table, for that table.\n"
      "# Paths start at this file's folder.\n\n"
      "# What is read: files and folders. Found: {} documents ({}).\n"
      "inputs: {}\n\n"
      "# Who speaks. Those who ask, and text before the first speaker, are set aside;\n"
      "# `interviewer: [NAME]` names those who ask, `role: all` counts everybody.\n{}",
      scalar(title), found.documents.size(), fmt::join(formats, ", "), scalar(inputs),
      voices(found));
  if (found.speakers.count(Role::interviewer) == 0) {
    out += "# No interviewer was recognised: everything that is said counts.\n";
  }
  if (metadata.empty()) {
    out +=
        "\n# Facts about the documents, joined on a column `document`: none found.\n"
        "# metadata: participants.csv\n";
  } else {
    out += fmt::format(
        "\n# Facts about the documents; fields for `by:` and `where:` are {}.\n"
        "metadata: {}\n",
        shown(fmt::format("{}", fmt::join(found.fields, ", "))), scalar(metadata));
  }
  out +=
      "\n# Themes: a file, or a dictionary that is built in (justice, justice.fr, topic).\n"
      "dictionary: justice\n"
      "# themes: [procedural, distributive]\n"
      "# status: affirmed\n"
      "\n# What is drawn at random is drawn from this.\n"
      "seed: 1\n"
      "confidence: 0.95\n"
      "\n# Of each table: csv, and jsonl, json, tsv or markdown beside it.\n"
      "formats: [csv]\n"
      "\ntables:\n"
      "  # Who was taken to be speaking: look here first.\n"
      "  speakers: {command: inspect}\n"
      "  # How often each theme occurs, in each document and in all.\n"
      "  themes: {by: document}\n"
      "  rates:\n"
      "    command: themes\n"
      "    by: none\n";
  // An interval over interviews takes five of them.
  out += found.documents.size() >= 5 ? "    ci: jackknife\n" : "    # ci: jackknife\n";
  out +=
      "  # Which themes occur together, and which follow which.\n"
      "  cooccur: {unit: turn, level: 2}\n"
      "  sequence: {level: 1}\n"
      "  # Every hit with its words; the text of what was said is in it.\n"
      "  code: {}\n"
      "\nfigures:\n"
      "  # A network of themes, to draw with Gephi, Cytoscape, R or Python.\n"
      "  network: {level: 2, formats: [graphml]}\n"
      "  # Drawings, as SVG: of rates, pairs, network, lags, places, forest.\n"
      "  rates-drawn: {figure: rates}\n"
      "  pairs-drawn: {figure: pairs}\n"
      "\n# What may leave the room, in results/release: small counts emptied, documents and\n"
      "# speakers by pseudonyms, no text. Make a key once: head -c 32 /dev/urandom | base64 > key\n"
      "# release: {min-cell: 5, pseudonyms: key}\n";
  return out;
}

}  // namespace

int write_first_study(const std::string& folder, const std::string& path, Console& console) {
  std::error_code problem;
  if (!fs::is_directory(folder, problem)) {
    throw Error(ErrorKind::usage, "--init looks into a folder of transcripts; this is none",
                Place{folder, 0, 0, {}});
  }
  if (fs::exists(path, problem)) {
    throw Error(ErrorKind::usage, "this file is there already; name another one",
                Place{path, 0, 0, {}});
  }
  Findings found = look_into(folder, console);
  find_metadata(folder, found);
  const fs::path from = fs::absolute(fs::path(path)).lexically_normal().parent_path();
  const auto relative = [&](const std::string& other) {
    if (fs::path(other).is_absolute() || other.empty()) return other;
    return fs::absolute(other).lexically_normal().lexically_relative(from).string();
  };
  std::string inputs = relative(folder);
  if (inputs.size() > 1 && inputs.back() == '/') inputs.pop_back();
  fs::path name = fs::absolute(folder).lexically_normal();
  if (!name.has_filename()) name = name.parent_path();
  Output output = Output::to_file(path);
  output.write(study_text(found, inputs, relative(found.metadata), name.filename().string()));
  output.commit();
  Diagnostics said;
  said.note(fmt::format("{} written: {} documents; `themata run {}` makes the tables", path,
                        found.documents.size(), path));
  console.say(said);
  return 0;
}

}  // namespace themata::cli
