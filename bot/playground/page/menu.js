// A menu that pops up beside a button or under the pointer.

import { el } from "./dom.js";
import { icon } from "./icons.js";

const MARGIN = 8;
let close = () => {};

/**
 * Open a menu; any menu open before goes. Arrow keys move, Escape closes, focus returns to where it was.
 * @param {{x: number, y: number}|Element} place a point or the element to stand beside
 * @param {{icon?: string, label: string, act: () => void}[]} items
 * @param {string} kind a further class, for a menu of another look
 */
export function openMenu(place, items, kind = "") {
  close();
  const origin = document.activeElement;
  const list = el("div", { class: `menu ${kind}`, role: "menu" }, ...items.map(menuItem));
  document.body.append(list);
  stand(list, place);
  const outside = (event) => {
    if (!list.contains(event.target)) close();
  };
  close = () => {
    document.removeEventListener("pointerdown", outside, true);
    list.remove();
    close = () => {};
  };
  document.addEventListener("pointerdown", outside, true);
  list.addEventListener("keydown", (event) => moveByKey(event, list, origin));
  list.firstChild.focus();
}

function menuItem({ icon: name, label, act }) {
  const choose = () => {
    close();
    act();
  };
  return el("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: choose }, name && icon(name), label);
}

function moveByKey(event, list, origin) {
  const items = [...list.children];
  const at = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) {
    event.preventDefault();
    items[(at + step + items.length) % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    close();
    origin?.focus();
  }
}

/** Keep the menu inside the window: above its button where there is no room below. */
function stand(list, place) {
  const box =
    place instanceof Element
      ? place.getBoundingClientRect()
      : { left: place.x, right: place.x, top: place.y, bottom: place.y };
  const { offsetWidth: width, offsetHeight: height } = list;
  const left = box.left + width + MARGIN > innerWidth ? box.right - width : box.left;
  const top = box.bottom + height + MARGIN > innerHeight ? box.top - height - 4 : box.bottom + 4;
  list.style.left = `${Math.max(MARGIN, left)}px`;
  list.style.top = `${Math.max(MARGIN, top)}px`;
}
