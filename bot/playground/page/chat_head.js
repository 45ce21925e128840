// The bar above a chat: back, whose chat it is, who speaks, the clock.

import { clockView } from "./clock.js";
import { el } from "./dom.js";
import { avatar, personName, seal } from "./faces.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { language, roleWord, word } from "./words.js";

const TYPING_MS = 5000; // how long Telegram's apps believe a "typing" that is not repeated

/** Build the bar for the chat on screen. */
export function chatHead(store, deeds) {
  return new ChatHead(store, deeds).root;
}

class ChatHead {
  #typing = 0; // timer, while the bot says that it is typing

  constructor(store, deeds) {
    this.store = store;
    this.back = el("a", { class: "icon-button back", href: "#" }, icon("back"));
    this.face = el("span", { class: "face" });
    this.title = el("h2");
    this.subtitle = el("div", { class: "subtitle" });
    const titles = el("div", { class: "titles" }, this.title, this.subtitle);
    const offer = () => openMenu(this.more, blockChoice(store, deeds));
    const attributes = { type: "button", class: "icon-button", "aria-haspopup": "menu", onclick: offer };
    this.more = el("button", attributes, icon("more"));
    this.root = el("header", { class: "chat-head" }, this.back, this.face, titles, clockView(store), this.more);
    this.#follow();
  }

  #follow() {
    const { store } = this;
    store.on("typing", ({ chat }) => chat === store.open && this.#setTyping(true));
    store.on("chat", (chat) => chat === store.open && this.#typing && this.#setTyping(false));
    store.on("open", () => this.#setTyping(false));
    for (const topic of ["state", "speaker"]) store.on(topic, () => this.#draw());
    language.on("language", () => this.#draw());
  }

  #setTyping(typing) {
    clearTimeout(this.#typing);
    this.#typing = typing ? setTimeout(() => this.#setTyping(false), TYPING_MS) : 0;
    this.#draw();
  }

  #draw() {
    const { store } = this;
    const chat = store.chat(store.open);
    if (!chat) return;
    const person = store.people.get(chat.id);
    const voice = person ? whoYouAre(person) : [speakAs(store, chat)];
    this.face.replaceChildren(person ? seal() : avatar(chat.id, chat.title, true));
    this.title.textContent = person ? personName(store.bot) : chat.title;
    this.subtitle.replaceChildren(...(this.#typing ? [word("typing")] : voice));
    this.back.setAttribute("aria-label", word("back"));
    this.more.setAttribute("aria-label", word("more"));
    this.more.hidden = !person;
  }
}

const whoYouAre = (person) => [`${word("you_are")} `, el("b", {}, person.name), behindName(person)];

/** A person's role as it follows the name; nothing for somebody without one. */
const behindName = ({ role }) => (role ? ` · ${roleWord(role)}` : "");

/** In a group one chooses who speaks. */
function speakAs(store, chat) {
  const speaker = store.speaker(chat.id);
  const choose = (event) => store.speakAs(chat.id, Number(event.target.value));
  const options = store.speakers(chat.id).map((id) => {
    const person = store.people.get(id);
    return el("option", { value: id, selected: id === speaker }, person.name + behindName(person));
  });
  return el(
    "label",
    { class: "speak-as" },
    `${word("you_are")} `,
    el("select", { "aria-label": word("speak_as"), onchange: choose }, ...options),
  );
}

function blockChoice(store, deeds) {
  const blocked = store.blocked.has(store.open);
  return [
    {
      icon: blocked ? "play" : "stop",
      label: word(blocked ? "unblock" : "block"),
      act: () => deeds.block(store.open, !blocked),
    },
  ];
}
