// SPDX-License-Identifier: MIT
// A large document handled in parts by several workers gives what it gives as a whole.
#include <catch2/catch.hpp>

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

#include <themata/coding/coded_parts.hpp>
#include <themata/corpus/walk.hpp>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;
using themata_test::Setup;

namespace {

const char* const themes = R"(themata: 1
themes:
  process:
    patterns: [heard, "she * say"]
    themes:
      voice: ["her say", "listen*"]
      respect: [respect*, {near: [charge*, court], within: 4}, {match: listen*, unless: again}]
)";

const char* const triggers = R"(themata-context: 1
statuses:
  negated: {before: [not, no], within: 3}
  questioned: {ends: ['?']}
)";

/// Labelled turns of different lengths, with notes, times and several paragraphs.
std::string talk(std::size_t turns) {
  const char* const said[] = {
      "They listened. She had her say, and was heard!",
      "No respect at all (pause) was shown. Did he listen?",
      "Yeah.",
      "The charges went to court [inaudible], which was not respectful.\n\nWe listened again.",
      "(laughs)",
      "\xC3\x89t\xC3\xA9 \xE2\x80\x94 she didn\xE2\x80\x99t say. Not heard",
  };
  std::string text = "A cover sheet\n\n";
  for (std::size_t turn = 0; turn < turns; ++turn) {
    text += turn % 3 == 0 ? "Interviewer: " : turn % 3 == 1 ? "Jane Doe: " : "Participant 2: ";
    text += std::string(said[turn * 7 % std::size(said)]) + "\n\n";
  }
  return text;
}

class TalkFile {
 public:
  explicit TalkFile(const std::string& text)
      : path_(std::filesystem::temp_directory_path() /
              ("themata-test-parts-" + std::to_string(::getpid()) + ".txt")) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TalkFile() { std::filesystem::remove(path_); }
  TalkFile(const TalkFile&) = delete;
  TalkFile& operator=(const TalkFile&) = delete;

  [[nodiscard]] std::vector<InputFile> inputs() const { return {{path_.string(), "talk"}}; }

 private:
  std::filesystem::path path_;
};

void render(const std::vector<std::vector<Hit>>& lists, std::string& out) {
  for (std::size_t theme = 0; theme < lists.size(); ++theme) {
    out += "\ntheme " + std::to_string(theme) + ":";
    for (const Hit& hit : lists[theme]) {
      out += " " + std::to_string(hit.begin) + "-" + std::to_string(hit.end) + "/" +
             std::to_string(static_cast<std::uint32_t>(hit.pattern)) +
             std::string(status_name(hit.status)).substr(0, 1);
    }
  }
}

std::string rendered(const CodedDocument& coded) {
  std::string out = coded.id;
  for (const Speaker& speaker : coded.speakers) out += " " + speaker.name;
  for (const CodedTurn& turn : coded.turns) {
    out += "\n" + std::to_string(turn.speaker) + " " + std::to_string(turn.first_word) + " " +
           std::to_string(turn.words);
  }
  out += "\nparagraphs:";
  for (const std::uint32_t at : coded.paragraph_starts) out += " " + std::to_string(at);
  out += "\nsentences:";
  for (const std::uint32_t at : coded.sentence_starts) out += " " + std::to_string(at);
  render(coded.hits.of, out);
  render(coded.hits.own, out);
  return out;
}

struct Coded {
  std::string text{};
  std::size_t parts = 0;
  std::size_t workers = 0;
};

Coded coded(const TalkFile& file, const CodingFixture& fixture, WalkOptions options) {
  Coded found;
  std::mutex mutex;
  std::set<std::thread::id> workers;
  std::atomic<std::size_t> parts{0};
  const auto make_handler = [&]() -> DocumentHandler {
    const auto coder = std::make_shared<Coder>(fixture.coder());
    return {[coder, &found](const Document& document, DocumentPlace, const Emit&) {
              found.text = rendered(coder->code(document));
            },
            [coder, &parts, &mutex, &workers](const Document& document, TurnRange turns,
                                              const std::any& about) -> std::any {
              if (std::any_cast<std::string>(about) != document.id) throw std::logic_error("about");
              {
                const std::lock_guard lock(mutex);
                workers.insert(std::this_thread::get_id());
              }
              // The later a part, the sooner it is ready.
              if (++parts % 2 == 1) std::this_thread::sleep_for(std::chrono::milliseconds(1));
              return coder->code_part(document, turns);
            },
            [coder, &found](const Document& document, DocumentPlace, const Emit&) {
              const auto all = std::make_shared<CodedDocument>(coder->code_head(document));
              return JoinParts{document.id,
                               [all](std::any&& part) {
                                 append_part(*all, std::any_cast<const CodedDocument&>(part));
                               },
                               [all, &found] { found.text = rendered(*all); }};
            }};
  };
  Diagnostics diagnostics;
  const WalkTotals totals = walk(
      file.inputs(), options, make_handler, [](std::string_view) {}, {}, diagnostics);
  CHECK(totals.documents == 1);
  found.parts = parts;
  found.workers = workers.size();
  return found;
}

}  // namespace

TEST_CASE("a document coded in parts is the document coded whole") {
  const ContextRules rules = parse_context_rules(triggers, "c.yml");
  for (const Sentences sentences : {Sentences::where_needed, Sentences::always}) {
    Setup setup;
    setup.contexts = &rules;
    setup.coding.sentences = sentences;
    const CodingFixture fixture(themes, setup);
    REQUIRE(fixture.diagnostics.empty());
    const TalkFile file(talk(200));
    const Coded whole = coded(file, fixture, {});
    CHECK(whole.parts == 0);
    CHECK_THAT(whole.text, Catch::Matchers::Contains("n "));
    for (const std::size_t part_size : {1U, 50U, 300U, 5000U}) {
      for (const std::size_t jobs : {1U, 2U, 3U, 7U}) {
        WalkOptions options;
        options.jobs = jobs;
        options.part_size = part_size;
        const Coded found = coded(file, fixture, options);
        CHECK(found.text == whole.text);
        CHECK((found.parts > 1) == (jobs > 1));
        if (part_size == 1 && jobs > 1) CHECK(found.workers > 1);
      }
    }
  }
}

TEST_CASE("a large document is shared, also where a worker waits for documents before it is read") {
  const CodingFixture fixture(themes, {});
  const TalkFile file(talk(40000));
  WalkOptions options;
  options.jobs = 2;
  options.part_size = 20000;
  const Coded found = coded(file, fixture, options);
  CHECK(found.parts > 20);
  CHECK(found.workers == 2);
}

TEST_CASE("what parts emit comes in their order, and the first that fails ends the walk") {
  const TalkFile file(talk(300));
  for (const bool fails : {false, true}) {
    const auto make_handler = [&]() -> DocumentHandler {
      return {[](const Document&, DocumentPlace, const Emit&) { FAIL("taken whole"); },
              [fails](const Document&, TurnRange turns, const std::any&) -> std::any {
                std::this_thread::sleep_for(std::chrono::microseconds(turns.from % 5 * 100));
                if (fails && turns.to > 100) {
                  throw Error(ErrorKind::input, "part " + std::to_string(turns.from));
                }
                return std::to_string(turns.from) + "-" + std::to_string(turns.to) + " ";
              },
              [](const Document&, DocumentPlace, const Emit& emit) {
                return JoinParts{{},
                                 [&emit](std::any&& part) {
                                   emit(std::move(std::any_cast<std::string&>(part)));
                                 },
                                 [&emit] { emit("end"); }};
              }};
    };
    WalkOptions options;
    options.jobs = 3;
    options.part_size = 200;
    std::string out;
    Diagnostics diagnostics;
    const auto all = [&] {
      (void)walk(
          file.inputs(), options, make_handler, [&out](std::string_view piece) { out += piece; },
          {}, diagnostics);
    };
    if (fails) {
      CHECK_THROWS_WITH(all(), Catch::Matchers::StartsWith("part "));
      CHECK_THAT(out, !Catch::Matchers::Contains("end"));
      continue;
    }
    all();
    std::size_t next = 0;
    std::istringstream parts(out);
    for (std::string part; parts >> part && part != "end";) {
      CHECK(std::stoul(part) == next);
      next = std::stoul(part.substr(part.find('-') + 1));
    }
    CHECK(next > 250);
    CHECK(out.ends_with("end"));
  }
}
