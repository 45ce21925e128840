// The bot's commands: behind a button, and filtered while one types a slash.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { word } from "./words.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** The `list` of commands and the `button` that opens it, beside an input. */
export class CommandPicker {
  #shown = [];
  #chosen = 0;

  constructor(store, deeds, input) {
    this.store = store;
    this.deeds = deeds;
    this.input = input;
    this.list = el("div", { class: "commands", id: "commands", role: "listbox", hidden: true });
    const opener = { type: "button", class: "icon-button slash", "aria-controls": "commands" };
    this.button = el("button", { ...opener, onclick: () => this.#turn() }, icon("slash"));
    store.on("open", () => this.#show([]));
    store.on("commands", () => this.draw());
  }

  /** Bring the button up to date with the chat on screen. */
  draw() {
    this.button.hidden = this.store.commands(this.store.open).length === 0;
    for (const node of [this.button, this.list]) node.setAttribute("aria-label", word("commands"));
  }

  /** Show what begins as the input does; nothing unless it begins with a slash. */
  filter() {
    const typed = /^\/(\w*)$/.exec(this.input.value)?.[1].toLowerCase();
    const commands = typed === undefined ? [] : this.store.commands(this.store.open);
    this.#show(commands.filter(({ command }) => command.startsWith(typed)));
  }

  /** Take a key that was pressed in the input; true where it was meant for the list. */
  key(event) {
    if (this.list.hidden) return false;
    const command = this.#shown[this.#chosen];
    if (event.key in STEPS) this.#mark(this.#chosen + STEPS[event.key]);
    else if (event.key === "Enter" && !event.shiftKey) this.#send(command);
    else if (event.key === "Tab") this.#fill(`/${command.command} `);
    else if (event.key === "Escape") this.#show([]);
    else return false;
    event.preventDefault();
    return true;
  }

  #turn() {
    this.#show(this.list.hidden ? this.store.commands(this.store.open) : []);
    this.input.focus();
  }

  #show(commands) {
    this.#shown = commands;
    this.list.hidden = commands.length === 0;
    this.button.setAttribute("aria-expanded", String(!this.list.hidden));
    this.list.replaceChildren(...commands.map((command, index) => this.#option(command, index)));
    this.#mark(0);
  }

  #option(command, index) {
    const choose = () => this.#send(command);
    const words = [el("b", {}, `/${command.command}`), el("span", {}, command.description)];
    return el("div", { class: "command", role: "option", id: `command-${index}`, onclick: choose }, ...words);
  }

  #mark(index) {
    const options = [...this.list.children];
    this.#chosen = options.length ? (index + options.length) % options.length : 0;
    options.forEach((node, at) => node.setAttribute("aria-selected", String(at === this.#chosen)));
    options[this.#chosen]?.scrollIntoView({ block: "nearest" });
    if (options.length) this.input.setAttribute("aria-activedescendant", `command-${this.#chosen}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #send(command) {
    this.#show([]);
    if (this.input.value.startsWith("/")) this.#fill("");
    this.deeds.sayCommand(this.store.open, `/${command.command}`);
    this.input.focus();
  }

  #fill(text) {
    this.input.value = text;
    this.input.dispatchEvent(new Event("input"));
  }
}
