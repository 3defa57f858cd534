// SPDX-License-Identifier: MIT
// Does the tie of the two themes hold in each interview, or in one? A forest plot of odds ratios.

function forestTable() {
  const { rows, pooled } = data.forest;
  const named = (row) => (row.document === undefined ? `all (${pooled.method})` : documents[row.document].id);
  return {
    rows: rows.length > 0 && pooled ? [...rows, pooled] : rows,
    columns: [
      { name: "document", of: named, text: named },
      ...["log_odds_ratio", "low", "high", "n", "n_a", "n_b", "n_ab"].map((name) => ({ name, of: (row) => row[name] })),
    ],
    about: (row) => visible(named(row)),
    tip: (row) => `${visible(named(row))}: odds ratio ${number(ratio(row.log_odds_ratio))}, ` +
      `${between(ratio(row.low), ratio(row.high))}; together in ${count(row.n_ab)} of ${plural(row.n, unitName())}`,
  };
}

const ratio = (log) => (log === null || log === undefined ? null : Math.exp(log));
const ratioTicks = [0.01, 0.03, 0.1, 0.25, 0.5, 1, 2, 4, 10, 30, 100];

// As far as the estimates go; an interval that goes further ends in an arrow.
function forestReach(rows) {
  const sizes = rows.map((row) => Math.abs(row.log_odds_ratio ?? 0));
  return Math.min(5, Math.max(1.2, ...sizes) + 0.7);
}

function forestValues(table, reach) {
  const cut = (x) => Math.max(-reach, Math.min(reach, x));
  return table.rows.map((row, index) => {
    const log = row.log_odds_ratio;
    const known = log !== null && row.low !== null && row.high !== null;
    return {
      row: index, known: log !== null, log: log === null ? 0 : cut(log), n: row.n, pooled: row.document === undefined,
      low: known ? cut(row.low) : cut(log ?? 0), high: known ? cut(row.high) : cut(log ?? 0),
      before: known && row.low < -reach, beyond: known && row.high > reach, tip: table.tip(row),
    };
  });
}

function forestMarks() {
  const y = { scale: "y", field: "row", band: 0.5 };
  const common = { tooltip: { field: "tip" }, cursor: { value: "pointer" } };
  const colour = [{ test: "datum.pooled", value: "#D55E00" }, { value: "#0072B2" }];
  const arrow = (test, at, shape) => ({ type: "symbol", from: { data: "rows" }, aria: false, interactive: false, encode: { enter: {
    x: { scale: "x", field: at }, y, shape: { value: shape }, size: [{ test: `datum.${test}`, value: 50 }, { value: 0 }], fill: colour,
  } } });
  return [
    { type: "rule", aria: false, encode: { enter: { x: { scale: "x", value: 0 }, y: { value: 0 }, y2: { signal: "height" }, stroke: { value: ink } } } },
    { type: "rule", from: { data: "known" }, aria: false, encode: { enter: {
      x: { scale: "x", field: "low" }, x2: { scale: "x", field: "high" }, y, stroke: colour, strokeWidth: [{ test: "datum.pooled", value: 3 }, { value: 2 }], ...common,
    } } },
    { type: "symbol", from: { data: "known" }, aria: false, encode: { enter: {
      x: { scale: "x", field: "log" }, y, fill: colour, shape: [{ test: "datum.pooled", value: "diamond" }, { value: "square" }],
      size: [{ test: "datum.pooled", value: 170 }, { scale: "size", field: "n" }], ...common,
    } } },
    { type: "text", from: { data: "unknown" }, aria: false, encode: { enter: {
      x: { scale: "x", value: 0 }, dx: { value: 8 }, y, text: { value: "not defined" }, baseline: { value: "middle" }, fill: { value: "#5b626b" }, fontSize: { value: 11 }, ...common,
    } } },
    arrow("before", "low", "triangle-left"), arrow("beyond", "high", "triangle-right"),
  ];
}

function forestSpec(table, width) {
  const reach = forestReach(table.rows);
  const rows = table.rows.map((_, index) => index);
  return {
    width: Math.max(160, width - 180), height: Math.max(60, rows.length * 19),
    signals: [{ name: "names", value: table.rows.map(table.about) }],
    data: [
      { name: "rows", values: forestValues(table, reach) },
      { name: "known", source: "rows", transform: [{ type: "filter", expr: "datum.known" }] },
      { name: "unknown", source: "rows", transform: [{ type: "filter", expr: "!datum.known" }] },
    ],
    scales: [
      { name: "x", type: "linear", domain: [-reach, reach], range: "width" },
      { name: "y", type: "band", domain: rows, range: "height" },
      { name: "size", type: "linear", domain: { data: "rows", field: "n" }, zero: true, range: [20, 110] },
    ],
    axes: [
      { orient: "bottom", scale: "x", grid: true, title: "odds ratio", values: ratioTicks.map(Math.log).filter((x) => Math.abs(x) <= reach),
        encode: { labels: { update: { text: { signal: "format(exp(datum.value), '.2~r')" } } } } },
      { orient: "left", scale: "y", ticks: false, domain: false, labelLimit: 160, labelPadding: 10, encode: { labels: { update: {
        text: { signal: "names[datum.value]" },
        fontWeight: { signal: `datum.value === ${data.forest.rows.length} ? 'bold' : 'normal'` },
      } } } },
    ],
    marks: forestMarks(),
  };
}

function addForest() {
  const table = forestTable();
  const { a, b } = data.forest;
  const names = table.rows.length > 0 ? `${themeName(a)} and ${themeName(b)}` : "two themes";
  addFigure({
    id: "forest", title: `The tie of ${names}, interview by interview`, table,
    note: `Odds ratio in each interview with its ${level} interval; the square is larger where there are more ${unitName()}s. ` +
      "The diamond is the common odds ratio. An arrow: the interval goes further. Click a square to read the passages that hold both.",
    says: `Odds ratios of ${names} in ${plural(data.forest.rows.length, "interview")} and overall.`,
    looks: [{ name: "Forest", spec: (width) => forestSpec(table, width) }],
    open: (row) => openPassages({ both: [a, b], document: row.document ?? -1 }, `${names}, ${table.about(row)}`),
  });
}
