// The bot's reply keyboard below the input, and the button that hides and shows it.

import { askContact, sendPlace } from "./attach.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { toast } from "./notices.js";
import { word } from "./words.js";

const ONLY_IN_TELEGRAM = ["web_app", "request_users", "request_chat", "request_poll", "request_managed_bot"];

/** The keyboard's `panel` and its `toggle`; `say(text)` sends what a key says. */
export class ReplyKeys {
  #hidden = new Map(); // chat → the keyboard put away there
  #parked = false; // nothing can be written in the chat on screen

  constructor(store, deeds, say) {
    this.store = store;
    this.deeds = deeds;
    this.say = say;
    this.panel = el("div", { class: "reply-keys" });
    this.toggle = el("button", { type: "button", class: "icon-button", onclick: () => this.#turn() }, icon("keyboard"));
  }

  /** What the bot wants the empty input to say, null for the page's own word. */
  placeholder() {
    return this.store.keyboard(this.store.open)?.input_field_placeholder ?? null;
  }

  /** Draw for the chat on screen; `parked` while nothing can be written there. */
  draw(parked) {
    this.#parked = parked;
    const keyboard = parked ? null : this.#current();
    const shown = keyboard !== null && this.#hidden.get(this.store.open) !== keyboard;
    this.toggle.hidden = keyboard === null;
    this.toggle.setAttribute("aria-pressed", String(shown));
    this.toggle.setAttribute("aria-label", word(shown ? "keyboard_hide" : "keyboard_show"));
    this.panel.hidden = !shown;
    this.panel.replaceChildren(...(shown ? keyboard.keyboard.map((row) => this.#row(row, keyboard)) : []));
  }

  #current() {
    const keyboard = this.store.open === null ? null : this.store.keyboard(this.store.open);
    return keyboard?.keyboard?.length ? keyboard : null;
  }

  #turn() {
    const chat = this.store.open;
    this.#putAway(this.#hidden.get(chat) === this.#current() ? null : this.#current());
  }

  #putAway(keyboard) {
    this.#hidden.set(this.store.open, keyboard);
    this.draw(this.#parked);
  }

  #row(row, keyboard) {
    return el("div", { class: "keys-row" }, ...row.map((key) => this.#key(key, keyboard)));
  }

  #key(key, keyboard) {
    const button = typeof key === "string" ? { text: key } : key;
    const press = () => this.#use(button, keyboard);
    return el("button", { type: "button", class: `reply-key ${button.style ?? ""}`, onclick: press }, button.text);
  }

  #use(button, keyboard) {
    if (button.request_contact) askContact(this.store, this.deeds, true);
    else if (button.request_location) sendPlace(this.store, this.deeds);
    else if (ONLY_IN_TELEGRAM.some((kind) => button[kind])) toast(word("unsupported"));
    else this.say(button.text);
    if (keyboard.one_time_keyboard) this.#putAway(keyboard);
  }
}
