// SPDX-License-Identifier: MIT
// Interviews that try to be markup, code, or other than they look.
import assert from "node:assert/strict";
import { test } from "node:test";
import { download, text, withFixture } from "./support/browser.mjs";
import { figures, svgIsXml, tableIsSaved } from "./support/figures.mjs";
import { hostileText } from "./support/fixture.mjs";

test("hostile talk is shown as the text it is", async () => {
  await withFixture({ hostile: true }, async (page) => {
    await page.locator("#transcript-choice").selectOption("8");
    const turns = await page.locator("#transcript-turns .said").allTextContents();
    assert.ok(turns[0].replace(/ \[[^\]]*\]/, "").startsWith(hostileText[0]));
    assert.ok(turns[1].startsWith(`"quoted" 'single' & &amp; \\u003c back\\slash`));
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.equal(await page.locator("img").count(), 0);
    assert.equal(await page.locator("script").count(), 3);
  });
});

test("characters that turn or hide text are isolated and seen", async () => {
  await withFixture({ hostile: true }, async (page) => {
    await page.locator("#transcript-choice").selectOption("8");
    const marks = await page.locator("#transcript-turns .invisible").allTextContents();
    for (const name of ["U+202E", "U+202C", "U+2066", "U+2069", "U+200B", "U+0007", "U+2028"]) assert.ok(marks.includes(name), name);
    const left = await page.evaluate(() => [...document.body.querySelectorAll("*:not(script)")].flatMap((node) =>
      [...node.childNodes].filter((child) => child.nodeType === 3 && /[\u202A-\u202E\u2066-\u2069\u200B\u0007]/.test(child.data)).map((child) => child.data)));
    assert.deepEqual(left, []);
    assert.equal(await page.locator("#transcript-turns .said > bdi").count(), hostileText.length);
    assert.match(await text(page, "h1"), /^Harbour <\/title><script>"talk"U\+202E$/);
    assert.match(await page.title(), /\u27E6U\+202E\u27E7/);
  });
});

test("a hit after emoji is where it was found", async () => {
  await withFixture({ hostile: true }, async (page) => {
    await page.locator("#transcript-choice").selectOption("8");
    assert.equal(await text(page, "#turn-3 .hit"), "heard me out");
  });
});

test("figures and files survive hostile names", async () => {
  await withFixture({ hostile: true }, async (page) => {
    for (const figure of figures) {
      await tableIsSaved(page, figure);
      await svgIsXml(page, figure);
    }
    const csv = await download(page, "forest", "Save CSV");
    assert.ok(csv.text.includes('"evil\u202E-""</script>"'));
  });
});
