// SPDX-License-Identifier: MIT
// The same of a page that the program wrote from the examples.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { violations } from "./support/axe.mjs";
import { text, withFile } from "./support/browser.mjs";
import { clickMark, figures, svgIsXml, tableIsSaved } from "./support/figures.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const built = [process.env.THEMATA, ...["release", "dev"].map((preset) => join(root, "build", preset, "themata"))];
const program = built.find((path) => path && existsSync(path) && statSync(path).isFile());
const knows = program && spawnSync(program, ["report", "--help"]).status === 0;
const skip = knows ? false : "the program is not built, or has no report";

let folder = "";
before(() => { folder = mkdtempSync(join(tmpdir(), "themata-report-")); });
after(() => rmSync(folder, { recursive: true }));

function report(name, options) {
  const path = join(folder, name);
  execFileSync(program, ["report", "examples/interviews", "-o", path, "--quiet", ...options], { cwd: root, stdio: "ignore" });
  return path;
}

const byUnit = ["--metadata", "examples/participants.csv", "--by", "unit"];

test("the program's report opens clean, with figures, files and passages", { skip }, async () => {
  await withFile(report("by.html", byUnit), async (page) => {
    assert.deepEqual(await violations(page), []);
    for (const figure of figures) {
      await tableIsSaved(page, figure);
      await svgIsXml(page, figure);
      if (await clickMark(page, figure)) assert.ok((await page.locator("#passages-list li").count()) > 0, figure);
    }
    assert.match(await text(page, "#methods"), /themata/);
  });
});

test("behind the program's numbers stand as many passages", { skip }, async () => {
  await withFile(report("plain.html", byUnit), async (page) => {
    const wrong = await page.evaluate(() => {
      const ask = (part) => findPassages({ ...everything, ...part });
      const rates = data.rates.filter((row) => ask({ themes: [row.theme], group: row.group }).length !== row.units_with);
      const pairs = data.cooccur.filter((row) => ask({ both: [row.a, row.b] }).length !== row.n_ab);
      return { rates, pairs };
    });
    assert.deepEqual(wrong, { rates: [], pairs: [] });
  });
});

test("without text no word of an interview is in the file", { skip }, async () => {
  await withFile(report("no-text.html", ["--no-text"]), async (page) => {
    assert.match(await text(page, "#reading"), /made without text/);
    assert.doesNotMatch(await page.content(), /perogy/);
  });
});
