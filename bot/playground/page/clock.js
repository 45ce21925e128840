// The demo's clock, and the control that lets time pass.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { toast } from "./notices.js";
import { passTime } from "./server.js";
import { clockTime } from "./times.js";
import { language, word } from "./words.js";

const TICK_MS = 1000;

/** A clock button; every one on the page shows the same time. */
export function clockView(store) {
  return new Clock(store).button;
}

class Clock {
  constructor(store) {
    this.store = store;
    this.day = el("span", { class: "clock-day" });
    this.time = el("span", { class: "clock-time" });
    const face = el("span", { class: "clock-face" }, this.day, this.time);
    const attributes = { type: "button", class: "clock", "aria-haspopup": "menu", onclick: () => this.#offer() };
    this.button = el("button", attributes, face, icon("skip"));
    for (const topic of ["now", "state"]) store.on(topic, () => this.#draw());
    store.on("passing", (busy) => this.#wait(busy));
    language.on("language", () => this.#draw());
    setInterval(() => this.#draw(), TICK_MS);
  }

  #draw() {
    const { store, button } = this;
    if (!store.ready || button.disabled) return;
    const now = clockTime(store.now(), store.zone);
    this.day.textContent = now.day;
    this.time.textContent = now.time;
    button.title = word("pass_time");
    button.setAttribute("aria-label", `${now.day} ${now.time} · ${word("pass_time")}`);
  }

  #wait(busy) {
    this.button.disabled = busy;
    this.button.setAttribute("aria-busy", String(busy));
    if (busy) this.time.textContent = word("passing");
    else this.#draw();
  }

  #offer() {
    const choices = ["minute", "morning", "week"];
    openMenu(
      this.button,
      choices.map((until) => ({ icon: "skip", label: word(until), act: () => this.#pass(until) })),
    );
  }

  async #pass(until) {
    this.store.tell("passing", true);
    try {
      this.store.setNow(await passTime(until));
    } catch (error) {
      toast(word("failed") + error.message);
    }
    this.store.tell("passing", false);
  }
}
