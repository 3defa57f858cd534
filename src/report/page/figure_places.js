// SPDX-License-Identifier: MIT
// Where in each interview its themes are: one line of marks for each theme, from first word to last.

const mostLanes = 6;

// The themes that get a line: those at the top, or what lies in it if there is but one.
function laneThemes() {
  const inside = themes.flatMap((theme, index) => (theme.parent === tops[0] ? [index] : []));
  const candidates = tops.length === 1 && inside.length > 0 ? inside : tops;
  const most = [...candidates].sort((a, b) => hitsOf(b) - hitsOf(a)).slice(0, mostLanes);
  return candidates.filter((theme) => most.includes(theme));
}

function placeRows() {
  const rows = [];
  documents.forEach((entry, document) => {
    for (const index of entry.counted) {
      for (const hit of entry.turns[index].h) {
        rows.push({ document, turn: index, theme: hit[hitTheme], word: hit[hitWord], words: entry.words, status: hit[hitStatus] });
      }
    }
  });
  return rows;
}

function placesTable() {
  return {
    rows: placeRows(),
    columns: [
      { name: "document", of: (row) => documents[row.document].id, text: (row) => documents[row.document].id },
      { name: "turn", of: (row) => row.turn + 1 },
      { name: "theme", of: (row) => themes[row.theme].name, text: (row) => themes[row.theme].name },
      { name: "word", of: (row) => row.word },
      { name: "words", of: (row) => row.words },
      { name: "status", of: (row) => data.statuses[row.status] ?? "" },
    ],
    about: (row) => `${documentName(row.document)}, turn ${row.turn + 1}, ${themeName(row.theme)}`,
  };
}

function placeValues(table, lanes) {
  return table.rows.flatMap((row, index) => {
    const lane = lanes.findIndex((theme) => lies(row.theme, theme));
    if (lane < 0) return [];
    return [{ row: index, document: row.document, lane, share: row.words ? (100 * row.word) / row.words : 0, tip: table.about(row) }];
  });
}

const laneShapes = ["M0,-1.5V1.5", "circle", "square", "triangle-up", "diamond", "cross"];
const laneColour = (lanes, index) => (lanes[index] === topOf(lanes[index]) ? colourOf(lanes[index]) : cycle(palette, index));

function placeMarks(laneHeight) {
  return [
    { type: "rule", from: { data: "rows" }, aria: false, interactive: false, encode: { enter: {
      x: { value: 0 }, x2: { signal: "width" }, y: { scale: "y", field: "document", band: 1 }, stroke: { value: "#e6e8eb" },
    } } },
    { type: "symbol", from: { data: "places" }, aria: false, encode: { enter: {
      x: { scale: "x", field: "share" }, y: { signal: `scale('y', datum.document) + ${laneHeight} * (datum.lane + 0.5) + 2` },
      shape: { scale: "shape", field: "lane" }, stroke: { scale: "colour", field: "lane" },
      fill: { scale: "colour", field: "lane" }, fillOpacity: { value: 0.55 },
      strokeWidth: { value: 1.2 }, size: { value: 22 }, tooltip: { field: "tip" }, cursor: { value: "pointer" },
    } } },
  ];
}

function placesSpec(table, width, lanes) {
  const laneHeight = 8;
  const step = lanes.length * laneHeight + 4;
  const rows = documents.map((_, index) => index);
  const indexes = lanes.map((_, index) => index);
  return {
    width: Math.max(160, width - 150), height: rows.length * step,
    signals: [
      { name: "names", value: rows.map(documentName) },
      { name: "laneNames", value: lanes.map(themeLabel) },
    ],
    data: [{ name: "places", values: placeValues(table, lanes) }, { name: "rows", values: rows.map((document) => ({ document })) }],
    scales: [
      { name: "x", type: "linear", domain: [0, 100], range: "width" },
      { name: "y", type: "band", domain: rows, range: "height" },
      { name: "colour", type: "ordinal", domain: indexes, range: indexes.map((index) => laneColour(lanes, index)) },
      { name: "shape", type: "ordinal", domain: indexes, range: indexes.map((index) => cycle(laneShapes, index)) },
    ],
    axes: [
      { orient: "bottom", scale: "x", title: "place in the interview (% of its words)", tickCount: 5 },
      { orient: "left", scale: "y", ticks: false, domain: false, labelLimit: 130, labelPadding: 8, encode: labelled("names") },
    ],
    legends: [{ stroke: "colour", fill: "colour", shape: "shape", orient: "top", direction: "horizontal", symbolSize: 60, encode: labelled("laneNames") }],
    marks: placeMarks(laneHeight),
  };
}

function addPlaces() {
  const table = placesTable();
  const lanes = laneThemes();
  addFigure({
    id: "dispersion", title: "Where in the interviews the themes are", table,
    note: `Each row is an interview from its first word to its last, each mark a hit; the themes stand in their order from top to bottom of a row (${lanes.map(themeLabel).join(", ")}). ` +
      "Sub-themes count for what holds them; the table has every hit. Click a mark to read it.",
    says: `Places of ${plural(table.rows.length, "hit")} along ${plural(documents.length, "interview")}.`,
    nothing: "There are no hits.",
    looks: [{ name: "Places", spec: (width) => placesSpec(table, width, lanes) }],
    open: (row) => openTurn(row.document, row.turn),
  });
}
