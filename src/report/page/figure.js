// SPDX-License-Identifier: MIT
// What every figure has: a heading, how to read it, the chart, its table, and both as files.
// A figure: { id, title, note, says, table, looks: [{ name, spec(width) }], open(row) }.

const figures = [];
let numberOfFigures = 0;

function toggle(label, panel, fillPanel) {
  const node = button(label, () => {
    if (panel.hidden && !panel.hasChildNodes()) panel.append(...fillPanel());
    panel.hidden = !panel.hidden;
    node.setAttribute("aria-expanded", String(!panel.hidden));
  }, { "aria-expanded": "false", "aria-controls": panel.id });
  return node;
}

function lookButtons(figure, redraw) {
  if (figure.looks.length < 2) return null;
  const buttons = figure.looks.map((look, index) => button(look.name, () => {
    figure.look = index;
    buttons.forEach((node, i) => node.setAttribute("aria-pressed", String(i === index)));
    redraw();
  }, { "aria-pressed": String(index === 0) }));
  return make("span", { class: "looks", role: "group", "aria-label": "Look of the figure" }, buttons);
}

// A figure that is wider than its frame can be scrolled by keyboard.
function noteWidth(figure) {
  const wide = figure.frame.scrollWidth > figure.frame.clientWidth + 1;
  if (wide) figure.frame.setAttribute("tabindex", "0");
  else figure.frame.removeAttribute("tabindex");
}

function redrawFigure(figure) {
  const width = Math.max(320, figure.frame.clientWidth - 12);
  if (figure.drawnAt === width && figure.drawnLook === figure.look) return;
  if (figure.view) figure.view.finalize();
  figure.view = draw(figure.chart, figure.looks[figure.look].spec(width), (row) => figure.open(figure.table.rows[row]));
  figure.drawnAt = width;
  figure.drawnLook = figure.look;
  noteWidth(figure);
  figure.view.runAsync().then(() => noteWidth(figure));  // drawing may end later
}

function controls(figure, panel) {
  const svg = async () =>
    save(`${figure.id}.svg`, "image/svg+xml", await svgText(figure.looks[figure.look].spec(860)));
  return make("div", { class: "controls" },
    lookButtons(figure, () => redrawFigure(figure)),
    toggle("Table", panel, () => makeTable(figure.table)),
    button("Save CSV", () => save(`${figure.id}.csv`, "text/csv", tableCsv(figure.table)), { "aria-label": `Save CSV of ${figure.title}` }),
    button("Save SVG", svg, { "aria-label": `Save SVG of ${figure.title}` }));
}

function addFigure(figure) {
  const heading = make("h3", { id: `${figure.id}-heading` }, `Figure ${++numberOfFigures}. ${figure.title}`);
  const node = make("figure", { id: figure.id, "aria-labelledby": heading.id }, heading);
  byId("figures").append(node);
  if (figure.table.rows.length === 0) {
    node.append(make("p", { class: "nothing" }, figure.nothing || "Nothing to show: the tables hold no row for it."));
    return;
  }
  figure.table.caption = figure.title;
  figure.table.open = figure.open;
  figure.look = 0;
  const panel = make("div", { id: `${figure.id}-table`, class: "table", hidden: true });
  figure.chart = make("div", { class: "chart", role: "img", "aria-label": `${figure.says} The table below holds the numbers.` });
  figure.frame = make("div", { class: "scroll frame", role: "group", "aria-label": `Chart: ${figure.title}` }, figure.chart);
  node.append(make("p", { class: "note" }, figure.note), figure.frame, controls(figure, panel), panel);
  figures.push(figure);
}

// One at a time, so that the page answers from the start; all at once before it is printed.
function drawFigures() {
  const next = figures.find((figure) => !figure.view);
  if (!next) {
    document.documentElement.dataset.drawn = "yes";
    return;
  }
  redrawFigure(next);
  setTimeout(drawFigures, 0);
}

function followWidth() {
  const again = debounced(200, () => figures.filter((figure) => figure.view).forEach(redrawFigure));
  window.addEventListener("resize", again);
  window.addEventListener("beforeprint", () => figures.filter((figure) => !figure.view).forEach(redrawFigure));
}
