// The parts of a message that are not text: pictures, files, voice, places, people.

import { el } from "./dom.js";
import { personName } from "./faces.js";
import { icon } from "./icons.js";
import { enlarge } from "./notices.js";
import { fileUrl } from "./server.js";
import { word } from "./words.js";

/** Nodes for whatever a message carries besides its text. */
export function mediaOf(message) {
  const makers = { photo, document: documentTile, voice, audio: voice, sticker, contact, location: place };
  const kind = Object.keys(makers).find((name) => message[name]);
  return kind ? [makers[kind](message)] : [];
}

/** A message in a few words, for lists and quotes: its text, or what it is. */
export function gist(message) {
  const text = message.text ?? message.caption;
  if (text) return text.replace(/\s+/g, " ");
  if (message.sticker) return `${message.sticker.emoji ?? ""} ${word("sticker")}`.trim();
  if (message.document) return message.document.file_name ?? word("file");
  if (message.contact) return `${word("contact")} ${personName(message.contact)}`;
  const kind = ["photo", "voice", "location"].find((name) => message[name]);
  return kind ? word(kind) : (serviceText(message) ?? word("message"));
}

/** What a service message tells, null for any other message. */
export function serviceText(message) {
  if (message.new_chat_members) return `${message.new_chat_members.map(personName).join("、")} ${word("joined")}`;
  if (message.left_chat_member) return `${personName(message.left_chat_member)} ${word("left")}`;
  if (message.pinned_message) return `${word("pinned")} · ${gist(message.pinned_message)}`;
  if (message.new_chat_title) return message.new_chat_title;
  if (message.group_chat_created || message.supergroup_chat_created) return message.chat.title;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return word("group");
  return null;
}

/** 3.2 MB, 12 KB: a size in bytes as people say it. */
export function fileSize(bytes) {
  if (bytes >= 1024 * 1024) return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} KB` : `${bytes} B`;
}

function photo(message) {
  const largest = message.photo.reduce((best, size) => (size.width > best.width ? size : best));
  const source = fileUrl(largest.file_id);
  const description = message.caption ?? word("photo");
  const picture = el("img", { src: source, alt: description, width: largest.width, height: largest.height });
  return el(
    "button",
    { type: "button", class: "photo", "aria-label": word("enlarge"), onclick: () => enlarge(source, description) },
    picture,
  );
}

function documentTile(message) {
  const file = message.document;
  const name = file.file_name ?? word("file");
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  return el(
    "a",
    { class: "tile", href: fileUrl(file.file_id), download: name, "aria-label": `${word("download")} ${name}` },
    el("span", { class: "tile-mark" }, ending ? ending.toUpperCase() : icon("file")),
    tileText(name, fileSize(file.file_size ?? 0)),
  );
}

function voice(message) {
  const file = message.voice ?? message.audio;
  const sound = el("audio", { src: fileUrl(file.file_id), preload: "none" });
  const toggle = el("button", { type: "button", class: "tile-mark", "aria-label": word("play") }, icon("play"));
  const show = (playing) => {
    toggle.replaceChildren(icon(playing ? "pause" : "play"));
    toggle.setAttribute("aria-label", word(playing ? "pause" : "play"));
  };
  toggle.addEventListener("click", () => (sound.paused ? sound.play() : sound.pause()));
  sound.addEventListener("play", () => show(true));
  for (const end of ["pause", "ended"]) sound.addEventListener(end, () => show(false));
  const seconds = Math.max(1, Math.round(file.duration ?? 1));
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return el(
    "div",
    { class: "tile voice" },
    toggle,
    el("span", { class: "wave", "aria-hidden": "true" }),
    el("small", {}, length),
    sound,
  );
}

function sticker(message) {
  return el("div", { class: "sticker", role: "img", "aria-label": word("sticker") }, message.sticker.emoji ?? "🙂");
}

function contact(message) {
  const person = message.contact;
  const name = personName(person);
  return el(
    "div",
    { class: "tile" },
    el("span", { class: "tile-mark" }, name.slice(0, 1) || icon("contact")),
    tileText(name, person.phone_number),
  );
}

function place(message) {
  const { latitude, longitude } = message.location;
  return el(
    "div",
    { class: "tile" },
    el("span", { class: "tile-mark" }, icon("place")),
    tileText(word("location"), `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`),
  );
}

function tileText(first, second) {
  return el("span", { class: "tile-text" }, el("b", {}, first), el("small", {}, second));
}
