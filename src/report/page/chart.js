// SPDX-License-Identifier: MIT
// Vega under a policy that allows no eval: specifications are parsed to syntax trees and
// interpreted. Foreign text enters a specification as data only, never as an expression.

const ink = "#1c2126";
const faint = "#d9dce0";
const chartConfig = {
  background: "#ffffff",
  font: "Helvetica, Arial, sans-serif",
  axis: {
    labelColor: ink, titleColor: ink, labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal",
    gridColor: "#e6e8eb", domainColor: "#8a9099", tickColor: "#8a9099", labelLimit: 240,
  },
  legend: { labelFontSize: 12, titleFontSize: 12, labelColor: ink, titleColor: ink, titleFontWeight: "normal" },
  text: { fontSize: 12, fill: ink },
};

// Labels stand in a signal, so that scales can run over indexes and equal names stay two rows.
const labelled = (name) => ({ labels: { update: { text: { signal: `${name}[datum.value]` } } } });

const tip = make("div", { class: "tip", "aria-hidden": "true", hidden: true });

function showTip(_, event, item, value) {
  tip.hidden = !value;
  if (!value) return;
  tip.textContent = value;
  const left = Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8);
  tip.style.setProperty("left", `${Math.max(0, left)}px`);
  tip.style.setProperty("top", `${event.clientY + 16}px`);
}

function newView(spec, options) {
  const runtime = vega.parse({ padding: 6, autosize: "pad", ...spec }, chartConfig, { ast: true });
  return new vega.View(runtime, { expr: vega.interpreter, logLevel: 1, ...options });
}

// Draws at once. `pick` gets the datum of a mark that was clicked, if it has a row.
function draw(container, spec, pick) {
  container.replaceChildren();
  const view = newView(spec, { renderer: "svg", container, hover: false });
  view.tooltip(showTip);
  view.addEventListener("click", (_, item) => {
    if (item && item.datum && item.datum.row !== undefined) pick(item.datum.row);
  });
  view.run();
  return view;
}

// The same figure as a file of its own.
async function svgText(spec) {
  const view = newView(spec, { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}
