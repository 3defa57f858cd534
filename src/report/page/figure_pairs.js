// SPDX-License-Identifier: MIT
// Which themes share units: a heat map of odds ratios. Its colours are told apart by people who
// see few, and in grey the numbers still say which way a pair leans.

const pairName = (row) => `${themeName(row.a)} and ${themeName(row.b)}`;
const unitName = () => visible(data.made.unit || "unit");

function pairsTable() {
  return {
    rows: data.cooccur,
    columns: [
      { name: "a", of: (row) => themes[row.a].name, text: (row) => themes[row.a].name },
      { name: "b", of: (row) => themes[row.b].name, text: (row) => themes[row.b].name },
      ...["n", "n_a", "n_b", "n_ab", "expected", "odds_ratio", "low", "high", "npmi", "jaccard"]
        .map((name) => ({ name, of: (row) => row[name] })),
    ],
    about: pairName,
    tip: (row) => `${pairName(row)}: together in ${count(row.n_ab)} of ${plural(row.n, unitName())}, ` +
      `${number(row.expected)} expected; odds ratio ${number(row.odds_ratio)}, ${between(row.low, row.high)}`,
  };
}

// A pair that never met has a ratio only by the 1/2 that is added to empty cells.
const met = (row) => row.n_ab > 0;
const apart = (row) => met(row) && row.low !== null && row.high !== null && (row.low > 1 || row.high < 1);

const shortRatio = (x) =>
  x === null || x === undefined ? missing : x >= 100 ? "\u2265100" : x >= 10 ? x.toFixed(0) : x.toFixed(x < 0.1 ? 2 : 1);

function pairValues(table) {
  return table.rows.map((row, index) => ({
    row: index, a: Math.min(row.a, row.b), b: Math.max(row.a, row.b),
    lean: row.odds_ratio === null || !met(row) ? null : Math.max(-3, Math.min(3, Math.log2(row.odds_ratio))),
    text: met(row) ? shortRatio(row.odds_ratio) : "0", apart: apart(row), tip: table.tip(row),
  }));
}

function pairMarks(size) {
  const place = { x: { scale: "x", field: "a" }, y: { scale: "y", field: "b" } };
  const cells = {
    type: "rect", from: { data: "pairs" }, aria: false,
    encode: { enter: {
      ...place, width: { scale: "x", band: 1 }, height: { scale: "y", band: 1 },
      fill: [{ test: "datum.lean === null", value: "#f1f2f4" }, { scale: "colour", field: "lean" }],
      stroke: [{ test: "datum.apart", value: ink }, { value: "#ffffff" }],
      strokeWidth: [{ test: "datum.apart", value: 2.5 }, { value: 1 }],
      tooltip: { field: "tip" }, cursor: { value: "pointer" },
    } },
  };
  const numbers = {
    type: "text", from: { data: "pairs" }, aria: false, interactive: false,
    encode: { enter: {
      x: { scale: "x", field: "a", band: 0.5 }, y: { scale: "y", field: "b", band: 0.5 },
      text: { field: "text" }, align: { value: "center" }, baseline: { value: "middle" },
      fontSize: { value: size < 36 ? 9 : 12 }, fill: { signal: "abs(datum.lean) > 1.9 ? '#ffffff' : '#1c2126'" },
    } },
  };
  return [cells, numbers];
}

function pairsSpec(table, width) {
  const inOrder = (side) => [...new Set(table.rows.map(side))].sort((a, b) => a - b);
  const columns = inOrder((row) => Math.min(row.a, row.b));
  const rows = inOrder((row) => Math.max(row.a, row.b));
  // Room for the numbers, which say in grey what colours say: a narrow window scrolls sideways.
  const size = Math.max(26, Math.min(54, Math.floor((width - 170) / Math.max(1, columns.length))));
  const names = themes.map((_, theme) => themeLabel(theme));
  const axis = { ticks: false, domain: false, encode: labelled("names"), labelPadding: 6 };
  return {
    width: size * columns.length, height: size * rows.length,
    signals: [{ name: "names", value: names }],
    data: [{ name: "pairs", values: pairValues(table) }],
    scales: [
      { name: "x", type: "band", domain: columns, range: "width" },
      { name: "y", type: "band", domain: rows, range: "height" },
      { name: "colour", type: "linear", domain: [-3, -1, 0, 1, 3], range: ["#8c3b00", "#f0a35e", "#f7f7f7", "#7fb3d9", "#084a85"], interpolate: "rgb" },
    ],
    axes: [
      { orient: "bottom", scale: "x", labelAngle: -40, labelAlign: "right", labelBaseline: "middle", ...axis },
      { orient: "left", scale: "y", ...axis },
    ],
    legends: [{
      fill: "colour", type: "gradient", orient: "top", title: "odds ratio", gradientLength: 110, direction: "horizontal",
      values: [-3, -1, 0, 1, 3],
      encode: { labels: { update: { text: { signal: "datum.value < 0 ? '1/' + pow(2, -datum.value) : format(pow(2, datum.value), 'd')" } } } },
    }],
    marks: pairMarks(size),
  };
}

function addPairs() {
  const table = pairsTable();
  const strong = table.rows.filter(apart).length;
  addFigure({
    id: "co-occurrence", title: "Which themes occur together", table,
    note: `Odds ratios of two themes in one ${unitName()}: above 1 (blue) together more often than by chance, below 1 (brown) less often. ` +
      `A dark frame: the ${level} interval leaves 1 out. ${missing}: not defined. Click a cell to read the passages that hold both.`,
    says: `Odds ratios of ${plural(table.rows.length, "pair")} of themes; in ${count(strong)} of them the interval leaves 1 out.`,
    looks: [{ name: "Heat map", spec: (width) => pairsSpec(table, width) }],
    open: (row) => openPassages({ both: [row.a, row.b] }, pairName(row)),
  });
}
