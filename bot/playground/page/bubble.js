// One message of a chat: sender, quote, content, time and the buttons below it.

import { pressKey } from "./deeds.js";
import { el } from "./dom.js";
import { renderText } from "./entities.js";
import { hue, personName } from "./faces.js";
import { icon } from "./icons.js";
import { gist, mediaOf, serviceText } from "./media.js";
import { messageActions } from "./message_menu.js";
import { messageDate, timeOfDay } from "./times.js";
import { currentLanguage, word } from "./words.js";

/**
 * The list item for a message.
 * @param {Object} message Bot API Message
 * @param {{store, deeds, chat: number, tail: boolean, jump: (id: number) => void}} view `tail`: last of its sender's row
 */
export function messageItem(message, view) {
  const service = serviceText(message);
  if (service) return el("li", { class: "service", "data-id": message.message_id }, service);
  const { store, chat } = view;
  const own = message.from?.id === store.speaker(chat);
  const content = el("div", { class: bubbleClass(message) }, ...bubbleContent(message, own, view));
  const item = el("li", {
    class: `message ${own ? "own" : "theirs"}${view.tail ? " tail" : ""}`,
    "data-id": message.message_id,
  });
  item.append(content, ...inlineKeys(message, view));
  const more = el(
    "button",
    { type: "button", class: "message-more", "aria-haspopup": "menu", "aria-label": word("more") },
    icon("more"),
  );
  content.append(more);
  messageActions(item, more, message, view);
  return item;
}

function bubbleClass(message) {
  const bare = message.sticker ? " bare" : "";
  const pictured = message.photo ? " pictured" : "";
  return `bubble${bare}${pictured}`;
}

function bubbleContent(message, own, view) {
  const inGroup = view.store.chat(view.chat)?.type !== "private";
  const sender = inGroup && !own && el("span", { class: `sender ${hue(message.from?.id)}` }, personName(message.from));
  return [sender, forwarded(message), quote(message, view), ...mediaOf(message), textWithTime(message, own, view)];
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const name = origin.sender_user
    ? personName(origin.sender_user)
    : (origin.sender_user_name ?? origin.chat?.title ?? "");
  return el("span", { class: "forwarded" }, `${word("forwarded")} ${name}`);
}

function quote(message, view) {
  const replied = message.reply_to_message;
  if (!replied) return null;
  // The quoted message may have been edited or deleted since; show it as it is now.
  const current = view.store.message(view.chat, replied.message_id);
  const text = message.quote?.text ?? (current ? gist(current) : word("reply_gone"));
  const jump = () => view.jump(replied.message_id);
  return el(
    "button",
    { type: "button", class: `quote ${hue(replied.from?.id)}`, onclick: jump },
    el("b", {}, personName(replied.from)),
    el("span", {}, text),
  );
}

function textWithTime(message, own, view) {
  const { store, deeds, chat } = view;
  const text = message.text ?? message.caption ?? "";
  const edited = message.edit_date && message.from?.id !== store.bot.id;
  const time = el(
    "span",
    { class: "time" },
    `${edited ? `${word("edited")} ` : ""}${timeOfDay(messageDate(message), store.zone)}`,
  );
  const actions = { onLink: (url) => deeds.openLink(url), onCommand: (command) => deeds.sayCommand(chat, command) };
  const language = store.people.get(chat)?.language ?? currentLanguage();
  const words = text && renderText(text, message.entities ?? message.caption_entities, actions);
  return el("div", { class: text ? "text" : "text wordless", lang: own ? null : languageTag(language) }, words, time);
}

/** Telegram's profile language as a tag that picks the right shape of Chinese characters. */
const languageTag = (code) => ({ "zh-hans": "zh-Hans", "zh-hant": "zh-Hant" })[code.toLowerCase()] ?? code;

function inlineKeys(message, view) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return [];
  return [
    el(
      "div",
      { class: "keys" },
      ...rows.map((row) => el("div", { class: "keys-row" }, ...row.map((button) => inlineKey(message, button, view)))),
    ),
  ];
}

function inlineKey(message, button, view) {
  const { store, deeds, chat } = view;
  const press = button.callback_data === undefined ? null : pressKey(chat, message.message_id, button.callback_data);
  const hint = button.url ? icon("link") : button.copy_text ? icon("copy") : null;
  return el(
    "button",
    {
      type: "button",
      class: `key ${button.style ?? ""}`,
      "data-press": press,
      "aria-busy": press && store.pressing.has(press) ? "true" : null,
      onclick: () => deeds.useButton(chat, message, button),
    },
    el("span", {}, button.text),
    hint,
  );
}

/** Show on the buttons on screen which of them wait for the bot. */
export function showPressing(root, pressing) {
  for (const key of root.querySelectorAll("[data-press]")) {
    if (pressing.has(key.dataset.press)) key.setAttribute("aria-busy", "true");
    else key.removeAttribute("aria-busy");
  }
}
