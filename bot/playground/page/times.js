// Dates and times as the page writes them, always in the demo's zone.

import { currentLanguage, word } from "./words.js";

const format = (date, zone, options) => new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(date);

function locale() {
  return { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", en: "en-GB" }[currentLanguage()];
}

/** A message's `date` (Unix seconds) as a Date. */
export const messageDate = (message) => new Date(message.date * 1000);

/** 08:30, by the 24-hour clock. */
export const timeOfDay = (date, zone) => format(date, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A key that is the same for two instants on one day of the zone. */
export const dayKey = (date, zone) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(date);

/** 11月18日 周三 · Wed 18 Nov; the year where it is not this one. */
export function dayName(date, now, zone) {
  const sameYear = dayKey(date, zone).slice(0, 4) === dayKey(now, zone).slice(0, 4);
  const day = format(date, zone, {
    month: currentLanguage() === "en" ? "short" : "long",
    day: "numeric",
    ...(sameYear ? {} : { year: "numeric" }),
  });
  const weekday = format(date, zone, { weekday: "short" });
  return currentLanguage() === "en" ? `${weekday} ${day}` : `${day} ${weekday}`;
}

/** The line between two days of a chat: today, yesterday or the date. */
export function daySeparator(date, now, zone) {
  const yesterday = new Date(now.getTime() - 24 * 3600 * 1000);
  if (dayKey(date, zone) === dayKey(now, zone)) return word("today");
  if (dayKey(date, zone) === dayKey(yesterday, zone)) return word("yesterday");
  return dayName(date, now, zone);
}

/** The short time in the chat list: the hour today, else the day. */
export function listTime(date, now, zone) {
  if (dayKey(date, zone) === dayKey(now, zone)) return timeOfDay(date, zone);
  return format(date, zone, { month: "numeric", day: "numeric" });
}

/** 11/18 周三 · Wed 18 Nov, and 08:30: the clock in the header. */
export function clockTime(now, zone) {
  const time = timeOfDay(now, zone);
  if (currentLanguage() === "en") return { day: dayName(now, now, zone), time };
  const weekday = format(now, zone, { weekday: "short" });
  return { day: `${format(now, zone, { month: "numeric", day: "numeric" })} ${weekday}`, time };
}
