// SPDX-License-Identifier: MIT
// The reading room: each filter, the search, the way into a transcript, and all of it by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, text, withFixture } from "./support/browser.mjs";

const passages = async (page) => Number((/^([\d,]+) passage/.exec(await text(page, "#passages-summary")) || ["", "0"])[1].replace(",", ""));
const labels = (page) => page.locator("#passages-list .hit-label").allInnerTexts();

test("every filter leaves what it names", async () => {
  await withFixture({}, async (page) => {
    const all = await passages(page);
    const few = async () => {
      const now = await passages(page);
      assert.ok(now > 0 && now < all, `${now} of ${all}`);
    };
    const clear = async () => {
      await page.getByRole("button", { name: "Clear all filters" }).click();
      assert.equal(await passages(page), all);
    };
    await page.getByRole("checkbox", { name: "voice" }).check();
    await few();
    assert.ok((await labels(page)).every((label) => label.startsWith("[voice")));
    await clear();
    await page.getByLabel("Status").selectOption({ label: "negated" });
    await few();
    assert.ok((await labels(page)).every((label) => label.includes("negated")));
    await clear();
    await page.getByLabel("Polarity").selectOption({ label: "violation" });
    await few();
    assert.ok((await labels(page)).every((label) => label.includes("violation")));
    await clear();
    await page.getByLabel("Speaker").selectOption({ label: "KEEPER 3" });
    await few();
    assert.ok((await page.locator("#passages-list .where").allInnerTexts()).every((where) => where.includes("KEEPER 3")));
    await clear();
    await page.locator("#filter-group").selectOption({ label: "islands" });
    await few();
    await clear();
    await page.locator("#filter-document").selectOption({ label: "keeper-02" });
    await few();
    assert.equal(await page.locator("#transcript-choice").inputValue(), "1");
    await clear();
  });
});

test("a search finds talk, marks it and says how much; interviewers are read when asked for", async () => {
  await withFixture({}, async (page) => {
    await page.getByLabel("Search in the talk").fill("say a little more");
    await page.locator("#passages-summary", { hasText: "No passage" }).waitFor();
    await page.locator("#filter-aside").check();
    assert.ok((await passages(page)) > 0);
    assert.equal(await text(page, "#passages-list .found >> nth=0"), "say a little more");
    assert.match(await page.locator("#live").textContent(), /^[\d,]+ passages? in \d+ interviews?/);
    await page.locator("#filter-aside").uncheck();
    await page.getByLabel("Role").selectOption({ label: "interviewer" });
    assert.ok((await passages(page)) > 0);
  });
});

test("pages of passages add up, and each leads into its transcript", async () => {
  await withFixture({}, async (page) => {
    const all = await passages(page);
    while (await page.locator("#passages-more button").count()) await page.locator("#passages-more button").click();
    assert.equal(await page.locator("#passages-list li").count(), all);
    await page.locator("#passages-list button").last().click();
    assert.match(await focused(page), /^turn-\d+$/);
    assert.equal(await page.locator("#transcript-choice").inputValue(), "7");
    await page.getByRole("button", { name: "Next hit" }).click();
    assert.equal(await page.locator(".here .hit").count() > 0, true);
  });
});

async function tabTo(page, matches, most = 80) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(matches)) return;
  }
  assert.fail(`no way by keyboard to ${matches}`);
}

test("by keyboard alone from the top to a turn", async () => {
  await withFixture({}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "main");
    await tabTo(page, () => document.activeElement.textContent === "Table" && document.activeElement.closest("#co-occurrence"));
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#co-occurrence table").isVisible());
    await tabTo(page, () => document.activeElement.textContent === "Passages");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "passages-heading");
    assert.match(await text(page, "#passages-heading"), /^Passages: procedural and /);
    assert.match(await text(page, ".chip"), /^Turns that hold both procedural and /);
    await tabTo(page, () => document.activeElement.textContent === "In the transcript");
    await page.keyboard.press("Enter");
    assert.match(await focused(page), /^turn-\d+$/);
  });
});
