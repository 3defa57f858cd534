// SPDX-License-Identifier: MIT
// Files made on the click that asks for them. Nothing leaves the machine.

// As RFC 4180 and themata's own writer. What a spreadsheet would run as a formula gets a ' as
// --excel-safe does: these files are opened with a double click.
function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvText = (names, rows) =>
  [names, ...rows].map((row) => row.map(csvCell).join(",") + "\n").join("");

function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  announce(`Saved ${name}`);
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
  announce("Copied");
}

// For browsers that keep the clipboard from pages opened as files.
function copyBySelection(text) {
  const area = make("textarea", { class: "hidden-text", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
