// Names and the round marks that stand for people and groups.

import { el } from "./dom.js";

/** First and last name; Chinese names are written last name first, without a space. */
export function personName(person) {
  const { first_name: first = "", last_name: last = "" } = person ?? {};
  if (/\p{Script=Han}/u.test(first + last)) return last + first;
  return `${first} ${last}`.trim();
}

/** One of six hues for a person or chat, always the same. */
export const hue = (id) => `hue-${Math.abs(id ?? 0) % 6}`;

/** A round mark with the first letter of a name; a group's is square. */
export function avatar(id, name, isGroup = false) {
  return el(
    "span",
    { class: `avatar ${hue(id)}${isGroup ? " group" : ""}`, "aria-hidden": "true" },
    [...(name ?? "")][0] ?? "",
  );
}

/** The bot's own mark. */
export const seal = () => el("img", { class: "seal", src: "/page/seal.svg", alt: "" });
