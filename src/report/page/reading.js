// SPDX-License-Identifier: MIT
// The reading room: the passages that answer the question, and one transcript. Only the chosen
// document's turns are elements, so that a hundred hours open as fast as one.

const atOnce = 40;
let passages = [];
let chosen = 0;
let origin = "";

function passageItem({ document, turn, hits }) {
  const place = `${documentName(document)}, turn ${turn + 1}`;
  const talk = documents[document].turns[turn];
  const where = make("p", { class: "where" }, foreign(documents[document].id), ` \u00B7 turn ${turn + 1} \u00B7 `, speakerName(document, talk),
    talk.x ? " \u00B7 set aside" : null);
  const open = button("In the transcript", () => openTurn(document, turn), { "aria-label": `In the transcript: ${place}` });
  return make("li", {}, where, excerpt(talk, hits, question.search), open);
}

function listPassages(from) {
  const list = byId("passages-list");
  if (from === 0) list.replaceChildren();
  const items = passages.slice(from, from + atOnce).map(passageItem);
  list.append(...items);
  const shown = from + items.length;
  const more = byId("passages-more");
  more.replaceChildren();
  if (shown >= passages.length) return items;
  more.append(button(`Show ${count(Math.min(atOnce, passages.length - shown))} more of ${count(passages.length)}`, () => goTo(listPassages(shown)[0])));
  return items;
}

function summary() {
  const where = new Set(passages.map((passage) => passage.document)).size;
  const hits = passages.reduce((sum, passage) => sum + passage.hits.length, 0);
  return `${plural(passages.length, "passage")} in ${plural(where, "interview")}, ${plural(hits, "hit")}`;
}

function refresh() {
  for (const write of writers) write();
  passages = findPassages(question);
  byId("passages-heading").textContent = origin ? `Passages: ${origin}` : "Passages";
  byId("passages-summary").textContent = passages.length > 0 ? summary() : "No passage answers this. Clear a filter to see more.";
  announce(byId("passages-summary").textContent);
  listPassages(0);
  if (question.document >= 0) chosen = question.document;
  showTranscript();
}

const asked = () => {
  origin = "";
  refresh();
};

// What figures call. Focus goes where the answer is.
function openPassages(part, about) {
  question = { ...everything, ...part };
  origin = about;
  refresh();
  if (passages.length > 0 && part.document === undefined) {
    chosen = passages[0].document;
    showTranscript();
  }
  goTo(byId("passages-heading"));
}

function openTurn(document, turn) {
  chosen = document;
  showTranscript();
  goTo(byId(`turn-${turn}`));
}

// ---- the transcript

function transcriptTurn(turn, index) {
  const hits = turn.h;
  const wanted = (hit) => wantsHit(hit, question);
  const text = turnText(turn, hits.filter(wanted), question.search);
  const name = make("p", { class: "who" }, speakerName(chosen, turn), make("span", { class: "turn-number" }, ` turn ${index + 1}`),
    turn.x ? make("span", { class: "aside-note" }, " set aside") : null);
  const holdsHit = hits.some(wanted);
  return make("li", { id: `turn-${index}`, class: `turn${turn.x ? " aside" : ""}${holdsHit ? " holds" : ""}`, tabindex: "-1" }, name, text);
}

function metadataLine(entry) {
  const fields = Object.entries(entry.metadata || {}).filter(([, value]) => value !== "");
  return fields.flatMap(([name, value], index) => [index > 0 ? " \u00B7 " : "", foreign(name), ": ", foreign(value)]);
}

function showTranscript() {
  const entry = documents[chosen];
  if (!entry) return;
  byId("transcript-choice").value = String(chosen);
  byId("transcript-about").replaceChildren(`${plural(entry.turns.length, "turn")}, ${plural(entry.words, "word")}. `, ...metadataLine(entry));
  byId("transcript-turns").replaceChildren(...entry.turns.map(transcriptTurn));
}

// To the next or last turn with a hit, from where the reader is.
function stepHit(step) {
  const turns = [...byId("transcript-turns").querySelectorAll(".holds")];
  if (turns.length === 0) {
    announce("No hit of these filters in this interview");
    return;
  }
  const here = byId("transcript-turns").querySelector(".here");
  const at = here ? turns.indexOf(here) : -1;
  const next = turns[(at + step + turns.length + (at < 0 && step < 0 ? 1 : 0)) % turns.length];
  if (here) here.classList.remove("here");
  next.classList.add("here");
  goTo(next);
}

function transcriptTools() {
  const select = make("select", { id: "transcript-choice", onchange: () => {
    chosen = Number(select.value);
    showTranscript();
    announce(`Transcript of ${documentName(chosen)}`);
  } }, documents.map((_, index) => make("option", { value: index }, documentName(index))));
  const print = make("input", { type: "checkbox", id: "print-transcript", onchange: () =>
    document.body.classList.toggle("prints-transcript", print.checked) });
  return make("div", { class: "tools" },
    make("label", { for: select.id }, "Interview"), select,
    button("Previous hit", () => stepHit(-1)), button("Next hit", () => stepHit(1)),
    make("span", { class: "check" }, print, make("label", { for: print.id }, "print it too")));
}

function readingParts() {
  const list = make("section", { class: "passages", "aria-labelledby": "passages-heading" },
    make("h3", { id: "passages-heading", tabindex: "-1" }, "Passages"),
    make("p", { id: "passages-summary" }),
    make("ol", { id: "passages-list" }), make("div", { id: "passages-more" }));
  const text = make("section", { class: "transcript", "aria-labelledby": "transcript-heading" },
    make("h3", { id: "transcript-heading" }, "Transcript"), transcriptTools(),
    make("p", { id: "transcript-about" }),
    make("ol", { id: "transcript-turns", class: "scroll", tabindex: "0", "aria-labelledby": "transcript-heading" }));
  return make("div", { class: "columns" }, list, text);
}

function openReadingRoom() {
  const note = hasText
    ? "Every hit in its place. Colour and underline say the theme, the words in brackets name it. Characters that hide or turn text are shown as marks."
    : "This report was made without text: hits are shown by theme and place, and no word of an interview is in this file.";
  byId("reading").append(make("p", { class: hasText ? "note" : "caution" }, note), filterControls(asked), readingParts());
  refresh();
  announce("");
}
