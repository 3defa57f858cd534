// SPDX-License-Identifier: MIT
// A figure's numbers as a real table. Columns: { name, of(row), text(row)? }; a column of numbers
// aligns right; `open(row)` is what the button at the row's end does.

const firstRows = 200;

function cell(column, row) {
  const value = column.of(row);
  if (column.text) return make("td", {}, foreign(column.text(row)));
  if (typeof value === "number") return make("td", { class: "number" }, number(value));
  return value === null || value === undefined
    ? make("td", { class: "number" }, missing)
    : make("td", {}, foreign(value));
}

function openButton(table, row) {
  const about = table.about(row);
  return make("td", { class: "act" }, button("Passages", () => table.open(row), { "aria-label": `Passages: ${about}` }));
}

function bodyRow(table, row) {
  const cells = table.columns.map((column) => cell(column, row));
  const head = make("th", { scope: "row" }, ...cells[0].childNodes);
  return make("tr", {}, head, cells.slice(1), table.open ? openButton(table, row) : null);
}

function headRow(table) {
  const names = table.columns.map((column) => make("th", { scope: "col" }, column.name));
  if (table.open) names.push(make("th", { scope: "col" }, make("span", { class: "hidden-text" }, "passages")));
  return make("tr", {}, names);
}

function makeTable(table) {
  const body = make("tbody", {}, table.rows.slice(0, firstRows).map((row) => bodyRow(table, row)));
  const node = make("table", {}, make("caption", {}, table.caption), make("thead", {}, headRow(table)), body);
  const scroll = make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Table: ${table.caption}` }, node);
  if (table.rows.length <= firstRows) return [scroll];
  const more = button(`Show all ${count(table.rows.length)} rows`, () => {
    body.append(...table.rows.slice(firstRows).map((row) => bodyRow(table, row)));
    more.remove();
    scroll.focus();
  });
  return [scroll, make("p", {}, `The first ${firstRows} rows. `, more)];
}

const tableCsv = (table) =>
  csvText(table.columns.map((column) => column.name), table.rows.map((row) => table.columns.map((column) => column.of(row))));
