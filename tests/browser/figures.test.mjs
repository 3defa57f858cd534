// SPDX-License-Identifier: MIT
// Six figures: drawn, in tables, in files, and a way to the passages behind every number.
import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, text, withFixture } from "./support/browser.mjs";
import { clickMark, figures, svgIsXml, tableIsSaved } from "./support/figures.mjs";

test("every figure is drawn, and its files hold what it shows", async () => {
  await withFixture({}, async (page) => {
    for (const figure of figures) {
      assert.equal(await page.locator(`#${figure} svg`).count(), 1, figure);
      assert.equal(await page.locator(`#${figure} table`).count(), 0);
      await tableIsSaved(page, figure);
      await svgIsXml(page, figure);
    }
  });
});

test("a click on a point, cell, line, mark or square leads to passages", async () => {
  await withFixture({}, async (page) => {
    for (const figure of figures) {
      await page.evaluate(() => document.body.focus());
      assert.ok(await clickMark(page, figure, 3), figure);
      const at = await focused(page);
      assert.match(at, figure === "dispersion" ? /^turn-\d+$/ : /^passages-heading$/, figure);
      assert.ok((await page.locator("#passages-list li").count()) > 0, figure);
    }
  });
});

test("bars and points are the same data", async () => {
  await withFixture({}, async (page) => {
    const points = await page.locator("#rates svg path").count();
    await page.getByRole("button", { name: "Bars" }).click();
    assert.ok((await page.locator("#rates svg path").count()) > points);
    assert.equal(await page.getByRole("button", { name: "Bars" }).getAttribute("aria-pressed"), "true");
    await page.locator("#rates .mark-symbol.role-mark path").first().hover();
    assert.match(await text(page, ".tip"), /procedural, north coast: [0-9.]+ per 1,000 words/);
  });
});

test("as many passages stand behind a number as it says", async () => {
  await withFixture({}, async (page) => {
    const wrong = await page.evaluate(() => {
      const bad = [];
      const ask = (part) => findPassages({ ...everything, ...part });
      for (const row of data.rates) {
        const turns = ask({ themes: [row.theme], group: row.group });
        const hits = turns.reduce((sum, passage) => sum + passage.hits.length, 0);
        if (turns.length !== row.units_with || hits !== row.hits) bad.push(["rates", row, turns.length, hits]);
      }
      for (const row of data.cooccur) {
        if (ask({ both: [row.a, row.b] }).length !== row.n_ab) bad.push(["pairs", row]);
      }
      for (const row of data.forest.rows) {
        if (ask({ both: [data.forest.a, data.forest.b], document: row.document }).length !== row.n_ab) bad.push(["forest", row]);
      }
      for (const row of data.lags) if ((ask({ lag: row }).length > 0) !== row.observed > 0) bad.push(["lags", row]);
      return bad;
    });
    assert.deepEqual(wrong, []);
  });
});

test("a figure follows the width of the window", async () => {
  await withFixture({}, async (page) => {
    const width = () => page.locator("#rates svg").evaluate((svg) => svg.getBoundingClientRect().width);
    const wide = await width();
    await page.setViewportSize({ width: 480, height: 900 });
    await page.waitForTimeout(500);
    await page.locator("#rates svg").waitFor();
    assert.ok((await width()) < wide / 2);
  });
});

test("a heat map keeps its numbers in a narrow window", async () => {
  await withFixture({}, async (page) => {
    await page.setViewportSize({ width: 420, height: 900 });
    await page.waitForTimeout(500);
    const [numbers, pairs] = await page.evaluate(() =>
      [document.querySelectorAll("#co-occurrence .mark-text.role-mark text").length, data.cooccur.length]);
    assert.equal(numbers, pairs);
  });
});

test("more groups than colours are told apart by colour and shape", async () => {
  await withFixture({}, async (page) => {
    const looks = await page.evaluate(() =>
      new Set(Array.from({ length: 50 }, (_, group) => groupColour(group) + cycle(shapes, group))).size);
    assert.equal(looks, 50);
    assert.match(await text(page, "#figures > .note"), /keyboard, open the table/);
  });
});
