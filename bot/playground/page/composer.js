// Where one writes: the input with its reply or edit bar, and what Enter, Escape and the arrows do in it.

import { attachButton, emojiButton } from "./attach.js";
import { CommandPicker } from "./commands.js";
import { el } from "./dom.js";
import { personName } from "./faces.js";
import { icon } from "./icons.js";
import { gist } from "./media.js";
import { ReplyKeys } from "./reply_keys.js";
import { language, word } from "./words.js";

const TALLEST_PX = 168;

/** Build the composer for the chat on screen. */
export function composerView(store, deeds) {
  return new Composer(store, deeds).root;
}

class Composer {
  #answering = null; // the message that is replied to
  #editing = null; // the own message that is changed
  #forced = new Map(); // chat → the message whose forced reply was already opened

  constructor(store, deeds) {
    this.store = store;
    this.deeds = deeds;
    this.input = el("textarea", {
      rows: "1",
      enterkeyhint: "send",
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
    });
    this.bar = el("div", { class: "context-bar" });
    this.sendButton = el("button", { type: "submit", class: "icon-button send" }, icon("send"));
    this.commands = new CommandPicker(store, deeds, this.input);
    this.keys = new ReplyKeys(store, deeds, (text) => this.#say(text));
    this.start = el("button", { type: "button", class: "start-button", onclick: () => this.#start() });
    this.form = this.#form();
    this.root = el(
      "footer",
      { class: "composer" },
      this.commands.list,
      this.bar,
      this.form,
      this.start,
      this.keys.panel,
    );
    this.#follow();
  }

  #form() {
    const submit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    const field = el(
      "div",
      { class: "field" },
      this.commands.button,
      this.input,
      this.keys.toggle,
      emojiButton(this.store, this.deeds),
    );
    return el(
      "form",
      { class: "write", onsubmit: submit },
      attachButton(this.store, this.deeds),
      field,
      this.sendButton,
    );
  }

  #follow() {
    const { store, deeds } = this;
    store.on("open", () => this.#enter());
    store.on("state", () => this.#draw());
    for (const topic of ["speaker", "keyboard", "chat"]) store.on(topic, (chat) => chat === store.open && this.#draw());
    language.on("language", () => this.#draw());
    deeds.on("reply", (message) => this.#begin({ answering: message }));
    deeds.on("edit", (message) => this.#begin({ editing: message }));
    deeds.on("insert", (text) => this.#fill(text));
  }

  /** Another chat came on screen: its draft comes back. */
  #enter() {
    this.#answering = this.#editing = null;
    this.#fill(this.store.drafts.get(this.store.open) ?? "", false);
    this.#draw();
    if (matchMedia("(hover: hover)").matches) this.input.focus();
  }

  #begin({ answering = null, editing = null }) {
    const before = this.#editing;
    this.#answering = answering;
    this.#editing = editing;
    if (editing) this.#fill(editing.text);
    else if (before) this.#fill("");
    this.#draw();
    this.input.focus();
  }

  #fill(text, focus = true) {
    this.input.value = text;
    this.#typed();
    if (focus) this.input.focus();
  }

  #typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST_PX)}px`;
    this.sendButton.disabled = this.input.value.trim() === "";
    this.commands.filter();
    if (this.store.open !== null && !this.#editing) this.store.draft(this.store.open, this.input.value);
  }

  #key(event) {
    // While an input method is composing, Enter chooses its candidate.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && (this.#answering || this.#editing)) {
      this.#begin({});
    } else if (event.key === "ArrowUp" && this.input.value === "") {
      const last = this.#lastOwn();
      if (last) {
        event.preventDefault();
        this.#begin({ editing: last });
      }
    }
  }

  #lastOwn() {
    const { store } = this;
    const speaker = store.speaker(store.open);
    return store.messages(store.open).findLast((message) => message.text && message.from?.id === speaker);
  }

  /** Send what is written, or save the edit; what the server refuses comes back into the input. */
  async #submit() {
    const typed = this.input.value;
    const text = typed.trim();
    if (!text) return;
    const chat = this.store.open;
    const editing = this.#editing;
    this.#fill("", false);
    const taken = editing
      ? this.deeds.perform(chat, "edit", { message_id: editing.message_id, text })
      : this.#say(text);
    this.#editing = null;
    this.#draw();
    if (!(await taken) && this.store.open === chat && this.input.value === "") this.#fill(typed);
  }

  /** Write a text, as the reply that is open if one is. */
  #say(text) {
    const replyTo = this.#answering?.message_id;
    this.#answering = null;
    this.#draw();
    return this.deeds.say(this.store.open, text, replyTo);
  }

  #start() {
    const { store, deeds } = this;
    if (store.blocked.has(store.open)) deeds.block(store.open, false);
    else deeds.perform(store.open, "start", { payload: "" });
  }

  #draw() {
    const { store, input, start } = this;
    if (store.open === null) return;
    this.#obeyForcedReply();
    this.#drawBar();
    const blocked = store.blocked.has(store.open);
    const untouched = store.people.has(store.open) && store.messages(store.open).length === 0;
    start.hidden = !blocked && !untouched;
    this.form.hidden = !start.hidden;
    start.textContent = word(blocked ? "unblock" : "start");
    this.keys.draw(!start.hidden);
    this.commands.draw();
    input.placeholder =
      this.keys.placeholder() ?? this.#answering?.reply_markup?.input_field_placeholder ?? word("message");
    input.setAttribute("aria-label", word("message"));
    this.sendButton.setAttribute("aria-label", word("send"));
  }

  /** A message that forces a reply opens the reply bar by itself, once. */
  #obeyForcedReply() {
    const { store } = this;
    const newest = store.messages(store.open).findLast((message) => message.from?.id === store.bot.id);
    const forces = newest?.reply_markup?.force_reply || store.keyboard(store.open)?.force_reply;
    if (!newest || !forces || this.#forced.get(store.open) === newest.message_id) return;
    this.#forced.set(store.open, newest.message_id);
    this.#answering = newest;
  }

  #drawBar() {
    const message = this.#editing ?? this.#answering;
    this.bar.hidden = !message;
    if (!message) return;
    const title = this.#editing ? word("edit") : `${word("reply")} ${personName(message.from)}`;
    const drop = el(
      "button",
      { type: "button", class: "icon-button", "aria-label": word("cancel"), onclick: () => this.#begin({}) },
      icon("close"),
    );
    this.bar.replaceChildren(
      icon(this.#editing ? "edit" : "reply"),
      el("span", { class: "context-text" }, el("b", {}, title), el("span", {}, gist(message))),
      drop,
    );
  }
}
