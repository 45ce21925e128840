// Everything that goes over the wire to the playground's server.

/** The server refused what was asked; `message` is its reason. */
export class Refused extends Error {}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok || body.ok === false) throw new Refused(body.error ?? `HTTP ${response.status}`);
  return body;
}

const postJson = (path, body) =>
  fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }).then(
    answer,
  );

/** Everything there is to show: people, chats, messages, keyboards, commands, the demo's time. */
export const loadState = () => fetch("/playground/state", { cache: "no-store" }).then(answer);

/** Do what a person does on his phone (`fields.do`); gives the server's result, throws Refused. */
export async function act(fields, file = null) {
  if (!file) return (await postJson("/playground/act", fields)).result;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  form.append("file", file, file.name);
  return (await answer(await fetch("/playground/act", { method: "POST", body: form }))).result;
}

/** Move the demo's clock on to the next "minute", "morning" or "week"; gives the new time (ISO, UTC). */
export const passTime = async (until) => (await postJson("/playground/pass-time", { until })).now;

/** Where a file of a message is served. */
export const fileUrl = (fileId) => `/playground/file/${encodeURIComponent(fileId)}`;

const RETRY_MS = 1500;

/**
 * Follow the server's events. `opened` runs at every (re)connection, `lost` when one breaks.
 * A browser gives an EventSource up after an HTTP error, so that a new one is made here.
 */
export function follow({ opened, happened, lost }) {
  const source = new EventSource("/playground/events");
  source.onopen = opened;
  source.onmessage = (event) => happened(JSON.parse(event.data));
  source.onerror = () => {
    lost();
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow({ opened, happened, lost }), RETRY_MS);
  };
}
