// SPDX-License-Identifier: MIT
// axe-core over the page: light, dark and narrow, tables open, a filter set.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { withFixture } from "./support/browser.mjs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Evaluated by the debugger, which no policy of the page forbids.
export async function violations(page) {
  await page.evaluate(source);
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.map((found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

async function openEverything(page) {
  for (const node of await page.getByRole("button", { name: "Table" }).all()) await node.click();
  await page.locator("#co-occurrence td button").first().click();
}

for (const [name, options] of [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["narrow", { viewport: { width: 390, height: 800 } }],
]) {
  test(`axe-core finds nothing, ${name}`, async () => {
    await withFixture({ hostile: true }, async (page) => {
      assert.deepEqual(await violations(page), []);
      await openEverything(page);
      assert.deepEqual(await violations(page), []);
    }, options);
  });
}

test("landmarks and headings make an outline", async () => {
  await withFixture({}, async (page) => {
    for (const role of ["main", "banner", "contentinfo", "navigation", "search"]) assert.equal(await page.getByRole(role).count(), 1, role);
    const levels = await page.locator("h1, h2, h3, h4").evaluateAll((nodes) => nodes.map((node) => Number(node.tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.forEach((level, index) => assert.ok(index === 0 || level <= levels[index - 1] + 1, `heading ${index}`));
  });
});
