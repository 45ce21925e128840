// Keeps the store in step with the server: the state at each connection, then its events one by one.

import { follow, loadState } from "./server.js";
import { followLanguage } from "./words.js";

const RETRY_MS = 1500;
const SETTLE_MS = 150; // a bot that starts sets its commands many times in a row

export class Feed {
  #waiting = null; // events that came while the state was on its way, null when none is
  #latest = 0;
  #commandTimer = 0;

  /** `loaded` runs when the state is in the store, `answered` for each press the bot answered. */
  constructor(store, { loaded, answered }) {
    this.store = store;
    this.loaded = loaded;
    this.answered = answered;
  }

  start() {
    follow({
      opened: () => this.#load(),
      happened: (event) => this.#happened(event),
      lost: () => this.store.setConnected(false),
    });
  }

  /** Read the state anew; what happens meanwhile is applied to it afterwards. */
  async #load() {
    const turn = ++this.#latest;
    this.#waiting ??= [];
    const state = await loadState().catch(() => null);
    if (turn !== this.#latest) return; // a newer connection reads it itself
    if (!state) return void setTimeout(() => this.#load(), RETRY_MS);
    const events = this.#waiting;
    this.#waiting = null;
    followLanguage(state.people[0]?.language);
    this.store.take(state);
    this.loaded();
    this.store.setConnected(true);
    events.forEach((event) => this.#apply(event));
  }

  #happened(event) {
    if (this.#waiting) return void this.#waiting.push(event);
    if (event.chat === undefined || this.store.chat(event.chat)) return this.#apply(event);
    this.#load(); // a chat that is new
  }

  #apply(event) {
    if (event.type === "toast") this.answered(event);
    else if (event.type === "commands") this.#readCommands();
    else this.store.apply(event);
  }

  /** Read the commands once they have settled. Where that fails the connection is lost, and its return reads all. */
  #readCommands() {
    clearTimeout(this.#commandTimer);
    const read = () =>
      loadState().then(
        (state) => this.store.takeCommands(state),
        () => {},
      );
    this.#commandTimer = setTimeout(read, SETTLE_MS);
  }
}
