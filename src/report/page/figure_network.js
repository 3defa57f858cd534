// SPDX-License-Identifier: MIT
// The pairs as a network. Places on the circle follow the dictionary, not a force that settles
// differently at each opening: the same data draw the same picture.

const together = (row) => row.n_ab > 0 && row.odds_ratio !== null && row.odds_ratio > 1;

function networkTable() {
  const outermost = new Set(leaves);
  const pairs = pairsTable();
  return { ...pairs, rows: pairs.rows.filter((row) => outermost.has(row.a) && outermost.has(row.b) && together(row)) };
}

function hitsOf(theme) {
  return data.rates.reduce((sum, row) => sum + (row.theme === theme ? row.hits : 0), 0);
}

function nodeValues(radius) {
  return leaves.map((theme, index) => {
    const angle = (2 * Math.PI * index) / leaves.length - Math.PI / 2;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return {
      theme, x: radius * x, y: radius * y, hits: hitsOf(theme), name: themeLabel(theme),
      labelX: (radius + 20) * x, labelY: (radius + 20) * y,
      align: Math.abs(x) < 0.2 ? "center" : x > 0 ? "left" : "right",
      baseline: Math.abs(x) < 0.2 ? (y > 0 ? "top" : "bottom") : "middle",
      colour: colourOf(theme), shape: shapeOf(theme),
      tip: `${themeName(theme)}: ${plural(hitsOf(theme), "hit")}`,
    };
  });
}

function edgeValues(table, nodes) {
  const at = new Map(nodes.map((node) => [node.theme, node]));
  return table.rows.map((row, index) => {
    const [a, b] = [at.get(row.a), at.get(row.b)];
    return { row: index, x: a.x, y: a.y, x2: b.x, y2: b.y, n_ab: row.n_ab, apart: apart(row), tip: table.tip(row) };
  });
}

function networkMarks() {
  const line = { x: { field: "x" }, y: { field: "y" }, x2: { field: "x2" }, y2: { field: "y2" } };
  return [
    { type: "rule", from: { data: "edges" }, aria: false, encode: { enter: {
      ...line, strokeWidth: { scale: "width", field: "n_ab" }, stroke: [{ test: "datum.apart", value: "#33404d" }, { value: "#9aa3ad" }],
      strokeDash: [{ test: "datum.apart", value: [1, 0] }, { value: [5, 4] }],
      tooltip: { field: "tip" }, cursor: { value: "pointer" },
    } } },
    { type: "symbol", from: { data: "nodes" }, aria: false, encode: { enter: {
      x: { field: "x" }, y: { field: "y" }, size: { scale: "size", field: "hits" }, shape: { field: "shape" },
      fill: { field: "colour" }, stroke: { value: "#ffffff" }, strokeWidth: { value: 2 }, tooltip: { field: "tip" },
    } } },
    { type: "text", from: { data: "nodes" }, aria: false, encode: { enter: {
      x: { field: "labelX" }, y: { field: "labelY" }, text: { field: "name" }, align: { field: "align" }, baseline: { field: "baseline" },
    } } },
  ];
}

// What each colour and shape stands for: the themes that hold the outermost ones.
function topLegend() {
  const indexes = tops.map((_, rank) => rank);
  return {
    signals: [{ name: "topNames", value: tops.map(themeLabel) }],
    scales: [
      { name: "topColour", type: "ordinal", domain: indexes, range: tops.map(colourOf) },
      { name: "topShape", type: "ordinal", domain: indexes, range: tops.map(shapeOf) },
    ],
    legends: tops.length > 1 && tops.length <= 8
      ? [{ fill: "topColour", shape: "topShape", orient: "top", direction: "horizontal", symbolSize: 90, encode: labelled("topNames") }]
      : [],
  };
}

function networkSpec(table, width) {
  const radius = Math.max(70, Math.min(190, (width - 220) / 2));
  const nodes = nodeValues(radius);
  const legend = topLegend();
  return {
    width: 2 * radius, height: 2 * radius + 40, signals: legend.signals, legends: legend.legends,
    data: [{ name: "nodes", values: nodes }, { name: "edges", values: edgeValues(table, nodes) }],
    scales: [
      ...legend.scales,
      { name: "size", type: "sqrt", domain: { data: "nodes", field: "hits" }, zero: true, range: [60, 700] },
      { name: "width", type: "linear", domain: { data: "edges", field: "n_ab" }, zero: true, range: [1.5, 9] },
    ],
    marks: [{
      type: "group", encode: { enter: { x: { value: radius }, y: { value: radius + 20 } } }, marks: networkMarks(),
    }],
  };
}

function addNetwork() {
  const table = networkTable();
  addFigure({
    id: "network", title: "Network of themes", table,
    note: `A line: two themes share a ${unitName()} more often than by chance. Its width: how many they share. ` +
      `Solid: the ${level} interval leaves 1 out; dashed: it does not. Size of a theme: its hits. Click a line to read its passages.`,
    says: `${plural(leaves.length, "theme")} on a circle, joined by ${plural(table.rows.length, "line")}.`,
    nothing: "No two of the outermost themes occur together more often than by chance.",
    looks: [{ name: "Network", spec: (width) => networkSpec(table, width) }],
    open: (row) => openPassages({ both: [row.a, row.b] }, pairName(row)),
  });
}
