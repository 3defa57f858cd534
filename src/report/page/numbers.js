// SPDX-License-Identifier: MIT
// Numbers as people read them. A missing one is missing: never a 0.
const missing = "\u2013";
const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

const count = (n) => (n === null || n === undefined ? missing : grouped.format(n));

// Four digits that mean something, as themata's own tables on a terminal.
function number(x) {
  if (x === null || x === undefined || !Number.isFinite(x)) return missing;
  if (Number.isInteger(x)) return Math.abs(x) < 1e15 ? grouped.format(x) : String(x);
  const size = Math.abs(x);
  return size >= 1e4 || size < 1e-4 ? x.toExponential(2) : String(Number(x.toPrecision(4)));
}

const percent = (share) => `${number(100 * share)} %`;
const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

const level = percent(data.made.confidence ?? 0.95);
const between = (low, high) =>
  low === null || low === undefined || high === null || high === undefined
    ? "no interval"
    : `${level} interval ${number(low)} to ${number(high)}`;
