// SPDX-License-Identifier: MIT
// The opening, the methods, and what a page of any kind must do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assemble } from "./support/assemble.mjs";
import { fixture } from "./support/fixture.mjs";
import { text, withFixture } from "./support/browser.mjs";

test("the opening says finding, warnings, cautions and how it was made", async () => {
  const data = fixture();
  await withFixture({}, async (page) => {
    assert.equal(await text(page, "h1"), data.title);
    for (const part of [...data.finding, ...data.warnings, ...data.cautions]) {
      assert.ok((await text(page, "#finding")).includes(part), part);
    }
    assert.ok(await page.locator(".warnings").isVisible());
    assert.match(await text(page, ".made"), /G = 8/);
    assert.match(await text(page, ".made"), /harbour\.yml \(3f9a12c07b55\)/);
    assert.ok((await text(page, ".notation")).includes(data.notation));
  });
});

test("the methods can be pasted", async () => {
  const data = fixture();
  await withFixture({}, async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
    await page.getByRole("button", { name: "Copy methods and references" }).click();
    await page.locator("#live", { hasText: "Copied" }).waitFor({ state: "attached" });
    const pasted = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(pasted.startsWith(data.methods.paragraph));
    for (const reference of data.methods.references) assert.ok(pasted.includes(reference));
  });
});

test("a report without text says so and draws all figures", async () => {
  await withFixture({ text: false }, async (page) => {
    assert.match(await text(page, "#reading"), /made without text/);
    assert.equal(await page.locator("#filter-search").count(), 0);
    assert.equal(await page.locator(".chart svg").count(), 6);
    assert.match(await text(page, "#passages-list li >> nth=0"), /word [0-9,]+: \w+/);
  });
});

test("one group, few turns: nothing breaks where there is little", async () => {
  await withFixture({ documents: 1, turns: 2, groups: ["all"] }, async (page) => {
    assert.match(await text(page, "#figures"), /Rates of themes/);
    assert.equal(await page.locator("#filter-group").count(), 0);
  });
});

test("fifty hours: under 5 MB, one transcript in the page, quick answers", async () => {
  const data = fixture({ documents: 50, turns: 150 });
  assert.ok(JSON.stringify(data).length > 2.5e6);
  assert.ok(Buffer.byteLength(assemble(data)) < 5e6);
  await withFixture({ documents: 50, turns: 150 }, async (page) => {
    assert.equal(await page.locator(".turn").count(), data.documents[0].turns.length);
    assert.ok((await page.locator("#passages-list li").count()) <= 40);
    const before = Date.now();
    await page.locator("#filter-search").fill("blue book");
    await page.locator("#passages-list .found").first().waitFor();
    assert.ok(Date.now() - before < 20000, `${Date.now() - before} ms`);
  });
});

test("prints to PDF: figures and passages without controls, and the transcript on request", async () => {
  await withFixture({}, async (page) => {
    const plain = await page.pdf({ format: "A4" });
    assert.equal(plain.subarray(0, 5).toString(), "%PDF-");
    await page.emulateMedia({ media: "print" });
    for (const hidden of ["nav", ".filters", ".controls", ".transcript"]) assert.ok(!(await page.locator(hidden).first().isVisible()), hidden);
    assert.ok(await page.locator("#rates svg").isVisible());
    await page.emulateMedia({ media: "screen" });
    await page.locator("#print-transcript").check();
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".transcript").isVisible());
    assert.ok((await page.pdf({ format: "A4" })).length > plain.length);
  });
});
