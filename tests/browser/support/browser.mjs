// SPDX-License-Identifier: MIT
// A page in chromium with everything watched: what it says on its console, what it asks for.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { assemble } from "./assemble.mjs";
import { fixture } from "./fixture.mjs";

const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

// Downloads are made from blobs, inside the page; all else would leave the machine.
const harmless = (url) => /^(file|blob):/.test(url);

async function watched(context, page) {
  const problems = [];
  await context.setOffline(true);
  await page.route("**/*", (route) => (harmless(route.request().url()) ? route.continue() : route.abort()));
  page.on("request", (request) => {
    if (!harmless(request.url())) problems.push(`request: ${request.url()}`);
  });
  page.on("console", (message) => problems.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  return problems;
}

// One browser for all tests; each has a context of its own.
let browser = null;
after(async () => browser?.close());

// Opens a file and waits until the last figure is drawn; `run` gets the page; then nothing may
// have been said or asked for.
export async function withFile(path, run, options = {}) {
  browser ??= await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, acceptDownloads: true, ...options });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(90000);
    const problems = await watched(context, page);
    await page.goto(pathToFileURL(path).href);
    await page.waitForSelector("html[data-drawn=yes]", { state: "attached" });
    await run(page);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

export async function withPage(data, run, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), "themata-page-"));
  try {
    const path = join(folder, "report.html");
    writeFileSync(path, assemble(data));
    await withFile(path, run, options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const withFixture = (made, run, options) => withPage(fixture(made), run, options);

export const text = (page, selector) => page.locator(selector).innerText();
export const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className);

export async function download(page, figure, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(`#${figure} button`, { hasText: name }).click()]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
}

// RFC 4180, as small as can be.
export function parseCsv(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1);
}
