// SPDX-License-Identifier: MIT
// Puts a page together from its parts and data, byte for byte as the program does, so that the
// page can be tested without it.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const assets = join(root, "src/report/page");
const vega = process.env.THEMATA_VEGA_DIR || "/usr/share/javascript/vega";

const asset = (name) => readFileSync(join(assets, name), "utf8");
const listed = (name) => asset(name).split("\n").filter((line) => line && !line.startsWith("#"));
const sha256 = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
const withoutMap = (text) => text.replace(/^\/\/# sourceMappingURL=.*\n?/gm, "");
const escaped = (text) =>
  text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);

const dataText = (data) =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const vegaPart = (name) =>
  `define.part = "${name.replace(".min.js", "")}";\n` +
  withoutMap(readFileSync(join(vega, name), "utf8"));

const vegaText = () =>
  [
    asset("vega_open.js"),
    ...listed("vega.txt").map(vegaPart),
    asset("vega_close.js"),
  ].join("\n");

export function assemble(data) {
  const style = asset("style.css");
  const parts = vegaText();
  const script = listed("scripts.txt").map(asset).join("\n");
  for (const text of [style, parts, script]) {
    if (/<\/script|<\/style|<!--/i.test(text)) throw new Error("an asset would end its own block");
  }
  const policy = `default-src 'none'; script-src ${sha256(parts)} ${sha256(script)}; ` +
    `style-src ${sha256(style)}; base-uri 'none'; form-action 'none'`;
  const marks = {
    STYLE: style, VEGA: parts, SCRIPT: script, CSP: policy,
    TITLE: escaped(data.title), DATA: dataText(data),
  };
  return asset("page.html").replace(/@@([A-Z]+)@@/g, (_, name) => marks[name]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [from, to] = process.argv.slice(2);
  writeFileSync(to, assemble(JSON.parse(readFileSync(from, "utf8"))));
}
