// What the person at the page does: every deed goes to the server as one act, and a refusal is said.

import { Topics } from "./dom.js";
import { copyText, toast } from "./notices.js";
import { act } from "./server.js";
import { word } from "./words.js";

const LONGEST_WAIT_MS = 20_000; // after this a button no longer waits for its answer
const LONGEST_TEXT = 4096; // UTF-16 units; Telegram's apps send longer texts as several messages

/** Tells "reply", "edit" (detail: a message) and "insert" (detail: text) to the composer. */
export class Deeds extends Topics {
  #answered = new Set(); // presses whose answer came before their id did

  constructor(store) {
    super();
    this.store = store;
  }

  /** Do one thing in a chat as the one who speaks there; `{result}` when the server took it, else null. */
  async perform(chat, what, fields = {}, file = null) {
    try {
      return { result: await act({ as: this.store.speaker(chat), chat, do: what, ...fields }, file) };
    } catch (error) {
      toast(word("failed") + error.message);
      return null;
    }
  }

  /** Write a text, in pieces where it is too long for one message. */
  async say(chat, text, replyTo) {
    for (let at = 0; at < text.length; at += LONGEST_TEXT) {
      const piece = text.slice(at, at + LONGEST_TEXT);
      if (!(await this.perform(chat, "text", { text: piece, reply_to: at === 0 ? replyTo : undefined }))) return false;
    }
    return true;
  }

  /** Send a command; in a group it names the bot, as Telegram's apps do. */
  sayCommand(chat, command) {
    const named = this.store.chat(chat)?.type !== "private" && !command.includes("@");
    return this.say(chat, named ? `${command}@${this.store.bot.username}` : command);
  }

  /** Press an inline button; it counts as pressed until the bot's answer comes. */
  async press(chat, message, button) {
    const key = pressKey(chat, message.message_id, button.callback_data);
    if (this.store.pressing.has(key)) return;
    this.#wait(key, null);
    const done = await this.perform(chat, "press", { message_id: message.message_id, data: button.callback_data });
    if (!done || this.#answered.delete(done.result.press)) return this.#rest(key);
    this.#wait(key, done.result.press);
    setTimeout(() => this.answered(done.result.press), LONGEST_WAIT_MS);
  }

  #wait(key, press) {
    this.store.pressing.set(key, press);
    this.store.tell("pressing");
  }

  #rest(key) {
    this.store.pressing.delete(key);
    this.store.tell("pressing");
  }

  /** A press is over: the bot answered it (a "toast" event), or never will. */
  answered(press) {
    const waiting = [...this.store.pressing];
    const found = waiting.find(([, id]) => id === press);
    if (found) this.#rest(found[0]);
    else if (waiting.some(([, id]) => id === null)) this.#answered.add(press);
  }

  /** Do what an inline button says. */
  useButton(chat, message, button) {
    if (button.callback_data !== undefined) this.press(chat, message, button);
    else if (button.copy_text) copyText(button.copy_text.text);
    else if (button.url) this.openLink(button.url) || window.open(button.url, "_blank", "noopener,noreferrer");
    else if (button.switch_inline_query_current_chat !== undefined)
      this.tell("insert", `@${this.store.bot.username} ${button.switch_inline_query_current_chat}`);
    else toast(word("unsupported"));
  }

  /** Follow a link to this bot inside the page: `?start=` starts it for the one who speaks. False for any other link. */
  openLink(url) {
    const target = botLink(url);
    if (!target || target.name.toLowerCase() !== this.store.bot.username.toLowerCase()) return false;
    const person = this.store.speaker(this.store.open);
    location.hash = `#${person}`;
    if (target.payload !== null) this.perform(person, "start", { payload: target.payload });
    return true;
  }

  /** Stop the bot or let it speak again, as blocking does in Telegram. */
  async block(person, blocked) {
    if (!(await this.perform(person, blocked ? "block" : "unblock"))) return;
    if (blocked) this.store.blocked.add(person);
    else this.store.blocked.delete(person);
    this.store.tell("speaker", person);
  }
}

/** What names one press while it waits for its answer. */
export const pressKey = (chat, messageId, data) => `${chat}:${messageId}:${data}`;

function botLink(url) {
  const link = URL.canParse(url) ? new URL(url) : null;
  if (link?.protocol === "tg:" && /resolve/.test(url)) {
    return { name: link.searchParams.get("domain") ?? "", payload: link.searchParams.get("start") };
  }
  if (!link || !["t.me", "telegram.me"].includes(link.hostname)) return null;
  return { name: link.pathname.slice(1), payload: link.searchParams.get("start") };
}
