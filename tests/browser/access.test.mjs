// SPDX-License-Identifier: MIT
// axe-core over the page: light, dark and narrow, tables open, a filter set.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { withFixture } from "./support/browser.mjs";

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
