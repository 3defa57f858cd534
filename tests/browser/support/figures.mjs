// SPDX-License-Identifier: MIT
// What holds of every figure of every report.
import assert from "node:assert/strict";
import { download, parseCsv } from "./browser.mjs";

export const figures = ["rates", "co-occurrence", "network", "lags", "dispersion", "forest"];
const hasChart = async (page, figure) => (await page.locator(`#${figure} svg`).count()) > 0;

// The saved table is the shown one: the same rows, and each number the one that is shown.
export async function tableIsSaved(page, figure) {
  if (!(await hasChart(page, figure))) return;
  await page.locator(`#${figure} button`, { hasText: "Table" }).click();
  const more = page.locator(`#${figure} button`, { hasText: "Show all" });
  if (await more.count()) await more.click();
  const shown = await page.locator(`#${figure} table tr`).evaluateAll((rows) =>
    rows.map((row) => [...row.cells].filter((cell) => !cell.matches(".act, th:has(.hidden-text)")).map((cell) => cell.textContent)));
  const csv = await download(page, figure, "Save CSV");
  assert.equal(csv.name, `${figure}.csv`);
  const saved = parseCsv(csv.text);
  assert.deepEqual(saved[0], shown[0]);
  assert.equal(saved.length, shown.length);
  const asShown = await page.evaluate((cells) => cells.map((row) => row.map((cell) =>
    cell === "" ? missing : Number.isFinite(Number(cell)) ? number(Number(cell)) : visible(cell.replace(/^'(?=[=+\-@])/, "")))), saved.slice(1));
  const plain = (cell) => cell.replace(/[\u27E6\u27E7]/g, "");
  asShown.forEach((row, index) => assert.deepEqual(row.map(plain), shown[index + 1].map((cell) => cell || "\u2013"), `${figure}, row ${index}`));
}

export async function svgIsXml(page, figure) {
  if (!(await hasChart(page, figure))) return;
  const svg = await download(page, figure, "Save SVG");
  assert.equal(svg.name, `${figure}.svg`);
  const root = await page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    return { name: parsed.documentElement.localName, broken: parsed.querySelectorAll("parsererror, script, foreignObject").length };
  }, svg.text);
  assert.deepEqual(root, { name: "svg", broken: 0 });
  assert.doesNotMatch(svg.text, /[\u202A-\u202E\u2066-\u2069]/);
}

const markOf = { "co-occurrence": ".mark-rect.role-mark path", network: ".mark-rule.role-mark line" };

// Marks are drawn over each other, so the click is sent to the very mark.
export async function clickMark(page, figure, index = 0) {
  const marks = page.locator(`#${figure} .chart ${markOf[figure] || ".mark-symbol.role-mark path"}`);
  const count = await marks.count();
  if (count === 0) return false;
  await marks.nth(Math.min(index, count - 1)).dispatchEvent("click");
  return true;
}
