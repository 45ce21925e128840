// The page's icons, drawn on a 24×24 field with one line width.

const PATHS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  clip: "M19.5 11.5l-7.8 7.8a4.8 4.8 0 0 1-6.8-6.8l8-8a3.2 3.2 0 0 1 4.5 4.5l-8 8a1.6 1.6 0 0 1-2.2-2.2l7.3-7.3",
  code: "M8 8l-4 4 4 4M16 8l4 4-4 4",
  contact: "M12 12a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6M4.5 20c.8-3.6 3.9-5.5 7.5-5.5s6.7 1.9 7.5 5.5",
  copy: "M9 9h10v11H9zM15 9V4.5H5V15h4",
  down: "M6 9l6 6 6-6",
  edit: "M4.5 19.5l.8-4L16 4.8l3.2 3.2L8.5 18.7z",
  file: "M7 3.5h7l4.5 4.5v12.5H7zM14 3.5V8h4.5",
  forward: "M14 6l6 6-6 6v-4c-5 0-8 1.5-10 5 .4-6 4-9.5 10-9.5z",
  keyboard: "M3.5 6.5h17v11h-17zM7 10h.1M10.3 10h.1M13.6 10h.1M17 10h.1M8 14h8",
  link: "M8 16L17 7M9.5 7H17v7.5",
  more: "M12 4.8a.8.8 0 1 0 .01 0zM12 11.2a.8.8 0 1 0 .01 0zM12 17.6a.8.8 0 1 0 .01 0z",
  photo: "M4 5.5h16v13H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.2h.1",
  pin: "M9 4h6l-.8 6.5L17.5 14h-11l3.3-3.5zM12 14v6",
  place:
    "M12 21c-4.5-4.8-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2 6.2-6.5 11zM12 12a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  reply: "M10 6l-6 6 6 6v-4c5 0 8 1.5 10 5-.4-6-4-9.5-10-9.5z",
  send: "M12 19.5V5M5.5 11.2L12 4.7l6.5 6.5",
  skip: "M5 6.5v11l6.5-5.5zM12.5 6.5v11L19 12z",
  slash: "M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM14 8l-4 8",
  smile: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M8.5 14c1.8 2.4 5.2 2.4 7 0M9 9.8h.1M15 9.8h.1",
  stop: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M6 6l12 12",
  voice: "M12 14.5a3 3 0 0 0 3-3v-4a3 3 0 0 0-6 0v4a3 3 0 0 0 3 3M6 11.5a6 6 0 0 0 12 0M12 17.5v3",
};

/** One icon by name; decoration only, so hidden from screen readers. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
