// A message's text with its entities, as DOM nodes. Offsets are UTF-16 units, as JavaScript counts too.

import { el } from "./dom.js";
import { word } from "./words.js";

const PLAIN_TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE_LINK = /^(https?|tg|mailto|tel):/i;

/**
 * Render `text` with its Bot API `entities`.
 * @param {{onLink: (url: string) => boolean, onCommand: (command: string) => void}} actions what a tap does;
 *   onLink says whether it followed the link itself
 * @returns {DocumentFragment}
 */
export function renderText(text, entities, actions) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  renderSpan(fragment, text, sorted, 0, text.length, actions);
  return fragment;
}

/** Render text[start, end) into `parent`; `entities` are sorted outermost first and lie inside that span or after it. */
function renderSpan(parent, text, entities, start, end, actions) {
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inner = [];
    for (index += 1; index < entities.length && entities[index].offset < to; index += 1) inner.push(entities[index]);
    if (to <= from) continue;
    parent.append(text.slice(at, from));
    const node = entityNode(entity, text.slice(from, to), actions);
    renderSpan(node, text, inner, from, to, actions);
    parent.append(node);
    at = to;
    // A block breaks the line by itself; the newline that follows it would show as an empty line.
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
  }
  parent.append(text.slice(at, end));
}

function entityNode(entity, covered, actions) {
  if (entity.type in PLAIN_TAGS) return el(PLAIN_TAGS[entity.type]);
  switch (entity.type) {
    case "pre":
      return el("pre", { "data-language": entity.language });
    case "blockquote":
      return el("blockquote");
    case "expandable_blockquote":
      return expandable();
    case "spoiler":
      return spoiler();
    case "text_link":
      return link(entity.url, actions);
    case "url":
      return link(/^[a-z]+:/i.test(covered) ? covered : `https://${covered}`, actions);
    case "email":
      return link(`mailto:${covered}`, actions);
    case "phone_number":
      return link(`tel:${covered.replace(/[^+\d]/g, "")}`, actions);
    case "bot_command":
      return el("button", { type: "button", class: "link", onclick: () => actions.onCommand(covered) });
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return el("span", { class: "mention" });
    default:
      return el("span");
  }
}

function link(url, actions) {
  if (!SAFE_LINK.test(url)) return el("span");
  const follow = (event) => {
    if (actions.onLink(url)) event.preventDefault();
  };
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: follow });
}

/** Act on click, Enter and Space alike, for a node that holds other nodes and so can be no <button>. */
function pressable(node, press) {
  node.addEventListener("click", press, true); // before a link inside: what is hidden is first shown, not followed
  node.addEventListener("keydown", (event) => {
    if (event.target === node && (event.key === "Enter" || event.key === " ")) press(event);
  });
  return node;
}

function spoiler() {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": word("spoiler") });
  return pressable(node, (event) => {
    if (node.classList.contains("shown")) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  });
}

function expandable() {
  const node = el("blockquote", { class: "expandable", role: "button", tabindex: "0", "aria-expanded": "false" });
  return pressable(node, (event) => {
    if (event.target.closest("a, button, .spoiler:not(.shown)")) return;
    event.preventDefault();
    node.setAttribute("aria-expanded", String(node.getAttribute("aria-expanded") !== "true"));
  });
}
