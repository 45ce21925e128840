// The page's beginning: puts its parts together and keeps the address bar and the chat on screen in step.

import { takeFiles } from "./attach.js";
import { chatHead } from "./chat_head.js";
import { chatListView } from "./chat_list.js";
import { composerView } from "./composer.js";
import { Deeds } from "./deeds.js";
import { el } from "./dom.js";
import { Feed } from "./feed.js";
import { alertBox, toast } from "./notices.js";
import { Store } from "./store.js";
import { threadView } from "./thread.js";
import { language, word } from "./words.js";

const store = new Store();
const deeds = new Deeds(store);
const app = document.getElementById("app");
const wide = matchMedia("(min-width: 760px)");

build();
new Feed(store, { loaded: begin, answered: showAnswer }).start();

function build() {
  const lost = el("div", { class: "lost", role: "status", hidden: true });
  // First, so that the parts find themselves on screen when they draw a chat that was opened.
  store.on("open", () => app.classList.toggle("in-chat", store.open !== null));
  const chat = el(
    "main",
    { class: "chat" },
    chatHead(store, deeds),
    threadView(store, deeds),
    composerView(store, deeds),
  );
  app.append(chatListView(store), chat, lost);
  takeFiles(chat, store, deeds);
  const draw = () => (lost.textContent = word("cut_off"));
  language.on("language", draw);
  draw();
  store.on("link", () => (lost.hidden = store.connected || !store.ready));
  addEventListener("hashchange", openFromAddress);
  wide.addEventListener("change", openFromAddress);
}

/** The state is there: presses from before it have no answer to wait for. */
function begin() {
  store.pressing.clear();
  openFromAddress();
}

/** Show the chat that the address names; on a wide window there is always one. */
function openFromAddress() {
  const named = Number(location.hash.slice(1));
  const chat = store.chat(named) ?? (wide.matches ? store.chats[0] : undefined);
  if ((chat?.id ?? null) !== store.open) store.show(chat?.id ?? null);
}

/** The bot answered a button: say what it says to the one who pressed. */
function showAnswer({ user, press, text, alert, url }) {
  deeds.answered(press);
  if (store.open === null || user !== store.speaker(store.open)) return;
  if (url && !deeds.openLink(url)) window.open(url, "_blank", "noopener,noreferrer");
  if (text) (alert ? alertBox : toast)(text);
}
