// SPDX-License-Identifier: MIT
"use strict";
// Elements from plain values. Whatever comes out of a transcript is hostile: it enters the page
// as text nodes only, each in isolation, with the characters that steer or hide text shown.

const invisible =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDC7F]/g;

const nameOf = (char) => `U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

// For charts, options and attributes, which hold no elements.
const visible = (text) => String(text).replace(invisible, (char) => `\u27E6${nameOf(char)}\u27E7`);

// make("p", { class: "note" }, "text", node): a text child becomes a text node, never markup.
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

// The text with its invisible characters as marks one can see.
function marked(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(invisible)) {
    if (match.index > from) nodes.push(text.slice(from, match.index));
    const name = nameOf(match[0]);
    nodes.push(make("span", { class: "invisible", title: `invisible character ${name}` }, name));
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push(text.slice(from));
  return nodes;
}

// Foreign text in the midst of ours.
const foreign = (text) => make("bdi", {}, marked(String(text)));

const byId = (id) => document.getElementById(id);

const button = (label, onclick, attributes = {}) =>
  make("button", { type: "button", onclick, ...attributes }, label);

// Says something to those who listen rather than look.
function announce(text) {
  byId("live").textContent = text;
}

// Moves the reader, and not only the picture, to a place.
function goTo(node) {
  if (!node.hasAttribute("tabindex")) node.setAttribute("tabindex", "-1");
  node.scrollIntoView({ block: "start" });
  node.focus({ preventScroll: true });
}

function debounced(wait, run) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
}
