// SPDX-License-Identifier: MIT
// The question as controls. They write into `question` and call `asked`; a question that comes
// from a figure is written back into them.

let question = { ...everything };
const writers = [];

function choice(label, field, options, asked) {
  const select = make("select", { id: `filter-${field}`, onchange: () => {
    question[field] = typeof everything[field] === "number" ? Number(select.value) : select.value;
    asked();
  } }, options.map(([value, text]) => make("option", { value }, text)));
  writers.push(() => { select.value = String(question[field]); });
  return make("p", { class: "field" }, make("label", { for: select.id }, label), select);
}

function themeBox(theme, asked) {
  const box = make("input", { type: "checkbox", id: `theme-${theme}`, onchange: () => {
    question.themes = box.checked ? [...question.themes, theme] : question.themes.filter((other) => other !== theme);
    asked();
  } });
  writers.push(() => { box.checked = question.themes.includes(theme); });
  const swatch = make("span", { class: hitClass(theme) }, themeLabel(theme));
  return make("li", { class: `depth-${Math.min(3, themes[theme].depth)}` }, box, make("label", { for: box.id, title: visible(themes[theme].note || themes[theme].name) }, swatch));
}

function themeBoxes(asked) {
  return make("fieldset", { class: "themes" }, make("legend", {}, "Themes (none ticked: all)"),
    make("ul", {}, themes.map((_, theme) => themeBox(theme, asked))));
}

const indexed = (names, any) => [["-1", any], ...names.map((name, index) => [String(index), visible(name) || "(none)"])];
const listed = (names, any) => [["", any], ...[...new Set(names)].filter(Boolean).sort().map((name) => [name, visible(name)])];

function searchField(asked) {
  const typed = debounced(180, () => {
    question.search = input.value.trim();
    asked();
  });
  const input = make("input", { type: "search", id: "filter-search", autocomplete: "off", spellcheck: "false", oninput: typed });
  writers.push(() => { input.value = question.search; });
  return make("p", { class: "field" }, make("label", { for: input.id }, "Search in the talk"), input);
}

function asideBox(asked) {
  const box = make("input", { type: "checkbox", id: "filter-aside", onchange: () => {
    question.aside = box.checked;
    asked();
  } });
  writers.push(() => { box.checked = question.aside; });
  return make("p", { class: "field check" }, box, make("label", { for: box.id }, "also turns set aside (they are in no table)"));
}

// What no control can say: two themes at once, in one turn or some turns apart.
function specialChip(asked) {
  const chip = make("p", { class: "chip", hidden: true });
  writers.push(() => {
    const said = question.both
      ? `Turns that hold both ${question.both.map(themeName).join(" and ")}`
      : question.lag ? `Both ends of: ${lagName(question.lag)}` : "";
    chip.hidden = !said;
    chip.replaceChildren(`${said} `, button("Remove", () => {
      question.both = null;
      question.lag = null;
      asked();
      byId("passages-heading").focus();
    }, { "aria-label": `Remove: ${said}` }));
  });
  return chip;
}

function filterControls(asked) {
  const speakers = documents.flatMap((entry) => entry.speakers);
  const fields = [
    choice("Interview", "document", indexed(documents.map((entry) => entry.id), "all interviews"), asked),
    bySeveral ? choice(visible(data.made.by || "Group"), "group", indexed(data.groups, "all"), asked) : null,
    choice("Speaker", "speaker", listed(speakers.map((speaker) => speaker.label), "all speakers"), asked),
    choice("Role", "role", listed(speakers.map((speaker) => speaker.role), "all roles"), asked),
    choice("Status", "status", indexed(data.statuses, "any status"), asked),
    choice("Polarity", "polarity", indexed(data.polarities, "any polarity"), asked),
    hasText ? searchField(asked) : null,
    asideBox(asked),
  ];
  const reset = button("Clear all filters", () => {
    question = { ...everything };
    asked();
  });
  return make("div", { class: "filters", role: "search", "aria-label": "Filter the passages" },
    themeBoxes(asked), make("div", { class: "fields" }, fields, make("p", { class: "field" }, reset)), specialChip(asked));
}
