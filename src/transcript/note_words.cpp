// SPDX-License-Identifier: MIT
#include "note_words.hpp"

#include <algorithm>
#include <array>

namespace themata {
namespace {

constexpr auto strong_words = std::to_array<std::string_view>({
    "adjourned",
    "adjournment",
    "affirmed",
    "applause",
    "applauds",
    "applaudissements",
    "aplausos",
    "chevauchement",
    "chuckle",
    "chuckles",
    "chuckling",
    "coughing",
    "coughs",
    "crosstalk",
    "cross-talk",
    "giggles",
    "giggling",
    "gelächter",
    "inaudible",
    "incomprehensible",
    "incompréhensible",
    "indecipherable",
    "indiscernible",
    "indistinct",
    "ininteligible",
    "inintelligible",
    "interposing",
    "lachen",
    "lacht",
    "laugh",
    "laughs",
    "laughing",
    "laugher",
    "laughter",
    "overlapping",
    "overtalk",
    "overtalking",
    "phonetic",
    "redacted",
    "reinterviewed",
    "rire",
    "rires",
    "risas",
    "rit",
    "sic",
    "sigh",
    "sighs",
    "sighing",
    "snickers",
    "sniffles",
    "sniffs",
    "snorts",
    "sobbing",
    "sobs",
    "soupir",
    "soupire",
    "soupirs",
    "sworn",
    "unclear",
    "unv",
    "unintelligible",
    "unverständlich",
    "whispering",
    "whispers",
    "yawns",
    "anonymised",
    "anonymized",
    "untranscribable",
    "transcribed",
    "whereupon",
});

constexpr auto weak_words = std::to_array<std::string_view>({
    "alarm",      "alert",    "audible",   "indicates", "indicating", "withdraws",   "withdrew",
    "background", "barking",  "barks",     "beep",      "beeping",    "beeps",       "bell",
    "bleep",      "blank",    "break",     "breath",    "breathes",   "breathing",   "cheering",
    "cheers",     "clapping", "claps",     "cough",     "cries",      "crickets",    "cross",
    "crosses",    "crowd",    "crying",    "cuts",      "dings",      "door",        "exhales",
    "gasp",       "gasps",    "gestures",  "gesturing", "groans",     "hesitates",   "hesitation",
    "hésitation", "horn",     "hums",      "humming",   "inhales",    "interrupted", "interruption",
    "interrupts", "jingle",   "knock",     "knocking",  "knocks",     "missing",     "murmurs",
    "music",      "musique",  "mumbles",   "mumbling",  "nodding",    "nods",        "noise",
    "noises",     "overlap",  "overlaps",  "ph",        "pause",      "pauses",      "pausa",
    "pleurs",     "recess",   "recording", "rings",     "ringing",    "shrugs",      "silence",
    "silent",     "singing",  "sings",     "siren",     "smiles",     "smiling",     "song",
    "sound",      "sounds",   "sourire",   "sourit",    "static",     "stutters",    "tape",
    "tears",      "thinking", "throat",    "tone",      "toux",       "tousse",      "transcript",
    "video",      "vibrates", "weeping",   "whistles",  "whistling",  "yawn",
});

constexpr auto company_words = std::to_array<std::string_view>({
    "a",           "again",       "all",          "am",          "an",           "and",
    "another",     "answer",      "approx",       "at",          "audience",     "audio",
    "baby",        "begin",       "begins",       "both",        "brief",        "briefly",
    "by",          "clears",      "clearing",     "continued",   "deep",         "deeply",
    "dog",         "elle",        "end",          "ends",        "every",        "everyone",
    "few",         "following",   "for",          "from",        "group",        "heavily",
    "her",         "his",         "hearing",      "il",          "in",           "ils",
    "interviewee", "interviewer", "interviewers", "ironically",  "laptop",       "light",
    "lightly",     "line",        "long",         "loud",        "loudly",       "luncheon",
    "lunch",       "min",         "mins",         "minute",      "minutes",      "morning",
    "multiple",    "nervous",     "nervously",    "next",        "no",           "of",
    "off",         "on",          "out",          "participant", "participants", "people",
    "phone",       "playing",     "plays",        "pm",          "question",     "quiet",
    "quietly",     "respondent",  "response",     "room",        "sec",          "second",
    "seconds",     "secs",        "several",      "short",       "simultaneous", "simultaneously",
    "slight",      "slightly",    "soft",         "softly",      "some",         "someone",
    "speaker",     "speakers",    "speaking",     "speaks",      "speech",       "starts",
    "start",       "stops",       "taken",        "talk",        "talking",      "telephone",
    "the",         "their",       "theme",        "time",        "to",           "today",
    "together",    "two",         "under",        "unknown",     "until",        "very",
    "voice",       "voices",      "whole",        "with",        "witness",      "word",
    "words",       "longue",      "long",         "petit",       "petite",       "court",
    "courte",      "de",          "un",           "une",         "afternoon",    "day",
    "tomorrow",    "monday",      "tuesday",      "wednesday",   "thursday",     "friday",
    "one",         "three",       "four",         "five",        "ten",
});

/// Nothing else in the bracket but an article and a full stop.
constexpr auto whole_phrases = std::to_array<std::string_view>({
    "discussion off the record",
    "discussion held off the record",
    "off the record discussion",
    "off-the-record discussion",
    "simultaneous speech",
    "simultaneous talking",
    "both talking at once",
    "talking over each other",
    "speaking over each other",
    "talking over one another",
    "talking at the same time",
    "name removed",
    "names removed",
    "name deleted",
    "name withheld",
    "name omitted",
    "place removed",
    "place name removed",
    "location removed",
    "identifying information removed",
    "identifying details removed",
});

constexpr auto first_phrases = std::to_array<std::string_view>({
    "end of tape",
    "end of side",
    "end tape",
    "begin tape",
    "beginning of tape",
    "start of tape",
});

constexpr std::string_view exhibit_marked = " marked for identification";

/// All words in the places that their letters give, or in the next free one; a
/// word of two lists is found as one of the first.
class WordTable {
 public:
  constexpr WordTable() {
    for (const std::string_view word : strong_words) enter(word, NoteWord::strong);
    for (const std::string_view word : weak_words) enter(word, NoteWord::weak);
    for (const std::string_view word : company_words) enter(word, NoteWord::company);
  }
  [[nodiscard]] constexpr NoteWord find(std::string_view word) const {
    std::size_t at = place_of(word);
    while (!entries_[at].word.empty() && entries_[at].word != word) at = (at + 1) % places;
    return entries_[at].kind;
  }

 private:
  static constexpr std::size_t places = 1024;
  struct Entry {
    std::string_view word{};
    NoteWord kind = NoteWord::talk;
  };

  static constexpr std::size_t place_of(std::string_view word) {
    std::size_t place = word.size();
    for (const char c : word.substr(0, 8)) place = place * 31 + static_cast<unsigned char>(c);
    return (place ^ (place >> 10U)) % places;
  }
  constexpr void enter(std::string_view word, NoteWord kind) {
    std::size_t at = place_of(word);
    while (!entries_[at].word.empty()) at = (at + 1) % places;
    entries_[at] = {word, kind};
  }

  std::array<Entry, places> entries_{};
};
constexpr WordTable table;

}  // namespace

NoteWord note_word(std::string_view word) {
  return word.empty() ? NoteWord::talk : table.find(word);
}

bool is_note_phrase(std::string_view inside) {
  while (!inside.empty() && (inside.back() == '.' || inside.back() == ' ')) inside.remove_suffix(1);
  if (inside.starts_with("the ")) inside.remove_prefix(4);
  if (inside.starts_with("exhibit") && inside.ends_with(exhibit_marked)) return true;
  const auto begins = [inside](std::string_view phrase) { return inside.starts_with(phrase); };
  return std::find(whole_phrases.begin(), whole_phrases.end(), inside) != whole_phrases.end() ||
         std::any_of(first_phrases.begin(), first_phrases.end(), begins);
}

}  // namespace themata
