// SPDX-License-Identifier: MIT
// Does one theme come before the other? Pairs of turns at each distance, beside what chance gives.

const lagName = (row) => {
  const steps = Math.abs(row.lag);
  if (row.lag === 0) return `${themeName(row.from)} and ${themeName(row.to)} in one turn`;
  return `${themeName(row.to)} ${plural(steps, "turn")} ${row.lag > 0 ? "after" : "before"} ${themeName(row.from)}`;
};

function lagsTable() {
  return {
    rows: data.lags,
    columns: [
      { name: "from", of: (row) => themes[row.from].name, text: (row) => themes[row.from].name },
      { name: "to", of: (row) => themes[row.to].name, text: (row) => themes[row.to].name },
      ...["lag", "n", "observed", "expected", "z", "p"].map((name) => ({ name, of: (row) => row[name] })),
    ],
    about: lagName,
    tip: (row) => `${lagName(row)}: ${count(row.observed)} of ${plural(row.n, "pair")} of turns, ` +
      `${number(row.expected)} expected; z ${number(row.z)}, p ${number(row.p)}`,
  };
}

const directionsOf = (rows) => [...new Set(rows.map((row) => `${row.from} ${row.to}`))];

function lagValues(table, directions) {
  return table.rows.flatMap((row, index) => {
    const at = { row: index, lag: row.lag, direction: directions.indexOf(`${row.from} ${row.to}`), tip: table.tip(row) };
    return [
      { ...at, kind: 0, n: row.observed, star: row.p !== null && row.p < 0.05 ? "*" : "" },
      { ...at, kind: 1, n: row.expected, star: "" },
    ];
  });
}

const lagColours = ["#0072B2", "#6b6b6b"];

function lagMarks() {
  const place = { x: { scale: "x", field: "lag" }, y: { scale: "y", field: "n" } };
  const colour = { scale: "colour", field: "kind" };
  return [
    { type: "group", from: { facet: { name: "series", data: "panel", groupby: "kind" } }, marks: [
      { type: "line", from: { data: "series" }, aria: false, interactive: false, encode: { enter: {
        ...place, stroke: colour, strokeWidth: { value: 2 }, strokeDash: [{ test: "datum.kind === 1", value: [5, 4] }, { value: [1, 0] }],
      } } },
      { type: "symbol", from: { data: "series" }, aria: false, encode: { enter: {
        ...place, shape: { scale: "shape", field: "kind" }, stroke: colour, strokeWidth: { value: 2 },
        fill: [{ test: "datum.kind === 1", value: "#ffffff" }, colour], size: { value: 70 },
        tooltip: { field: "tip" }, cursor: { value: "pointer" },
      } } },
    ] },
    { type: "text", from: { data: "panel" }, aria: false, interactive: false, encode: { enter: {
      ...place, dy: { value: -8 }, text: { field: "star" }, align: { value: "center" }, fontSize: { value: 18 },
    } } },
  ];
}

function lagPanel(panelWidth, ticks) {
  return {
    type: "group",
    from: { facet: { name: "panel", data: "lags", groupby: "direction" } },
    title: { text: { signal: "titles[parent.direction]" }, anchor: "start", fontSize: 13, fontWeight: "bold", offset: 8 },
    encode: { enter: { width: { value: panelWidth }, height: { value: 200 } } },
    axes: [
      { orient: "bottom", scale: "x", title: "turns later (negative: earlier)", values: ticks },
      { orient: "left", scale: "y", grid: true, tickCount: 5, title: "pairs of turns" },
    ],
    marks: lagMarks(),
  };
}

function lagsSpec(table, width) {
  const directions = directionsOf(table.rows);
  const side = width > 640 && directions.length > 1;
  const panelWidth = side ? (width - 150) / 2 : width - 80;
  const ticks = [...new Set(table.rows.map((row) => row.lag))].sort((a, b) => a - b);
  return {
    layout: { columns: side ? 2 : 1, padding: 28, bounds: "full", align: "each" },
    signals: [
      { name: "titles", value: directions.map((direction) => direction.split(" ").map((theme) => themeLabel(Number(theme))).join(" \u2192 ")) },
      { name: "kinds", value: ["observed", "expected by chance"] },
    ],
    data: [{ name: "lags", values: lagValues(table, directions) }],
    scales: [
      { name: "x", type: "point", domain: ticks, range: [0, panelWidth], padding: 0.5 },
      { name: "y", type: "linear", domain: { data: "lags", field: "n" }, zero: true, nice: true, range: [200, 0] },
      { name: "colour", type: "ordinal", domain: [0, 1], range: lagColours },
      { name: "shape", type: "ordinal", domain: [0, 1], range: ["circle", "square"] },
    ],
    legends: [{ stroke: "colour", shape: "shape", orient: "top", direction: "horizontal", symbolSize: 70, symbolStrokeWidth: 2, encode: labelled("kinds") }],
    marks: [lagPanel(panelWidth, ticks)],
  };
}

function addLags() {
  const table = lagsTable();
  addFigure({
    id: "lags", title: "Which theme comes before the other", table,
    note: "How many pairs of turns hold the first theme in one turn and the second so many turns later; the dashed line is what chance gives. " +
      "*: p below 0.05, if pairs of turns were independent. Click a point to read the turns.",
    says: "Observed and expected pairs of turns by their distance.",
    looks: [{ name: "Lags", spec: (width) => lagsSpec(table, width) }],
    open: (row) => openPassages({ lag: row }, lagName(row)),
  });
}
