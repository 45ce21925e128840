// The list of chats: whose phone it is, the last words, what is unread.

import { clockView } from "./clock.js";
import { el, hold } from "./dom.js";
import { avatar, personName, seal } from "./faces.js";
import { gist } from "./media.js";
import { listTime, messageDate } from "./times.js";
import { chooseLanguage, currentLanguage, language, LANGUAGES, roleWord, word } from "./words.js";

/** Build the list with its head: brand, language, clock. */
export function chatListView(store) {
  const entries = el("div", { class: "chats" });
  const hint = el("p", { class: "hint" });
  const root = el("nav", { class: "side" }, head(store), entries, hint);
  const draw = () => {
    hint.textContent = word("hint");
    if (!store.ready) return;
    const focused = entries.querySelector(":focus")?.getAttribute("href");
    hold(entries, groups(store));
    if (focused) entries.querySelector(`[href="${focused}"]`)?.focus();
  };
  for (const topic of ["state", "chat", "open", "read", "speaker"]) store.on(topic, draw);
  language.on("language", draw);
  return root;
}

function head(store) {
  const name = el("span", { class: "brand-name" });
  const trial = el("small");
  const draw = () => {
    name.replaceChildren(store.bot ? personName(store.bot) : "老客");
    trial.textContent = word("brand");
    document.title = name.textContent;
  };
  store.on("state", draw);
  language.on("language", draw);
  draw();
  return el(
    "header",
    { class: "side-head" },
    seal(),
    el("h1", { class: "brand" }, name, trial),
    languageSwitch(),
    clockView(store),
  );
}

function languageSwitch() {
  const box = el("div", { class: "languages", role: "group" });
  const draw = () => {
    box.setAttribute("aria-label", word("language"));
    for (const button of box.children) button.setAttribute("aria-pressed", String(button.lang === currentLanguage()));
  };
  box.append(
    ...LANGUAGES.map(([code, label]) =>
      el("button", { type: "button", lang: code, onclick: () => chooseLanguage(code) }, label),
    ),
  );
  language.on("language", draw);
  draw();
  return box;
}

function groups(store) {
  const kinds = [
    ["people", store.chats.filter((chat) => store.people.has(chat.id))],
    ["groups", store.chats.filter((chat) => !store.people.has(chat.id))],
  ];
  return kinds
    .filter(([, chats]) => chats.length)
    .map(([key, chats]) => el("section", {}, el("h2", {}, word(key)), ...chats.map((chat) => entry(store, chat))));
}

function entry(store, chat) {
  const person = store.people.get(chat.id);
  const last = store.messages(chat.id).at(-1);
  const title = person?.name ?? chat.title;
  const unread = chat.id === store.open ? 0 : store.unread(chat.id);
  return el(
    "a",
    { class: "chat-entry", href: `#${chat.id}`, "aria-current": chat.id === store.open ? "page" : null },
    avatar(chat.id, title, !person),
    el(
      "span",
      { class: "chat-title" },
      el("b", {}, title),
      person && el("span", { class: "role" }, roleWord(person.role)),
    ),
    el("time", {}, last ? listTime(messageDate(last), store.now(), store.zone) : ""),
    preview(store, chat, last),
    unread > 0 && el("span", { class: "badge", "aria-label": `${unread} ${word("unread")}` }, String(unread)),
  );
}

function preview(store, chat, last) {
  const draft = chat.id === store.open ? null : store.drafts.get(chat.id);
  if (draft) return el("span", { class: "chat-preview" }, el("em", {}, word("draft")), draft);
  if (!last) return el("span", { class: "chat-preview" }, word("empty"));
  const named = store.people.has(chat.id) ? "" : `${personName(last.from)}: `;
  return el("span", { class: "chat-preview" }, named + gist(last));
}
