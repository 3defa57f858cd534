// SPDX-License-Identifier: MIT
// What must not be in the page's own files at all.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../../src/report/page");
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const scripts = files.filter((file) => file.name.endsWith(".js"));
const listed = (name) => files.find((file) => file.name === name).text.split("\n").filter((line) => line && !line.startsWith("#"));

test("no script turns text into markup or code", () => {
  for (const { name, text } of scripts) {
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|setHTML/, name);
    assert.doesNotMatch(text, /\beval\(|new Function|setTimeout\(["'`]|javascript:|\.srcdoc/, name);
    assert.doesNotMatch(text, /fetch\(|XMLHttpRequest|WebSocket|sendBeacon|importScripts|\bimport\(/, name);
  }
});

test("no markup holds styles, events or addresses of its own", () => {
  const { text } = files.find((file) => file.name === "page.html");
  assert.doesNotMatch(text, / style=| on[a-z]+=|src=|href="(?!#)/);
});

test("each script is listed, small and licensed", () => {
  const named = new Set([...listed("scripts.txt"), "vega_open.js", "vega_close.js"]);
  assert.deepEqual(scripts.map((file) => file.name).filter((name) => !named.has(name)), []);
  for (const { name, text } of scripts) {
    assert.ok(text.startsWith("// SPDX-License-Identifier: MIT\n"), name);
    assert.ok(text.split("\n").length <= 400, `${name} is long`);
  }
});

test("Vega's licence travels with it", () => {
  const { text } = files.find((file) => file.name === "vega_open.js");
  assert.match(text, /Redistributions in binary form must reproduce/);
});
