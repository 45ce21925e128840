// Building DOM nodes. Data becomes text nodes and attributes, never markup.

/**
 * Make an element. Functions under `on…` listen to that event; false, null and undefined leave an attribute out.
 * @param {string} tag
 * @param {Object<string, any>} attributes
 * @param {...(Node|string|null|false|undefined)} children
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Make `parent` hold exactly `nodes`, moving only what differs, so that focus and scrolling stay. */
export function hold(parent, nodes) {
  nodes.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
  while (parent.childNodes.length > nodes.length) parent.lastChild.remove();
}

/** Tell listeners by topic; `on` gives back what ends the listening. */
export class Topics {
  #listeners = new Map();

  on(topic, listener) {
    const known = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, known.add(listener));
    return () => known.delete(listener);
  }

  tell(topic, detail) {
    for (const listener of this.#listeners.get(topic) ?? []) listener(detail);
  }
}
