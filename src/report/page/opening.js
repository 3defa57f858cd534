// SPDX-License-Identifier: MIT
// The finding in words, how it was made, what not to conclude; and the methods at the end.

const paragraphs = (list, attributes = {}) => list.map((text) => make("p", attributes, marked(text)));
const bullets = (list) => make("ul", {}, list.map((text) => make("li", {}, foreign(text))));

function countsLine() {
  const { made } = data;
  byId("counts").textContent = `${plural(made.documents, "interview")} \u00B7 ${plural(made.turns, "turn")} \u00B7 ` +
    `${plural(made.words, "word")} \u00B7 ${plural(made.hits, "hit")}`;
}

function madeRows() {
  const { made, program } = data;
  return [
    ["Counted", `${plural(made.words, "word")} in ${plural(made.turns, "turn")} of ${plural(made.documents, "interview")} (G = ${count(made.documents)})`],
    ["Set aside", `${plural(made.words_set_aside, "word")} in ${plural(made.turns_set_aside, "turn")}: interviewers, text before the first speaker, and what else was not asked for`],
    ["Hits", `${count(made.hits)}; status: ${made.statuses}`],
    ["Dictionary", `${made.dictionary} (${made.dictionary_hash})`],
    ["Unit", made.unit],
    ["Intervals", `${made.interval}, ${level}`],
    ["Groups", made.by ? `by ${made.by}` : "none"],
    ["Program", `themata ${program.version}, ICU ${program.icu}, Unicode ${program.unicode}`],
  ].filter(([, value]) => value !== null && value !== undefined);
}

function madeList() {
  return make("dl", {}, madeRows().map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, foreign(value)))));
}

function warningsBox() {
  if (data.warnings.length === 0) return make("p", { class: "note" }, "The run gave no warnings.");
  const isNote = (text) => text.startsWith("note: ");
  const notes = data.warnings.filter(isNote);
  const warnings = data.warnings.filter((text) => !isNote(text));
  const parts = [[warnings, "warning"], [notes, "note"]].filter(([list]) => list.length > 0);
  return make("section", { class: "warnings", "aria-labelledby": "warnings-heading" },
    make("h3", { id: "warnings-heading" }, `${parts.map(([list, name]) => plural(list.length, name)).join(" and ")} of the run`),
    bullets([...warnings, ...notes]));
}

function openFinding() {
  countsLine();
  byId("finding").append(
    make("div", { class: "finding" }, paragraphs(data.finding)),
    make("section", { class: "cautions", "aria-labelledby": "cautions-heading" },
      make("h3", { id: "cautions-heading" }, "What not to conclude"), bullets(data.cautions)),
    warningsBox(),
    make("section", { class: "made", "aria-labelledby": "made-heading" },
      make("h3", { id: "made-heading" }, "How it was made"), madeList(),
      make("p", { class: "notation" }, make("code", {}, foreign(data.notation)))));
}

function openMethods() {
  const { paragraph, references } = data.methods;
  const text = [paragraph, "", "References", ...references].join("\n") + "\n";
  byId("methods").append(
    make("p", { class: "paragraph" }, marked(paragraph)),
    make("h3", {}, "References"),
    make("ul", { class: "references" }, references.map((reference) => make("li", {}, foreign(reference)))),
    button("Copy methods and references", () => copyText(text)));
  byId("footer").append(
    make("p", {}, `Made by themata ${visible(data.program.version)}. This page is one file: it loads nothing and sends nothing. ` +
      "In CSV files a ' stands before texts that a spreadsheet would run as a formula."),
    make("p", {}, "Charts by Vega (BSD-3-Clause, University of Washington Interactive Data Lab); its licence is in this file."));
}
