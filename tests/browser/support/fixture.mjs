// SPDX-License-Identifier: MIT
// Makes report data of any size out of invented interviews: the same bytes at each call.
import { coded, filler, questions, themes } from "./sentences.mjs";
import { cooccurrence, forest, lags, rates } from "./fixture_tables.mjs";

// A small generator of numbers in 0 to 1 (mulberry32), so that no run differs from another.
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const words = (text) => text.split(/\s+/).filter(Boolean).length;
const length = (text) => [...text].length;

function addSentence(turn, at, next) {
  if (next() > 0.28) {
    turn.t += filler[Math.floor(next() * filler.length)] + " ";
    return;
  }
  const pattern = Math.floor(next() ** 1.4 * coded.length);
  const [, theme, , status, sentence] = coded[pattern];
  const [before, match, after] = sentence.split("|");
  const start = length(turn.t + before);
  const word = at + words(turn.t + before);
  turn.h.push([start, start + length(match), theme, pattern, status, word]);
  turn.t += before + match + after + " ";
}

function answer(at, sentences, next) {
  const turn = { s: 1, x: 0, w: at, n: 0, t: "", h: [] };
  for (let i = 0; i < sentences; ++i) addSentence(turn, at, next);
  turn.t = turn.t.trimEnd();
  turn.n = words(turn.t);
  return turn;
}

function interview(index, groups, turns, next) {
  const id = `keeper-${String(index + 1).padStart(2, "0")}`;
  const document = {
    id,
    metadata: { coast: groups[index % groups.length], years: String(3 + (index % 20)) },
    group: index % groups.length,
    words: 0,
    speakers: [{ label: "INTERVIEWER", role: "interviewer" }, { label: `KEEPER ${index + 1}`, role: "respondent" }],
    turns: [],
  };
  for (let i = 0; i < turns; ++i) {
    const asked = questions[Math.floor(next() * questions.length)];
    document.turns.push({ s: 0, x: 1, w: document.words, n: words(asked), t: asked, h: [] });
    document.words += words(asked);
    const said = answer(document.words, 2 + Math.floor(next() * 8), next);
    document.turns.push(said);
    document.words += said.n;
  }
  return document;
}

// An interview of everything that a page must never run, obey or hide.
export const hostileText = [
  `</script><script>window.broken = 1</script><img src=x onerror="window.broken = 1">`,
  `"quoted" 'single' & &amp; \\u003c back\\slash \u2028 and \u2029 ends`,
  `safe \u202Eelif.exe\u202C and \u2066isolated\u2069 \u200Bzero \u0007bell`,
  `\u{1F6A2} heard me out \u{1F30A}`,
];

function hostileInterview(group) {
  const turns = hostileText.map((t, i) => ({ s: 0, x: 0, w: i * 10, n: 10, t, h: [] }));
  turns[3].h.push([2, 14, 1, 0, 0, 31]);
  turns[0].h.push([0, 9, 3, 5, 0, 0]);
  return {
    id: `evil\u202E-"</script>`, metadata: { coast: "=1+1" }, group, words: 40,
    speakers: [{ label: `</script>\u202E"K`, role: "respondent" }], turns,
  };
}

function made(documents, confidence) {
  const all = documents.flatMap((document) => document.turns);
  const counted = all.filter((turn) => !turn.x);
  const sum = (turns) => turns.reduce((n, turn) => n + turn.n, 0);
  return {
    documents: documents.length, turns: counted.length, words: sum(counted),
    turns_set_aside: all.length - counted.length, words_set_aside: sum(all) - sum(counted),
    hits: counted.reduce((n, turn) => n + turn.h.length, 0), confidence, interval: "jackknife",
    unit: "turn", dictionary: "harbour.yml", dictionary_hash: "3f9a12c07b55", statuses: "all", by: "coast",
  };
}

const methods = {
  paragraph: "Interviews were coded with the dictionary harbour.yml by themata. Rates are hits per 1,000 words; " +
    "intervals are jackknife intervals over interviews (95 %). Co-occurrence was counted over turns.",
  references: [
    "Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. GSCL.",
    "Mantel, N. & Haenszel, W. (1959). Statistical aspects of the analysis of data from retrospective studies. " +
      "Journal of the National Cancer Institute 22.",
  ],
};

const prose = (documents) => ({
  finding: [
    `In ${documents} interviews, procedural and distributive themes are spoken of in the same turn more often than ` +
      "by chance: odds ratio 1.62 (95 % interval 1.11 to 2.37).",
    "Voice is the most frequent procedural theme, outcome the most frequent distributive one.",
  ],
  cautions: [
    "A dictionary finds words, not what they mean: read the passages before a number is quoted.",
    "Turns of one interview resemble each other. Intervals leave out whole interviews.",
    "Two themes in one turn need not be connected by the speaker.",
  ],
  warnings: ["keeper-02.txt: label 'KEEPR' occurs once", "no interviewer is known in keeper-04"],
});

export function fixture({ documents = 8, turns = 22, hostile = false, text = true, groups = ["north coast", "south coast", "islands"] } = {}) {
  const next = random(documents * 1000 + turns);
  const list = Array.from({ length: documents }, (_, i) => interview(i, groups, turns, next));
  if (hostile) list.push(hostileInterview(0));
  const data = {
    version: 1, title: hostile ? `Harbour </title><script>"talk"\u202E` : "Harbour talk: what keepers say of fairness",
    program: { version: "0.2.0", icu: "72.1", unicode: "15.0" },
    notation: "hits / unit turn; overlap longest-in-theme; status all; role respondent; dictionary harbour 1 (3f9a12c07b55); themata 0.2.0",
    ...prose(list.length), made: made(list, 0.95), themes,
    patterns: coded.map(([pattern]) => pattern),
    statuses: ["affirmed", "negated", "conditional"], polarities: ["", "adherence", "violation"],
    pattern_polarity: coded.map(([, , polarity]) => polarity), groups,
    rates: rates(list, groups, themes), cooccur: cooccurrence(list, themes), lags: lags(list, themes, 0, 4),
    forest: forest(list, themes, 0, 4), documents: list, methods,
  };
  if (!text) for (const document of list) for (const turn of document.turns) delete turn.t;
  return data;
}
