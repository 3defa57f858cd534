// SPDX-License-Identifier: MIT
// Hits per 1,000 words of each theme in each group, with intervals: points, or bars with points.

function ratesTable() {
  const interval = (row) => between(row.low, row.high);
  return {
    rows: data.rates,
    columns: [
      { name: "theme", of: (row) => themes[row.theme].name, text: (row) => themes[row.theme].name },
      { name: "group", of: (row) => data.groups[row.group], text: (row) => data.groups[row.group] },
      { name: "hits", of: (row) => row.hits },
      { name: "tokens", of: (row) => row.tokens },
      { name: "per_1000", of: (row) => row.per_1000 },
      { name: "low", of: (row) => row.low },
      { name: "high", of: (row) => row.high },
      { name: "units_with", of: (row) => row.units_with },
      { name: "units", of: (row) => row.units },
    ],
    about: (row) => `${themeName(row.theme)}, ${groupName(row.group)}`,
    tip: (row) => `${themeName(row.theme)}, ${groupName(row.group)}: ${number(row.per_1000)} per 1,000 words, ` +
      `${interval(row)}, ${plural(row.hits, "hit")}`,
  };
}

const groupColour = (group) => cycle(palette, group);

function rateValues(table) {
  return table.rows.map((row, index) => ({
    row: index, theme: row.theme, group: row.group, rate: row.per_1000,
    low: row.low ?? row.per_1000, high: row.high ?? row.per_1000, tip: table.tip(row),
  })).filter((value) => value.rate !== null);
}

function rateMarks(bars) {
  const y = { scale: "group", field: "group", band: 0.5 };
  const colour = { scale: "colour", field: "group" };
  const common = { tooltip: { field: "tip" }, cursor: { value: "pointer" } };
  const bar = {
    type: "rect", from: { data: "shown" }, aria: false,
    encode: { enter: {
      x: { scale: "x", value: 0 }, x2: { scale: "x", field: "rate" }, y: { scale: "group", field: "group" },
      height: { scale: "group", band: 1 }, fill: colour, fillOpacity: { value: 0.35 }, stroke: colour, ...common,
    } },
  };
  const rule = {
    type: "rule", from: { data: "shown" }, aria: false,
    encode: { enter: { x: { scale: "x", field: "low" }, x2: { scale: "x", field: "high" }, y, stroke: colour, strokeWidth: { value: 2 }, ...common } },
  };
  const point = {
    type: "symbol", from: { data: "shown" }, aria: false,
    encode: { enter: {
      x: { scale: "x", field: "rate" }, y, fill: colour, shape: { scale: "shape", field: "group" },
      size: { value: 75 }, stroke: { value: "#ffffff" }, strokeWidth: { value: 1 }, ...common,
    } },
  };
  return bars ? [bar, rule, point] : [rule, point];
}

function ratesSpec(table, width, bars) {
  const step = data.groups.length < 3 ? 18 : 13;
  const inner = Math.max(22, data.groups.length * step + 10);
  const indexes = data.groups.map((_, index) => index);
  const names = themes.map((_, index) => themeLabel(index));
  const depths = themes.map((theme) => 14 * theme.depth);
  const labelSpace = Math.min(width / 3, 14 + 7.2 * Math.max(...names.map((name, index) => name.length + depths[index] / 7)));
  return {
    width: Math.max(160, width - labelSpace - 40), height: themes.length * inner,
    signals: [
      { name: "names", value: names },
      { name: "groupNames", value: indexes.map(groupName) },
      { name: "depths", value: depths },
    ],
    data: [{ name: "rates", values: rateValues(table) }],
    scales: [
      { name: "x", type: "linear", domain: { data: "rates", fields: ["rate", "low", "high"] }, zero: true, nice: true, range: "width" },
      { name: "y", type: "band", domain: themes.map((_, index) => index), range: "height" },
      { name: "colour", type: "ordinal", domain: indexes, range: indexes.map(groupColour) },
      { name: "shape", type: "ordinal", domain: indexes, range: indexes.map((index) => cycle(shapes, index)) },
    ],
    axes: [
      { orient: "bottom", scale: "x", grid: true, title: "hits per 1,000 words", tickCount: Math.max(3, Math.floor(width / 110)) },
      { orient: "left", scale: "y", ticks: false, domain: false, labelAlign: "left", labelPadding: labelSpace, labelLimit: labelSpace, encode: { labels: { update: {
        text: { signal: "names[datum.value]" }, dx: { signal: "depths[datum.value]" },
        fontWeight: { signal: "depths[datum.value] > 0 ? 'normal' : 'bold'" },
      } } } },
    ],
    legends: bySeveral ? [{ fill: "colour", shape: "shape", orient: "top", direction: "horizontal", columns: Math.max(1, Math.floor(width / 170)), symbolSize: 75, encode: labelled("groupNames") }] : [],
    marks: [{
      type: "group", from: { facet: { name: "shown", data: "rates", groupby: "theme" } },
      encode: { enter: { y: { scale: "y", field: "theme", offset: 4 }, width: { signal: "width" }, height: { value: inner - 8 } } },
      scales: [{ name: "group", type: "band", domain: indexes, range: [0, inner - 8], paddingInner: 0.1 }],
      marks: rateMarks(bars),
    }],
  };
}

function addRates() {
  const table = ratesTable();
  addFigure({
    id: "rates", title: bySeveral ? `Rates of themes by ${visible(data.made.by || "group")}` : "Rates of themes", table,
    note: `Hits per 1,000 words; lines are ${level} intervals (${visible(data.made.interval)}). ` +
      "A point without a line has no interval. Sub-themes stand below the theme that holds them; where two of them overlap, it counts one hit. Click a point or a bar to read its passages.",
    says: `Rates of ${plural(themes.length, "theme")} in ${plural(data.groups.length, "group")} with intervals.`,
    looks: [
      { name: "Points", spec: (width) => ratesSpec(table, width, false) },
      { name: "Bars", spec: (width) => ratesSpec(table, width, true) },
    ],
    open: (row) => openPassages({ themes: [row.theme], group: bySeveral ? row.group : -1 }, table.about(row)),
  });
}
