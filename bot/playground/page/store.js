// What the page knows: the server's state, kept up to date by its events, and who is looking at what.
//
// Topics told: "state" (everything may differ), "chat" (messages of a chat), "open", "speaker", "keyboard",
// "commands", "now", "toast", "typing", "link", "draft". The detail is the chat's id where one is meant.

import { Topics } from "./dom.js";

const sameChat = (chat) => String(chat);

export class Store extends Topics {
  ready = false;
  connected = false;
  bot = null;
  zone = "Asia/Shanghai";
  people = new Map(); // id → person
  chats = [];
  open = null; // id of the chat on screen
  drafts = new Map(); // chat → text not sent yet
  pressing = new Map(); // "chat:message:data" → press id, until the bot answers
  pinned = new Map(); // chat → message id
  blocked = new Set(); // people who stopped the bot on this page

  #messages = new Map(); // chat → Map(message id → message)
  #keyboards = {};
  #commands = {};
  #read = new Map(); // chat → id of the newest message seen
  #speakers = new Map(); // group → person who speaks there
  #clock = { demo: Date.now(), page: performance.now() };

  /** Take over a whole state; what had been read before stays read, at first all is. */
  take(state) {
    this.bot = state.bot;
    this.zone = state.zone;
    this.people = new Map(state.people.map((person) => [person.id, person]));
    this.chats = state.chats;
    this.#keyboards = state.keyboards;
    this.#commands = state.commands;
    this.#messages = new Map(
      Object.entries(state.messages).map(([chat, list]) => [chat, new Map(list.map((one) => [one.message_id, one]))]),
    );
    if (!this.ready) for (const chat of this.chats) this.markRead(chat.id);
    this.ready = true;
    this.setNow(state.now);
    this.tell("state");
  }

  /** Take over the commands alone (they follow a person's role and language). */
  takeCommands(state) {
    this.#commands = state.commands;
    this.tell("commands");
  }

  /** Apply one event of the server. Messages and edits are put in place by id, so that one told twice does no harm. */
  apply(event) {
    const chat = event.chat;
    if (event.type === "message" || event.type === "edit") this.#put(chat, event.message);
    else if (event.type === "delete") this.#drop(chat, event.message_id);
    else if (event.type === "keyboard") this.#show(chat, event.keyboard);
    else if (event.type === "pin") this.#pin(chat, event.message_id);
    else if (event.type === "now") this.setNow(event.now);
    else this.tell(event.type, event);
  }

  #put(chat, message) {
    const known = this.#messages.get(sameChat(chat)) ?? new Map();
    this.#messages.set(sameChat(chat), known.set(message.message_id, message));
    this.tell("chat", chat);
  }

  #drop(chat, messageId) {
    this.#messages.get(sameChat(chat))?.delete(messageId);
    this.tell("chat", chat);
  }

  #show(chat, keyboard) {
    this.#keyboards[chat] = keyboard;
    this.tell("keyboard", chat);
  }

  #pin(chat, messageId) {
    this.pinned.set(sameChat(chat), messageId);
    this.tell("chat", chat);
  }

  /** Messages of a chat, oldest first. */
  messages(chat) {
    return [...(this.#messages.get(sameChat(chat))?.values() ?? [])].sort((a, b) => a.message_id - b.message_id);
  }

  message(chat, messageId) {
    return this.#messages.get(sameChat(chat))?.get(messageId);
  }

  chat(id) {
    return this.chats.find((chat) => chat.id === id);
  }

  keyboard(chat) {
    return this.#keyboards[chat] ?? null;
  }

  /** The commands the bot offers to the one who speaks in this chat. */
  commands(chat) {
    return this.#commands[`${this.speaker(chat)}:${chat}`] ?? [];
  }

  /** Who speaks in a chat: its person, in a group the one chosen. Null where nobody of ours is a member. */
  speaker(chat) {
    if (this.people.has(chat)) return chat;
    const members = this.speakers(chat);
    const chosen = this.#speakers.get(chat);
    return members.includes(chosen) ? chosen : (members[0] ?? null);
  }

  /** The people one can speak as in a group. */
  speakers(chat) {
    return (this.chat(chat)?.members ?? []).filter((id) => this.people.has(id));
  }

  speakAs(chat, person) {
    this.#speakers.set(chat, person);
    this.tell("speaker", chat);
  }

  show(chat) {
    this.open = chat;
    if (chat !== null) this.markRead(chat);
    this.tell("open", chat);
  }

  markRead(chat) {
    const newest = Math.max(0, ...(this.#messages.get(sameChat(chat))?.keys() ?? []));
    this.#read.set(chat, newest);
    this.tell("read", chat);
  }

  /** How many messages of others came to a chat since it was last looked at. */
  unread(chat) {
    const seen = this.#read.get(chat) ?? 0;
    return this.messages(chat).filter((one) => one.message_id > seen && one.from?.id !== this.speaker(chat)).length;
  }

  /** The demo's time now; it runs on between the server's words about it. */
  now() {
    return new Date(this.#clock.demo + performance.now() - this.#clock.page);
  }

  setNow(iso) {
    this.#clock = { demo: Date.parse(iso), page: performance.now() };
    this.tell("now");
  }

  setConnected(connected) {
    this.connected = connected;
    this.tell("link");
  }

  draft(chat, text) {
    if (text) this.drafts.set(chat, text);
    else this.drafts.delete(chat);
    this.tell("draft", chat);
  }
}
