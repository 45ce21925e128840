// Sending what is no text: pictures, files, voice, people, places, emoji; by menu, by paste or by dropping files.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { fileSize } from "./media.js";
import { openMenu } from "./menu.js";
import { form, toast } from "./notices.js";
import { language, word } from "./words.js";

const EMOJI = ["👍", "👌", "🙏", "👏", "💪", "😄", "😂", "😅", "🤔", "😴", "❤️", "🎉", "🍵", "🌹", "🚗", "🐱"];
const PEOPLES_SQUARE = { latitude: "31.2304", longitude: "121.4737" };

/** The paperclip with its menu. */
export function attachButton(store, deeds) {
  const pick = (accept, kind) => {
    const picker = el("input", {
      type: "file",
      accept,
      onchange: () => picker.files[0] && offerFile(store, deeds, picker.files[0], kind),
    });
    picker.click();
  };
  const open = () =>
    openMenu(button, [
      { icon: "photo", label: word("photo"), act: () => pick("image/*", "photo") },
      { icon: "file", label: word("file"), act: () => pick(null, "document") },
      { icon: "contact", label: word("contact"), act: () => askContact(store, deeds) },
      { icon: "place", label: word("location"), act: () => sendPlace(store, deeds) },
      { icon: "voice", label: word("voice"), act: () => sendVoice(store, deeds) },
    ]);
  const button = el(
    "button",
    { type: "button", class: "icon-button", "aria-haspopup": "menu", onclick: open },
    icon("clip"),
  );
  return named(button, "attach");
}

/** The emoji button; an emoji from its menu goes out as a sticker. */
export function emojiButton(store, deeds) {
  const choices = EMOJI.map((emoji) => ({ label: emoji, act: () => deeds.perform(store.open, "sticker", { emoji }) }));
  const open = () => openMenu(button, choices, "emoji-menu");
  const button = el(
    "button",
    { type: "button", class: "icon-button", "aria-haspopup": "menu", onclick: open },
    icon("smile"),
  );
  return named(button, "emoji");
}

/** Ask for a person to share; `self` fills in the speaker's own name, for a bot that asks who he is. */
export function askContact(store, deeds, self = false) {
  const name = self ? (store.people.get(store.speaker(store.open))?.name ?? "") : "";
  const fields = [
    { name: "first_name", label: word("first_name"), value: name },
    { name: "last_name", label: word("last_name"), required: false },
    { name: "phone", label: word("phone"), type: "tel" },
  ];
  const chat = store.open;
  form(word("contact"), fields, (values) => deeds.perform(chat, "contact", values));
}

/** Ask for a place to send; it starts in the middle of Shanghai. */
export function sendPlace(store, deeds) {
  const chat = store.open;
  const fields = Object.entries(PEOPLES_SQUARE).map(([name, value]) => ({
    name,
    label: word(name),
    value,
    type: "number",
  }));
  form(word("location"), fields, ({ latitude, longitude }) =>
    deeds.perform(chat, "location", { latitude: Number(latitude), longitude: Number(longitude) }),
  );
}

/** A voice message without a microphone: the page's own short sound. */
async function sendVoice(store, deeds) {
  const chat = store.open;
  const sample = await fetch("/page/voice-sample.ogg");
  if (!sample.ok) toast(word("failed") + sample.status);
  else deeds.perform(chat, "voice", {}, new File([await sample.blob()], "voice.ogg", { type: "audio/ogg" }));
}

/** Show a file before it goes out, with room for a caption. */
export function offerFile(store, deeds, file, kind) {
  const chat = store.open;
  const picture = kind === "photo" ? URL.createObjectURL(file) : null;
  const preview = picture
    ? el("img", { class: "preview", src: picture, alt: file.name, onload: () => URL.revokeObjectURL(picture) })
    : el(
        "div",
        { class: "tile" },
        el("span", { class: "tile-mark" }, icon("file")),
        el("span", { class: "tile-text" }, el("b", {}, file.name), el("small", {}, fileSize(file.size))),
      );
  const caption = { name: "text", label: word("caption"), required: false };
  form(
    word(picture ? "photo" : "file"),
    [caption],
    ({ text }) => deeds.perform(chat, kind, { text: text || undefined }, file),
    preview,
  );
}

/** Take files dropped on or pasted into `area`: a pasted picture goes as a photo, dropped files as they are. */
export function takeFiles(area, store, deeds) {
  const veil = named(
    el("div", { class: "drop-veil", hidden: true }),
    "drop",
    (node, text) => (node.textContent = text),
  );
  area.append(veil);
  const carriesFiles = (event) => store.open !== null && event.dataTransfer?.types.includes("Files");
  area.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(event.relatedTarget)) veil.hidden = true;
  });
  area.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!carriesFiles(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) offerFile(store, deeds, file, file.type.startsWith("image/") ? "photo" : "document");
  });
  area.addEventListener("paste", (event) => {
    const [file] = event.clipboardData?.files ?? [];
    if (!file) return;
    event.preventDefault();
    offerFile(store, deeds, file, file.type.startsWith("image/") ? "photo" : "document");
  });
}

/** Give a node its name in the page's language, now and after each change of it. */
function named(node, key, set = (one, text) => one.setAttribute("aria-label", text)) {
  const draw = () => set(node, word(key));
  language.on("language", draw);
  draw();
  return node;
}
