// The messages of the chat on screen, with lines between days, kept at the newest unless one reads back.

import { messageItem, showPressing } from "./bubble.js";
import { el, hold } from "./dom.js";
import { icon } from "./icons.js";
import { gist, serviceText } from "./media.js";
import { dayKey, daySeparator, messageDate } from "./times.js";
import { language, word } from "./words.js";

const NEAR_END_PX = 80;
const FLASH_MS = 700;
const ONE_ROW_S = 300; // messages of one sender closer than this stand as one row

/** Build the thread; it follows the store by itself. */
export function threadView(store, deeds) {
  return new Thread(store, deeds).root;
}

class Thread {
  #cache = new Map();
  #atEnd = true;
  #lastOwn = 0; // the newest message of the speaker's own that was drawn

  constructor(store, deeds) {
    this.store = store;
    this.deeds = deeds;
    this.list = el("ol", { class: "messages", role: "log", "aria-live": "polite", tabindex: "0" });
    this.scroller = el("div", { class: "scroller", onscroll: () => this.#settle() }, this.list);
    const badge = el("span", { class: "badge" });
    this.newest = el("button", { type: "button", class: "newest", onclick: () => this.#toEnd() }, icon("down"), badge);
    this.pinBar = el("button", { type: "button", class: "pin-bar" }, icon("pin"), el("span"));
    this.root = el("section", { class: "thread" }, this.pinBar, this.scroller, this.newest);
    this.#follow();
  }

  #follow() {
    const { store } = this;
    store.on("chat", (chat) => chat === store.open && this.#draw());
    store.on("pressing", () => showPressing(this.list, store.pressing));
    for (const topic of ["open", "state", "speaker"]) store.on(topic, () => this.#drawAnew());
    language.on("language", () => this.#drawAnew());
    new ResizeObserver(() => this.#atEnd && this.#toEnd()).observe(this.scroller);
  }

  #drawAnew() {
    this.#cache = new Map();
    this.#atEnd = true;
    this.#draw();
  }

  #draw() {
    const { store, deeds, list } = this;
    if (store.open === null) return;
    list.setAttribute("aria-label", word("messages"));
    const before = this.#atEnd;
    const focused = focusedKey(list);
    const view = { store, deeds, chat: store.open, jump: (id) => this.#jump(id) };
    hold(list, entries(view, this.#cache));
    focusKey(list, focused);
    this.#showPin();
    if (this.#spoke() || before) this.#toEnd();
    else this.#settle();
  }

  /** True once after each message of the speaker's own: what one writes one wants to see. */
  #spoke() {
    const { store } = this;
    const speaker = store.speaker(store.open);
    const own = store.messages(store.open).findLast((message) => message.from?.id === speaker)?.message_id ?? 0;
    const isNew = own > this.#lastOwn;
    this.#lastOwn = own;
    return isNew;
  }

  #toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#settle();
  }

  /** Note where the reader is: at the end everything is read. */
  #settle() {
    const { store, scroller, newest } = this;
    if (store.open === null) return;
    this.#atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
    if (this.#atEnd && store.unread(store.open) > 0) store.markRead(store.open);
    newest.hidden = this.#atEnd;
    newest.lastChild.textContent = store.unread(store.open) || "";
    newest.setAttribute("aria-label", word("newest"));
  }

  #jump(messageId) {
    const item = this.list.querySelector(`[data-id="${messageId}"]`);
    item?.scrollIntoView({ block: "center" });
    item?.animate([{ opacity: 0.35 }, { opacity: 1 }], FLASH_MS);
  }

  #showPin() {
    const { store, pinBar } = this;
    const message = store.message(store.open, store.pinned.get(String(store.open)));
    pinBar.hidden = !message;
    if (!message) return;
    pinBar.lastChild.textContent = `${word("pinned")} · ${gist(message)}`;
    pinBar.onclick = () => this.#jump(message.message_id);
  }
}

/** The list's nodes: day lines and messages, those that did not change taken from `cache`. */
function entries(view, cache) {
  const { store, chat } = view;
  const messages = store.messages(chat);
  const now = store.now();
  const nodes = [];
  let day = "";
  messages.forEach((message, index) => {
    const key = dayKey(messageDate(message), store.zone);
    if (key !== day) {
      const label = daySeparator(messageDate(message), now, store.zone);
      nodes.push(cached(cache, `day ${key}`, [label], () => el("li", { class: "day" }, el("span", {}, label))));
    }
    day = key;
    const tail = endsRow(message, messages[index + 1]);
    const quoted = message.reply_to_message && store.message(chat, message.reply_to_message.message_id);
    nodes.push(
      cached(cache, message.message_id, [message, tail, quoted], () => messageItem(message, { ...view, tail })),
    );
  });
  return nodes.length
    ? nodes
    : [cached(cache, "empty", [], () => el("li", { class: "day" }, el("span", {}, word("empty"))))];
}

function cached(cache, key, depends, make) {
  const known = cache.get(key);
  if (known && known.depends.every((one, index) => one === depends[index])) return known.node;
  const node = make();
  cache.set(key, { node, depends });
  return node;
}

const endsRow = (message, next) =>
  !next || next.from?.id !== message.from?.id || next.date - message.date > ONE_ROW_S || serviceText(next) !== null;

/** Which button of which message has the focus, so that an edit in place does not take it away. */
function focusedKey(list) {
  const item = list.contains(document.activeElement) && document.activeElement.closest("[data-id]");
  if (!item) return null;
  return { id: item.dataset.id, index: [...item.querySelectorAll("button, a")].indexOf(document.activeElement) };
}

function focusKey(list, focused) {
  const item = focused && list.querySelector(`[data-id="${focused.id}"]`);
  if (!item || item.contains(document.activeElement)) return;
  const buttons = item.querySelectorAll("button, a");
  (buttons[focused.index] ?? buttons[0])?.focus({ preventScroll: true });
}
