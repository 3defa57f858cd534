// SPDX-License-Identifier: MIT
// Which turns answer a question. A question is plain values, so that a click on a figure and the
// filters on the page ask in one way:
//   themes: any of these, with what lies in them; both: two themes in one turn; lag: a row of the
//   lag table; document, group, status, polarity: an index or -1; speaker, role: a label or "";
//   search: words; aside: whether turns that were set aside are read too.

const everything = {
  themes: [], both: null, lag: null, document: -1, group: -1, status: -1, polarity: -1,
  speaker: "", role: "", search: "", aside: false,
};

const wantsTheme = (hit, question) => {
  if (question.themes.length > 0 && !question.themes.some((theme) => lies(hit[hitTheme], theme))) return false;
  const pair = question.both || (question.lag ? [question.lag.from, question.lag.to] : null);
  return !pair || pair.some((theme) => lies(hit[hitTheme], theme));
};

const wantsHit = (hit, question) =>
  wantsTheme(hit, question) && (question.status < 0 || hit[hitStatus] === question.status) &&
  (question.polarity < 0 || polarityOf(hit) === question.polarity);

// Without a word on hits, a search looks through all talk.
const asksForHits = (question) =>
  question.themes.length > 0 || question.both || question.lag || question.status >= 0 || question.polarity >= 0 || !question.search;

function wantsDocument(index, question) {
  return (question.document < 0 || question.document === index) &&
    (question.group < 0 || documents[index].group === question.group);
}

function wantsSpeaker(entry, turn, question) {
  const speaker = entry.speakers[turn.s] || { label: "", role: "" };
  if (turn.x && !question.aside && question.role !== speaker.role) return false;
  return (!question.speaker || speaker.label === question.speaker) && (!question.role || speaker.role === question.role);
}

function wantsText(turn, needle) {
  return !needle || (turn.t !== undefined && turn.t.toLowerCase().includes(needle));
}

function wantsPair(hits, both) {
  return !both || both.every((theme) => hits.some((hit) => lies(hit[hitTheme], theme)));
}

// The turns at both ends of a lag: of the first theme, and of the second so many counted turns on.
function lagTurns(entry, { from, to, lag }) {
  const ends = new Set();
  entry.counted.forEach((index, place) => {
    const other = entry.counted[place + lag];
    if (other === undefined || !holds(entry.turns[index], from) || !holds(entry.turns[other], to)) return;
    ends.add(index);
    ends.add(other);
  });
  return ends;
}

// Rows { document, turn, hits }, in the order of the interviews.
function findPassages(question) {
  const found = [];
  const needle = question.search.toLowerCase();
  documents.forEach((entry, document) => {
    if (!wantsDocument(document, question)) return;
    const ends = question.lag ? lagTurns(entry, question.lag) : null;
    entry.turns.forEach((turn, index) => {
      if (ends && !ends.has(index)) return;
      if (!wantsSpeaker(entry, turn, question) || !wantsText(turn, needle)) return;
      const hits = turn.h.filter((hit) => wantsHit(hit, question));
      if (asksForHits(question) && (hits.length === 0 || !wantsPair(hits, question.both))) return;
      found.push({ document, turn: index, hits });
    });
  });
  return found;
}
