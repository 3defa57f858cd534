// SPDX-License-Identifier: MIT
// One turn as elements: its words, with hits coloured, underlined and named, and what was searched.

function hitLabel(hit) {
  const parts = [themeShort(hit[hitTheme])];
  const polarity = data.polarities[polarityOf(hit)];
  if (polarity) parts.push(visible(polarity));
  if (data.statuses[hit[hitStatus]] !== "affirmed") parts.push(visible(data.statuses[hit[hitStatus]] ?? ""));
  return parts.join(" \u00B7 ");
}

function hitTitle(hit) {
  const pattern = data.patterns[hit[hitPattern]];
  return `${themeName(hit[hitTheme])}${pattern ? `: ${visible(pattern)}` : ""}`;
}

// Places where something begins or ends: between two of them nothing changes.
function cuts(from, to, spans) {
  const places = new Set([from, to]);
  for (const span of spans) {
    for (const place of [span.start, span.end]) if (place > from && place < to) places.add(place);
  }
  return [...places].sort((a, b) => a - b);
}

function found(text, search) {
  if (!search) return [];
  const spans = [];
  const lower = text.toLowerCase();
  // Lower case of a few letters is longer; then offsets differ and nothing is marked wrongly.
  if (lower.length !== text.length) return [];
  for (let at = lower.indexOf(search); at >= 0; at = lower.indexOf(search, at + search.length)) {
    spans.push({ start: at, end: at + search.length });
  }
  return spans;
}

function piece(text, inside, isFound) {
  let nodes = marked(text);
  if (isFound) nodes = [make("mark", { class: "found" }, nodes)];
  if (inside.length === 0) return nodes;
  const inner = inside.at(-1).hit;
  return [make("span", { class: hitClass(inner[hitTheme]), title: hitTitle(inner) }, nodes)];
}

// The text between two places, in pieces, each hit named where it ends.
function markedText(text, from, to, spans, search) {
  const searched = found(text, search.toLowerCase());
  const places = cuts(from, to, [...spans, ...searched]);
  const nodes = [];
  for (let i = 0; i + 1 < places.length; ++i) {
    const [start, end] = [places[i], places[i + 1]];
    const inside = spans.filter((span) => span.start < end && span.end > start);
    const isFound = searched.some((span) => span.start < end && span.end > start);
    nodes.push(...piece(text.slice(start, end), inside, isFound));
    for (const span of spans) {
      if (span.end === end) nodes.push(" ", make("span", { class: "hit-label" }, `[${hitLabel(span.hit)}]`));
    }
  }
  return nodes;
}

function hitSpans(turn, hits) {
  const unit = unitOffsets(turn.t);
  return hits.map((hit) => ({ hit, start: unit(hit[hitStart]), end: unit(hit[hitEnd]) }))
    .filter((span) => span.end > span.start && span.end <= turn.t.length);
}

// Without text a hit still has its theme and its place.
const wordless = (hits) =>
  hits.map((hit) => make("span", { class: hitClass(hit[hitTheme]), title: hitTitle(hit) }, `word ${count(hit[hitWord] + 1)}: ${hitLabel(hit)}`))
    .flatMap((node) => [node, " "]);

function turnText(turn, hits, search) {
  if (turn.t === undefined) return make("p", { class: "said" }, wordless(hits));
  return make("p", { class: "said" }, make("bdi", {}, markedText(turn.t, 0, turn.t.length, hitSpans(turn, hits), search)));
}

const excerptReach = 170;

// The turn around its first hit, or around what was searched.
function excerpt(turn, hits, search) {
  if (turn.t === undefined || turn.t.length < 3 * excerptReach) return turnText(turn, hits, search);
  const spans = hitSpans(turn, hits);
  const first = spans[0] || found(turn.t, search.toLowerCase())[0] || { start: 0, end: 0 };
  const last = spans.at(-1) || first;
  const space = (at) => turn.t.indexOf(" ", at);
  const from = first.start <= excerptReach ? 0 : Math.min(first.start, space(first.start - excerptReach) + 1 || 0);
  const beyond = last.end + excerptReach < turn.t.length ? space(last.end + excerptReach) : -1;
  const to = beyond < 0 ? turn.t.length : beyond;
  const words = markedText(turn.t, from, to, spans, search);
  return make("p", { class: "said" }, from > 0 ? "\u2026 " : null, make("bdi", {}, words), to < turn.t.length ? " \u2026" : null);
}

function speakerName(document, turn) {
  const speaker = documents[document].speakers[turn.s];
  return speaker && speaker.label ? foreign(speaker.label) : make("span", {}, "(no label)");
}
