// SPDX-License-Identifier: MIT
#include "label_words.hpp"

#include <algorithm>
#include <array>

#include "word_lengths.hpp"

namespace themata {
namespace {

constexpr auto openers = std::to_array<std::string_view>({
    "a",         "about",     "abstract",  "actually",     "address",   "advice",      "after",
    "again",     "age",       "ah",        "all",          "also",      "although",    "am",
    "an",        "and",       "another",   "any",          "anyway",    "appendix",    "are",
    "article",   "as",        "asked",     "at",           "author",    "background",  "basically",
    "bcc",       "because",   "before",    "begin",        "besides",   "both",        "but",
    "by",        "can",       "cc",        "chapter",      "click",     "comment",     "conclusion",
    "contact",   "copyright", "could",     "date",         "dear",      "description", "did",
    "do",        "does",      "duration",  "e.g",          "each",      "eg",          "eh",
    "either",    "email",     "end",       "er",           "etc",       "even",        "every",
    "example",   "examples",  "exhibit",   "fact",         "fifth",     "figure",      "file",
    "finally",   "fine",      "first",     "firstly",      "following", "for",         "fourth",
    "from",      "ftp",       "good",      "great",        "had",       "has",         "have",
    "he",        "hence",     "her",       "here",         "hi",        "his",         "hm",
    "hmm",       "honestly",  "how",       "however",      "http",      "https",       "i'd",
    "i'll",      "i'm",       "i've",      "i.e",          "ie",        "if",          "important",
    "in",        "index",     "instead",   "introduction", "is",        "it",          "it's",
    "item",      "just",      "keywords",  "language",     "last",      "lastly",      "later",
    "length",    "let",       "let's",     "like",         "link",      "links",       "list",
    "listen",    "location",  "look",      "mailto",       "many",      "maybe",       "meaning",
    "method",    "methods",   "mhm",       "mm",           "mm-hm",     "mm-hmm",      "moreover",
    "most",      "my",        "n.b",       "namely",       "nb",        "neither",     "never",
    "next",      "no",        "nor",       "not",          "note",      "notes",       "now",
    "oh",        "ok",        "okay",      "on",           "once",      "one",         "only",
    "option",    "or",        "order",     "other",        "otherwise", "our",         "outcome",
    "p.s",       "page",      "pages",     "paragraph",    "part",      "perhaps",     "phone",
    "place",     "please",    "point",     "problem",      "ps",        "purpose",     "quote",
    "quotes",    "rather",    "re",        "really",       "reason",    "recall",      "references",
    "remember",  "result",    "results",   "right",        "rule",      "said",        "say",
    "second",    "secondly",  "section",   "see",          "sequence",  "shall",       "she",
    "should",    "similarly", "since",     "size",         "so",        "some",        "sometimes",
    "soon",      "sorry",     "source",    "sources",      "start",     "status",      "step",
    "still",     "subject",   "such",      "summary",      "sure",      "table",       "tel",
    "telephone", "thank",     "thanks",    "that",         "that's",    "their",       "then",
    "there",     "there's",   "therefore", "these",        "they",      "thing",       "third",
    "thirdly",   "this",      "those",     "though",       "three",     "thus",        "time",
    "tip",       "title",     "to",        "today",        "topic",     "true",        "two",
    "uh",        "uh-huh",    "um",        "update",       "url",       "v",           "version",
    "vs",        "wait",      "warning",   "was",          "we",        "we're",       "website",
    "welcome",   "well",      "were",      "what",         "what's",    "when",        "where",
    "whereas",   "which",     "while",     "who",          "why",       "will",        "with",
    "would",     "wow",       "yeah",      "yep",          "yes",       "yesterday",   "yet",
    "you",       "your",
});

constexpr auto first_names = std::to_array<std::string_view>(
    {"an", "can", "do", "hi", "in", "just", "my", "on", "so", "to", "true", "will"});

constexpr auto heading_words = std::to_array<std::string_view>({
    "adjournment", "afternoon", "appearances",       "argument",       "arguments",  "by",
    "certificate", "contents",  "cross-examination", "examination",    "hearing",    "index",
    "morning",     "opening",   "proceedings",       "re-examination", "recess",     "remarks",
    "session",     "statement", "submissions",       "testimony",      "transcript",
});

constexpr auto particles = std::to_array<std::string_view>({
    "abu",  "af",  "al",  "and", "av",  "bin", "da", "das", "de",  "del", "della",
    "den",  "der", "des", "di",  "do",  "dos", "du", "e",   "el",  "et",  "for",
    "from", "ibn", "la",  "las", "le",  "los", "of", "op",  "ten", "ter", "the",
    "to",   "und", "van", "vom", "von", "y",   "zu", "zum", "zur",
});

constexpr auto suffixes = std::to_array<std::string_view>({
    "esq",
    "jr",
    "k.c",
    "kc",
    "m.d",
    "m.p",
    "mp",
    "ph.d",
    "q.c",
    "qc",
    "snr",
    "sr",
});

constexpr auto titles = std::to_array<std::string_view>({
    "cllr", "dame", "dr",  "hon", "judge", "justice", "lord", "m",   "miss", "mme",
    "mlle", "mr",   "mrs", "ms",  "mx",    "prof",    "rev",  "sgt", "sir",
});

constexpr auto cover_keys = std::to_array<std::string_view>({
    "age",        "archive",     "case",         "code",       "collection",    "copyright",
    "date",       "datum",       "dauer",        "duration",   "file",          "gender",
    "id",         "interview",   "language",     "length",     "lieu",          "location",
    "occupation", "ort",         "participants", "place",      "present",       "project",
    "projet",     "pseudonym",   "recorded",     "recording",  "reference",     "setting",
    "sex",        "site",        "study",        "subject",    "time",          "title",
    "topic",      "transcribed", "transcriber",  "transcript", "transcription", "venue",
});

/// Of English first, then of German, French and Spanish.
constexpr auto sentence_words = std::to_array<std::string_view>({
    "about",      "again",     "all",       "always",    "am",      "answer",   "answers",
    "are",        "aren't",    "as",        "ask",       "asked",   "asks",     "basically",
    "be",         "because",   "been",      "being",     "both",    "but",      "came",
    "can",        "can't",     "case",      "cases",     "come",    "comes",    "could",
    "did",        "didn't",    "do",        "does",      "doesn't", "don't",    "down",
    "everything", "example",   "examples",  "fact",      "facts",   "feel",     "felt",
    "follows",    "following", "found",     "get",       "gets",    "goes",     "going",
    "got",        "guess",     "had",       "has",       "have",    "he",       "here",
    "how",        "i",         "i'm",       "idea",      "ideas",   "if",       "instance",
    "is",         "isn't",     "issue",     "issues",    "it",      "it's",     "its",
    "just",       "kind",      "knew",      "know",      "lesson",  "like",     "line",
    "lines",      "make",      "makes",     "me",        "mean",    "means",    "meant",
    "might",      "must",      "my",        "never",     "not",     "note",     "notes",
    "nothing",    "our",       "part",      "parts",     "point",   "points",   "problem",
    "problems",   "question",  "questions", "really",    "reason",  "reasons",  "said",
    "saw",        "say",       "saying",    "says",      "see",     "shall",    "she",
    "short",      "should",    "so",        "something", "stop",    "story",    "tell",
    "than",       "that",      "that's",    "their",     "them",    "then",     "there",
    "these",      "they",      "thing",     "things",    "think",   "this",     "those",
    "thought",    "time",      "times",     "to",        "told",    "too",      "took",
    "topic",      "up",        "us",        "very",      "want",    "wanted",   "was",
    "wasn't",     "way",       "ways",      "we",        "went",    "were",     "what",
    "when",       "where",     "which",     "why",       "will",    "won't",    "word",
    "words",      "would",     "you",       "your",      "update",  "warning",  "result",
    "aber",       "beispiel",  "dass",      "denke",     "dir",     "du",       "frage",
    "fragen",     "ging",      "habe",      "haben",     "hat",     "heißt",    "ich",
    "immer",      "ist",       "kam",       "meine",     "nicht",   "punkt",    "sage",
    "sagte",      "sagen",     "sie",       "sind",      "waren",   "wir",      "wurde",
    "zwar",       "c'est",     "chose",     "dire",      "dis",     "elle",     "est",
    "exemple",    "fait",      "ils",       "je",        "nous",    "plus",     "que",
    "qui",        "sont",      "tu",        "vous",      "était",   "cosa",     "decir",
    "digo",       "ejemplo",   "era",       "es",        "fue",     "nosotros", "pregunta",
    "problema",   "punto",     "son",       "yo",
});

template <const auto& list>
bool holds(std::string_view word) {
  static constexpr WordLengths lengths(list);
  if (!lengths.may_hold(word)) return false;
  const std::string lower = ascii_lower(word);
  return std::find(list.begin(), list.end(), std::string_view{lower}) != list.end();
}

// Sorting at compile time keeps the lists above free to follow the author's order.
template <std::size_t Size>
constexpr auto sorted(std::array<std::string_view, Size> list) {
  std::sort(list.begin(), list.end());
  return list;
}
constexpr auto sorted_openers = sorted(openers);
constexpr WordLengths lengths_of_openers(openers);

std::string_view without_stop(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  return word;
}

}  // namespace

std::string ascii_lower(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool never_opens_a_name(std::string_view word) {
  word = without_stop(word);
  const bool typed = word.find('\xE2') == std::string_view::npos;  // no U+2019
  if (typed && !lengths_of_openers.may_hold(word)) return false;
  std::string lower = ascii_lower(word);
  if (const auto typographic = lower.find("\u2019"); typographic != std::string::npos) {
    lower.replace(typographic, 3, "'");
  }
  return std::binary_search(sorted_openers.begin(), sorted_openers.end(), std::string_view{lower});
}

bool may_be_first_name(std::string_view word) { return holds<first_names>(word); }
bool only_in_headings(std::string_view word) { return holds<heading_words>(without_stop(word)); }
bool is_name_particle(std::string_view word) { return holds<particles>(word); }
bool is_name_suffix(std::string_view word) { return holds<suffixes>(without_stop(word)); }
bool is_title(std::string_view word) { return holds<titles>(without_stop(word)); }
bool is_of_sentences(std::string_view word) {
  word = without_stop(word);
  const std::size_t typographic = word.find("\u2019");
  if (typographic == std::string_view::npos) return holds<sentence_words>(word);
  std::string typed{word};
  typed.erase(typographic, 2);
  typed[typographic] = '\'';
  return holds<sentence_words>(typed);
}
bool is_cover_sheet_key(std::string_view word) { return holds<cover_keys>(without_stop(word)); }

}  // namespace themata
