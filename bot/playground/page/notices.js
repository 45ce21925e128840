// What comes up over the chat: toasts, alerts, small forms, the enlarged picture.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { word } from "./words.js";

const TOAST_MS = 3200;
const shelf = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
document.body.append(shelf);

/** A line that shows for a moment; long ones stay a little longer. */
export function toast(text) {
  const node = el("div", { class: "toast" }, text);
  shelf.append(node);
  setTimeout(() => node.remove(), TOAST_MS + text.length * 40);
}

/** Open a modal dialog that is gone once closed; a click beside it closes it. */
function openDialog(className, ...children) {
  const dialog = el("dialog", { class: className, onclose: () => dialog.remove() }, ...children);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A message that wants to be confirmed before anything else. */
export function alertBox(text) {
  const confirm = el("button", { type: "button", class: "primary", onclick: () => dialog.close() }, word("alert"));
  const dialog = openDialog("box", el("p", { class: "box-text" }, text), el("div", { class: "box-buttons" }, confirm));
  dialog.setAttribute("role", "alertdialog");
}

/**
 * A small form.
 * @param {string} title
 * @param {{name: string, label: string, value?: string, type?: string, required?: boolean}[]} fields
 * @param {(values: Object<string, string>) => void} done called with what was filled in
 * @param {Node|null} preview shown above the fields
 */
export function form(title, fields, done, preview = null) {
  const inputs = fields.map(({ name, label, value = "", type = "text", required = true }) =>
    el(
      "label",
      {},
      label,
      el("input", { name, type, value, required, autocomplete: "off", step: type === "number" ? "any" : null }),
    ),
  );
  const sheet = el(
    "form",
    { method: "dialog", onsubmit: () => done(Object.fromEntries(new FormData(sheet))) },
    el("h2", {}, title),
    preview,
    ...inputs,
    el(
      "div",
      { class: "box-buttons" },
      el("button", { type: "button", onclick: () => dialog.close() }, word("cancel")),
      el("button", { type: "submit", class: "primary" }, word("send")),
    ),
  );
  const dialog = openDialog("box", sheet);
  dialog.setAttribute("aria-label", title);
}

/** A picture as large as the window allows. */
export function enlarge(source, description) {
  const shut = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": word("back"), onclick: () => dialog.close() },
    icon("close"),
  );
  const picture = el("img", { src: source, alt: description, onclick: () => dialog.close() });
  const dialog = openDialog("viewer", shut, picture);
}

/** Copy to the clipboard and say so. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(word("copied"));
  } catch (error) {
    toast(word("failed") + error.message);
  }
}
