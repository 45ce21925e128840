// What can be done with a message: by its menu (right click, long press, its own button) or by a swipe.

import { openMenu } from "./menu.js";
import { copyText, toast } from "./notices.js";
import { word } from "./words.js";

const LONG_PRESS_MS = 480;
const SWIPE_PX = 56;
const SLIP_PX = 10; // a finger that moves less than this is resting

/** Make a message answer to menu, long press and swipe. */
export function messageActions(item, more, message, view) {
  const open = (place) => openMenu(place, choices(message, view));
  more.addEventListener("click", () => open(more));
  item.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img")) return;
    event.preventDefault();
    open({ x: event.clientX, y: event.clientY });
  });
  byTouch(item, open, () => view.deeds.tell("reply", message));
}

function choices(message, { store, deeds, chat }) {
  const speaker = store.speaker(chat);
  const text = message.text ?? message.caption;
  const own = message.from?.id === speaker;
  const forward = async () => {
    const sent = await deeds.perform(speaker, "forward", { message_id: message.message_id, from_chat: chat });
    if (sent) toast(word("forwarded_done"));
  };
  return [
    { icon: "reply", label: word("reply"), act: () => deeds.tell("reply", message) },
    own && message.text && { icon: "edit", label: word("edit"), act: () => deeds.tell("edit", message) },
    text && { icon: "copy", label: word("copy"), act: () => copyText(text) },
    { icon: "forward", label: word("forward"), act: forward },
  ].filter(Boolean);
}

function byTouch(item, openAt, reply) {
  let start = null;
  let timer = 0;
  const rest = () => {
    clearTimeout(timer);
    start = null;
    item.style.transform = "";
  };
  item.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || event.target.closest(".key")) return;
    start = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => {
      const at = start;
      rest();
      openAt(at);
    }, LONG_PRESS_MS);
  });
  item.addEventListener("pointermove", (event) => {
    if (!start) return;
    const moved = event.clientX - start.x;
    if (Math.hypot(moved, event.clientY - start.y) > SLIP_PX) clearTimeout(timer);
    item.style.transform = moved < -SLIP_PX ? `translateX(${Math.max(moved, -SWIPE_PX * 1.3)}px)` : "";
  });
  item.addEventListener("pointerup", (event) => {
    const swiped = start && event.clientX - start.x < -SWIPE_PX;
    rest();
    if (swiped) reply();
  });
  item.addEventListener("pointercancel", rest);
}
