// SPDX-License-Identifier: MIT
// The data of the page, and what follows from them: which theme lies in which, and how each looks.

const data = JSON.parse(byId("data").textContent);
const themes = data.themes;
const documents = data.documents;
const hasText = documents.some((entry) => entry.turns.some((turn) => turn.t !== undefined));

// The colours of Okabe and Ito, without their yellow, which no white page shows.
const palette = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B07900", "#56B4E9", "#5B5B5B", "#7B3FA0"];
// One fewer than colours, so that colour and shape come again together only after 56.
const shapes = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-left"];
const cycle = (list, index) => list[index % list.length];

function lineage(theme) {
  const line = [];
  for (let at = theme; at !== null && at !== undefined; at = themes[at].parent) line.push(at);
  return line;
}

const ancestry = themes.map((_, theme) => new Set(lineage(theme)));
const lies = (theme, within) => ancestry[theme].has(within);
const topOf = (theme) => lineage(theme).at(-1);
const tops = themes.flatMap((theme, index) => (theme.parent === null ? [index] : []));
const topRank = new Map(tops.map((theme, rank) => [theme, rank]));
const hasChildren = new Set(themes.map((theme) => theme.parent));
const leaves = themes.flatMap((_, index) => (hasChildren.has(index) ? [] : [index]));

const rankOf = (theme) => topRank.get(topOf(theme));
const siblingRank = themes.map((theme, index) =>
  themes.slice(0, index).filter((other) => other.parent === theme.parent).length);
const colourOf = (theme) => cycle(palette, rankOf(theme));
const shapeOf = (theme) => cycle(shapes, rankOf(theme));
const hitClass = (theme) => `hit c${rankOf(theme) % palette.length} u${themes[theme].depth ? siblingRank[theme] % 5 : 0}`;
const themeName = (theme) => visible(themes[theme].name);
// As short as it can be, for the midst of a sentence.
const themeShort = (theme) => visible(themes[theme].name.split(".").at(-1));
const themeLabel = (theme) => visible(themes[theme].label || themes[theme].name);

const documentName = (index) => visible(documents[index].id);
const groupName = (index) => visible(data.groups[index] === "" ? "(none)" : data.groups[index]);
const bySeveral = data.groups.length > 1;

const [hitStart, hitEnd, hitTheme, hitPattern, hitStatus, hitWord] = [0, 1, 2, 3, 4, 5];
const polarityOf = (hit) => data.pattern_polarity[hit[hitPattern]] ?? 0;

// A parent's row of a hit says nothing that the sub-theme's row does not.
function ownHits(hits) {
  const covered = (hit, other) =>
    other !== hit && other[hitWord] === hit[hitWord] && other[hitPattern] === hit[hitPattern] &&
    other[hitTheme] !== hit[hitTheme] && lies(other[hitTheme], hit[hitTheme]);
  return hits.filter((hit) => !hits.some((other) => covered(hit, other)));
}

for (const entry of documents) {
  entry.counted = [];
  entry.turns.forEach((turn, index) => {
    turn.h = turn.h ? ownHits(turn.h) : [];
    if (!turn.x) entry.counted.push(index);
  });
}

const holds = (turn, theme) => turn.h.some((hit) => lies(hit[hitTheme], theme));

// Offsets count code points, as everywhere in themata; strings here count UTF-16 units.
function unitOffsets(text) {
  if (!/[\uD800-\uDBFF]/.test(text)) return (point) => point;
  const starts = [];
  let at = 0;
  for (const char of text) {
    starts.push(at);
    at += char.length;
  }
  return (point) => starts[point] ?? text.length;
}
